/** 年度抽查计划: the sentences of its card, and of its own windows and reasons. */
import type { PlanState } from '../src/domain/yearly-plan/plan.ts';
import { type Window, wholeMonths } from '../src/domain/yearly-plan/windows.ts';
import { dayText, momentText, spanText } from './words.ts';
import { count } from './words-common.ts';

/** A reason as it was typed, with one full stop. */
export const ended = (why: string) => `${why.replace(/[。.；;，,\s]+$/u, '')}。`;

const shortDay = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** 「3月至6月；9月」, or days where it is not whole months. */
export function windowsText(windows: readonly Window[]): string {
  return windows
    .map((window) => {
      const months = wholeMonths(window);
      if (!months) return window[0] === window[1] ? shortDay(window[0]) : spanText(window[0], window[1]);
      const [first, last] = months;
      if (first === 1 && last === 12) return '全年';
      return first === last ? `${first}月` : `${first}月至${last}月`;
    })
    .join('；');
}

export const planWords = {
  title: (section: string, year: number) => `${section} ${year} 年抽查计划`,
  adjusting: (title: string) => `${title}（调整）`,
  states: {
    none: '未编制',
    draft: '编制中',
    open: '待审批',
    returned: '已退回',
    approved: '已批准',
    replaced: '已被调整',
    dropped: '已放弃',
  } satisfies Record<PlanState | 'none', string>,
  summary: (section: string, year: number, state: string) => `${section} ${year} 年抽查计划：${state}`,
  lead: {
    none: '还没有编制。请逐项添加，或取空白计划表填好私聊发来。',
    noneRead: '还没有编制，由科室负责人办理。',
    draft: '请核对各项，齐了提交审批。也可以私聊发来计划表（.xlsx）。',
    adjusting: '正在调整，批准以前仍按原计划执行。改好后写明理由，提交审批。',
    draftRead: '科室正在编制，现在无需办理。',
    open: '已提交，等分管领导审批。现在无需办理。',
    returned: (who: string, when: Date, why: string) =>
      `${who} 于 ${momentText(when)} 退回：${ended(why)}请修改后再次提交。`,
    approved: '已批准。请选一项发起抽查；计划以外的，须有批准文号。',
    approvedRead: '已批准，正在执行。现在无需办理。',
    toPublish: '计划已批准，请公布后在此登记。',
    done: '全部完成，现在无需办理。',
    replaced: '已被新的计划代替，现在无需办理。',
    dropped: '已放弃这次调整，仍按原计划执行。',
  },
  figures: { entries: '项', target: '应查（家）', drawn: '已抽', visited: '已查' },
  types: { key: '重点', general: '一般' },
  all: '全部',
  entry: (line: number, item: string, type: string, amount: string, windows: string) =>
    `**${line}. ${item}** ${type} ${amount}，${windows}`,
  entryCounts: (target: number, drawn: number, visited: number) =>
    `应查 ${count(target)} 家，已抽 ${count(drawn)}，已查 ${count(visited)}`,
  entryMore: (teams: number | null, experts: number, partners: string | null) =>
    [
      teams === null ? '' : `检查组 ${teams} 个`,
      experts === 0 ? '' : `专家 ${experts} 人`,
      partners === null ? '' : `联合 ${partners}`,
    ]
      .filter(Boolean)
      .join('，'),
  entries: (n: number) => `计划各项（${n} 项）`,
  beyond: (n: number) => `另有 ${n} 项，请导出表格查看。`,
  chart: '按月拟查家数',
  month: (n: number) => `${n}月`,
  others: '其余',
  series: (line: number) => `第 ${line} 项`,
  coverage: {
    fold: (percent: number) => `覆盖情况（已覆盖 ${percent}%）`,
    line: (what: string, visited: number, pool: number) =>
      `${what}：在营 ${count(pool)} 家，今年已查 ${count(visited)} 家${pool === 0 ? '' : `（${Math.floor((100 * visited) / pool)}%）`}`,
    key: '重点企业',
    grade: (code: string) => `一般企业 ${code} 类`,
    full: '全覆盖',
  },
  spread: {
    fold: '检查时间分布',
    none: '今年还没有检查。',
    line: (weeks: number, visits: number, weekday: string, percent: number) =>
      `${visits} 次检查落在 ${weeks} 个周；最多的是周${weekday}，占 ${percent}%。`,
    uneven: '集中在同一个星期几，企业容易预料，请错开安排。',
    weekdays: (list: readonly string[]) => list.join('　'),
    weekday: (name: string, n: number) => `周${name} ${n}`,
    names: ['一', '二', '三', '四', '五', '六', '日'],
  },
  temporary: {
    fold: (n: number) => `计划外临时抽查（${n} 次）`,
    line: (no: string, document: string) => `抽查 ${no}，批准文号 ${document}`,
  },
  approvedLine: (who: string, when: Date) => `${who} 于 ${momentText(when)} 批准。`,
  submittedLine: (who: string, when: Date) => `${who} 于 ${momentText(when)} 提交。`,
  reasonLine: (why: string) => `调整理由：${why}`,
  publishedLine: (day: string, where: string) => `${dayText(day)}已公布：${where}。`,

  pick: '计划中的一项',
  addOne: '添加一项',
  temporaryOne: '计划外临时抽查（须批准文号）',
  option: (line: number, item: string) => `${line}. ${item}`,
  edit: '添加或修改',
  editedToast: '请在新卡片上填写',
  draw: '发起抽查',
  drawToast: '请在新卡片上核对',
  drawInGroup: '请到科室群里核对提交',
  reason: '调整理由',
  reasonHint: '为什么调整，分管领导会看到',
  submit: '提交审批',
  /** 提交以前，名录还没有确认 */
  confirmFirst: {
    own: '请先确认名录，卡片已发来',
    others: '已请科室负责人先确认名录',
    told: (sections: string, year: number) =>
      `${sections}还没有确认 ${year} 年检查对象名录，确认卡片已发给科室负责人，齐了再提交。`,
  },
  submittedToast: '已提交，请等审批',
  adjust: '调整计划',
  adjustAsk: { title: '调整计划', text: '复制出一份供修改，批准以前仍按原计划执行。' },
  adjustToast: '请在新卡片上修改',
  drop: '放弃调整',
  dropAsk: { title: '放弃调整', text: '这次修改全部作废，仍按原计划执行，不能恢复。' },
  dropToast: '已放弃调整',
  export: '导出表格',
  template: '取空白计划表',
  exportToast: '已发到私聊',
  file: (section: string, year: number) => `${section}-${year}年双随机抽查计划.xlsx`,
  templateFile: (section: string, year: number) => `${section}-${year}年计划表模板.xlsx`,
  sheet: '抽查计划',
  sheetObject: (trades: string, type: string, pool: number, target: number) =>
    `${trades}企业（${type}单位）共 ${count(pool)} 家，查 ${count(target)} 家`,
  yes: '是',
  no: '否',
  publishDay: '公布日期',
  publishWhere: '公布在哪里',
  publishWhereHint: '网址，或公示栏、文件编号',
  publish: '登记公布',
  publishedToast: '已登记公布',
  /** 执法监督科在通知里看到的 */
  toldPublish: (section: string, year: number) => `${section} ${year} 年抽查计划请公布`,
} as const;
