/** 企业停产、注销和恢复: the words of the form and of what came of it. */
import { dateText } from './words.ts';

export const unitStatusWords = {
  title: '企业状态登记',
  summary: '企业状态登记：请填写',
  doneSummary: '企业状态已登记',
  lead: '登记停产、注销，或恢复生产。凭据必填，停产、注销的不再抽取，仍留在名录库内。',
  which: (text: string, n: number) => `名称里有「${text}」的有 ${n} 家，请选一家再提交。`,
  fields: {
    enterprise: '企业',
    status: '改为',
    since: '起始日期',
    evidence: '凭据（文号、通知书或现场记录）',
  },
  statuses: { suspended: '停产', cancelled: '注销', active: '在营（恢复生产）' },
  enterpriseHint: '企业名称的一部分、企业编码或统一社会信用代码',
  evidenceHint: '如：晋市应急停〔2026〕8号停产通知书',
  submit: '登记状态',
  toast: '状态已登记',
  whichToast: '有几家对得上，请选一家',
  done: (unit: string, before: string, after: string, since: string) =>
    `**${unit}**\n${before === '' ? '' : `${before} → `}**${after}**，自${dateText(since)}起。`,
  evidence: (text: string) => `凭据：${text}`,
  photos: (n: number) => `凭据照片 ${n} 张，选自本局检查时的照片。`,
  photo: '凭据照片（选自检查照片）',
  photoChoice: (sender: string, when: string) => `${when}，${sender}`,
  attach: '附上照片',
  attachToast: '照片已附上',
  underWay: '这家企业有检查任务在办，请在抽查名单卡片上点「替换企业」。',
  must: '这家企业列入黑名单或失信名单，停止抽查的凭据会一直留在名录库内。',
  line: (who: string, when: string) => `${who} 已于 ${when} 登记。`,
} as const;
