/** 检查审批: the sentences of the approver's card, the office's part of it, 代理 and 紧急先行派发. */
import { momentText, spanText } from './words.ts';

export const approval = {
  title: (no: string) => `检查审批：抽查 ${no}`,
  summary: {
    open: (no: string) => `抽查 ${no} 的检查请审批`,
    late: (no: string) => `抽查 ${no} 的检查待审批，请尽快`,
    urgent: (no: string) => `抽查 ${no} 已先行派发，请补批`,
    settled: (no: string) => `抽查 ${no} 的检查审批已办结`,
    passed: (no: string) => `抽查 ${no} 的检查改由他人审批`,
  },
  lead: {
    open: (section: string, n: number) => `${section}拟对 **${n}** 家企业开展行政检查，请审批。`,
    late: (section: string, n: number) =>
      `${section}拟对 **${n}** 家企业开展行政检查，提交已超过 1 个工作日，请审批。`,
    urgent: (n: number, why: string) => `**${n}** 家的检查因情况紧急已先行派发，请补批。理由：${why}`,
    /** 审批人变更以后，原审批人的卡片 */
    passed: (names: string) =>
      names === '' ? '审批人已变更，您无需办理。' : `审批人已变更，现由 ${names} 审批。您无需办理。`,
    approved: '已同意，现在无需办理。',
    returned: '已退回，现在无需办理。',
    withdrawn: '已改在别处审批，现在无需办理。',
  },
  body: '检查主体',
  source: '任务来源',
  sources: {
    'ssd-1': (no: string, type: string) => `双随机抽查 ${no}（${type}，本局抽取）`,
    province: (no: string, platform: string) => `双随机抽查 ${no}（省级平台任务 ${platform}）`,
  },
  item: '抽查事项',
  basis: '检查依据',
  content: '检查内容',
  method: '检查方式',
  objects: '检查对象',
  objectCount: (n: number) => `${n} 家`,
  window: '检查时限',
  people: '检查人员',
  peopleCount: (people: number, seats: number) => `${people} 人，共 ${seats} 人次`,
  section: '承办科室',
  /** so many items are named; the rest is counted */
  more: (n: number) => `等 ${n} 项`,
  list: (n: number) => `检查对象和人员（${n} 家）`,
  listLine: (name: string, team: string) => `${name}　${team}`,
  beyond: (n: number) => `另有 ${n} 家，全部名单见文件。`,
  law: '国办发〔2024〕54号要点（非原文）：行政检查前须报经行政执法主体负责人批准；情况紧急的，可以事后补办。',
  submittedLine: (who: string, when: Date) => `${who} 于 ${momentText(when)} 提交。`,
  noteLine: (who: string, when: Date, note: string) => `${who} 于 ${momentText(when)} 再次提交：${note}`,
  returnedLine: (who: string, when: Date, why: string) => `${who} 于 ${momentText(when)} 退回：${why}`,
  approvedLine: (who: string, when: Date) => `${who} 于 ${momentText(when)} 同意。`,
  withdrawnLine: (when: Date) => `${momentText(when)} 改在别处审批。`,
  behalf: (who: string, whom: string) => `${who}（代理 ${whom}）`,

  approve: '同意检查',
  approveAsk: { title: '同意检查', text: '同意后，执法监督科即可派发检查任务，不能收回。' },
  approvedToast: '已同意',
  reason: '退回理由',
  reasonHint: '科室负责人和执法监督科会看到',
  giveBack: '退回',
  returnedToast: '已退回',

  told: {
    approved: (no: string, who: string) => `抽查 ${no} 的检查已由${who}同意，请登记平台编号并派发。`,
    returned: (no: string, who: string, why: string) =>
      `抽查 ${no} 的检查审批被${who}退回：${why}。请补充说明后再次提交；不再检查的，由科室负责人或执法监督科在卡片上办理，抽取记录照常公开。`,
    returnedUrgent: (no: string, who: string, why: string) =>
      `抽查 ${no} 的补批被${who}退回：${why}。任务已经派发，请按退回意见处理后再次提交。`,
  },

  /** on the cards of 执法监督科, of the chief and of the group */
  office: {
    waitingLead: (names: string) => `等 ${names} 审批，同意后在此派发。现在无需办理。`,
    nobodyLead: '名录里没有可以审批的分管领导或组长，请补录；在别处审批的，请在科室设置里写明。',
    submitLead: '请提交检查审批，同意后派发。',
    returnedLead: '检查审批已退回。请补充说明后再次提交，或不再检查。',
    returnedUrgentLead: '补批已退回。任务已派发，请按退回意见处理后再次提交。',
    stoppedLead: '本次不再检查，任务不派发；抽取记录照常公开。现在无需办理。',
    stoppedOpenLead: '本次不再检查，任务不派发。请公开抽取记录。',
    urgentWaits: (names: string) => `已紧急先行派发，等 ${names} 补批。`,
    summary: {
      approval: (no: string) => `抽查 ${no} 等待检查审批`,
      submit: (no: string) => `抽查 ${no} 请提交检查审批`,
      returned: (no: string) => `抽查 ${no} 检查审批已退回`,
      stopped: (no: string) => `抽查 ${no} 不再检查`,
    },
    note: '补充说明',
    noteHint: '对退回意见作了哪些补充或调整',
    submit: '提交审批',
    again: '再次提交审批',
    submittedToast: '已提交，请等审批',
    stop: '不再检查',
    stopAsk: {
      title: '不再检查',
      text: '任务不派发，企业退出本次检查，不能恢复；本次抽取不重抽，抽取记录照常公开。',
    },
    stoppedToast: '本次不再检查',
    no: '审批文号',
    noHint: '检查方案或审批表的文号',
    elsewhere: (no: string) => `审批文号 ${no}`,
  },
  chief: {
    waiting: '名单请勿外传。等分管领导审批，执法监督科登记平台编号后，任务派发。',
    returned: '检查审批已退回。请补充说明后再次提交，或不再检查。',
    stopped: '本次不再检查，任务不派发。现在无需办理。',
  },
  group: {
    waiting: '等分管领导审批后派发。',
    returned: '检查审批已退回，补充后再次提交。',
    stopped: '本次不再检查，抽取记录照常公开。现在无需办理。',
  },

  urgent: {
    open: '紧急情况先行派发',
    openedToast: '请在私聊的新卡片上填写',
    title: (no: string) => `抽查 ${no} · 紧急先行派发`,
    summary: (no: string) => `抽查 ${no} 紧急派发，请填写`,
    lead: '情况紧急、来不及事先审批的，可先行派发，并于一个工作日内补批。先行派发计入汇总。',
    reason: '紧急理由',
    reasonHint: '为什么不能等审批，分管领导和汇总都会看到',
    submit: '先行派发',
    done: (when: Date) => `已于 ${momentText(when)} 先行派发，等补批。`,
    line: (why: string) => `紧急先行派发：${why}`,
  },

  waiting: {
    none: '现在没有等您审批的检查和计划。',
    some: (n: number) => `有 ${n} 件检查或计划等您审批，请看下面的卡片。`,
  },

  standIn: {
    title: '代理审批',
    summary: '请人代理检查审批',
    lead: '出差、请假期间，可请组长或其他分管领导代为审批。到期自动失效。',
    who: '代理人',
    from: '开始日期',
    to: '结束日期',
    submit: '确定代理',
    madeToast: '已登记代理',
    none: '现在没有代理。',
    line: (who: string, from: string, to: string) => `${who} 代理，${spanText(from, to)}`,
    end: '收回代理',
    endAsk: { title: '收回代理', text: '收回后，检查仍由您本人审批。' },
    endedToast: '已收回代理',
    told: (whom: string, from: string, to: string) =>
      `${whom}请您于${spanText(from, to)}代为审批检查，有待审批的会发到这里。`,
    toldEnd: (whom: string) => `${whom}已收回代理，检查审批不用您办理了。`,
  },

  counted: (waiting: number, urgent: number, open: number) =>
    `待审批 ${waiting} 次；紧急先行派发 ${urgent} 次${open === 0 ? '' : `，其中 ${open} 次还未补批`}。`,
};
