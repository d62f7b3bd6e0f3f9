/** 年度抽查计划: its approval. */
import { count } from './words-common.ts';
import { ended } from './words-plan.ts';

export const planApprovalWords = {
  title: (section: string, year: number) => `计划审批：${section} ${year} 年`,
  summary: {
    open: (section: string) => `${section}抽查计划请审批`,
    late: (section: string) => `${section}抽查计划待审批，请尽快`,
    settled: (section: string) => `${section}抽查计划审批已办结`,
    passed: (section: string) => `${section}抽查计划改由他人审批`,
  },
  lead: (section: string, n: number, target: number) =>
    `${section}报来年度抽查计划 **${count(n)}** 项、应查 **${count(target)}** 家，请审批。`,
  late: (section: string, n: number, target: number) =>
    `${section}报来年度抽查计划 **${count(n)}** 项、应查 **${count(target)}** 家，提交已超过 1 个工作日，请审批。`,
  days: (owner: string) => `${owner}年度监督检查工作日已测算，请审批。`,
  figures: { key: '重点（家）', general: '一般（家）' },
  approved: '已批准，现在无需办理。',
  returned: '已退回，现在无需办理。',
  changes: (n: number) => `调整内容（${n} 处）`,
  change: { added: '新增', changed: '修改', removed: '删去' },
  changeLine: (what: string, line: number, item: string, fields: string) =>
    `${what}第 ${line} 项 ${item}${fields === '' ? '' : `：${fields}`}`,
  fields: {
    item: '事项',
    basis: '依据',
    content: '内容',
    method: '方式',
    trades: '行业',
    type: '类型',
    amount: '数量',
    windows: '时间',
    teams: '检查组',
    experts: '专家',
    partners: '联合部门',
    frequency: '频次和上限',
    remark: '备注',
  } as Readonly<Record<string, string>>,
  approve: '批准计划',
  approveAsk: { title: '批准计划', text: '批准后按计划发起抽查，计划以外的须有批准文号。' },
  approvedToast: '已批准',
  reason: '退回理由',
  reasonHint: '科室负责人会看到',
  giveBack: '退回',
  returnedToast: '已退回',
  told: {
    approved: (section: string, year: number, who: string) =>
      `${section} ${year} 年抽查计划已由${who}批准，可以按计划发起抽查。`,
    returned: (section: string, year: number, who: string, why: string) =>
      `${section} ${year} 年抽查计划被${who}退回：${ended(why)}请修改后再次提交。`,
  },
} as const;
