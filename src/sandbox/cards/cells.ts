import { TAG_COLOURS } from './colours.ts';
import { may, must, object, one, oneOrList, type Type, text } from './types.ts';

const tag = object({ text: must(text()), color: may(one(...TAG_COLOURS)) });

/** §4.3: what may stand in a cell, by the `data_type` of its column. */
export const CELLS: Readonly<Record<string, Type>> = {
  text: text(),
  lark_md: text(),
  markdown: text(),
  number: { is: 'number' },
  date: { is: 'number', whole: true },
  options: { is: 'one-or-list', of: tag, single: text() },
  persons: oneOrList({ is: 'person' }),
};

export const DATA_TYPES = Object.keys(CELLS);
