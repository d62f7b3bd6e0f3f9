/** 汇总: the weekly report. */
import { dayText } from './words.ts';

export const summary = {
  title: (day: string) => `双随机抽查汇总 · 截至${dayText(day)}`,
  summary: '双随机抽查汇总',
  lead: (year: string) => `${year} 年以来的抽查情况如下，现在无需办理。`,
  leadOverdue: (n: number) => `有 **${n}** 件事项超期，请督办。`,
  columns: {
    section: '科室',
    drawn: '抽取',
    accepted: '已接收',
    inspected: '已检查',
    problems: '有问题',
    rectified: '已整改',
    published: '已公示',
    overdue: '超期',
  },
  total: '合计',
  empty: '今年还没有抽查任务。',
  draws: (draws: number, voids: number) => `今年抽取 ${draws} 次，作废 ${voids} 次。`,
  byChief: (row: {
    section: string;
    chief: string;
    draws: number;
    again: number;
    voids: number;
    substitutions: number;
  }) =>
    `${row.section} ${row.chief}：抽取 ${row.draws} 次${row.again > 0 ? `（时限内再抽 ${row.again} 次）` : ''}，作废 ${row.voids} 次，换人和替换 ${row.substitutions} 次。`,
} as const;
