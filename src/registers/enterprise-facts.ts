/** What a row of an enterprise file makes of an enterprise: what it leaves open stays as it is. */
import type { Enterprise } from '../../db/enterprises.ts';
import { SECTIONS, TRADES } from '../domain/vocabulary.ts';
import type { EnterpriseRow } from '../files/rows.ts';
import { fieldChanges } from './plan.ts';
import { words } from './words.ts';

/** `section` is named, because it may not be there yet. */
export type Facts = Omit<Enterprise, 'id' | 'bureauId' | 'code' | 'sectionId'> & { readonly section: string };

/** What a new enterprise has where no file says anything. */
const UNSAID = {
  subjectType: null,
  foundedOn: null,
  registeredWith: null,
  jurisdiction: null,
  registeredAddress: null,
  longitude: null,
  latitude: null,
  listing: 'none',
  listedOn: null,
  listedBy: null,
  risk: null,
  riskBy: null,
  riskOn: null,
  hazardLevel: null,
  library: null,
  labels: [],
  qualification: null,
  needsExpert: false,
  statusSince: null,
  statusEvidence: null,
  withdrawn: false,
  legalPerson: null,
  address: null,
  contact: null,
  phone: null,
  lastInspected: null,
  yearlyCap: null,
  isKey: false,
  grade: 'B',
  status: 'active',
  inspectedElsewhere: 0,
} as const satisfies Partial<Facts>;

/** A new enterprise is 一般, 在营, of class B unless it says otherwise. */
export function factsOf(row: EnterpriseRow, old: Facts | undefined): Facts {
  const { row: _, sheet: __, code: ___, section: ____, key, inspectedThisYear, ...said } = row;
  const facts = { ...UNSAID, ...old, ...said, section: sectionOf(row, old) };
  return {
    ...facts,
    labels: [...facts.labels],
    isKey: key ?? facts.isKey,
    inspectedElsewhere: inspectedThisYear ?? facts.inspectedElsewhere,
    // where nothing is known of the works, a new unit is looked for where it is registered
    address: facts.address ?? (old ? null : facts.registeredAddress),
  };
}

/** The section that the file names, else the one that supervises the first trade (实施细则 三(二)). */
function sectionOf(row: EnterpriseRow, old: Facts | undefined): string {
  if (row.section) return row.section;
  if (old && old.trades[0] === row.trades[0]) return old.section;
  const trade = TRADES.find(({ name }) => name === row.trades[0]);
  const section = SECTIONS.find(({ trades }) => trade && (trades as readonly string[]).includes(trade.code));
  return section?.name ?? SECTIONS[0].name;
}

export function changesOf(old: Facts, now: Facts) {
  return fieldChanges('enterprises', [
    ['name', old.name, now.name],
    ['creditCode', old.creditCode, now.creditCode],
    ['legalPerson', old.legalPerson, now.legalPerson],
    ['county', old.county, now.county],
    ['address', old.address, now.address],
    ['registeredAddress', old.registeredAddress, now.registeredAddress],
    ['longitude', old.longitude, now.longitude],
    ['latitude', old.latitude, now.latitude],
    ['contact', old.contact, now.contact],
    ['phone', old.phone, now.phone],
    ['trades', old.trades, now.trades],
    ['section', old.section, now.section],
    ['key', old.isKey, now.isKey, words.key],
    ['grade', old.grade, now.grade, words.grade],
    ['status', old.status, now.status, words.status],
    ['statusSince', old.statusSince, now.statusSince],
    ['statusEvidence', old.statusEvidence, now.statusEvidence],
    ['listing', old.listing, now.listing, words.listed],
    ['listedOn', old.listedOn, now.listedOn],
    ['listedBy', old.listedBy, now.listedBy],
    ['risk', old.risk, now.risk, words.risk],
    ['riskBy', old.riskBy, now.riskBy],
    ['riskOn', old.riskOn, now.riskOn],
    ['hazardLevel', old.hazardLevel, now.hazardLevel, words.hazard],
    ['lastInspected', old.lastInspected, now.lastInspected],
    ['inspectedThisYear', old.inspectedElsewhere, now.inspectedElsewhere],
    ['yearlyCap', old.yearlyCap, now.yearlyCap],
    ['subjectType', old.subjectType, now.subjectType],
    ['foundedOn', old.foundedOn, now.foundedOn],
    ['registeredWith', old.registeredWith, now.registeredWith],
    ['jurisdiction', old.jurisdiction, now.jurisdiction],
    ['library', old.library, now.library],
    ['labels', old.labels, now.labels],
    ['qualification', old.qualification, now.qualification],
    ['needsExpert', old.needsExpert, now.needsExpert, words.yesNo],
  ]);
}
