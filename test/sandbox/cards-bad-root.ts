/** The card itself and its header. */
import { type Bad, config, E, head, md, plain, tags } from './cards-bad-kit.ts';
import { card } from './support.ts';

export const ROOT: readonly Bad[] = [
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

export const HEADER: readonly Bad[] = [
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
