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

/** The line that parts the head of a table from its rows; one column and one dash are enough. */
const RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const LONGEST = 2_000;

const isRule = (line: string): boolean => line.length < LONGEST && line.includes('|') && RULE.test(line);
/** Cells of a line; a stroke behind a backslash parts nothing. */
const cellsIn = (line: string): number =>
  line
    .replace(/\\\|/g, '')
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length;

/** A rule makes a table only below a head of as many cells. */
export function tablesInMarkdown(text: string): number {
  if (!text.includes('|')) return 0;
  const lines = text.split('\n');
  return lines.filter((line, at) => {
    const head = lines[at - 1] ?? '';
    return isRule(line) && head.trim() !== '' && !isRule(head) && cellsIn(head) === cellsIn(line);
  }).length;
}
