import { DATA_TYPES } from './cells.ts';
import { align, common, valign } from './parts.ts';
import { MOST } from './root.ts';
import {
  bool,
  type Component,
  filled,
  json,
  list,
  may,
  must,
  object,
  one,
  size,
  text,
  whole,
} from './types.ts';

const column = object({
  name: must(filled),
  display_name: may(text()),
  width: may(size('auto', [80, 600], { percent: [1, 100] })),
  horizontal_align: may(align),
  vertical_align: may(valign),
  data_type: must(one(...DATA_TYPES)),
  format: may(object({ precision: may(whole(0, 10)), symbol: may(text(1)), separator: may(bool) })),
  date_format: may(text()),
});

/** §4.3: the table, whose cells are looked at by the rules. */
export const TABLE: Readonly<Record<string, Component>> = {
  table: {
    fields: {
      ...common,
      columns: must(list(column, MOST.columns, 1)),
      rows: must(list(json)),
      page_size: may(whole(1, 10)),
      row_height: may(size('low middle high auto', [32, 124])),
      row_max_height: may(size('', [32, 999])),
      freeze_first_column: may(bool),
      header_style: may(
        object({
          text_align: may(align),
          text_size: may(one('normal', 'heading')),
          background_style: may(one('grey', 'none')),
          text_color: may(one('default', 'grey')),
          bold: may(bool),
          lines: may(whole(1)),
        }),
      ),
    },
  },
};
