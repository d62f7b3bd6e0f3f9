/** 导出: what stands in each column of an exported register. */
import type { allSections } from '../../db/bureau.ts';
import type { loadedDays } from '../../db/calendar.ts';
import type { ChecklistVersion } from '../../db/checklists.ts';
import type { Enterprise } from '../../db/enterprises.ts';
import type { RegisteredExpert } from '../../db/expert-register.ts';
import type { PartnerPerson } from '../../db/helpers.ts';
import type { PermitOfUnit } from '../../db/permits.ts';
import type { RegisteredPerson } from '../../db/registered-people.ts';
import type { ChecklistLine } from '../domain/checklist.ts';
import type { Field } from '../files/header-words.ts';
import type { SheetValue } from '../files/write.ts';
import { words } from './words.ts';

export const EXPORTS = [
  'enterprises',
  'permits',
  'people',
  'experts',
  'partners',
  'items',
  'checklist',
  'settings',
  'calendar',
  'plan',
] as const;
export type ExportKind = (typeof EXPORTS)[number];
export type Kept = Exclude<ExportKind, 'items' | 'plan'>;

export type Columns<K extends Kept, R> = { readonly [F in Field<K>]: (row: R) => SheetValue | null };

export type Unit = Enterprise & { readonly section: string };

export type Expert = Omit<RegisteredExpert, 'conflicts'> & { readonly conflicts: readonly string[] };

export type ListLine = ChecklistLine &
  Pick<ChecklistVersion, 'title' | 'effectiveFrom'> & { readonly item: string };

const list = (parts: readonly string[] | null) => (parts ? words.list(parts) : null);

export const ENTERPRISE: Columns<'enterprises', Unit> = {
  code: (row) => row.code,
  name: (row) => row.name,
  creditCode: (row) => row.creditCode,
  legalPerson: (row) => row.legalPerson,
  county: (row) => row.county,
  address: (row) => row.address,
  registeredAddress: (row) => row.registeredAddress,
  contact: (row) => row.contact,
  phone: (row) => row.phone,
  trades: (row) => list(row.trades),
  section: (row) => row.section,
  key: (row) => words.key(row.isKey),
  grade: (row) => row.grade,
  status: (row) => words.status(row.status),
  statusSince: (row) => row.statusSince,
  statusEvidence: (row) => row.statusEvidence,
  listing: (row) => words.listed(row.listing),
  listedOn: (row) => row.listedOn,
  listedBy: (row) => row.listedBy,
  risk: (row) => row.risk && words.risk(row.risk),
  riskBy: (row) => row.riskBy,
  riskOn: (row) => row.riskOn,
  hazardLevel: (row) => (row.hazardLevel === null ? null : words.hazard(row.hazardLevel)),
  lastInspected: (row) => row.lastInspected,
  inspectedThisYear: (row) => row.inspectedElsewhere,
  yearlyCap: (row) => row.yearlyCap,
  subjectType: (row) => row.subjectType,
  foundedOn: (row) => row.foundedOn,
  registeredWith: (row) => row.registeredWith,
  jurisdiction: (row) => row.jurisdiction,
  longitude: (row) => row.longitude,
  latitude: (row) => row.latitude,
  library: (row) => row.library,
  labels: (row) => list(row.labels),
  qualification: (row) => row.qualification,
  needsExpert: (row) => words.yesNo(row.needsExpert),
};

export const PERSON: Columns<'people', RegisteredPerson> = {
  code: (row) => row.code,
  name: (row) => row.name,
  mobile: (row) => row.mobile,
  section: (row) => row.section,
  roles: (row) => words.roles(row.roles),
  title: (row) => row.title,
  certificateNo: (row) => row.certificateNo,
  certificateUntil: (row) => row.certificateUntil,
  certificateBy: (row) => row.certificateBy,
  inPost: (row) => (row.inPost === null ? null : words.inPost(row.inPost)),
  onStaff: (row) => (row.onStaff === null ? null : words.onStaff(row.onStaff)),
  reviewedBy: (row) => row.reviewedBy,
  reviewedOn: (row) => row.reviewedOn,
  specialities: (row) => list(row.specialities),
  counties: (row) => (row.counties?.includes('*') ? words.everywhere : list(row.counties)),
  leave: (row) => words.leave(row.leave),
  recusals: (row) => list(row.recusals),
  witnessFor: (row) => list(row.witnessFor),
  deputyFor: (row) => list(row.deputyFor),
};

export const EXPERT: Columns<'experts', Expert> = {
  code: (row) => row.code,
  name: (row) => row.name,
  unit: (row) => row.unit,
  title: (row) => row.title,
  mobile: (row) => row.mobile,
  fields: (row) => list(row.fields),
  engagedFrom: (row) => row.engagedFrom,
  engagedTo: (row) => row.engagedTo,
  confidentialOn: (row) => row.confidentialOn,
  active: (row) => words.yesNo(row.active),
  conflicts: (row) => list(row.conflicts),
};

export const PERMIT: Columns<'permits', PermitOfUnit> = {
  creditCode: (row) => row.creditCode,
  enterprise: (row) => row.unit,
  name: (row) => row.name,
  number: (row) => row.number,
  issuedOn: (row) => row.issuedOn,
  validUntil: (row) => row.validUntil ?? words.forGood,
  issuedBy: (row) => row.issuedBy,
  held: () => words.yesNo(true),
};

export const LINE: Columns<'checklist', ListLine> = {
  item: (row) => row.item,
  title: (row) => row.title,
  text: (row) => row.text,
  source: (row) => row.source,
  quoted: (row) => words.yesNo(row.quoted),
  major: (row) => words.yesNo(row.major),
  mustCheck: (row) => words.yesNo(row.required),
  effectiveFrom: (row) => row.effectiveFrom,
};

export const PARTNER: Columns<'partners', PartnerPerson> = {
  code: (row) => row.code,
  department: (row) => row.department,
  name: (row) => row.name,
  certificateNo: (row) => row.certificateNo,
  validUntil: (row) => row.validUntil,
  active: (row) => words.yesNo(row.active),
};

export const SETTINGS: Columns<'settings', Awaited<ReturnType<typeof allSections>>[number]> = {
  section: (row) => row.name,
  witnessMinutes: (row) => row.witnessMinutes,
  visitDays: (row) => row.visitDays,
  personCap: (row) => row.personCap,
  reserve: (row) => row.reserve,
  approval: (row) => words.approval(row.approval),
  inspectionEnd: (row) => words.inspectionEnd(row.inspectionEnd),
};

export const DAY: Columns<'calendar', Awaited<ReturnType<typeof loadedDays>>[number]> = {
  day: (row) => row.day,
  kind: (row) => words.dayKind(row.kind),
  name: (row) => row.name,
};
