/** A register file from its bytes: which one it is is told by its header, and it is taken whole or not at all. */
import { readCalendar } from './calendar.ts';
import { readChecklist } from './checklist.ts';
import { type Choice, chooseSheets } from './choose.ts';
import { readEnterprises } from './enterprises.ts';
import { readExperts } from './experts.ts';
import type { RawRow } from './grid.ts';
import type { Header } from './header.ts';
import { type Joined, joinTables } from './join.ts';
import { NOTES } from './note-words.ts';
import { readPartners } from './partners.ts';
import { readPeople } from './people.ts';
import { readPermits } from './permits.ts';
import { readPlan } from './plan.ts';
import { readPlatform } from './platform.ts';
import { type Report, refuse } from './problems.ts';
import { readProvince } from './province.ts';
import type { Problem, Register, RegisterKind } from './rows.ts';
import { readSettings } from './settings.ts';
import { readWorkbook } from './sheet.ts';

/** Reads 名录库, 科室设置, 放假安排 or a 省级平台 task from a workbook or a text table. */
export async function readRegister(bytes: Uint8Array, fileName: string): Promise<Register> {
  const workbook = await readWorkbook(bytes, fileName);
  if (workbook.is === 'fault') {
    const report: Report = [];
    refuse(report, workbook.fault, { row: 0, column: '', value: fileName }, workbook.more);
    return { is: 'problems', problems: report };
  }
  const choice = chooseSheets(workbook, fileName);
  if (choice.is === 'problems') return { is: 'problems', problems: [...choice.problems] };
  const joined = joinTables(choice.tables);
  const notes = [
    ...choiceNotes(choice, fileName, workbook.as),
    ...headerNotes(joined.header),
    ...joined.notes,
  ];
  return readRows(joined, choice.tables[0].sheet.name, notes);
}

function readRows({ header, rows, skipped }: Joined, sheet: string, notes: readonly string[]): Register {
  const report: Report = [];
  if (rows.length === 0) refuse(report, 'sheet-empty', { row: header.row, column: '', value: sheet });
  const register = READERS[header.kind](rows, header, report);
  if (report.length > 0) {
    const rest = register.is === 'plan' && { rest: register.rows };
    const problems = inOrder(report, header, rows);
    return { is: 'problems', problems, kind: header.kind, notes: [...notes], ...rest };
  }
  return { ...register, notes: [...notes, ...register.notes], ...(skipped > 0 && { skipped }) };
}

/** As one reads the file: by sheet, by row, then by column. */
function inOrder(report: Report, header: Header, rows: readonly RawRow[]): Report {
  const columns = new Map([...header.at.values()].map(({ label, column }) => [label, column]));
  const sheets = [...new Set(rows.map((row) => row.sheet))];
  const sheet = (problem: Problem) => sheets.indexOf(problem.sheet);
  const column = (problem: Problem) => columns.get(problem.column) ?? Number.MAX_SAFE_INTEGER;
  return report.sort((a, b) => sheet(a) - sheet(b) || a.row - b.row || column(a) - column(b));
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
  platform: (raw, header, report) => ({
    is: 'platform',
    ...readPlatform(raw, header as Header<'platform'>, report),
  }),
  checklist: (raw, header, report) => ({
    is: 'checklist',
    ...readChecklist(raw, header as Header<'checklist'>, report),
  }),
  experts: (raw, header, report) => ({
    is: 'experts',
    ...readExperts(raw, header as Header<'experts'>, report),
  }),
  partners: (raw, header, report) => ({
    is: 'partners',
    ...readPartners(raw, header as Header<'partners'>, report),
  }),
  permits: (raw, header, report) => ({
    is: 'permits',
    ...readPermits(raw, header as Header<'permits'>, report),
  }),
  plan: (raw, header, report) => ({ is: 'plan', ...readPlan(raw, header as Header<'plan'>, report) }),
};

function choiceNotes(choice: Choice & { is: 'tables' }, fileName: string, as: 'xlsx' | 'csv'): string[] {
  const called = /\.(?:csv|txt|tsv)$/i.test(fileName) ? 'csv' : 'xlsx';
  const used = choice.tables.map(({ sheet }) => sheet.name).join('、');
  return [
    ...(called === as || !/\./.test(fileName) ? [] : [NOTES.readAs[as]]),
    ...(choice.unread.length ? [NOTES.otherSheets(used, choice.unread)] : []),
    ...(choice.hidden.length ? [NOTES.hiddenSheets(choice.hidden)] : []),
  ];
}

function headerNotes({ unused, neverRead }: Header): string[] {
  return [
    ...(unused.length ? [NOTES.unusedColumns(unused)] : []),
    ...(neverRead.length ? [NOTES.neverRead(neverRead)] : []),
  ];
}
