/** 查询: a page of results, and one thing of them; both on the same card. */
import { type Lookup, lookupId } from '../src/domain/lookup.ts';
import { form, input, select } from './form-kit.ts';
import { button, buttons, type Card, card, type Element, md, note, safe } from './kit.ts';
import { faces } from './words-faces.ts';
import { lookup as words } from './words-lookup.ts';

export type ListView = {
  readonly lookup: Lookup;
  /** results of all pages, as people say it */
  readonly count: string;
  readonly pages: number;
  /** what stands above the results, and below them */
  readonly lead?: string;
  readonly note?: string;
  /** where there is nothing: what to do */
  readonly empty: string;
  /** lines, safe, and what can be looked at more closely */
  readonly rows: readonly { readonly line: string; readonly id?: number; readonly name?: string }[];
};

/** All results, and what else the card says. */
export type Results = Pick<ListView, 'rows' | 'lead' | 'note'>;

export function lookupCard(view: ListView): Card {
  const { lookup, rows } = view;
  const kind = words.kinds[lookup.kind];
  const closer = rows.flatMap(({ id, name }) =>
    id === undefined ? [] : [{ value: `${id}`, text: name ?? '' }],
  );
  const field = { name: 'which', label: words.which, required: true };
  return card({
    state: 'info',
    title: words.title(kind, lookup.query),
    summary: words.summary(kind, view.count),
    elements: [
      view.lead ? md(view.lead) : undefined,
      md(rows.length === 0 ? view.empty : words.lead(view.count, lookup.page, view.pages)),
      rows.length > 0 ? md(rows.map(({ line }) => line).join('\n')) : undefined,
      closer.length > 0
        ? form(
            'open-lookup',
            lookupId(lookup),
            select(field, closer, faces.common.choose, closer[0]?.value),
            words.open,
          )
        : undefined,
      rows.length === 0 ? finding(lookup) : undefined,
      turning(view),
      view.note ? note(view.note) : undefined,
    ],
  });
}

/** Something else to look for, where there is more than can be listed. */
function finding({ kind, query }: Lookup): Element | undefined {
  const label = words.field[kind];
  if (!label) return undefined;
  const typed = input({ name: 'query', label, required: true }, words.hint[kind] ?? '', {
    max: 40,
    initial: query,
  });
  return form('find-lookup', lookupId({ kind, page: 1, query: '' }), typed, words.find);
}

function turning({ lookup, pages }: ListView): Element | undefined {
  const to = (text: string, page: number) => button(text, 'page-lookup', lookupId({ ...lookup, page }));
  const list = [
    ...(lookup.page > 1 ? [to(words.previous, lookup.page - 1)] : []),
    ...(lookup.page < pages ? [to(words.next, lookup.page + 1)] : []),
  ];
  return list.length > 0 ? buttons(list) : undefined;
}

export type OneView = {
  /** the page to go back to; absent: there was nothing else */
  readonly back?: Lookup;
  readonly kind: Lookup['kind'];
  readonly name: string;
  /** label and value; what is not known is left out */
  readonly fields: readonly (readonly [label: string, value: string | null])[];
  readonly note?: string;
};

/** so much of a value is shown: the whole content of an item, and no more than a card holds */
const LONGEST = 1200;

export function oneCard(view: OneView): Card {
  const known = view.fields.filter(([, value]) => value !== null && value !== '');
  return card({
    state: 'info',
    title: words.title(words.kinds[view.kind], view.name),
    summary: words.title(words.kinds[view.kind], view.name),
    elements: [
      md(known.map(([label, value]) => `**${label}** ${safe(value ?? '', LONGEST)}`).join('\n')),
      view.back ? button(words.back, 'page-lookup', lookupId(view.back)) : undefined,
      view.note ? note(view.note) : undefined,
    ],
  });
}
