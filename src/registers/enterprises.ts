/** 检查对象名录库 from a file. An enterprise is found again by its code, else by its 统一社会信用代码. */
import { allSections, ensureSections } from '../../db/bureau.ts';
import { type Enterprise, registeredEnterprises, upsertEnterprises } from '../../db/enterprises.ts';
import { SECTIONS, TRADES } from '../domain/vocabulary.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { EnterpriseRow } from '../files/rows.ts';
import { COLUMN, NOTES } from '../files/words.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { nextCodes } from './codes.ts';
import { fieldChanges, type Planned, type Sender, type Wrote } from './plan.ts';
import { words } from './words.ts';

/** What a row makes of an enterprise; `section` is named, because it may not be there yet. */
type Facts = Omit<Enterprise, 'id' | 'bureauId' | 'code' | 'sectionId'> & { readonly section: string };
type Pair = {
  readonly row: EnterpriseRow;
  /** of the file, or of one that an undone import had brought */
  readonly code: string | undefined;
  readonly old: (Facts & { code: string }) | undefined;
  readonly facts: Facts;
};

export async function planEnterprises(
  scene: Scene,
  rows: readonly EnterpriseRow[],
  sender: Sender,
): Promise<Planned> {
  const known = await knownEnterprises(scene);
  const byCode = new Map(known.map((each) => [each.code, each]));
  const byCredit = new Map(known.map((each) => [each.creditCode, each]));
  const pairs = rows.map((row): Pair => {
    const there = (row.code ? byCode.get(row.code) : undefined) ?? byCredit.get(row.creditCode);
    // one whose import was undone comes anew, under the code it had
    const old = there?.withdrawn ? undefined : there;
    return { row, code: row.code ?? there?.code, old, facts: factsOf(row, old) };
  });
  const problems = [...clashes(rows, byCode, byCredit), ...otherSections(pairs, sender), ...leftOut(pairs)];
  if (problems.length > 0) return { problems };
  const fresh = pairs.filter(({ old }) => !old);
  const changes = pairs.flatMap(({ old, facts }) => {
    const fields = old ? changesOf(old, facts) : [];
    return old && fields.length > 0 ? [{ key: old.code, name: facts.name, fields }] : [];
  });
  const touched = new Set(changes.map(({ key }) => key));
  const toWrite = pairs.filter(({ old }) => !old || touched.has(old.code));
  return {
    added: fresh.map(({ row }) => ({ key: row.code ?? row.creditCode, name: row.name })),
    changed: changes,
    unchanged: pairs.length - toWrite.length,
    notes: await notesOf(scene, fresh, toWrite, known),
    take: (wrote) => write(scene, toWrite, known, wrote),
  };
}

async function knownEnterprises(scene: Scene): Promise<(Facts & { code: string })[]> {
  const sections = new Map((await allSections(scene.tx, scene.bureauId)).map(({ id, name }) => [id, name]));
  const all = await registeredEnterprises(scene.tx, scene.bureauId);
  return all.map(({ id: _, bureauId: __, sectionId, ...rest }) => ({
    ...rest,
    section: sections.get(sectionId) ?? '',
  }));
}

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
} as const satisfies Partial<Facts>;

/** What the file leaves open stays; a new enterprise is 一般, 在营, of class B unless it says otherwise. */
function factsOf(row: EnterpriseRow, old: Facts | undefined): Facts {
  const kept = <T>(said: T | undefined, before: T | undefined, otherwise: T): T =>
    said ?? before ?? otherwise;
  const none = <T>(said: T | null | undefined, before: T | null | undefined): T | null =>
    said === undefined ? (before ?? null) : said;
  return {
    ...UNSAID,
    ...old,
    name: row.name,
    creditCode: row.creditCode,
    creditKind: row.creditKind,
    legalPerson: none(row.legalPerson, old?.legalPerson),
    county: row.county,
    address: none(row.address, old?.address),
    contact: none(row.contact, old?.contact),
    phone: none(row.phone, old?.phone),
    trades: row.trades,
    section: sectionOf(row, old),
    isKey: kept(row.key, old?.isKey, false),
    grade: kept(row.grade, old?.grade, 'B'),
    status: kept(row.status, old?.status, 'active'),
    lastInspected: none(row.lastInspected, old?.lastInspected),
    inspectedElsewhere: kept(row.inspectedThisYear, old?.inspectedElsewhere, 0),
    yearlyCap: none(row.yearlyCap, old?.yearlyCap),
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

function changesOf(old: Facts & { code: string }, now: Facts) {
  return fieldChanges('enterprises', [
    ['name', old.name, now.name],
    ['creditCode', old.creditCode, now.creditCode],
    ['legalPerson', old.legalPerson, now.legalPerson],
    ['county', old.county, now.county],
    ['address', old.address, now.address],
    ['contact', old.contact, now.contact],
    ['phone', old.phone, now.phone],
    ['trades', old.trades, now.trades],
    ['section', old.section, now.section],
    ['key', old.isKey, now.isKey, words.key],
    ['grade', old.grade, now.grade, words.grade],
    ['status', old.status, now.status, words.status],
    ['lastInspected', old.lastInspected, now.lastInspected],
    ['inspectedThisYear', old.inspectedElsewhere, now.inspectedElsewhere],
    ['yearlyCap', old.yearlyCap, now.yearlyCap],
  ]);
}

/** A code is never given to another enterprise, and an enterprise keeps its code. */
function clashes(
  rows: readonly EnterpriseRow[],
  byCode: ReadonlyMap<string, { creditCode: string; name: string }>,
  byCredit: ReadonlyMap<string, { code: string }>,
): Report {
  const report: Report = [];
  for (const { code, creditCode, ...place } of rows) {
    const twin = byCredit.get(creditCode);
    const owner = code ? byCode.get(code) : undefined;
    if (code && twin && twin.code !== code)
      refuse(report, 'code-taken', { ...place, column: COLUMN.credit, value: creditCode }, twin.code);
    else if (code && owner && owner.creditCode !== creditCode && !isRenewed(owner.creditCode, creditCode))
      refuse(report, 'code-taken', { ...place, column: COLUMN.code, value: code }, owner.name);
  }
  return report;
}

/** 15 位注册号 has become a 统一社会信用代码. */
function isRenewed(old: string, creditCode: string): boolean {
  return old.length === 15 && creditCode.length === 18;
}

/** 黑名单 and 失信 units must stay in the pool (实施细则 三(二)): out of it only with what shows why. */
function leftOut(pairs: readonly Pair[]): Report {
  const report: Report = [];
  for (const { row, old, facts } of pairs) {
    const stops = facts.status !== 'active' && (old?.status ?? 'active') === 'active';
    if (stops && facts.listing !== 'none' && !facts.statusEvidence)
      refuse(
        report,
        'evidence-needed',
        { ...row, column: COLUMN.status, value: row.name },
        words.listing(facts.listing),
      );
  }
  return report;
}

/** A chief's file may neither take nor give an enterprise of another section. */
function otherSections(pairs: readonly Pair[], { section }: Sender): Report {
  const report: Report = [];
  if (section === undefined) return report;
  for (const { row, old, facts } of pairs) {
    const other = [old?.section, facts.section].find((each) => each !== undefined && each !== section);
    if (other !== undefined)
      refuse(report, 'other-section', { ...row, column: COLUMN.section, value: row.name }, other);
  }
  return report;
}

const NAMED = 5;

async function notesOf(
  scene: Scene,
  fresh: readonly Pair[],
  toWrite: readonly Pair[],
  known: readonly { name: string; code: string }[],
): Promise<string[]> {
  const there = new Set((await allSections(scene.tx, scene.bureauId)).map(({ name }) => name));
  const vocabulary = new Set<string>(SECTIONS.map(({ name }) => name));
  const sections = new Set(toWrite.map(({ facts }) => facts.section));
  const strange = [...sections].filter((name) => !there.has(name) && !vocabulary.has(name));
  const ungraded = fresh.filter(({ row }) => row.grade === undefined).length;
  const names = new Map(known.map(({ name, code }) => [name, code]));
  const same = fresh.flatMap(({ row }) => {
    const code = names.get(row.name);
    return code === undefined ? [] : [words.named(row.name, code)];
  });
  return [
    ...(ungraded ? [NOTES.gradeAssumed(ungraded)] : []),
    ...(strange.length ? [NOTES.newSections(strange)] : []),
    ...(same.length ? [NOTES.sameName(same.slice(0, NAMED))] : []),
  ];
}

async function write(
  { tx, bureauId }: Scene,
  pairs: readonly Pair[],
  known: readonly { code: string }[],
  wrote: Wrote,
): Promise<readonly Say[]> {
  const sections = await ensureSections(tx, bureauId, [...new Set(pairs.map(({ facts }) => facts.section))]);
  const used = [...known.map(({ code }) => code), ...pairs.flatMap(({ row }) => row.code ?? [])];
  const nextCode = nextCodes('E', 4, used);
  const values = pairs.map(({ code, facts: { section, ...facts } }) => ({
    bureauId,
    code: code ?? nextCode(),
    ...facts,
    sectionId: sections.get(section)!,
  }));
  await upsertEnterprises(tx, values, wrote);
  return [];
}
