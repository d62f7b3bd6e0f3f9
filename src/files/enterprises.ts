/** 检查对象名录库: the rows of an enterprise register. */
import { findEntry, GRADES, SECTIONS, STATUSES, TRADES } from '../domain/vocabulary.ts';
import { defined } from './defined.ts';
import type { RawRow } from './grid.ts';
import { type Header, labelOf } from './header.ts';
import { KEY_WORDS } from './header-words.ts';
import { type Report, refuseDuplicates } from './problems.ts';
import { RowReader } from './row-reader.ts';
import type { EnterpriseRow } from './rows.ts';
import { NOTES } from './words.ts';

export function readEnterprises(
  raw: readonly RawRow[],
  header: Header<'enterprises'>,
  report: Report,
): { rows: EnterpriseRow[]; notes: string[] } {
  const rows = raw.map((each) => readEnterprise(new RowReader(each, header, report)));
  refuseDuplicates(report, rows, labelOf(header, 'code'), (row) => row.code);
  refuseDuplicates(report, rows, labelOf(header, 'creditCode'), (row) => row.creditCode);
  return { rows, notes: notesOf(rows) };
}

function readEnterprise(read: RowReader<'enterprises'>): EnterpriseRow {
  for (const field of ['creditCode', 'county', 'trades'] as const) read.needs(field);
  const registeredAddress = read.optional('registeredAddress');
  return {
    ...read.place,
    ...defined({
      code: read.code('code'),
      legalPerson: read.optional('legalPerson'),
      address: read.optional('address') ?? registeredAddress,
      registeredAddress,
      contact: read.optional('contact'),
      phone: read.optional('phone'),
      section: read.section('section'),
      key: read.flag('key', KEY_WORDS, 'unknown-key'),
      grade: read.entry('grade', GRADES, 'unknown-grade')?.code,
      status: read.entry('status', STATUSES, 'unknown-status')?.code,
      lastInspected: read.none('lastInspected') ? null : read.day('lastInspected'),
      inspectedThisYear: read.count('inspectedThisYear'),
      yearlyCap: read.none('yearlyCap') ? null : read.count('yearlyCap'),
    }),
    name: read.need('name'),
    ...(read.credit('creditCode') ?? { creditCode: '', creditKind: 'uscc' as const }),
    county: read.county('county'),
    trades: read.trades('trades'),
  };
}

function notesOf(rows: readonly EnterpriseRow[]): string[] {
  const old = rows.filter((row) => row.creditKind === 'old15').length;
  const elsewhere = rows
    .filter(
      (row) => row.section && findEntry(SECTIONS, row.section) && supervisor(row.trades[0]) !== row.section,
    )
    .map((row) => row.row);
  return [
    ...(old ? [NOTES.oldNumbers(old)] : []),
    ...(elsewhere.length ? [NOTES.otherSection(elsewhere)] : []),
  ];
}

/** The section that supervises a trade, 实施细则 三(二). */
function supervisor(trade: string | undefined): string | undefined {
  const code = trade && findEntry(TRADES, trade)?.code;
  return SECTIONS.find((section) => section.trades.some((each) => each === code))?.name;
}
