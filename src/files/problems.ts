/** 问题清单: everything that keeps a file out, gathered before anything is taken over. */
import { FAULTS } from './fault-words.ts';
import type { FaultCode } from './faults.ts';
import type { Problem } from './rows.ts';
import { rowName } from './words.ts';

export type Report = Problem[];
type Place = {
  readonly row: number;
  readonly sheet?: string | undefined;
  readonly column: string;
  readonly value: string;
};

const SHOWN = 60;

/** Adds a problem with its words. `more` is what only this case knows, such as the row of the twin. */
export function refuse(report: Report, fault: FaultCode, place: Place, more = ''): void {
  const value = place.value.length > SHOWN ? `${place.value.slice(0, SHOWN)}…` : place.value;
  const { row, sheet, column } = place;
  report.push({ row, ...(sheet !== undefined && { sheet }), column, value, fault, ...FAULTS[fault](more) });
}

/** 重复: a value that has to be the file's only one stands in two rows; the later row names the earlier. */
export function refuseDuplicates<R extends { readonly row: number; readonly sheet?: string }>(
  report: Report,
  rows: readonly R[],
  column: string,
  value: (row: R) => string | undefined,
): void {
  const first = new Map<string, R>();
  for (const row of rows) {
    const text = value(row);
    if (!text) continue;
    const key = text.toUpperCase();
    const twin = first.get(key);
    if (twin === undefined) first.set(key, row);
    else refuse(report, 'duplicate', { ...row, column, value: text }, rowName(twin.row, twin.sheet));
  }
}
