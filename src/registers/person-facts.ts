/** What a row of a people file makes of a person: what it leaves open stays as it is. */
import type { RegisteredPerson } from '../../db/registered-people.ts';
import type { RoleCode } from '../domain/vocabulary.ts';
import type { Day } from '../domain/working-days.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { PersonRow } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';

export type Facts = {
  readonly name: string;
  readonly mobile: string;
  readonly section: string;
  readonly title: string | null;
  readonly roles: readonly RoleCode[];
  readonly inspector: Inspector | undefined;
  readonly leave: readonly (readonly [Day, Day])[];
  /** public codes of enterprises */
  readonly recusals: readonly string[];
  readonly witnessFor: readonly string[];
  readonly deputyFor: readonly string[];
};
type Inspector = {
  readonly certificateNo: string;
  readonly validUntil: Day;
  readonly inPost: boolean;
  readonly specialities: string[];
  readonly counties: string[];
  readonly certificateBy: string | null;
  readonly onStaff: boolean | null;
  readonly reviewedBy: string | null;
  readonly reviewedOn: Day | null;
};
export type PersonPair = {
  readonly row: PersonRow;
  readonly old: RegisteredPerson | undefined;
  readonly facts: Facts;
};

export function factsOf(
  row: PersonRow,
  old: RegisteredPerson | undefined,
  recusals: readonly string[] | undefined,
  report: Report,
): Facts {
  const roles = rolesOf(row, old, report);
  return {
    name: row.name,
    mobile: row.mobile,
    section: row.section,
    title: row.title === undefined ? (old?.title ?? null) : row.title,
    roles,
    inspector: roles.includes('inspector') ? inspectorOf(row, old, report) : undefined,
    leave: row.leave ? withOwn(row.leave, old?.ownLeave ?? []) : (old?.leave ?? []),
    recusals: [...new Set(recusals ? [...recusals, ...(old?.ownRecusals ?? [])] : (old?.recusals ?? []))],
    witnessFor: row.witnessFor ?? old?.witnessFor ?? [],
    deputyFor: roles.includes('deputy') ? (row.deputyFor ?? old?.deputyFor ?? []) : [],
  };
}

/** 请假 that was asked for in the chat and confirmed stays, whatever a file says. */
function withOwn(said: Facts['leave'], own: Facts['leave']): Facts['leave'] {
  const known = new Set(said.map((span) => span.join()));
  return [...said, ...own.filter((span) => !known.has(span.join()))];
}

/** Who is new and has a certificate is 执法人员, where the file has no column for roles. */
function rolesOf(row: PersonRow, old: RegisteredPerson | undefined, report: Report): readonly RoleCode[] {
  if (row.roles) return row.roles;
  if (old && !isProvisional(old.code)) return old.roles;
  if (row.certificateNo) return ['inspector'];
  refuse(report, 'required', { ...row, column: COLUMN.roles, value: '' });
  return [];
}

function inspectorOf(
  row: PersonRow,
  old: RegisteredPerson | undefined,
  report: Report,
): Inspector | undefined {
  const certificateNo = row.certificateNo ?? old?.certificateNo;
  const validUntil = row.certificateUntil ?? old?.certificateUntil;
  const place = (column: string) => ({ ...row, column, value: '' });
  if (!certificateNo) refuse(report, 'certificate-needed', place(COLUMN.certificate));
  if (!validUntil) refuse(report, 'certificate-needed', place(COLUMN.certificateUntil));
  if (!certificateNo || !validUntil) return undefined;
  return {
    certificateNo,
    validUntil,
    inPost: row.inPost ?? old?.inPost ?? true,
    specialities: [...(row.specialities ?? old?.specialities ?? [])],
    counties: [...(row.counties ?? old?.counties ?? ['*'])],
    certificateBy: said(row.certificateBy, old?.certificateBy),
    onStaff: said(row.onStaff, old?.onStaff),
    reviewedBy: said(row.reviewedBy, old?.reviewedBy),
    reviewedOn: said(row.reviewedOn, old?.reviewedOn),
  };
}

/** null in a file says that there is none; undefined says nothing. */
function said<T>(now: T | null | undefined, before: T | null | undefined): T | null {
  return now === undefined ? (before ?? null) : now;
}

/** The code that someone has who is known by ADMIN_MOBILES alone. */
export function isProvisional(code: string): boolean {
  return code.startsWith('ADMIN-');
}
