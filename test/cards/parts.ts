/** A card taken apart: what in it is a button, a text, marked up or not, in a fold or not. */
import type { Card } from '../../cards/kit.ts';

export type Part = { readonly [key: string]: unknown };
/** A text that people see, and how it is read: as markdown, or as it stands, on one line or on several. */
export type Text = {
  readonly text: string;
  readonly marked: boolean;
  readonly folded: boolean;
  readonly lined: boolean;
};

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object with a tag, in the order of the card. */
export function parts(value: unknown, found: Part[] = []): Part[] {
  if (Array.isArray(value)) for (const each of value) parts(each, found);
  if (!isPart(value)) return found;
  if (typeof value.tag === 'string') found.push(value);
  for (const each of Object.values(value)) parts(each, found);
  return found;
}

export const tagged = (card: Card | Part, ...tags: string[]): Part[] =>
  parts(card).filter(({ tag }) => tags.includes(String(tag)));

/** All that people read: texts, cells of tables, options, what a chart shows. */
export function texts(card: Card): Text[] {
  const found: Text[] = [
    { text: card.header.title.content as string, marked: false, folded: false, lined: false },
    { text: card.config.summary.content, marked: false, folded: false, lined: false },
  ];
  gather(card.body, false, found);
  return found;
}

function gather(value: unknown, folded: boolean, found: Text[]): void {
  if (Array.isArray(value)) for (const each of value) gather(each, folded, found);
  if (!isPart(value)) return;
  const add = (text: unknown, marked: boolean, lined = marked) => {
    if (typeof text === 'string') found.push({ text, marked, folded, lined });
  };
  if (value.tag === 'plain_text') add(value.content, false);
  if (value.tag === 'markdown') add(value.content, true);
  if (value.tag === 'input') add(value.default_value, false, value.input_type === 'multiline_text');
  if (value.tag === 'chart') for (const text of strings(value.chart_spec)) add(text, false);
  if (value.tag === 'table') {
    for (const column of value.columns as Part[]) add(column.display_name, false);
    const kinds = new Map((value.columns as Part[]).map((column) => [column.name, column.data_type]));
    for (const row of value.rows as Part[])
      for (const [name, cell] of Object.entries(row)) add(cell, kinds.get(name) !== 'text');
    return;
  }
  if (value.tag === 'collapsible_panel') {
    gather(value.header, false, found);
    gather(value.elements, true, found);
    return;
  }
  for (const each of Object.values(value)) gather(each, folded, found);
}

/** The values of a chart's data. */
function strings(spec: unknown): string[] {
  const data = (spec as { data: { values: { x: string; series: string }[] }[] }).data;
  return data.flatMap(({ values }) => values.flatMap(({ x, series }) => [x, series]));
}

/** The link to the 核验 page of the gallery's draws: its text. */
export const OUR_PAGE =
  /\[([^\]]+)\]\(https:\/\/example\.gov\.cn\/(?:verify\/2026-003|fair(?:#unanswered)?)\)/;

/** What the reader sees of markdown: no tags, entities resolved. */
export function shown(markdown: string): string {
  return markdown
    .replace(/<at id=[^>]*><\/at>/g, '@某人')
    .replace(OUR_PAGE, '$1')
    .replace(/<[^>]*>/g, '')
    .replaceAll('**', '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
