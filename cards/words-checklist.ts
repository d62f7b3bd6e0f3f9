/** 检查表 on the cards of tasks: what is looked at, and what of it was found. */
export const checklistWords = {
  field: '发现的检查表内容（可多选，没有的不选）',
  placeholder: '没有发现的不用选',
  choice: (text: string, major: boolean) => (major ? `【重大】${text}` : text),
  fold: (title: string, n: number, must: number) =>
    must === 0 ? `${title}（${n} 条）` : `${title}（${n} 条，必查 ${must} 条）`,
  source: (source: string, quoted: boolean) => `**${source}**（${quoted ? '原文' : '要点，非原文'}）`,
  line: (text: string, major: boolean, must: boolean) =>
    `· ${major ? '【重大事故隐患】' : ''}${must ? '' : '（选查）'}${text}`,
  /** 填报前的提示 */
  mustAsk: (n: number) => ({
    title: '填报检查结果',
    text: `提交即表示必查的 ${n} 条已逐条检查。有没能检查的，请先返回，在检查情况里写明是哪一条、什么原因。`,
  }),
  found: (n: number) => `检查表中发现 ${n} 条`,
  foundLine: (text: string, major: boolean, source: string) =>
    `· ${major ? '【重大事故隐患】' : ''}${text}（${source}）`,
  beyond: (n: number) => `另有 ${n} 条没有列出，全表见抽查事项清单网页。`,
} as const;
