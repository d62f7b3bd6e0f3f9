/** 检查对象名录库: the rows of an enterprise register. */
import { HAZARD_LEVELS, LISTED, RISKS } from '../domain/enterprise-words.ts';
import { findEntry, GRADES, SECTIONS, STATUSES, TRADES } from '../domain/vocabulary.ts';
import { KEY_WORDS, YES_WORDS } from './cell-words.ts';
import { defined } from './defined.ts';
import type { RawRow } from './grid.ts';
import { type Header, labelOf } from './header.ts';
import { NOTES } from './note-words.ts';
import { type Report, refuseDuplicates } from './problems.ts';
import { RowReader } from './row-reader.ts';
import type { EnterpriseRow } from './rows.ts';

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
      lastInspected: read.dayOrNone('lastInspected'),
      inspectedThisYear: read.count('inspectedThisYear'),
      yearlyCap: read.none('yearlyCap') ? null : read.count('yearlyCap'),
      ...readMore(read),
    }),
    name: read.need('name'),
    ...(read.credit('creditCode') ?? { creditCode: '', creditKind: 'uscc' as const }),
    county: read.county('county'),
    trades: read.trades('trades'),
  };
}

/** What few lists have: registration, 黑名单, 风险, 重大危险源, and what shows the status. */
function readMore(read: RowReader<'enterprises'>) {
  return {
    listing: read.none('listing')
      ? ('none' as const)
      : read.entry('listing', LISTED, 'unknown-listing')?.code,
    listedOn: read.dayOrNone('listedOn'),
    listedBy: read.optional('listedBy'),
    risk: read.none('risk') ? null : read.entry('risk', RISKS, 'unknown-risk')?.code,
    riskBy: read.optional('riskBy'),
    riskOn: read.dayOrNone('riskOn'),
    hazardLevel: readHazard(read),
    statusSince: read.dayOrNone('statusSince'),
    statusEvidence: read.optional('statusEvidence'),
    subjectType: read.optional('subjectType'),
    foundedOn: read.dayOrNone('foundedOn'),
    registeredWith: read.optional('registeredWith'),
    jurisdiction: read.optional('jurisdiction'),
    ...readPlace(read),
    library: read.optional('library'),
    labels: read.none('labels') ? [] : read.cell('labels') === undefined ? undefined : read.list('labels'),
    qualification: read.optional('qualification'),
    needsExpert: read.none('needsExpert') ? false : read.flag('needsExpert', YES_WORDS, 'unknown-yes-no'),
  };
}

/** 重大危险源级别; 「否」 too says that there is none. */
function readHazard(read: RowReader<'enterprises'>): number | null | undefined {
  const text = read.text('hazardLevel');
  if (read.none('hazardLevel') || (text !== undefined && YES_WORDS.get(text) === false && text !== '0'))
    return null;
  const level = read.entry('hazardLevel', HAZARD_LEVELS, 'unknown-hazard')?.code;
  return level === undefined ? undefined : Number(level);
}

/** 经度 and 纬度 in degrees: both, or neither. */
function readPlace(read: RowReader<'enterprises'>) {
  const longitude = read.none('longitude') ? null : read.degrees('longitude', 180);
  const latitude = read.none('latitude') ? null : read.degrees('latitude', 90);
  if ((longitude ?? null) === null && (latitude ?? null) !== null) read.wrong('longitude', 'place-half');
  if ((longitude ?? null) !== null && (latitude ?? null) === null) read.wrong('latitude', 'place-half');
  return { longitude, latitude };
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
