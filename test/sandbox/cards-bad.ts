/** Cards that Feishu refuses, each for a reason of its own: what is wrong, the card, `ErrCode`, `ErrPath`, a part of `ErrMsg`. */
import { button, card } from './support.ts';

export type Bad = readonly [what: string, card: unknown, code: number, path: string, words: string];
type Json = Record<string, unknown>;

export const plain = (content: string) => ({ tag: 'plain_text', content });
export const md = (content: string, more: Json = {}) => ({ tag: 'markdown', content, ...more });
export const submit = button({ name: 'submit', form_action_type: 'submit', behaviors: undefined });
export const form = (...elements: unknown[]) => card({ tag: 'form', name: 'f', elements });
export const columns = (...elements: unknown[]) => ({
  tag: 'column_set',
  columns: [{ tag: 'column', elements }],
});
export const panel = (...elements: unknown[]) => ({
  tag: 'collapsible_panel',
  header: { title: plain('x') },
  elements,
});
export const table = (more: Json = {}) => ({
  tag: 'table',
  columns: [{ name: 'n', data_type: 'number' }],
  rows: [{ n: 1 }],
  ...more,
});
export const nested = (depth: number): unknown => (depth === 0 ? md('x') : columns(nested(depth - 1)));
export const times = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));

const head = (header: Json) => ({ ...card(), header });
const config = (more: Json) => ({ ...card(), config: more });
const select = (more: Json) => card({ tag: 'select_static', ...more });
const option = (value: string) => ({ text: plain('x'), value });
const chart = (chart_spec: unknown, more: Json = {}) => card({ tag: 'chart', chart_spec, ...more });
const img = (more: Json) => card({ tag: 'img', img_key: 'img_known', alt: plain(''), ...more });
const cell = (data_type: string, n: unknown) =>
  card(table({ columns: [{ name: 'n', data_type }], rows: [{ n }] }));
const checker = (...buttons: unknown[]) => card({ tag: 'checker', button_area: { buttons } });
const tags = (n: number) => times(n, () => ({ tag: 'text_tag', text: plain('t') }));

const E = 'ROOT -> body -> elements';
const at = (tag: string, rest = '', i = 0) => `${E} -> [${i}](tag: ${tag})${rest}`;
const F = at('form', ' -> elements -> ');
const C = at('column_set', ' -> columns -> [0](tag: column) -> elements -> [0]');

const ROOT: readonly Bad[] = [
  ['no object', [], 200621, 'ROOT', 'parse card json err'],
  ['no schema', { elements: [] }, 200621, 'ROOT', 'schema is required'],
  ['schema 1.0', { schema: '1.0' }, 200621, 'ROOT -> schema', 'one of 2.0'],
  ['elements at the root', { ...card(), elements: [] }, 200621, 'ROOT', 'property: elements'],
  ['i18n_elements', { ...card(), i18n_elements: {} }, 200621, 'ROOT', 'property: i18n_elements'],
  ['fallback at the root', { ...card(), fallback: {} }, 200621, 'ROOT', 'property: fallback'],
  ['wide_screen_mode', config({ wide_screen_mode: true }), 200621, 'ROOT -> config', 'wide_screen_mode'],
  ['update_multi false', config({ update_multi: false }), 300302, 'ROOT -> config -> update_multi', 'true'],
  ['a width that is none', config({ width_mode: 'wide' }), 200621, 'ROOT -> config -> width_mode', 'compact'],
  ['an unknown locale', config({ locales: ['zh'] }), 200621, 'ROOT -> config -> locales -> [0]', 'zh_cn'],
  ['a summary that is text', config({ summary: 'x' }), 200621, 'ROOT -> config -> summary', 'an object'],
  [
    'a link for two ends',
    { ...card(), card_link: { pc_url: 'x', ios_url: 'x' } },
    200621,
    'ROOT -> card_link',
    'android_url',
  ],
  ['a body of text', { schema: '2.0', body: 'x' }, 200621, 'ROOT -> body', 'an object'],
  ['elements that are no list', { schema: '2.0', body: { elements: {} } }, 200621, E, 'an array'],
  [
    'a negative padding of the body',
    { schema: '2.0', body: { padding: '-1px' } },
    200621,
    'ROOT -> body -> padding',
    '[0, 99]px',
  ],
];

const HEADER: readonly Bad[] = [
  ['a header without a title', head({ template: 'blue' }), 200621, 'ROOT -> header', 'title is required'],
  [
    'a title of the wrong kind',
    head({ title: md('x') }),
    200621,
    'ROOT -> header -> title',
    'plain_text, lark_md',
  ],
  [
    'a title without words',
    head({ title: { tag: 'plain_text' } }),
    200621,
    'ROOT -> header -> title(tag: plain_text)',
    'content',
  ],
  [
    'an unknown template',
    head({ title: plain('x'), template: 'pink' }),
    200621,
    'ROOT -> header -> template',
    'blue',
  ],
  [
    'four header tags',
    head({ title: plain('x'), text_tag_list: tags(4) }),
    200621,
    'ROOT -> header -> text_tag_list',
    'more than 3',
  ],
  [
    'four tags in English',
    head({ title: plain('x'), i18n_text_tag_list: { en_us: tags(4) } }),
    200621,
    'ROOT -> header -> i18n_text_tag_list -> en_us',
    'more than 3',
  ],
  [
    'a tag of an unknown colour',
    head({ title: plain('x'), text_tag_list: [{ ...tags(1)[0], color: 'grey' }] }),
    200621,
    'ROOT -> header -> text_tag_list -> [0](tag: text_tag) -> color',
    'neutral',
  ],
  ['ud_icon', head({ title: plain('x'), ud_icon: {} }), 200621, 'ROOT -> header', 'property: ud_icon'],
  [
    'an icon without a tag',
    head({ title: plain('x'), icon: { img_key: 'img_known' } }),
    200621,
    'ROOT -> header -> icon',
    'standard_icon',
  ],
  [
    'an icon outside the library',
    head({ title: plain('x'), icon: { tag: 'standard_icon', token: 'bell' } }),
    200621,
    'ROOT -> header -> icon(tag: standard_icon) -> token',
    '_outlined',
  ],
];

const ELEMENTS: readonly Bad[] = [
  ['a note', card({ tag: 'note', elements: [] }), 200861, at('note'), 'V2 no longer'],
  ['an action', card({ tag: 'action', actions: [] }), 200861, at('action'), 'V2 no longer'],
  ['an unknown component', card({ tag: 'progress' }), 200861, at('progress'), 'V2 no longer'],
  ['an element without a tag', card({}), 200621, `${E} -> [0]`, 'no tag'],
  ['an unknown property', card(md('x', { colour: 'red' })), 200621, at('markdown'), 'property: colour'],
  ['href of 1.0', card(md('x', { href: {} })), 200621, at('markdown'), 'property: href'],
  ['markdown without content', card({ tag: 'markdown' }), 200621, at('markdown'), 'one of content'],
  [
    'markdown in an unknown language',
    card(md('x', { i18n_content: { en: 'x' } })),
    200621,
    at('markdown', ' -> i18n_content'),
    'property: en',
  ],
  ['a div of nothing', card({ tag: 'div' }), 200621, at('div'), 'text, fields'],
  [
    'a width below 16px',
    card({ tag: 'div', text: plain('x'), width: '15px' }),
    200621,
    at('div', ' -> width'),
    '[16, 999]px',
  ],
  [
    'no colour',
    card({ tag: 'div', text: { ...plain('x'), text_color: 'pink' } }),
    200621,
    at('div', ' -> text(tag: plain_text) -> text_color'),
    'a colour',
  ],
  [
    'a margin of three values',
    card(md('x', { margin: '1px 2px 3px' })),
    200621,
    at('markdown', ' -> margin'),
    '[-99, 99]px',
  ],
  [
    'a margin of 100px',
    card(md('x', { margin: '100px' })),
    200621,
    at('markdown', ' -> margin'),
    '1, 2 or 4',
  ],
  [
    'an element_id that starts with a digit',
    card(md('x', { element_id: '1st' })),
    200621,
    at('markdown', ' -> element_id'),
    'letter',
  ],
  [
    'an element_id of 21 letters',
    card(md('x', { element_id: 'a'.repeat(21) })),
    200621,
    at('markdown', ' -> element_id'),
    '20 at most',
  ],
  [
    'an element_id twice',
    card(md('x', { element_id: 'a' }), md('y', { element_id: 'a' })),
    300301,
    at('markdown', '', 1),
    'element_id(a)',
  ],
  [
    'stretch_without_padding',
    img({ size: 'stretch_without_padding' }),
    200621,
    at('img', ' -> size'),
    'stretch',
  ],
  ['an image of 1001px', img({ size: '1001px 10px' }), 200621, at('img', ' -> size'), '[1, 1000]px'],
  ['a corner of 101%', img({ corner_radius: '101%' }), 200621, at('img', ' -> corner_radius'), '[0, 100]%'],
  [
    'seven images in two columns',
    card({
      tag: 'img_combination',
      combination_mode: 'bisect',
      img_list: times(7, () => ({ img_key: 'img_known' })),
    }),
    200621,
    at('img_combination', ' -> img_list'),
    'more than 6',
  ],
  [
    'a person of an unknown size',
    card({ tag: 'person', user_id: 'ou_known', size: 'tiny' }),
    200621,
    at('person', ' -> size'),
    'extra_small',
  ],
  [
    'an image that was not uploaded',
    img({ img_key: 'img_other' }),
    200570,
    at('img', ' -> img_key'),
    'invalid image keys',
  ],
  [
    'such an image in markdown',
    card(md('![x](img_other)')),
    200570,
    at('markdown', ' -> content'),
    'invalid image keys',
  ],
  [
    'such an icon',
    card(md('x', { icon: { tag: 'custom_icon', img_key: 'img_other' } })),
    200570,
    at('markdown', ' -> icon(tag: custom_icon) -> img_key'),
    'invalid image keys',
  ],
  [
    'five tables in one markdown',
    card(md('|a|b|\n|---|---|\n|1|2|\n\n'.repeat(5))),
    11310,
    at('markdown', ' -> content'),
    'markdown table',
  ],
  ['a chart without a type', chart({}), 200550, at('chart'), 'chart spec'],
  ['an unknown chart', chart({ type: 'cake' }), 200550, at('chart'), 'chart spec'],
  [
    'a chart of 3:2',
    chart({ type: 'pie' }, { aspect_ratio: '3:2' }),
    200621,
    at('chart', ' -> aspect_ratio'),
    '16:9',
  ],
];

const TABLES: readonly Bad[] = [
  ['a table in a form', form(table(), submit), 200621, `${F}[0](tag: table)`, 'not supported tag: table'],
  ['a table in a column', card(columns(table())), 200621, `${C}(tag: table)`, 'not supported tag: table'],
  ['six tables', card(...times(6, () => table())), 11310, 'ROOT', 'table number'],
  [
    '51 columns',
    card(table({ columns: times(51, (i) => ({ name: `c${i}`, data_type: 'text' })), rows: [] })),
    200621,
    at('table', ' -> columns'),
    'more than 50',
  ],
  [
    'a column twice',
    card(table({ columns: times(2, () => ({ name: 'n', data_type: 'number' })) })),
    200915,
    at('table', ' -> columns -> [1]'),
    'column name',
  ],
  [
    'a column of an unknown type',
    cell('money', 1),
    200621,
    at('table', ' -> columns -> [0] -> data_type'),
    'lark_md',
  ],
  ['eleven rows on a page', card(table({ page_size: 11 })), 200621, at('table', ' -> page_size'), '[1, 10]'],
  [
    'a row of 125px',
    card(table({ row_height: '125px' })),
    200621,
    at('table', ' -> row_height'),
    '[32, 124]px',
  ],
  [
    'a number that is text',
    cell('number', 'eins'),
    200914,
    at('table', ' -> rows -> [0] -> n'),
    'table rows invalid',
  ],
  [
    'a text that is a number',
    cell('text', 1),
    200914,
    at('table', ' -> rows -> [0] -> n'),
    'table rows invalid',
  ],
  [
    'a date that is text',
    cell('date', '2026-03-10'),
    200914,
    at('table', ' -> rows -> [0] -> n'),
    'table rows invalid',
  ],
  [
    'a tag of an unknown colour in a cell',
    cell('options', [{ text: 'x', color: 'pink' }]),
    200914,
    at('table', ' -> rows -> [0] -> n -> [0] -> color'),
    'table rows invalid',
  ],
  [
    'a stranger in a cell',
    cell('persons', ['ou_x']),
    100290,
    at('table', ' -> rows -> [0] -> n -> [0]'),
    'invalid user',
  ],
  [
    'rows that are no objects',
    card(table({ rows: [1] })),
    200621,
    at('table', ' -> rows -> [0]'),
    'an object',
  ],
];

const HOLDERS: readonly Bad[] = [
  [
    'something else among columns',
    card({ tag: 'column_set', columns: [md('x')] }),
    200621,
    at('column_set', ' -> columns -> [0](tag: markdown)'),
    'not supported',
  ],
  [
    'a column alone',
    card({ tag: 'column', elements: [] }),
    200621,
    at('column'),
    'not supported tag: column',
  ],
  [
    'a weight of 6',
    card({ tag: 'column_set', columns: [{ tag: 'column', weight: 6 }] }),
    200621,
    at('column_set', ' -> columns -> [0](tag: column) -> weight'),
    '[1, 5]',
  ],
  [
    'six levels',
    card(nested(6)),
    11310,
    `${at('column_set')}${' -> columns -> [0](tag: column) -> elements -> [0](tag: column_set)'.repeat(5)}`,
    'nesting level',
  ],
  ['201 elements', card(...times(201, () => md('x'))), 11310, 'ROOT', 'element exceeds the limit'],
  [
    'a panel header of two paddings',
    card({ ...panel(), header: { padding: '1px 2px' } }),
    200621,
    at('collapsible_panel', ' -> header -> padding'),
    '[0, 99]px',
  ],
  [
    'an angle of 45',
    card({ ...panel(), header: { icon_expanded_angle: 45 } }),
    200621,
    at('collapsible_panel', ' -> header -> icon_expanded_angle'),
    '-180, -90',
  ],
  [
    'a container of 9px',
    card({ tag: 'interactive_container', elements: [], height: '9px' }),
    200621,
    at('interactive_container', ' -> height'),
    '[10, 999]px',
  ],
  [
    'a form in a column',
    card(columns({ tag: 'form', name: 'f', elements: [submit] })),
    200621,
    `${C}(tag: form)`,
    'tag: form',
  ],
  [
    'a form without a name',
    card({ tag: 'form', elements: [submit] }),
    11310,
    at('form'),
    "form's name is required",
  ],
  [
    'a form with an empty name',
    card({ tag: 'form', name: '', elements: [submit] }),
    11310,
    at('form'),
    'empty string',
  ],
  ['a form without a submit button', form(md('x')), 11310, at('form'), 'no submit button'],
  [
    'an input of a form without a name',
    form({ tag: 'input' }, submit),
    11310,
    `${F}[0](tag: input)`,
    'name of the element',
  ],
  [
    'a name twice',
    form({ tag: 'input', name: 'submit' }, submit),
    11310,
    `${F}[1](tag: button)`,
    'name(submit)',
  ],
  [
    'the name of the form itself',
    form({ tag: 'input', name: 'f' }, submit),
    11310,
    `${F}[0](tag: input)`,
    'name(f)',
  ],
];

const TOUCHED: readonly Bad[] = [
  [
    'a button of an unknown type',
    card(button({ type: 'green' })),
    200621,
    at('button', ' -> type'),
    'primary_filled',
  ],
  ['a button of 99px', card(button({ width: '99px' })), 200621, at('button', ' -> width'), '[100, ∞)px'],
  [
    'a confirm without text',
    card(button({ confirm: { title: plain('x') } })),
    200621,
    at('button', ' -> confirm'),
    'text is required',
  ],
  [
    'an unknown behavior',
    card(button({ behaviors: [{ type: 'submit' }] })),
    200621,
    at('button', ' -> behaviors -> [0]'),
    'callback, open_url',
  ],
  [
    'a callback without a value',
    card(button({ behaviors: [{ type: 'callback' }] })),
    200621,
    at('button', ' -> behaviors -> [0](type: callback)'),
    'value is required',
  ],
  [
    'an address without one',
    card(button({ behaviors: [{ type: 'open_url' }] })),
    200621,
    at('button', ' -> behaviors -> [0](type: open_url)'),
    'default_url',
  ],
  [
    'an input of 1001 letters',
    card({ tag: 'input', max_length: 1001 }),
    200621,
    at('input', ' -> max_length'),
    '[1, 1000]',
  ],
  [
    'a placeholder of 101 letters',
    card({ tag: 'input', placeholder: plain('x'.repeat(101)) }),
    200621,
    at('input', ' -> placeholder(tag: plain_text) -> content'),
    'longer than 100',
  ],
  [
    'an option without a text',
    select({ options: [{ value: 'a' }] }),
    200621,
    at('select_static', ' -> options -> [0]'),
    'text is required',
  ],
  [
    'an option twice',
    select({ options: [option('a'), option('a')] }),
    200621,
    at('select_static', ' -> options -> [1]'),
    'option value duplicate',
  ],
  [
    'a multi-select without a name',
    form({ tag: 'multi_select_static', options: [] }, submit),
    200621,
    `${F}[0](tag: multi_select_static)`,
    'name is required',
  ],
  [
    'a date in German',
    card({ tag: 'date_picker', initial_date: '10.3.2026' }),
    200621,
    at('date_picker', ' -> initial_date'),
    'yyyy-MM-dd',
  ],
  [
    '30 February',
    card({ tag: 'date_picker', initial_date: '2026-02-30' }),
    200621,
    at('date_picker', ' -> initial_date'),
    'yyyy-MM-dd',
  ],
  [
    'a time past midnight',
    card({ tag: 'picker_time', initial_time: '24:10' }),
    200621,
    at('picker_time', ' -> initial_time'),
    'HH:mm',
  ],
  ['a time picker of nothing', card({ tag: 'picker_time' }), 200621, at('picker_time'), 'placeholder'],
  [
    'four buttons of a checker',
    checker(...times(4, () => button({ type: 'text' }))),
    11310,
    at('checker'),
    'checker button number',
  ],
  [
    'a filled button of a checker',
    checker(button({ type: 'primary' })),
    200621,
    at('checker', ' -> button_area -> buttons -> [0](tag: button) -> type'),
    'danger_text',
  ],
  [
    'an opacity of 2',
    card({ tag: 'checker', checked_style: { opacity: 2 } }),
    200621,
    at('checker', ' -> checked_style -> opacity'),
    '[0, 1]',
  ],
  ['an overflow of nothing', card({ tag: 'overflow' }), 200621, at('overflow'), 'options is required'],
  [
    'several images outside a form',
    card({ tag: 'select_img', multi_select: true, options: [{ img_key: 'img_known' }] }),
    200621,
    at('select_img', ' -> multi_select'),
    'only supported in a form',
  ],
  ['a stranger', card(md('<at id=ou_x></at>')), 100290, at('markdown', ' -> content'), 'invalid user'],
  [
    'a stranger among several',
    card(md('<at ids=ou_known,ou_x></at>')),
    100290,
    at('markdown', ' -> content'),
    'ou_x',
  ],
  [
    'a stranger in a person tag',
    card(md("<person id = 'ou_x'></person>")),
    100290,
    at('markdown', ' -> content'),
    'ou_x',
  ],
  [
    'a stranger in a title',
    head({ title: { tag: 'lark_md', content: '<at id=ou_x></at>' } }),
    100290,
    'ROOT -> header -> title(tag: lark_md) -> content',
    'ou_x',
  ],
  ['a strange person', card({ tag: 'person', user_id: 'ou_x' }), 100290, at('person', ' -> user_id'), 'ou_x'],
  [
    'a strange person in a list',
    card({ tag: 'person_list', persons: [{ id: 'ou_x' }] }),
    100290,
    at('person_list', ' -> persons -> [0] -> id'),
    'ou_x',
  ],
  [
    'a strange person to choose',
    card({ tag: 'select_person', options: [{ value: 'ou_x' }] }),
    100290,
    at('select_person', ' -> options -> [0] -> value'),
    'ou_x',
  ],
];

export const BAD: readonly Bad[] = [...ROOT, ...HEADER, ...ELEMENTS, ...TABLES, ...HOLDERS, ...TOUCHED];
