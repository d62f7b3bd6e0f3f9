/** 作废 and 替换 of a draw: the sentences of whoever asks and whoever decides. */
import type { ChangeReason, ChangeRole } from '../src/domain/draw-change.ts';
import { momentText } from './words.ts';
import { beaconWords } from './words-beacon.ts';
import { correctWords } from './words-correct.ts';

/** 专家, 联合部门人员 whom a rule forbids at a visit: who comes in; whether they stay until then. */
type HelperChange = { readonly out: string; readonly stays: boolean; readonly in?: string };

export const drawChange = {
  kinds: { void: '作废', substitute: '替换企业', beacon: '公共随机值', correct: '更正', helper: '更换专家' },
  reasons: {
    'wrong-list': '冻结的名单有误',
    'wrong-plan': '抽取的范围、比例或时限有误',
    'witness-absent': '见证人不能到场',
    ordered: '上级要求停止',
    'no-beacon': '公告的公共随机值取消、不再开出',
    announced: '已按公告开出',
    mistyped: '公共随机值录入有误',
    'wrong-file': '发出的记录文件有误',
    suspended: '停产停业',
    cancelled: '已注销',
    duplicate: '与名单上另一家重复',
    moved: '不在管辖',
    joint: '本期已联合检查',
    recusal: '需要回避',
    unable: '不能参加',
  } satisfies Record<ChangeReason, string>,
  /** by itself */
  quorum: '见证未在时限内到齐',
  roles: {
    chief: '科室负责人',
    office: '执法监督科',
    deputy: '分管领导',
    leader: '组长',
  } satisfies Record<ChangeRole, string>,

  askVoid: '申请作废',
  openedToast: '请在私聊的新卡片上填写',
  reason: '事由',
  note: '说明',
  noteHint: '可不填，审批人会看到',
  submit: '提交申请',
  askedToast: '已提交，请等审批',
  void: {
    title: (no: string) => `作废申请：抽查 ${no}`,
    formSummary: (no: string) => `抽查 ${no} 请填写作废申请`,
    formLead:
      '见证到齐以前，可以申请作废，由另一岗位的第二人审批。作废后编号不再使用，密钥将公开，作废次数计入汇总。',
    lead: (who: string, role: string) => `${who}（${role}）申请作废，请审批。见证到齐后不能再作废。`,
    approve: '同意作废',
    approveAsk: { title: '同意作废', text: '作废后本编号不再使用，密钥将公开，不能收回。' },
    approvedToast: '已同意，抽查已作废',
    approved: '已同意作废，现在无需办理。',
    lapsed: '审批以前抽取已结束，申请不再办理，现在无需办理。',
  },
  substitute: {
    open: '企业不能检查',
    title: (no: string) => `替换企业申请：抽查 ${no}`,
    formSummary: (no: string) => `抽查 ${no} 请填写替换申请`,
    formLead:
      '抽中的企业不能检查的，由抽取时一并抽出的同层备选按次序替换，由另一岗位的第二人审批。重点企业和没有备选的，只去掉，不另抽。',
    unit: '企业',
    typed: '请写企业全称',
    lead: (who: string, role: string) => `${who}（${role}）申请替换企业，请审批。`,
    approve: '同意替换',
    approveAsk: { title: '同意替换', text: '同意后，该企业不再检查，由下一家备选替换，不能收回。' },
    approvedToast: '已同意，企业已替换',
    approved: '已同意替换，现在无需办理。',
    lapsed: '审批以前检查结果已填报，申请不再办理，现在无需办理。',
    came: (name: string) => `由备选 ${name} 替换，检查组和时限不变。`,
    none: '没有备选，该企业去掉，不另抽。',
    told: (out: string, came: string | undefined, stays: readonly string[]) => {
      if (came === undefined) return `${out} 已不再检查，没有备选替换。`;
      const taken = `${out} 已不再检查，由备选 ${came} 替换，检查组和时限不变。`;
      if (stays.length === 0) return taken;
      return `${taken}\n${stays.join('、')}按规则不能检查这家企业，名录里暂时没有人可以接替：请先不要检查，补充人员名录后在任务卡片上申请换人。`;
    },
    helpTold: (firm: string, changes: readonly HelperChange[]) =>
      changes
        .map((each) =>
          each.in !== undefined
            ? `${each.out} 按规则不能参加 ${firm} 的检查，已按抽取种子由 ${each.in} 接替。`
            : each.stays
              ? `${each.out} 按规则不能参加 ${firm} 的检查，没有可以接替的人：请先不要请其参加，商请该部门另派人员。`
              : `${each.out} 按规则不能参加 ${firm} 的检查，没有可以接替的人，已不列入；可发「专家」另行指定。`,
        )
        .join('\n'),
    group: (no: string, came: boolean, head: string) =>
      `【抽查 ${no} 替换】\n1 家企业不能检查，${came ? '已由抽取时一并抽出的备选替换' : '没有备选，去掉不另抽'}。\n日志头：${head}`,
    goneSummary: (name: string) => `${name} 不再检查`,
    gone: '该企业不能检查，已去掉，现在无需办理。',
  },
  helper: {
    person: '专家',
    title: (no: string) => `更换专家申请：抽查 ${no}`,
    lead: (who: string, role: string) => `${who}（${role}）申请更换抽取确定的专家，请审批。`,
    approve: '同意更换',
    approveAsk: { title: '同意更换', text: '同意后，由抽取种子排定的下一名专家接替，不能另选，不能收回。' },
    askedToast: '已报第二人审批，请等结果',
    approvedToast: '已同意，专家已更换',
    approved: '已同意更换，现在无需办理。',
    lapsed: '审批以前检查已办完，申请不再办理，现在无需办理。',
    came: (name: string) => `由 ${name} 接替。`,
    none: '没有可以接替的专家，原专家已不列入，可发「专家」另行指定。',
    told: (firm: string, out: string, came: string | undefined) =>
      came === undefined
        ? `${out} 不再参加 ${firm} 的检查，没有可以接替的专家，可发「专家」另行指定。`
        : `${out} 不再参加 ${firm} 的检查，已按抽取种子由 ${came} 接替。`,
  },
  beacon: beaconWords,
  correct: correctWords,
  summary: {
    open: (no: string) => `抽查 ${no} 有申请待审批`,
    urged: (no: string) => `抽查 ${no} 的申请请尽快审批`,
    mine: (no: string) => `抽查 ${no} 的申请已提交`,
    agreed: (no: string) => `抽查 ${no} 的更正正在办理`,
    settled: (no: string) => `抽查 ${no} 的申请已办结`,
  },
  mine: (deciders: string) => `已提交，等 ${deciders} 审批，现在无需办理。`,
  reminded: (what: string) => `${what}提交已满 1 个工作日，请尽快办理。`,
  escalated: (what: string, names: string) => `${what}提交已满 2 个工作日，现由 ${names} 审批，先办的为准。`,
  returned: '申请已退回，现在无需办理。',
  withdrawn: '申请已撤回，现在无需办理。',
  askedLine: (who: string, role: string, when: Date) => `${who}（${role}）于 ${momentText(when)} 提交。`,
  decidedLine: {
    approved: (who: string, role: string, when: Date) => `${who}（${role}）已于 ${momentText(when)} 同意。`,
    returned: (who: string, role: string, when: Date, why: string) =>
      `${who}（${role}）已于 ${momentText(when)} 退回：${why}`,
  },
  returnReason: '退回理由',
  returnHint: '申请人会看到',
  giveBack: '退回申请',
  returnedToast: '已退回',
  withdraw: '撤回申请',
  withdrawnToast: '已撤回',
  told: {
    approved: (what: string, no: string) => `您对抽查 ${no} 的${what}申请已同意。`,
    lapsed: (what: string, no: string) =>
      `您对抽查 ${no} 的${what}申请没有办成：任务已派发。全部查完后可以再申请。`,
    returned: (what: string, no: string, why: string) => `您对抽查 ${no} 的${what}申请被退回：${why}`,
  },
  /** 作废 in the group */
  voidText: (no: string, why: string, by: string, approved: string, head: string) =>
    `【抽查 ${no} 作废】\n事由：${why}\n${by}申请，${approved}同意。本编号不再使用，需要时请重新发起。\n日志头：${head}`,
  voidLead: (why: string, by: string, approved: string) =>
    `已作废：${why}（${by}申请，${approved}同意）。本编号不再使用，可重新发起抽查。`,
} as const;
