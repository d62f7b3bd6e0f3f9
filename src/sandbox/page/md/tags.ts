import type { Tokens } from 'marked';

/** §4.4: one of Feishu's own tags, with its attributes and what stands in it. */
export type Tag = { raw: string; name: string; given: Readonly<Record<string, string>>; inner: string };
export type TagToken = Tokens.Generic & Tag;

const NAMES = 'at|font|text_tag|number_tag|person|local_datetime|link|a|br|hr|raw';
const OPEN = new RegExp(`^<(${NAMES})\\b((?:"[^"]*"|'[^']*'|[^>"'])*?)(/?)>`);
export const NEXT = new RegExp(`<(${NAMES})\\b`);
const ATTRIBUTE = /([\w_]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const ALONE = new Set(['br', 'hr']);

/** Reads a tag with what stands between it and its own closing tag, tags of the same name inside counted. */
export function readTag(src: string): Tag | undefined {
  const open = OPEN.exec(src);
  if (!open) return undefined;
  const [raw, name = '', attributes = '', closed] = open;
  const given = Object.fromEntries(
    [...attributes.matchAll(ATTRIBUTE)].map(([, key, a, b, c]) => [key!, a ?? b ?? c ?? '']),
  );
  if (ALONE.has(name) || closed) return { raw, name, given, inner: '' };
  const end = closingOf(src, name);
  return end && { raw: src.slice(0, end.to), name, given, inner: src.slice(raw.length, end.from) };
}

function closingOf(src: string, name: string): { from: number; to: number } | undefined {
  let depth = 0;
  for (const mark of src.matchAll(new RegExp(`<(/?)${name}\\b[^>]*?(/?)>`, 'g'))) {
    if (mark[1]) depth -= 1;
    else if (!mark[2]) depth += 1;
    if (depth === 0) return { from: mark.index, to: mark.index + mark[0].length };
  }
  return undefined;
}
