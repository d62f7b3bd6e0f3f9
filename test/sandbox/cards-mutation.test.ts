/** Every card that passes, broken in one place at a time: refused, unless the facts let the place be anything. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCard, extOf, parseCard } from '../../src/sandbox/cards/check.ts';
import { type Kind, type Mutant, mutants } from './cards-mutate.ts';

const known = { user: (id: string) => id.startsWith('ou_'), image: (key: string) => key.startsWith('img_') };

const folders = ['cards', '../../../shared/card-samples'].map((each) => join(import.meta.dirname, each));
const cards = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));

/** What a callback carries is the bot's affair, what stands in a chart VChart's. */
const isTheirs = ({ at }: Mutant): boolean =>
  at.some((key, i) => key === 'chart_spec' && i < at.length - 1) ||
  at.some((key, i) => key === 'value' && i < at.length - 1);
const isOpen = ({ at }: Mutant): boolean => ['value', 'chart_spec', 'rows'].includes(lastKey(at));
const lastKey = (at: Mutant['at']): string => String(at.findLast((key) => typeof key === 'string'));

/** §4.3: keys whose texts and numbers may be anything, by their own nature or because `text_size` is not validated. */
const FREE = new Set(
  'content zh_cn en_us text_size url pc_url ios_url android_url default_url name value default_value initial_option selected_values display_name date_format custom_width'.split(
    ' ',
  ),
);
/** An icon of the library ignores the key of an image; the sizes of a card's own names are not validated either. */
const isFree = ({ at, tag }: Mutant): boolean =>
  FREE.has(lastKey(at)) ||
  at.includes('rows') ||
  at.includes('text_size') ||
  (tag === 'standard_icon' && lastKey(at) === 'img_key');

/** §4.3, the bold fields: by the tag around them and the key. */
const REQUIRED = new Set(
  [
    'markdown.content img.img_key img_combination.img_key img_combination.combination_mode',
    'img_combination.img_list person.user_id person_list.persons person_list.id table.columns table.rows',
    'table.name table.data_type chart.chart_spec column_set.columns form.name form.elements',
    'interactive_container.elements collapsible_panel.header multi_select_static.name',
    'multi_select_person.name overflow.options select_img.options select_img.img_key custom_icon.img_key',
    'standard_icon.token text_tag.text',
  ].flatMap((keys) => keys.split(' ')),
);
/** Objects without a tag of their own, in which a bold field has the same name as one that is not. */
function isRequired({ at, tag }: Mutant): boolean {
  const key = lastKey(at);
  if (key === 'tag' || at.at(-2) === 'confirm') return true;
  if (key === 'type') return at.at(-3) === 'behaviors';
  if (tag === 'card') return at.join('/') === 'schema' || at.join('/') === 'header/title';
  return !at.includes('header') && REQUIRED.has(`${tag}.${key}`);
}

/** A cell of the type `options` takes a text as well. */
const isRisk = ({ at }: Mutant): boolean =>
  at.includes('rows') && at.length <= 6 && /scale|risk/.test(lastKey(at));

const MUST: Readonly<Record<Kind, (mutant: Mutant) => boolean>> = {
  beside: (mutant) => !isTheirs(mutant) && !isOpen(mutant),
  type: (mutant) =>
    !isTheirs(mutant) &&
    lastKey(mutant.at) !== 'value' &&
    lastKey(mutant.at) !== 'custom_width' &&
    !isRisk(mutant),
  value: (mutant) => !isTheirs(mutant) && !isFree(mutant),
  gone: (mutant) => !isTheirs(mutant) && isRequired(mutant),
};
test('a card broken in one place is refused wherever the facts say so', () => {
  const shares: Record<Kind, [refused: number, of: number]> = {
    type: [0, 0],
    value: [0, 0],
    beside: [0, 0],
    gone: [0, 0],
  };
  const survivors = new Set<string>();
  for (const file of cards)
    for (const mutant of mutants(JSON.parse(readFileSync(file, 'utf8')))) {
      const refused = checkCard(mutant.card, known).faults.length > 0;
      const share = shares[mutant.kind];
      share[0] += refused ? 1 : 0;
      share[1] += 1;
      if (!refused && MUST[mutant.kind](mutant))
        survivors.add(`${mutant.kind} ${mutant.tag} ${mutant.at.join('/')}`);
    }
  for (const [kind, [refused, all]] of Object.entries(shares))
    console.log(
      `cards broken (${kind}): ${refused} of ${all} refused, ${((refused / all) * 100).toFixed(1)} %`,
    );
  expect([...survivors]).toEqual([]);
  const share = (kind: Kind) => shares[kind][0] / shares[kind][1];
  expect(share('type')).toBeGreaterThan(0.94);
  expect(share('beside')).toBeGreaterThan(0.87);
  expect(share('value')).toBeGreaterThan(0.65);
  expect(share('gone')).toBeGreaterThan(0.4);
});

const awkward = fc.oneof(
  fc.constantFrom(
    'tag',
    'elements',
    'columns',
    'rows',
    'options',
    'name',
    '__proto__',
    'toString',
    'valueOf',
    'content',
  ),
  fc.string(),
);
const anyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(
      'table',
      'form',
      'column_set',
      'column',
      'chart',
      'checker',
      'lark_md',
      'constructor',
      '2.0',
    ),
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(awkward, tie('value'), { maxKeys: 6 }),
  ),
})).value;

test('any JSON at all gets an answer, and the answer is text', () => {
  fc.assert(
    fc.property(anyJson, anyJson, (elements, header) => {
      for (const card of [elements, { schema: '2.0', header, body: { elements: [elements].flat() } }]) {
        const { faults, warnings } = checkCard(JSON.parse(JSON.stringify(card)), known);
        expect(
          faults
            .map(extOf)
            .concat(warnings)
            .every((said) => typeof said === 'string'),
        ).toBe(true);
      }
    }),
    { seed: 20260310, numRuns: 2000 },
  );
});

test('one value of a good card, replaced by any JSON, gets an answer', () => {
  const good = cards.slice(0, 26).map((file) => [...mutants(JSON.parse(readFileSync(file, 'utf8')))]);
  fc.assert(
    fc.property(fc.nat(), fc.nat(), anyJson, (file, place, value) => {
      const some = good[file % good.length]!;
      const { card, at } = some[place % some.length]!;
      const holder = at
        .slice(0, -1)
        .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], card);
      const copy = structuredClone({ card, holder });
      (copy.holder as Record<string, unknown>)[at.at(-1) ?? 'x'] = value;
      checkCard(copy.card, known);
    }),
    { seed: 20260310, numRuns: 2000 },
  );
});

test('depth does not break it', () => {
  const deep = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times);
  for (const text of [
    `{"schema":"2.0","body":{"elements":${deep('[', ']', 10_000)}}}`,
    `{"schema":"2.0","body":{"elements":[${deep('{"tag":"column_set","columns":[{"tag":"column","elements":[', ']}]}', 2_000)}]}}`,
    `{"schema":"2.0","body":{"elements":[{"tag":"button","value":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}]}}`,
  ])
    expect(parseCard(text, known).faults.length).toBeLessThan(100);
});
