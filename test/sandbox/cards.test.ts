import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCard, extOf } from '../../src/sandbox/cards/check.ts';
import { BAD } from './cards-bad.ts';
import { columns, form, md, nested, panel, plain, submit, table, times } from './cards-bad-kit.ts';
import { button, card, openStage, refusal } from './support.ts';

const known = { user: (id: string) => id === 'ou_known', image: (key: string) => key === 'img_known' };

test('each bad card is bad in a way of its own', () => {
  expect(BAD.length).toBeGreaterThanOrEqual(100);
  expect(new Set(BAD.map(([what]) => what)).size).toBe(BAD.length);
  expect(new Set(BAD.map(([, bad]) => JSON.stringify(bad))).size).toBe(BAD.length);
});

test.each(BAD)('%s is refused', (_, bad, code, path, words) => {
  const { faults } = checkCard(bad, known);
  const said = faults.map(extOf).join('\n');
  expect(faults[0], said).toMatchObject({ code, path });
  expect(said).toContain(words);
});

test.each([
  ['the blank card', { schema: '2.0' }],
  ['the blank card of 1.0', {}],
  ['a full form', form({ tag: 'input', name: 'a' }, columns(submit))],
  [
    'people who are there',
    card(md('<at id=ou_known></at> <at id=all></at>'), { tag: 'person', user_id: 'ou_known' }),
  ],
  [
    'an invalid person that is to be dropped',
    card({ tag: 'person_list', persons: [{ id: 'x' }], drop_invalid_user_id: true }),
  ],
  ['an image that was uploaded', card({ tag: 'img', img_key: 'img_known', alt: plain('') })],
  ['a length of 0 without a unit', card(md('x', { margin: '4px 0' }))],
  [
    'a colour of its own',
    {
      ...card({ tag: 'div', text: { ...plain('x'), text_color: 'ours' } }),
      config: { style: { color: { ours: { light_mode: 'rgba(1,2,3,0.5)' } } } },
    },
  ],
  [
    'words in other languages only',
    card({ tag: 'div', text: { tag: 'plain_text', i18n_content: { en_us: 'x' } } }),
  ],
  [
    'four tables of one column, and what only looks like one',
    card(md(`${'|a|\n|-|\n|1|\n\n'.repeat(4)}a|b\n\n| - |\n\n---`)),
  ],
  [
    'an icon without a colour',
    card(md('x', { icon: { tag: 'standard_icon', token: 'down_outlined', color: '' } })),
  ],
  [
    'ways that are empty but for one',
    card({
      tag: 'overflow',
      options: [{ text: plain('x'), multi_url: { url: '/x', pc_url: '', ios_url: '' } }],
    }),
  ],
  [
    'a div with fields',
    card({
      tag: 'div',
      fields: [{ is_short: false, text: { tag: 'lark_md', content: '<at id=all></at>' } }],
    }),
  ],
  ['a container that asks nothing', card({ tag: 'interactive_container', confirm: {}, elements: [] })],
  ['a callback of text', card(button({ behaviors: [{ type: 'callback', value: 'x' }] }))],
  ['a select without options', card({ tag: 'select_static' })],
  ['200 elements', card(...times(199, () => md('x')))],
  ['five levels', card(nested(5))],
])('%s is accepted', (_, good) => expect(checkCard(good, known).faults).toEqual([]));

const DOUBTFUL: [string, unknown, string][] = [
  [
    'a chart in a form',
    form({ tag: 'chart', chart_spec: { type: 'pie' } }, submit),
    'the form page forbids it',
  ],
  ['a table in a panel', card(panel(table())), 'the panel page forbids a form only'],
  [
    'several choices outside a form',
    card({ tag: 'multi_select_static', name: 'm', options: [] }),
    'the component page forbids it',
  ],
  [
    'a submit button that calls back',
    form(button({ name: 'go', form_action_type: 'submit' })),
    'the schema notes forbid them',
  ],
  [
    'a negative padding of a form',
    card({ tag: 'form', name: 'f', padding: '-4px', elements: [submit] }),
    'another down to -99px',
  ],
  ['a row with more than columns', card(table({ rows: [{ n: 1, m: 2 }] })), 'belongs to no column'],
  ['an image without alt', card({ tag: 'img', img_key: 'img_known' }), 'its page requires it'],
  ['empty tips', card(button({ hover_tips: {} })), 'the structure shows it so'],
  [
    'a person twice',
    card({ tag: 'select_person', options: [{ value: 'ou_known' }, { value: 'ou_known' }] }),
    'the official sample repeats one',
  ],
  [
    'a column with the id of its set',
    card({ tag: 'column_set', element_id: 'a', columns: [{ tag: 'column', element_id: 'a' }] }),
    'the official structure shares it',
  ],
  [
    'an initial index past the options',
    card({ tag: 'select_static', options: [], initial_index: 1 }),
    'initial_index is no option',
  ],
  [
    'a callback of text',
    card(button({ behaviors: [{ type: 'callback', value: 'x' }] })),
    'some SDKs fail on it',
  ],
  [
    'the older icon of a person list',
    card({ tag: 'person_list', persons: [], ud_icon: { token: 'a_filled' } }),
    'legacy property ud_icon',
  ],
];

test.each(DOUBTFUL)('%s is accepted, and the disagreement named', (_, doubtful, words) => {
  const { faults, warnings } = checkCard(doubtful, known);
  expect(faults).toEqual([]);
  expect(warnings.join('\n')).toContain(words);
});

test('who and what is not known is not checked', () => {
  const named = card({ tag: 'person', user_id: 'ou_x' }, { tag: 'img', img_key: 'img_x', alt: plain('') });
  expect(checkCard(named, {}).faults).toEqual([]);
});

const own = join(import.meta.dirname, 'cards');

test.each(readdirSync(own))('our own card of %s passes, without a warning', (file) => {
  const ours: unknown = JSON.parse(readFileSync(join(own, file), 'utf8'));
  const some = {
    user: (id: string) => id.startsWith('ou_own_'),
    image: (key: string) => key.startsWith('img_v3_own'),
  };
  expect(checkCard(ours, some)).toMatchObject({ faults: [], warnings: [] });
});

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

test('over the wire an image must have been uploaded', async () => {
  const stage = await openStage();
  const content = JSON.stringify(card({ tag: 'img', img_key: 'img_v3_other', alt: plain('') }));
  const call = stage.client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: stage.sandbox.chatIdOf('hazard'), msg_type: 'interactive', content },
  });
  expect(await refusal(call)).toMatchObject({
    status: 400,
    code: 230099,
    msg: expect.stringContaining(
      'ErrCode: 200570; ErrPath: ROOT -> body -> elements -> [0](tag: img) -> img_key; ',
    ),
  });
  await stage.close();
});
