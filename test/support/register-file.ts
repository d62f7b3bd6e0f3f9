/** A register's file as people make one, and a unit for it. */
import { makeCreditCode } from '../../src/domain/credit-code.ts';
import { type SheetValue, writeSheet } from '../../src/files/write.ts';

export type Cells = Record<string, SheetValue>;

/** A valid code, another one for each number. */
export const credit = (n: number) => makeCreditCode(`91140702MA${String(n).padStart(7, '0')}`);

export function file(...rows: Cells[]): Promise<Uint8Array> {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  return writeSheet(
    columns.map((header) => ({ header })),
    rows.map((row) => columns.map((column) => row[column])),
  );
}

export const unit = (n: number, more: Cells = {}): Cells => ({
  企业名称: `山西第${n}化工有限公司`,
  统一社会信用代码: credit(n),
  县区: '榆次区',
  行业: '危险化学品生产',
  ...more,
});
