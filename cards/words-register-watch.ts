/** 名录 that want somebody: 名录确认, 重点单位本年未检查, 执法证到期. */
import { dayText, momentText } from './words.ts';

/** 名录确认 once a year */
export const confirmWords = {
  title: (year: number) => `${year} 年检查对象名录确认`,
  summary: (year: number) => `请确认 ${year} 年检查对象名录`,
  doneSummary: (year: number) => `${year} 年检查对象名录已确认`,
  lead: (section: string, year: number) =>
    `请核对${section}的检查对象名录，无误后确认，作为 ${year} 年抽查计划的依据。有出入的，先把改好的名录发给我。`,
  done: '本科室名录已确认，现在无需办理。以后的变化照常登记，留有记录。',
  figures: { total: '在册（家）', key: '重点（家）', active: '在营（家）' },
  listed: (n: number) =>
    n === 0
      ? '没有列入黑名单或失信名单的单位。列入的单位和危险性较大的重点单位，一律留在名录库内。'
      : `其中列入黑名单或失信名单的 ${n} 家，一律留在名录库内。`,
  button: '确认名录',
  ask: { title: '确认本科室名录', text: '确认后即作为年度抽查计划的依据，记入留痕。' },
  doneLine: (who: string, when: Date) => `${who} 已于 ${momentText(when)} 确认。`,
  toast: '名录已确认',
  againToast: '名录已经确认过',
} as const;

/** 重点单位本年未检查 */
export const unvisitedWords = {
  title: (year: string) => `${year} 年重点单位检查情况`,
  summary: (n: number) => `${n} 家重点单位本年还没有检查`,
  none: '重点单位本年都已检查，现在无需办理。',
  lead: (section: string, n: number) =>
    `${section}还有 **${n}** 家重点单位本年没有检查，请在年底前发起重点检查。`,
  line: (name: string, underWay: boolean) => (underWay ? `${name}，已在检查中` : name),
  law: '实施细则四（四）：对重点检查单位的抽查频次，一般每年至少进行一次。',
} as const;

/** 执法证到期 */
export const certificateWords = {
  own: (no: string, until: string) =>
    `您的执法证（${no}）有效期至 ${dayText(until)}，请及时换证，并请执法监督科更新名录。到期后不再派您参加检查。`,
  line: (name: string, until: string) => `${name}，${dayText(until)}到期`,
  office: (lines: readonly string[]) => `以下执法证即将到期，请督促换证：\n${lines.join('\n')}`,
} as const;
