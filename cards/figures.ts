/** Numbers on a card: big ones, tables, bars. */
import { type Element, oneLine } from './kit.ts';
import { count } from './words-common.ts';

export type Figure = { readonly value: string | number; readonly label: string };

/** 大数: up to four numbers in columns. */
export function figures(list: readonly Figure[]): Element {
  return {
    tag: 'column_set',
    flex_mode: 'none',
    horizontal_spacing: '8px',
    columns: list.map(({ value, label }) => ({
      tag: 'column',
      width: 'weighted',
      weight: 1,
      background_style: 'grey-50',
      padding: '8px 4px 8px 4px',
      elements: [
        {
          tag: 'markdown',
          content: `**${typeof value === 'number' ? count(value) : value}**`,
          text_align: 'center',
          text_size: 'heading-2',
        },
        {
          tag: 'markdown',
          content: `<font color='grey'>${label}</font>`,
          text_align: 'center',
          text_size: 'notation',
        },
      ],
    })),
  };
}

export type Column = {
  readonly name: string;
  readonly title: string;
  readonly type?: 'text' | 'number' | 'lark_md';
};

/** so many characters of a cell are shown: a table of 80 rows has to fit into 30 KB */
const CELL = 32;

/** A table with pages; text cells are taken literally. */
export function table(
  columns: readonly Column[],
  rows: readonly Readonly<Record<string, string | number>>[],
): Element {
  return {
    tag: 'table',
    page_size: 5,
    row_height: 'auto',
    header_style: { text_align: 'left', background_style: 'grey', bold: true, lines: 1 },
    columns: columns.map(({ name, title, type = 'text' }) => ({
      name,
      display_name: title,
      data_type: type,
      ...(type === 'number' && { format: { separator: true } }),
      width: 'auto',
    })),
    rows: rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => [
          name,
          typeof cell === 'string' ? oneLine(cell, CELL) : cell,
        ]),
      ),
    ),
  };
}

/** Bars 柱状图 by group: VChart, no functions. */
export function bars(
  values: readonly { readonly x: string; readonly series: string; readonly y: number }[],
): Element {
  return {
    tag: 'chart',
    aspect_ratio: '16:9',
    color_theme: 'brand',
    preview: true,
    chart_spec: {
      type: 'bar',
      data: [{ id: 'data', values: values.map((each) => ({ ...each, x: oneLine(each.x, CELL) })) }],
      xField: ['x', 'series'],
      yField: 'y',
      seriesField: 'series',
      label: { visible: true },
      legends: { visible: true, orient: 'bottom' },
    },
  };
}
