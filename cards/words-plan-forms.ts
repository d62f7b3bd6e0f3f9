/** 年度抽查计划: the form of one line, and the form that draws from it. */
import { momentText } from './words.ts';
import { count } from './words-common.ts';

export const planEntryWords = {
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
} as const;

export const planDrawWords = {
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
} as const;
