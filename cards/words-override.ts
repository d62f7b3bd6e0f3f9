/** 超上限检查依据: entering what allows one visit more. */

export const overrideWords = {
  done: (name: string, cause: string, no: string) =>
    `已登记：${name}，${cause}，文号 ${no}。本年度可再检查一次，不受频次上限限制；下一次抽中即用完。`,
  again: (no: string) => `这家企业已用 ${no} 登记过，一份文件只能检查一次。`,
  title: '超上限检查',
  summary: '超上限检查：请填写依据和文号',
  lead: '登记投诉举报、转办移送或上级交办的文号，该企业本年度可在上限之外再检查一次。',
  which: (text: string, n: number) => `有 ${n} 家企业的名称含「${text}」，请选一家。`,
  fields: { enterprise: '企业', cause: '依据', documentNo: '文号' },
  enterpriseHint: '企业名称的一部分、企业编码或统一社会信用代码',
  documentHint: '如：晋应急举〔2026〕12号',
  submit: '登记',
  toast: '已登记，可再检查一次',
  againToast: '这份文件已经登记过',
  line: (who: string, at: string) => `${who} 已于 ${at} 提交。`,
  whichToast: '请在卡片上选一家',
  usage:
    '请写成「超上限 企业名称 依据 文号」，依据是投诉举报、转办移送或上级交办，如「超上限 某某化工 投诉举报 晋应急举〔2026〕12号」。',
} as const;
