/** What the public page of the yearly plans says. */
import type { LineChange } from '../domain/yearly-plan/plan.ts';

const fields: Readonly<Record<LineChange['fields'][number], string>> = {
  line: '序号',
  item: '抽查事项',
  basis: '依据',
  content: '内容',
  method: '方式',
  trades: '行业',
  type: '重点或一般',
  amount: '比例或家数',
  windows: '检查时间',
  teams: '检查组数',
  experts: '专家人数',
  partners: '联合部门',
  frequency: '频次和上限',
  remark: '备注',
};
const was = { added: '增加', changed: '修改', removed: '取消' } as const;

export const words = {
  title: '年度双随机抽查计划',
  lead: (plans: number) => `已公布的年度抽查计划和历次调整，共 ${plans} 份。`,
  none: '还没有公布年度抽查计划。',
  own: (year: number) => `${year} 年度监督检查计划`,
  of: (section: string, year: number) => `${section} ${year} 年度抽查计划`,
  published: (day: string, where: string) => `${day} 公布（${where}）`,
  version: (no: number) => `第 ${no} 版`,
  current: (no: number) => (no === 1 ? '现行' : `现行，第 ${no} 版`),
  adjusted: (no: number, reason: string) => `第 ${no} 版调整理由：${reason}`,
  change: ({ is, line, item, fields: changed }: LineChange) =>
    `${was[is]}第 ${line} 项「${item}」${changed.length > 0 ? `的${changed.map((field) => fields[field]).join('、')}` : ''}`,
  history: (n: number) => `以前的版本（${n} 版）`,
  line: (no: number, item: string) => `${no}. ${item}`,
  types: { key: '重点检查', general: '一般检查' },
  all: '全部',
  calendar: '各项检查时间，深色是计划检查的月份',
  month: (n: number) => `${n}月`,
  join: '、',
  columns: {
    type: '抽查类别',
    trades: '检查对象',
    amount: '比例或家数',
    basis: '实施依据',
    content: '检查内容',
    method: '检查方式',
    frequency: '频次和上限',
    windows: '检查时间',
    section: '承办机构',
    partners: '联合部门',
    remark: '备注',
  },
  days: {
    total: '总法定工作日',
    other: '其他执法工作日',
    nonLaw: '非执法工作日',
    supervision: '监督检查工作日',
    n: (n: number, of?: string) => `${n} 天${of ?? ''}`,
    of: (officers: number, workdays: number) => `（执法人员 ${officers} 人，全年工作日 ${workdays} 天）`,
  },
} as const;
