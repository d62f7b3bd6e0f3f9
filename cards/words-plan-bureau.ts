/** 全局年度抽查计划: 监督检查工作日, and the plans of the sections. */
import { momentText } from './words.ts';
import { count } from './words-common.ts';
import { ended } from './words-plan.ts';

export const bureauPlanWords = {
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
} as const;
