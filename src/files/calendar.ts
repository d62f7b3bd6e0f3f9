/** 放假安排: the rows of a notice, one day each. */
import { DAY_KIND_WORDS } from './cell-words.ts';
import { defined } from './defined.ts';
import type { RawRow } from './grid.ts';
import { type Header, labelOf } from './header.ts';
import { type Report, refuseDuplicates } from './problems.ts';
import { RowReader } from './row-reader.ts';
import type { CalendarRow } from './rows.ts';

export function readCalendar(
  raw: readonly RawRow[],
  header: Header<'calendar'>,
  report: Report,
): { rows: CalendarRow[]; notes: string[] } {
  const rows = raw.map((each): CalendarRow => {
    const read = new RowReader(each, header, report);
    for (const field of ['day', 'kind'] as const) read.needs(field);
    const off = read.flag('kind', DAY_KIND_WORDS, 'unknown-day-kind');
    return {
      ...read.place,
      day: read.day('day') ?? '',
      kind: off === false ? 'work' : 'off',
      ...defined({ name: read.text('name') }),
    };
  });
  refuseDuplicates(report, rows, labelOf(header, 'day'), (row) => row.day);
  return { rows, notes: [] };
}
