/** What bad cards are made of. */
import { button, card } from './support.ts';

/** What is wrong, the card, `ErrCode`, `ErrPath`, a part of `ErrMsg`. */
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

export const head = (header: Json) => ({ ...card(), header });
export const config = (more: Json) => ({ ...card(), config: more });
export const select = (more: Json) => card({ tag: 'select_static', ...more });
export const option = (value: string) => ({ text: plain('x'), value });
export const chart = (chart_spec: unknown, more: Json = {}) => card({ tag: 'chart', chart_spec, ...more });
export const img = (more: Json) => card({ tag: 'img', img_key: 'img_known', alt: plain(''), ...more });
export const cell = (data_type: string, n: unknown) =>
  card(table({ columns: [{ name: 'n', data_type }], rows: [{ n }] }));
export const checker = (...buttons: unknown[]) => card({ tag: 'checker', button_area: { buttons } });
export const tags = (n: number) => times(n, () => ({ tag: 'text_tag', text: plain('t') }));

export const E = 'ROOT -> body -> elements';
export const at = (tag: string, rest = '', i = 0) => `${E} -> [${i}](tag: ${tag})${rest}`;
export const F = at('form', ' -> elements -> ');
export const C = at('column_set', ' -> columns -> [0](tag: column) -> elements -> [0]');
