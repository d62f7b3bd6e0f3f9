/** 年度抽查计划: the sentences of its cards and forms. */

import type { PlanState } from '../src/domain/yearly-plan/plan.ts';
import { type Window, wholeMonths } from '../src/domain/yearly-plan/windows.ts';
import { dayText, momentText, spanText } from './words.ts';
import { count } from './words-common.ts';

/** A reason as it was typed, with one full stop. */
const ended = (why: string) => `${why.replace(/[。.；;，,\s]+$/u, '')}。`;

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
    none: '还没有编制。请逐项添加，或私聊发来计划表（.xlsx）。',
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
  exportToast: '已发到私聊',
  file: (section: string, year: number) => `${section}-${year}年双随机抽查计划.xlsx`,
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
  toldPublish: (section: string, year: number) =>
    `${section} ${year} 年抽查计划已批准，请公布后在卡片上登记。`,

  form: {
    title: (section: string, year: number) => `${section} ${year} 年计划 · 填写一项`,
    summary: '抽查计划：请填写一项',
    lead: '检查依据、内容和方式随抽查事项填入，批准后发起抽查时沿用。',
    item: '抽查事项',
    type: '检查类型',
    amount: '抽取比例或家数',
    amountHint: '10%、12家，或 A5% B10% C20% D50%；重点检查不填',
    windows: '检查时间',
    windowsHint: '3月至6月；9月，或第二季度、3月16日至4月10日',
    help: '检查组数和专家人数',
    helpHint: '3组，专家1人；没有专家不写',
    partners: '联合部门',
    partnersHint: '部门联合抽查的填写，其余留空',
    keep: '保存这一项',
    keptToast: '已保存',
    done: (who: string, when: Date, line: number) => `${who} 已于 ${momentText(when)} 保存第 ${line} 项。`,
    removed: (who: string, when: Date, line: number) => `${who} 已于 ${momentText(when)} 删去第 ${line} 项。`,
    remove: '删去这一项',
    removeAsk: { title: '删去这一项', text: '这一项从计划里删去，序号不再使用。' },
    removedToast: '已删去',
    frequency: '一般每年一次（实施细则 四(四)）',
    group: '组',
    expert: '专家',
  },

  drawForm: {
    title: (line: number, section: string) => `${section}按计划第 ${line} 项发起抽查`,
    summary: '按计划发起抽查：请核对',
    about: (item: string, type: string, trades: string) => `${item}\n${type}检查 · ${trades}`,
    amount: (amount: string) => `计划数量：${amount}`,
    teams: (n: number) => `计划检查组：${n} 个（随机派人，每家企业至少两名执法人员）`,
    left: (target: number, drawn: number) =>
      `应查 ${count(target)} 家，已抽 ${count(drawn)} 家，还剩 ${count(Math.max(0, target - drawn))} 家。`,
    windows: (text: string) => `计划检查时间：${text}`,
    late: '今天已过这一项的检查时间，请先调整计划，或按计划外办理。',
    unmanned: (names: string) =>
      `**${names}还没有登记人员，不能一起抽取。** 请执法监督科用「联合人员」登记后再发起。`,
    whatLabel: '检查类型和范围',
    what: (type: string, scope: string) => `${type}检查 · ${scope}`,
    temporaryTitle: (section: string) => `${section}计划外临时抽查`,
    temporaryLead: '本年度计划已批准，计划以外的抽查须有批准文号，公开时一并说明。',
    number: '批准文号',
    numberHint: '例如：晋市应急〔2026〕12号',
  },

  bureau: {
    title: (bureau: string, year: number) => `${bureau} ${year} 年抽查计划`,
    summary: (year: number) => `${year} 年抽查计划`,
    lead: {
      none: '还没有测算监督检查工作日，请填写。各科室计划如下。',
      draft: '监督检查工作日已测算，请核对后提交审批。各科室计划如下。',
      open: '已提交，等分管领导审批。现在无需办理。',
      returned: (who: string, why: string) => `${who}退回：${ended(why)}请修改后再次提交。`,
      toPublish: '全局计划已批准，请公布后在此登记。',
      read: '各科室计划和进展如下，现在无需办理。',
    },
    figures: { supervision: '监督检查工作日', target: '应查（家）', drawn: '已抽', visited: '已查' },
    sections: '各科室计划',
    sectionLine: (section: string, state: string, entries: number, target: number, visited: number) =>
      entries === 0
        ? `**${section}** ${state}`
        : `**${section}** ${state}，${entries} 项，应查 ${count(target)} 家，已查 ${count(visited)}`,
    publishedMark: (state: string) => `${state}，已公布`,
    days: (n: number) => `监督检查工作日 ${count(n)} 天`,
    total: (officers: number, workdays: number, total: number) =>
      `总法定工作日 ${count(total)} 天 = 执法人员 ${count(officers)} 人 × 全年工作日 ${count(workdays)} 天`,
    other: (n: number, list: string) => `其他执法工作日 ${count(n)} 天${list === '' ? '' : `：${list}`}`,
    nonLaw: (n: number, list: string) => `非执法工作日 ${count(n)} 天${list === '' ? '' : `：${list}`}`,
    supervision: (total: number, other: number, nonLaw: number, n: number) =>
      `监督检查工作日 ${count(total)} − ${count(other)} − ${count(nonLaw)} = **${count(n)}** 天`,
    use: (perVisit: number, key: number, general: number, left: number) =>
      `各科室计划按每家 ${perVisit} 天，重点检查用 ${count(key)} 天、一般检查用 ${count(general)} 天，${
        left < 0 ? `**超出 ${count(-left)} 天，请调整**` : `留有余地 ${count(left)} 天`
      }。`,
    kind: (name: string, n: number) => `${name} ${n}`,
    join: '、',
    source:
      '《安全生产年度监督检查计划编制办法》要点（非原文）：监督检查工作日 = 总法定工作日 − 其他执法工作日 − 非执法工作日。',
    section: '科室',
    show: '查看科室计划',
    exportAll: '导出全局计划',
    fill: '填写工作日',
    filledToast: '请在新卡片上填写',
    form: {
      title: (year: number) => `${year} 年监督检查工作日`,
      summary: '监督检查工作日：请填写',
      lead: '全年工作日已按放假安排算好，请核对。各类天数是全体执法人员合计的人天数，没有的写 0。',
      officers: '执法人员（人）',
      workdays: '全年工作日（天）',
      other: '其他执法工作日',
      nonLaw: '非执法工作日',
      perVisit: '每家检查用几天（人天）',
      number: '只写数字',
      list: '名称和天数，用分号隔开',
      reason: '调整理由',
      keep: '保存',
      kept: '已保存',
      done: (who: string, when: Date, n: number) =>
        `${who} 已于 ${momentText(when)} 保存，监督检查工作日 ${count(n)} 天。`,
    },
  },

  approval: {
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
  },
} as const;
