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
  /** 必查 in the same field */
  must: {
    field: (n: number) => `检查表（必查 ${n} 条须有结果，可多选）`,
    placeholder: '已检查、发现或者未查',
    rest: '必查内容都已检查（选了未查的除外）',
    found: (choice: string) => `发现：${choice}`,
    skip: (text: string) => `未查：${text}`,
    all: (n: number) => `必查 ${n} 条都已检查`,
    some: (n: number, skipped: number) => `必查 ${n} 条，未查 ${skipped} 条，原因见上`,
    skippedLine: (text: string, source: string) => `· 未查：${text}（${source}）`,
  },
  found: (n: number) => `检查表中发现 ${n} 条`,
  foundLine: (text: string, major: boolean, source: string) =>
    `· ${major ? '【重大事故隐患】' : ''}${text}（${source}）`,
  beyond: (n: number) => `另有 ${n} 条没有列出，全表见抽查事项清单网页。`,
} as const;
