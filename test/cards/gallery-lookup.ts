/** 查询, every face of it. */
import { clip, safe } from '../../cards/kit.ts';
import { lookupCard, oneCard } from '../../cards/lookup.ts';
import { dayText, shortName } from '../../cards/words.ts';
import { lookup as words } from '../../cards/words-lookup.ts';
import type { Lookup } from '../../src/domain/lookup.ts';
import { type Piece, type Texts, times } from './gallery-texts.ts';

export function lookups(t: Texts): Record<string, Piece> {
  const short = shortName(t.unit, t.county);
  const unit = (i: number) => ({
    id: i + 1,
    name: short,
    line: words.unit.line(
      `**${safe(short)}**`,
      safe(t.section),
      i % 2 === 0,
      i === 1 ? 'suspended' : 'active',
    ),
  });
  const page = (lookup: Lookup, n: number, pages: number, more = {}): Piece => ({
    state: 'info',
    card: lookupCard({
      lookup,
      count: words.count(n, 200),
      pages,
      empty: lookup.query === '' ? words.ask[lookup.kind] : words.none(safe(lookup.query)),
      rows: times(Math.min(n, 5), unit),
      ...more,
    }),
  });
  const of = (kind: Lookup['kind'], query = '', n = 1): Lookup => ({ kind, query, page: n });
  const due = (left: string, what: string, name: string, about = '') => ({
    line: words.due.line(dayText('2026-03-20'), left, what, safe(name), safe(about)),
  });
  const { kinds, left, late, today, draw } = words.due;
  return {
    'look-up units, nothing asked': page(of('enterprise'), 0, 1, {
      lead: words.sections([{ section: safe(t.section), n: 1751 }]),
    }),
    'look-up units, none': page(of('enterprise', t.typed), 0, 1),
    'look-up units, some': page(of('enterprise', '新材料', 2), 14, 3),
    'look-up units, too many': page(of('enterprise', '公司', 40), 201, 40, { note: words.tooMany(200) }),
    'look-up unit': {
      state: 'info',
      card: oneCard({
        kind: 'enterprise',
        name: clip(t.unit, 22),
        back: of('enterprise', '新材料', 2),
        fields: [
          [words.unit.fields.name, t.unit],
          [words.unit.fields.creditCode, '140702000000123'],
          [words.unit.fields.address, t.address],
          [words.unit.fields.visits, words.unit.visits(1, 2)],
          [words.unit.fields.lastVisit, null],
          [words.unit.fields.permits, words.unit.permit(t.item, null)],
          [words.unit.fields.contact, `${t.contact} ${t.phone}`],
        ],
        note: words.groupNote,
      }),
    },
    'look-up people, nothing asked': page(of('person'), 0, 1),
    'look-up item': {
      state: 'info',
      card: oneCard({
        kind: 'item',
        name: clip(t.item, 22),
        fields: [
          [words.item.fields.name, t.item],
          [words.item.fields.content, t.text.repeat(30)],
        ],
      }),
    },
    'look-up due, none': page(of('due'), 0, 1, { lead: words.due.lead(60), note: words.due.scopes.person }),
    'look-up due': page(of('due', '', 1), 7, 2, {
      lead: words.due.lead(60),
      note: words.due.scopes.section,
      rows: [
        due(late(3), kinds.publish, short, draw('2026-003')),
        due(today, kinds.rectify, short, draw('2026-003')),
        due(left(12), kinds.certificate, t.names[0]),
        due(left(30), kinds.permit, short, t.item),
        due(left(55), kinds.window, t.item, t.section),
      ],
    }),
  };
}
