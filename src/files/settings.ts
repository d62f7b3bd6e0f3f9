/** 科室设置: how each section draws. */
import { APPROVAL_WORDS, INSPECTION_END_WORDS } from './cell-words.ts';
import { defined } from './defined.ts';
import type { RawRow } from './grid.ts';
import { type Header, labelOf } from './header.ts';
import { type Report, refuseDuplicates } from './problems.ts';
import { RowReader } from './row-reader.ts';
import type { SettingsRow } from './rows.ts';

export function readSettings(
  raw: readonly RawRow[],
  header: Header<'settings'>,
  report: Report,
): { rows: SettingsRow[]; notes: string[] } {
  const rows = raw.map((each): SettingsRow => {
    const read = new RowReader(each, header, report);
    read.needs('section');
    const strict = read.flag('inspectionEnd', INSPECTION_END_WORDS, 'unknown-inspection-end');
    const here = read.flag('approval', APPROVAL_WORDS, 'unknown-approval');
    return {
      ...read.place,
      section: read.text('section') ?? '',
      ...defined({
        witnessMinutes: positive(read, 'witnessMinutes'),
        visitDays: positive(read, 'visitDays'),
        personCap: positive(read, 'personCap'),
        reserve: read.count('reserve'),
        approval: here === undefined ? undefined : here ? ('here' as const) : ('elsewhere' as const),
        inspectionEnd: strict === undefined ? undefined : strict ? ('visit' as const) : ('draw' as const),
      }),
    };
  });
  refuseDuplicates(report, rows, labelOf(header, 'section'), (row) => row.section);
  return { rows, notes: [] };
}

function positive(read: RowReader<'settings'>, field: 'witnessMinutes' | 'visitDays' | 'personCap') {
  const count = read.count(field);
  return count === 0 ? read.wrong(field, 'not-positive') : count;
}
