/** 执法检查人员名录库: the rows of a people register. */
import { findEntry, ROLES, SECTIONS } from '../domain/vocabulary.ts';
import { defined } from './defined.ts';
import { type Header, labelOf } from './header.ts';
import { EVERYWHERE, IN_POST_WORDS } from './header-words.ts';
import { type Report, refuseDuplicates } from './problems.ts';
import { countyName, RowReader, sectionName } from './row-reader.ts';
import type { PersonRow } from './rows.ts';
import type { RawRow } from './sheet.ts';
import { NOTES } from './words.ts';

export function readPeople(
  raw: readonly RawRow[],
  header: Header<'people'>,
  report: Report,
): { rows: PersonRow[]; notes: string[] } {
  let everywhere = 0;
  const rows = raw.map((each) => {
    const reader = new RowReader(each, header, report);
    const person = readPerson(reader);
    if (person.roles.includes('inspector') && reader.cell('counties') === undefined) everywhere += 1;
    return person;
  });
  for (const [field, value] of UNIQUE) refuseDuplicates(report, rows, labelOf(header, field), value);
  const sections = new Set(rows.flatMap((row) => [row.section, ...row.witnessFor, ...row.deputyFor]));
  const unknown = [...sections].filter((name) => name !== '' && !findEntry(SECTIONS, name));
  return {
    rows,
    notes: [
      ...(everywhere ? [NOTES.countiesAssumed(everywhere)] : []),
      ...(unknown.length ? [NOTES.newSections(unknown)] : []),
    ],
  };
}

const UNIQUE = [
  ['code', (row: PersonRow) => row.code],
  ['mobile', (row: PersonRow) => row.mobile],
  ['certificateNo', (row: PersonRow) => row.certificateNo],
] as const;

function readPerson(read: RowReader<'people'>): PersonRow {
  for (const field of ['mobile', 'section', 'roles'] as const) read.needs(field);
  const roles = read.entries('roles', ROLES, 'unknown-role').map((role) => role.code);
  if (roles.includes('inspector'))
    for (const field of ['certificateNo', 'certificateUntil'] as const)
      if (read.cell(field) === undefined) read.wrong(field, 'certificate-needed');
  if (!roles.includes('deputy') && read.cell('deputyFor') !== undefined)
    read.wrong('deputyFor', 'deputy-needed');
  return {
    row: read.row,
    ...defined({
      code: read.code('code'),
      title: read.text('title'),
      certificateNo: read.text('certificateNo'),
      certificateUntil: read.day('certificateUntil'),
    }),
    name: read.need('name'),
    mobile: readMobile(read),
    section: read.section('section') ?? '',
    roles,
    inPost: read.flag('inPost', IN_POST_WORDS, 'unknown-in-post') ?? true,
    specialities: read.trades('specialities'),
    counties: readCounties(read),
    leave: read.leave('leave'),
    recusals: read.list('recusals'),
    witnessFor: [...new Set(read.list('witnessFor').map(sectionName))],
    deputyFor: [...new Set(read.list('deputyFor').map(sectionName))],
  };
}

/** 手机号, 11 digits; +86, spaces and hyphens are forgiven. It is what finds the Feishu account. */
function readMobile(read: RowReader<'people'>): string {
  const text = read.text('mobile');
  if (text === undefined) return '';
  const digits = text.replace(/[\s+-]/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : (read.wrong('mobile', 'bad-mobile') ?? '');
}

/** 县区 of an inspector; nothing said means the whole city. */
function readCounties(read: RowReader<'people'>): string[] {
  const texts = read.list('counties');
  if (texts.length === 0 || texts.some((text) => EVERYWHERE.has(text))) return ['*'];
  const names = texts.map((text) => countyName(text) ?? read.wrong('counties', 'unknown-county'));
  return [...new Set(names.filter((name) => name !== undefined))];
}
