/** 检查对象名录库: the rows of an enterprise register. */
import { findEntry, GRADES, SECTIONS, STATUSES, TRADES } from '../domain/vocabulary.ts';
import { defined } from './defined.ts';
import { type Header, labelOf } from './header.ts';
import { KEY_WORDS } from './header-words.ts';
import { type Report, refuseDuplicates } from './problems.ts';
import { RowReader } from './row-reader.ts';
import type { EnterpriseRow } from './rows.ts';
import type { RawRow } from './sheet.ts';
import { NOTES } from './words.ts';

export function readEnterprises(
  raw: readonly RawRow[],
  header: Header<'enterprises'>,
  report: Report,
): { rows: EnterpriseRow[]; notes: string[] } {
  const ungraded = new Set<number>();
  const rows = raw.map((each) => {
    const reader = new RowReader(each, header, report);
    if (reader.cell('grade') === undefined) ungraded.add(reader.row);
    return readEnterprise(reader);
  });
  refuseDuplicates(report, rows, labelOf(header, 'code'), (row) => row.code);
  refuseDuplicates(report, rows, labelOf(header, 'creditCode'), (row) => row.creditCode);
  return { rows, notes: notesOf(rows, ungraded.size) };
}

function readEnterprise(read: RowReader<'enterprises'>): EnterpriseRow {
  for (const field of ['creditCode', 'county', 'trades'] as const) read.needs(field);
  const registeredAddress = read.text('registeredAddress');
  return {
    row: read.row,
    ...defined({
      code: read.code('code'),
      legalPerson: read.text('legalPerson'),
      address: read.text('address') ?? registeredAddress,
      registeredAddress,
      contact: read.text('contact'),
      phone: read.text('phone'),
      section: read.section('section'),
      lastInspected: read.day('lastInspected'),
      inspectedThisYear: read.count('inspectedThisYear'),
      yearlyCap: read.count('yearlyCap'),
    }),
    name: read.need('name'),
    ...(read.credit('creditCode') ?? { creditCode: '', creditKind: 'uscc' as const }),
    county: read.county('county'),
    trades: read.trades('trades'),
    key: read.flag('key', KEY_WORDS, 'unknown-key') ?? false,
    grade: read.entry('grade', GRADES, 'unknown-grade')?.code ?? 'B',
    status: read.entry('status', STATUSES, 'unknown-status')?.code ?? 'active',
  };
}

function notesOf(rows: readonly EnterpriseRow[], ungraded: number): string[] {
  const old = rows.filter((row) => row.creditKind === 'old15').length;
  const elsewhere = rows.filter((row) => row.section && supervisor(row.trades[0]) !== row.section);
  const known = elsewhere.filter((row) => findEntry(SECTIONS, row.section ?? '')).map((row) => row.row);
  const unknown = new Set(
    elsewhere.map((row) => row.section ?? '').filter((name) => !findEntry(SECTIONS, name)),
  );
  return [
    ...(old ? [NOTES.oldNumbers(old)] : []),
    ...(ungraded ? [NOTES.gradeAssumed(ungraded)] : []),
    ...(known.length ? [NOTES.otherSection(known)] : []),
    ...(unknown.size ? [NOTES.newSections([...unknown])] : []),
  ];
}

/** The section that supervises a trade, 实施细则 三(二). */
function supervisor(trade: string | undefined): string | undefined {
  const code = trade && findEntry(TRADES, trade)?.code;
  return SECTIONS.find((section) => section.trades.some((each) => each === code))?.name;
}
