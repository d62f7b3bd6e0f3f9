/** A register file from its bytes: which one it is is told by its header, and it is taken whole or not at all. */
import { readCalendar } from './calendar.ts';
import { readEnterprises } from './enterprises.ts';
import { findHeader, type Header, type HeaderSearch } from './header.ts';
import { readPeople } from './people.ts';
import { type Report, refuse } from './problems.ts';
import { readProvince } from './province.ts';
import type { Problem, Register, RegisterKind } from './rows.ts';
import { readSettings } from './settings.ts';
import { type RawRow, type RawSheet, readWorkbook } from './sheet.ts';
import { NOTES } from './words.ts';

type Found = { readonly sheet: RawSheet; readonly search: HeaderSearch };

/** Reads 名录库, 放假安排 or a 省级平台 task from a workbook. */
export async function readRegister(bytes: Uint8Array, fileName: string): Promise<Register> {
  const workbook = await readWorkbook(bytes);
  const report: Report = [];
  if (workbook.is === 'fault') {
    refuse(report, workbook.fault, { row: 0, column: '', value: fileName }, workbook.more);
    return { is: 'problems', problems: report };
  }
  const found = workbook.sheets.map((sheet): Found => ({ sheet, search: findHeader(sheet.rows) }));
  const chosen = found.find(({ search }) => search.is === 'header') ?? found[0];
  if (!chosen) {
    refuse(report, 'sheet-empty', { row: 0, column: '', value: fileName });
    return { is: 'problems', problems: report };
  }
  if (chosen.search.is === 'none') return { is: 'problems', problems: chosen.search.problems };
  const others = workbook.sheets.filter((sheet) => sheet !== chosen.sheet).map((sheet) => sheet.name);
  return readSheet(chosen.sheet, chosen.search.header, others);
}

function readSheet(sheet: RawSheet, header: Header, others: readonly string[]): Register {
  const report: Report = [];
  const raw = sheet.rows.filter((row) => row.row > header.row);
  if (raw.length === 0) refuse(report, 'sheet-empty', { row: header.row, column: '', value: sheet.name });
  const register = READERS[header.kind](raw, header, report);
  if (report.length > 0) {
    return { is: 'problems', problems: inOrder(report, header) };
  }
  return { ...register, notes: [...headerNotes(header, sheet.name, others), ...register.notes] };
}

/** As one reads the sheet: by row, then by column. */
function inOrder(report: Report, header: Header): Report {
  const columns = new Map([...header.at.values()].map(({ label, column }) => [label, column]));
  const column = (problem: Problem) => columns.get(problem.column) ?? Number.MAX_SAFE_INTEGER;
  return report.sort((a, b) => a.row - b.row || column(a) - column(b));
}

type Taken = Exclude<Register, { is: 'problems' }>;
const READERS: Record<RegisterKind, (raw: readonly RawRow[], header: Header, report: Report) => Taken> = {
  enterprises: (raw, header, report) => ({
    is: 'enterprises',
    ...readEnterprises(raw, header as Header<'enterprises'>, report),
  }),
  people: (raw, header, report) => ({ is: 'people', ...readPeople(raw, header as Header<'people'>, report) }),
  calendar: (raw, header, report) => ({
    is: 'calendar',
    ...readCalendar(raw, header as Header<'calendar'>, report),
  }),
  settings: (raw, header, report) => ({
    is: 'settings',
    ...readSettings(raw, header as Header<'settings'>, report),
  }),
  province: (raw, header, report) => ({
    is: 'province',
    ...readProvince(raw, header as Header<'province'>, report),
  }),
};

function headerNotes(header: Header, sheet: string, others: readonly string[]): string[] {
  return [
    ...(others.length ? [NOTES.otherSheets(sheet, others)] : []),
    ...(header.unused.length ? [NOTES.unusedColumns(header.unused)] : []),
    ...(header.neverRead.length ? [NOTES.neverRead(header.neverRead)] : []),
  ];
}
