/** 回避申报: the words of the own card, of the yearly look through, and of what 执法监督科 sees of it. */
import { momentText } from './words.ts';

export const recusalWords = {
  title: '本人回避申报',
  summary: '本人回避申报',
  yearSummary: (year: number) => `请核对 ${year} 年回避申报`,
  lead: '有利害关系、亲属关系或曾经任职的企业，请在这里申报。申报后立即生效，不再派您检查。',
  yearLead: (year: number) =>
    `请核对 ${year} 年的回避申报：有新增的先申报，不再存在的先解除，无误后点「确认无误」。`,
  confirmed: (year: number, when: Date) => `${year} 年的申报已于 ${momentText(when)} 确认。`,
  confidential: '事由只有您本人看得到，不进入名录、变更记录和抽取记录。',
  none: '现在没有申报回避的企业。',
  all: (n: number) => `现在回避 ${n} 家：`,
  line: (unit: string, kind: string, reason: string, when: Date | null) =>
    `**${unit}** ${kind}${reason === '' ? '' : `，${reason}`}${when === null ? '（名录登记）' : `（${momentText(when)}申报）`}`,
  beyond: (n: number) => `另有 ${n} 家没有列出，请执法监督科在人员名录里核对。`,
  ended: (n: number) => `已解除的 ${n} 家`,
  endedLine: (unit: string, reason: string, when: Date) => `${unit}：${reason}（${momentText(when)}解除）`,
  fields: {
    enterprise: '企业',
    kind: '回避情形',
    reason: '事由（保密）',
    which: '解除哪一家',
    endReason: '解除事由（保密）',
  },
  enterpriseHint: '企业名称的一部分、企业编码或统一社会信用代码',
  which: (text: string, n: number) => `名称里有「${text}」的有 ${n} 家，请选一家再提交。`,
  reasonHint: '如：配偶在该企业任职',
  endHint: '如：已离职满三年',
  declare: '申报回避',
  end: '解除回避',
  confirm: '确认无误',
  declaredToast: '已申报，立即生效',
  whichToast: '有几家对得上，请选一家',
  endedToast: '已解除',
  confirmedToast: '已确认，感谢配合',
  againToast: '本年度已经确认过',
  /** 执法监督科 */
  office: {
    title: (year: number) => `${year} 年回避申报`,
    summary: (year: number, open: number) =>
      open === 0 ? `${year} 年回避申报已全部确认` : `${year} 年回避申报：${open} 人未确认`,
    done: '执法人员都已确认，现在无需办理。',
    lead: (open: number) => `还有 **${open}** 人没有确认，到时自动提醒本人，现在无需办理。`,
    figures: { asked: '应申报（人）', declared: '已确认（人）', recusals: '在册回避（家次）' },
    line: (name: string, section: string) => (section === '' ? name : `${name}，${section}`),
    note: '这里只有人数和家次；为哪家企业、因何回避，只有本人和抽取时的排除知道。',
  },
  /** what stands in a line of 待办 */
  todo: (year: number) => `${year} 年`,
} as const;
