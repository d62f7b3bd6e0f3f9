/** What stands over each column: the cell of the header, or of two header rows of which the upper one groups. */
import { normaliseText } from '../domain/numerals.ts';
import { cellText } from './cells.ts';
import type { RawRow, RawSheet } from './grid.ts';

export type Label = { readonly key: string; readonly text: string };
/** For each column what it may be called, the likeliest first; `row` is the header's last row. */
export type Labels = { readonly row: number; readonly columns: readonly (readonly Label[])[] };

/** The labels if the row at `index` is the header: alone, and as the upper of two rows. */
export function labelsOf(sheet: RawSheet, index: number): Labels[] {
  const upper = sheet.rows[index];
  if (!upper) return [];
  const single = { row: upper.row, columns: upper.cells.map((cell) => readings(cellText(cell))) };
  const lower = sheet.rows[index + 1];
  if (!lower || lower.row !== upper.row + 1) return [single];
  return [single, twoRows(sheet, upper, lower)];
}

/** 「联系人」 over 「姓名」 and 「电话」: 联系人姓名, 联系人电话. Only what is grouped or left open above is read below. */
function twoRows(sheet: RawSheet, upper: RawRow, lower: RawRow): Labels {
  const width = Math.max(upper.cells.length, lower.cells.length);
  const columns = Array.from({ length: width }, (_, column) => {
    const group = sheet.merges.find(
      (merge) =>
        merge.top <= upper.row && merge.bottom >= upper.row && merge.left <= column && merge.right >= column,
    );
    const top = cellText(upper.cells[group ? group.left : column]);
    const below = cellText(lower.cells[column]);
    const isGroup = group !== undefined && group.right > group.left && group.bottom === upper.row;
    if (below === '' || below === top) return readings(top);
    if (top === '') return readings(below);
    return isGroup ? [...readings(top + below), ...readings(below), ...readings(top)] : readings(top);
  });
  return { row: lower.row, columns };
}

/** 「检查开始（必填）」 is 检查开始, but 「统一社会信用代码（注册号）」 is known as it stands. */
function readings(text: string): Label[] {
  if (text === '') return [];
  const bare = text.replace(/[(（[【].*$/s, '');
  const keys = [headerKey(text), headerKey(bare)].filter(
    (key, i, all) => key !== '' && all.indexOf(key) === i,
  );
  return keys.map((key) => ({ key, text }));
}

/** A header without its stars, colons, spaces, strokes and brackets. */
export function headerKey(label: string): string {
  return normaliseText(label)
    .replace(/[\s*:()（）[\]【】、,，。.·/／_\-"'“”]/g, '')
    .toLowerCase();
}
