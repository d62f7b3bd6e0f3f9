/** Ids of people in the tags of Feishu's markdown: `<at id=…>`, `<at ids=…>`, `<person id=…>`. */
const TAG = /<(at|person)\s+([^>]*)>/gi;
const ID = /\bids?\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i;

export function* idsInMarkdown(text: string): Iterable<string> {
  if (!text.includes('<')) return;
  for (const tag of text.matchAll(TAG)) {
    const found = ID.exec(tag[2]!);
    const ids = found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
    for (const id of ids.split(',').map((each) => each.trim())) if (id !== '' && id !== 'all') yield id;
  }
}

/** Keys of images: `![hover](img_…)`. */
export function* imagesInMarkdown(text: string): Iterable<string> {
  if (!text.includes('](')) return;
  for (const found of text.matchAll(/!\[[^\]]*\]\(\s*([^)\s]+)[^)]*\)/g)) yield found[1]!;
}

/** Lines that part the head of a table from its rows: one for each table. */
const RULE = /^\s*\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)+\|?\s*$/;

export const tablesInMarkdown = (text: string): number =>
  text.includes('|') ? text.split('\n').filter((line) => line.length < 2_000 && RULE.test(line)).length : 0;
