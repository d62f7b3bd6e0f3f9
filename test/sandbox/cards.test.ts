import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCard } from '../../src/sandbox/cards/check.ts';
import { button, card, openStage, refusal } from './support.ts';

const known = { user: (id: string) => id === 'ou_known', image: () => true };
const plain = (content: string) => ({ tag: 'plain_text', content });
const md = (content: string) => ({ tag: 'markdown', content });
const submit = button({ name: 'submit', form_action_type: 'submit', behaviors: undefined });
const form = (...elements: unknown[]) => card({ tag: 'form', name: 'f', elements });
const columns = (...elements: unknown[]) => ({ tag: 'column_set', columns: [{ tag: 'column', elements }] });
const table = (more: Record<string, unknown> = {}) => ({
  tag: 'table',
  columns: [{ name: 'n', data_type: 'number' }],
  rows: [{ n: 1 }],
  ...more,
});
const nested = (depth: number): unknown => (depth === 0 ? md('x') : columns(nested(depth - 1)));
const times = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));

const BAD: [string, unknown, number, string][] = [
  ['no object', [], 200621, 'parse card json err'],
  ['no schema', { elements: [] }, 200621, 'schema'],
  ['schema 1.0', { schema: '1.0' }, 200621, 'one of 2.0'],
  ['a property of 1.0 at the root', { ...card(), elements: [] }, 200621, 'elements'],
  ['an unknown property of a component', card({ ...md('x'), colour: 'red' }), 200621, 'colour'],
  ['a property of 1.0 in markdown', card({ ...md('x'), href: {} }), 200621, 'href'],
  ['a note', card({ tag: 'note', elements: [] }), 200861, 'V2 no longer'],
  ['an action', card({ tag: 'action', actions: [] }), 200861, 'V2 no longer'],
  ['an unknown component', card({ tag: 'progress' }), 200861, 'V2 no longer'],
  ['an element without a tag', card({}), 200621, 'tag'],
  ['markdown without content', card({ tag: 'markdown' }), 200621, 'content is required'],
  ['a div of nothing', card({ tag: 'div' }), 200621, 'text, fields'],
  ['a title of the wrong kind', { ...card(), header: { title: md('x') } }, 200621, 'plain_text'],
  ['an unknown template', { ...card(), header: { title: plain('x'), template: 'pink' } }, 200621, 'blue'],
  [
    'four header tags',
    {
      ...card(),
      header: { title: plain('x'), text_tag_list: times(4, () => ({ tag: 'text_tag', text: plain('t') })) },
    },
    200621,
    '3',
  ],
  ['update_multi false', { ...card(), config: { update_multi: false } }, 300302, 'update_multi'],
  ['a button of an unknown type', card(button({ type: 'green' })), 200621, 'primary'],
  ['a confirm without text', card(button({ confirm: { title: plain('x') } })), 200621, 'text is required'],
  ['a behavior of an unknown type', card(button({ behaviors: [{ type: 'submit' }] })), 200621, 'behaviors'],
  ['a margin of three values', card({ ...md('x'), margin: '1px 2px 3px' }), 200621, '99'],
  ['a bad element_id', card({ ...md('x'), element_id: '1st' }), 200621, 'letter'],
  [
    'an element_id twice',
    card({ ...md('x'), element_id: 'a' }, { ...md('x'), element_id: 'a' }),
    300301,
    'duplicate',
  ],
  ['a select without options', card({ tag: 'select_static' }), 200621, 'options is required'],
  [
    'an option twice',
    card({
      tag: 'select_static',
      options: [
        { text: plain('a'), value: 'a' },
        { text: plain('b'), value: 'a' },
      ],
    }),
    200621,
    'duplicate',
  ],
  ['a bad initial date', card({ tag: 'date_picker', initial_date: '10.3.2026' }), 200621, 'yyyy'],
  ['a time picker of nothing', card({ tag: 'picker_time' }), 200621, 'placeholder'],
  ['a form without a name', card({ tag: 'form', elements: [submit] }), 11310, "form's name is required"],
  [
    'a form with an empty name',
    card({ tag: 'form', name: '', elements: [submit] }),
    11310,
    "form's name is required",
  ],
  ['a form without a submit button', form(md('x')), 11310, 'no submit button'],
  ['an input of a form without a name', form({ tag: 'input' }, submit), 11310, 'name'],
  ['a name twice', form({ tag: 'input', name: 'submit' }, submit), 11310, 'name(submit) duplicate'],
  ['a name of the form itself', form({ tag: 'input', name: 'f' }, submit), 11310, 'name(f) duplicate'],
  ['a form in a column', card(columns({ tag: 'form', name: 'f', elements: [submit] })), 200621, 'tag: form'],
  ['a table in a form', form(table(), submit), 200621, 'tag: table'],
  [
    'a table in a panel',
    card({ tag: 'collapsible_panel', header: { title: plain('x') }, elements: [table()] }),
    200621,
    'tag: table',
  ],
  ['something else among columns', card({ tag: 'column_set', columns: [md('x')] }), 200621, 'tag: markdown'],
  ['a column alone', card({ tag: 'column', elements: [] }), 200621, 'tag: column'],
  ['six tables', card(...times(6, () => table())), 11310, 'table number'],
  ['201 elements', card(...times(201, () => md('x'))), 11310, 'element exceeds the limit'],
  ['six levels', card(nested(6)), 11310, 'nesting'],
  ['a stranger', card(md('<at id=ou_stranger></at>')), 100290, 'invalid user'],
  ['a stranger among several', card(md('<at ids=ou_known,ou_other></at>')), 100290, 'ou_other'],
  ['a strange person', card({ tag: 'person', user_id: 'ou_x' }), 100290, 'ou_x'],
  ['a strange person in a list', card({ tag: 'person_list', persons: [{ id: 'ou_x' }] }), 100290, 'ou_x'],
  [
    'a stranger in a table',
    card(table({ columns: [{ name: 'p', data_type: 'persons' }], rows: [{ p: ['ou_x'] }] })),
    100290,
    'ou_x',
  ],
  ['a cell of the wrong type', card(table({ rows: [{ n: 'eins' }] })), 200914, 'table rows invalid'],
  ['a cell without a column', card(table({ rows: [{ m: 1 }] })), 200914, 'm is no column'],
  ['eleven rows on a page', card(table({ page_size: 11 })), 200621, '10'],
  ['a chart without a type', card({ tag: 'chart', chart_spec: {} }), 200550, 'chart spec'],
  [
    'a panel header of two paddings',
    card({ tag: 'collapsible_panel', header: { title: plain('x'), padding: '1px 2px' } }),
    200621,
    'padding',
  ],
  [
    'four buttons of a checker',
    card({ tag: 'checker', button_area: { buttons: times(4, () => button()) } }),
    11310,
    'checker',
  ],
  ['five tables in one markdown', card(md('|a|b|\n|---|---|\n|1|2|\n\n'.repeat(5))), 11310, 'table'],
];

test.each(BAD)('%s is refused', (_, bad, code, words) => {
  const { faults } = checkCard(bad, known);
  const said = faults.map((fault) => JSON.stringify(fault)).join('\n');
  expect(faults[0], said).toMatchObject({ code });
  expect(said).toContain(words.replaceAll('"', '\\"'));
});

test.each([
  ['the blank card', { schema: '2.0' }],
  ['a full form', form({ tag: 'input', name: 'a' }, columns(submit))],
  [
    'people who are there',
    card(md('<at id=ou_known></at> <at id=all></at>'), { tag: 'person', user_id: 'ou_known' }),
  ],
  [
    'an invalid person that is to be dropped',
    card({ tag: 'person_list', persons: [{ id: 'x' }], drop_invalid_user_id: true }),
  ],
  ['200 elements', card(...times(199, () => md('x')))],
  ['five levels', card(nested(5))],
])('%s is accepted', (_, good) => expect(checkCard(good, known).faults).toEqual([]));

test('over the wire it is 230099 with a path', async () => {
  const stage = await openStage();
  const content = JSON.stringify(card(md('x'), { ...md('x'), colour: 'red' }));
  const call = stage.client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: stage.sandbox.chatIdOf('hazard'), msg_type: 'interactive', content },
  });
  expect(await refusal(call)).toMatchObject({
    status: 400,
    code: 230099,
    msg: 'Failed to create card content, ext=ErrCode: 200621; ErrPath: ROOT -> body -> elements -> [1](tag: markdown); ErrMsg: unknown property, property: colour; ',
  });
  await stage.close();
});

const samples = join(import.meta.dirname, '../../../shared/card-samples');

describe.runIf(existsSync(samples))('the official samples', () => {
  const files = existsSync(samples) ? readdirSync(samples) : [];

  /** What the samples themselves have left over from 1.0, or say against the component pages. */
  const LEGACY = [
    /legacy property (value|url|action_type)$/,
    /legacy property (fallback|position|img_key|mode|custom_width|compact_width)$/,
    /img without alt/,
    /behaviors of a form button/,
    /image img_\S+ was not uploaded here/,
  ];

  test.each(files)('%s is accepted', (file) => {
    const sample: unknown = JSON.parse(readFileSync(join(samples, file), 'utf8'));
    const { faults, warnings } = checkCard(sample, { user: () => true, image: () => false });
    expect(faults).toEqual([]);
    expect(warnings.filter((warning) => !LEGACY.some((known) => known.test(warning)))).toEqual([]);
  });
});
