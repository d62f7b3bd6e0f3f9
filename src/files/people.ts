/** 执法检查人员名录库: the rows of a people register. */
import { ROLES } from '../domain/vocabulary.ts';
import { EVERYWHERE, IN_POST_WORDS, ON_STAFF_WORDS } from './cell-words.ts';
import { defined } from './defined.ts';
import type { RawRow } from './grid.ts';
import { type Header, labelOf } from './header.ts';
import { type Report, refuseDuplicates } from './problems.ts';
import { countyName, RowReader, sectionName } from './row-reader.ts';
import type { PersonRow } from './rows.ts';

export function readPeople(
  raw: readonly RawRow[],
  header: Header<'people'>,
  report: Report,
): { rows: PersonRow[]; notes: string[] } {
  const rows = raw.map((each) => readPerson(new RowReader(each, header, report)));
  for (const [field, value] of UNIQUE) refuseDuplicates(report, rows, labelOf(header, field), value);
  return { rows, notes: [] };
}

const UNIQUE = [
  ['code', (row: PersonRow) => row.code],
  ['mobile', (row: PersonRow) => row.mobile],
  ['certificateNo', (row: PersonRow) => row.certificateNo],
] as const;

function readPerson(read: RowReader<'people'>): PersonRow {
  for (const field of ['mobile', 'section'] as const) read.needs(field);
  if (read.has('roles')) read.needs('roles');
  const roles = read.has('roles')
    ? read.entries('roles', ROLES, 'unknown-role').map((role) => role.code)
    : undefined;
  // Where the file has no such column, the register may know them already.
  if (roles?.includes('inspector'))
    for (const field of ['certificateNo', 'certificateUntil'] as const)
      if (read.has(field) && read.cell(field) === undefined) read.wrong(field, 'certificate-needed');
  if (roles && !roles.includes('deputy') && read.cell('deputyFor') !== undefined)
    read.wrong('deputyFor', 'deputy-needed');
  return {
    ...read.place,
    ...defined({
      code: read.code('code'),
      title: read.optional('title'),
      certificateNo: read.text('certificateNo'),
      certificateUntil: read.until('certificateUntil'),
      roles,
      inPost: read.flag('inPost', IN_POST_WORDS, 'unknown-in-post'),
      onStaff: read.none('onStaff') ? null : read.flag('onStaff', ON_STAFF_WORDS, 'unknown-on-staff'),
      certificateBy: read.optional('certificateBy'),
      ...readReview(read),
      specialities: read.has('specialities') ? read.trades('specialities') : undefined,
      counties: read.has('counties') ? readCounties(read) : undefined,
      leave: read.has('leave') ? read.leave('leave') : undefined,
      recusals: read.has('recusals') ? read.list('recusals') : undefined,
      deputyFor: read.has('deputyFor') ? [...new Set(read.list('deputyFor').map(sectionName))] : undefined,
      witnessFor: read.has('witnessFor') ? [...new Set(read.list('witnessFor').map(sectionName))] : undefined,
    }),
    name: read.need('name'),
    mobile: readMobile(read),
    section: read.section('section') ?? '',
  };
}

/** 资格审查 (实施细则 三(三)): by whom and when. */
function readReview(read: RowReader<'people'>) {
  const [reviewedBy, reviewedOn] = [read.optional('reviewedBy'), read.dayOrNone('reviewedOn')];
  if ((reviewedBy ?? null) !== null && (reviewedOn ?? null) === null) read.wrong('reviewedOn', 'review-half');
  if ((reviewedBy ?? null) === null && (reviewedOn ?? null) !== null) read.wrong('reviewedBy', 'review-half');
  return { reviewedBy, reviewedOn };
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
