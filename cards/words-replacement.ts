/** 换人: the sentences of 申请回避, 不能参加, 企业申请回避 and of what the registers bring about. */
import type { RecuseReason } from '../src/domain/draw/recuse.ts';
import type { Cause } from '../src/domain/replacement.ts';
import { momentText } from './words.ts';

export const replacement = {
  title: (name: string) => `换人申请：${name}`,
  ask: '回避或不能参加',
  openedToast: '请在新卡片上填写',
  asked: '您已申请换人，请等审批。审批前检查照常进行。',
  formSummary: (name: string) => `${name} 请填写换人申请`,
  formLead: '请选择事由后提交。说明只有审批人看得到；审批前检查照常进行。',
  cause: '事由',
  causes: {
    interest: '回避：与企业有直接利害关系',
    relation: '回避：有其他关系，可能影响公正执法',
    leave: '不能参加：请假或生病',
    duty: '不能参加：另有公务',
    other: '不能参加：其他原因',
  } satisfies Record<Cause, string>,
  text: '说明',
  textHint: '可不填；选其他原因的，请写明',
  submit: '提交申请',
  askedToast: '已提交，请等审批',
  kinds: {
    recusal: '须回避',
    unable: '不能参加',
    enterprise: '企业申请回避',
    'left-post': '已离岗',
    certificate: '执法证在检查前到期',
    leave: '请假',
  } satisfies Record<RecuseReason, string>,

  unit: '企业',
  window: '检查时限',
  team: '检查组',
  person: '换下',
  askedLine: (who: string, when: Date) => `${who} 于 ${momentText(when)} 提交。`,
  summary: {
    open: (name: string) => `${name} 换人申请待审批`,
    urged: (name: string) => `${name} 换人申请请尽快审批`,
    settled: (name: string) => `${name} 换人申请已办结`,
    mine: (name: string) => `${name} 换人申请已提交`,
  },
  lead: {
    mine: (deciders: string) => `已提交，等 ${deciders} 审批。审批前检查照常进行，现在无需办理。`,
    reminded: (what: string) => `${what}提交已满 1 个工作日，请尽快办理。`,
    escalated: (what: string, names: string) =>
      `${what}提交已满 2 个工作日，现由 ${names} 审批，先办的为准。`,
    recusal: (who: string) => `${who} 申请回避，请审批。`,
    unable: (who: string) => `${who} 不能参加检查，请审批。`,
    enterprise: (who: string) => `企业申请 ${who} 回避，请审批。`,
    approved: '申请已同意，现在无需办理。',
    vacant: '申请已同意，暂无合格人员可以接替，检查暂缓。有合格人员时自动补上，现在无需办理。',
    returned: '申请已退回，现在无需办理。',
    withdrawn: '申请已撤回，现在无需办理。',
  },
  /** 行政处罚法（2021）第四十三条, 原文 */
  law: {
    recusal:
      '《行政处罚法》第四十三条：执法人员与案件有直接利害关系或者有其他关系可能影响公正执法的，应当回避。',
    enterprise:
      '《行政处罚法》第四十三条：当事人提出回避申请的，行政机关应当依法审查，由行政机关负责人决定。决定作出之前，不停止调查。',
  },
  how: '同意后，接替人员由本次抽取的种子按规则选定，不能另行指定。',
  approve: '同意换人',
  approveAsk: { title: '同意换人', text: '同意后立即选定接替人员并通知各方，不能收回。' },
  approvedToast: '已同意，接替人员已选定',
  vacantToast: '已同意，暂无人员接替',
  returnReason: '退回理由',
  returnHint: '申请人会看到',
  giveBack: '退回申请',
  returnedToast: '已退回',
  withdraw: '撤回申请',
  withdrawAsk: { title: '撤回申请', text: '撤回后，检查组人员不变。' },
  withdrawnToast: '已撤回',
  system: '系统',
  outcome: {
    approved: (who: string, when: Date, substitute: string) =>
      `${who} 已于 ${momentText(when)} 同意，由 ${substitute} 接替。`,
    vacant: (who: string, when: Date) => `${who} 已于 ${momentText(when)} 同意，暂无合格人员可以接替。`,
    returned: (who: string, when: Date, why: string) => `${who} 已于 ${momentText(when)} 退回：${why}`,
    withdrawn: (when: Date) => `已于 ${momentText(when)} 撤回。`,
  },
  told: {
    approved: (name: string, out: string, substitute: string) =>
      `换人申请已同意：${name}的检查由${substitute}接替${out}。`,
    vacant: (name: string) => `换人申请已同意：${name}暂无合格人员可以接替，检查暂缓。`,
    returned: (name: string, why: string) => `换人申请已退回：${name}，${why}`,
  },

  gone: {
    lead: (substitute: string) => `您不再参加这家企业的检查，已由 ${substitute} 接替，现在无需办理。`,
    summary: (name: string) => `${name} 已换人，无需办理`,
    text: (name: string, substitute: string) => `您不再参加${name}的检查，已由${substitute}接替。`,
  },
  waits: '检查组有人回避，暂无合格人员接替，检查暂缓。人员到位后另行通知，现在无需办理。',
  waitsTodo: '检查暂缓',

  application: {
    open: '登记企业回避申请',
    title: (no: string) => `抽查 ${no} · 企业回避申请`,
    summary: '请登记企业的回避申请',
    lead: '企业申请检查人员回避的，在此登记，由分管领导审批。审批前检查照常进行。',
    task: '企业',
    taskHint: '企业名称或编码',
    person: '被申请回避的检查人员',
    causes: { interest: '与企业有直接利害关系', relation: '有其他关系，可能影响公正执法' },
    text: '企业陈述的理由',
    textHint: '照企业的申请填写，只有审批人看得到',
    submit: '提交审批',
  },

  replaced: {
    title: (n: number) => `检查组有 ${n} 处调整`,
    lead: '以下人员不能继续参加检查，接替人员已按抽取规则选定，现在无需办理。',
    leadVacant: (n: number) => `有 **${n}** 处暂无合格人员可以接替，检查暂缓，请核对人员名录。`,
    line: (name: string, out: string, why: string, substitute: string) =>
      `**${name}** ${out}${why}，由 ${substitute} 接替`,
    vacant: (name: string, out: string, why: string) => `**${name}** ${out}${why}，暂无人员接替`,
    back: (name: string, out: string) => `**${name}** ${out}已可以参加，检查照常`,
  },
  leftBehind: {
    one: (name: string, gone: string, writer: string) =>
      `${name}的检查结果填报后，${gone}已离岗，无人确认。已请${writer}撤回，接替人员选定后一同检查，重新填报。`,
    all: (name: string) =>
      `${name}的检查结果填报后，检查组人员均已离岗，无人确认。请核对人员名录；填报人恢复在岗的，可以撤回重填。`,
  },
  groupText: (no: string, n: number, head: string) =>
    `【抽查 ${no} 换人】\n检查组有 ${n} 处人员变动，接替人员由本次抽取的种子按规则选定。\n日志头：${head}`,
};
