/** 批准文号 in a line that was typed: 「抽查 10% 批准文号 晋市应急〔2026〕12号」. */

const NUMBER = /(?:批准)?文号\s*[:：]?\s*(\S{2,60})/u;

/** The line without it, and the number. */
export function takeDocumentNo(text: string): { readonly rest: string; readonly no?: string } {
  const found = NUMBER.exec(text);
  if (!found?.[1]) return { rest: text };
  return { rest: text.replace(found[0], ' ').trim(), no: found[1] };
}
