/** 执法检查人员名录库, and everyone else who has a part. A person is found again by code, else by mobile. */
import { allSections } from '../../db/bureau.ts';
import { enterpriseKeys } from '../../db/enterprises.ts';
import { type RegisteredPerson, registeredPeople } from '../../db/registered-people.ts';
import { SECTIONS } from '../domain/vocabulary.ts';
import { NOTES } from '../files/note-words.ts';
import { type Report, refuse, refuseDuplicates } from '../files/problems.ts';
import type { PersonRow } from '../files/rows.ts';
import { COLUMN, rowName } from '../files/words.ts';
import type { Scene } from '../handler.ts';
import { findEnterprises } from './find.ts';
import { type Facts, factsOf, isProvisional, type PersonPair } from './person-facts.ts';
import { type Compared, fieldChanges } from './plan.ts';
import { words } from './words.ts';
import { writePeople } from './write-people.ts';

export async function planPeople(scene: Scene, rows: readonly PersonRow[]): Promise<Compared> {
  const { tx, bureauId } = scene;
  const known = await registeredPeople(tx, bureauId);
  const enterprises = await enterpriseKeys(tx, bureauId);
  const sections = (await allSections(tx, bureauId)).map(({ name }) => name);
  const find = finder(known);
  const report: Report = [
    ...clashes(rows, find),
    ...sameCertificate(rows, known, find),
    ...twoDeputies(rows),
  ];
  const everySection = new Set([...sections, ...rows.map((row) => row.section)]);
  unknownSections(rows, everySection, report);
  const codesOf = (row: PersonRow) => recusalCodes(row, (text) => findEnterprises(text, enterprises), report);
  const pairs = rows.map((row): PersonPair => {
    const old = find(row);
    return { row, old, facts: factsOf(row, old, codesOf(row), report) };
  });
  if (report.length > 0) return { problems: report.sort((a, b) => a.row - b.row) };
  const isNew = ({ old }: PersonPair) => !old || isProvisional(old.code);
  const changed = pairs.flatMap((pair) => {
    const { old, facts } = pair;
    const fields = old && !isNew(pair) ? changesOf(old, facts) : [];
    return old && fields.length > 0 ? [{ key: old.code, name: facts.name, fields }] : [];
  });
  const touched = new Set(changed.map(({ key }) => key));
  const toWrite = pairs.filter((pair) => isNew(pair) || touched.has(pair.old?.code ?? ''));
  const fresh = pairs.filter(isNew);
  return {
    added: fresh.map(({ row }) => ({ key: row.mobile, name: row.name })),
    changed,
    unchanged: pairs.length - toWrite.length,
    left: absent(known, pairs),
    notes: notesOf(fresh, toWrite, sections),
    take: (wrote) => writePeople(scene, toWrite, known, enterprises, wrote),
  };
}

/** Those whom the file doesn't name; whoever an undone import had brought is not in the register (mobile = code). */
function absent(known: readonly RegisteredPerson[], pairs: readonly PersonPair[]): string[] {
  const named = new Set(pairs.map(({ old }) => old?.id));
  return known
    .filter(({ id, code, mobile }) => !named.has(id) && mobile !== code && !isProvisional(code))
    .map(({ name }) => name);
}

type Finder = (row: { code?: string; mobile: string }) => RegisteredPerson | undefined;

function finder(known: readonly RegisteredPerson[]): Finder {
  const byCode = new Map(known.map((each) => [each.code, each]));
  const byMobile = new Map(known.map((each) => [each.mobile, each]));
  return ({ code, mobile }) => (code ? byCode.get(code) : undefined) ?? byMobile.get(mobile);
}

function changesOf(old: RegisteredPerson, now: Facts) {
  return fieldChanges('people', [
    ['name', old.name, now.name],
    ['mobile', old.mobile, now.mobile],
    ['section', old.section, now.section],
    ['roles', [...old.roles].sort(), [...now.roles].sort(), words.roles],
    ['title', old.title, now.title],
    ['certificateNo', old.certificateNo, now.inspector?.certificateNo],
    ['certificateUntil', old.certificateUntil, now.inspector?.validUntil],
    ['inPost', old.inPost, now.inspector?.inPost, words.inPost],
    ['specialities', old.specialities, now.inspector?.specialities],
    ['counties', old.counties, now.inspector?.counties, shownCounties],
    ['certificateBy', old.certificateBy, now.inspector?.certificateBy],
    ['onStaff', old.onStaff, now.inspector?.onStaff, words.onStaff],
    ['reviewedBy', old.reviewedBy, now.inspector?.reviewedBy],
    ['reviewedOn', old.reviewedOn, now.inspector?.reviewedOn],
    ['leave', words.leave(old.leave), words.leave([...now.leave].sort())],
    ['recusals', [...old.recusals].sort(), [...now.recusals].sort()],
    ['deputyFor', [...old.deputyFor].sort(), [...now.deputyFor].sort()],
    ['witnessFor', [...old.witnessFor].sort(), [...now.witnessFor].sort()],
  ]);
}

function shownCounties(counties: readonly string[]): string {
  return counties.includes('*') ? words.everywhere : words.list(counties);
}

function clashes(rows: readonly PersonRow[], find: Finder): Report {
  const report: Report = [];
  const named = new Map<RegisteredPerson, PersonRow>();
  for (const each of rows) {
    const { code, mobile } = each;
    const place = { ...each, column: COLUMN.mobile, value: mobile };
    const owner = find({ mobile });
    const person = find(each);
    const twin = person && named.get(person);
    if (person && twin === undefined) named.set(person, each);
    else if (twin) refuse(report, 'duplicate', place, rowName(twin.row, twin.sheet));
    if (owner && code && owner.code !== code && !isProvisional(owner.code))
      refuse(report, 'code-taken', place, owner.code);
  }
  return report;
}

/** A certificate number that belongs to someone who is not in the file. */
function sameCertificate(
  rows: readonly PersonRow[],
  known: readonly RegisteredPerson[],
  find: Finder,
): Report {
  const report: Report = [];
  const inFile = new Set(rows.map((row) => find(row)?.id));
  const certified = new Map(
    known.flatMap((each) =>
      each.certificateNo && !inFile.has(each.id) ? [[each.certificateNo, each] as const] : [],
    ),
  );
  for (const row of rows) {
    const { certificateNo } = row;
    const owner = certificateNo ? certified.get(certificateNo) : undefined;
    if (owner && certificateNo)
      refuse(report, 'code-taken', { ...row, column: COLUMN.certificate, value: certificateNo }, owner.name);
  }
  return report;
}

function unknownSections(rows: readonly PersonRow[], sections: ReadonlySet<string>, report: Report): void {
  for (const row of rows)
    for (const field of ['witnessFor', 'deputyFor'] as const)
      for (const name of row[field] ?? [])
        if (!sections.has(name))
          refuse(report, 'unknown-section', { ...row, column: COLUMN[field], value: name }, name);
}

/** A section has one 分管领导. */
function twoDeputies(rows: readonly PersonRow[]): Report {
  const named = rows.flatMap((row) => (row.deputyFor ?? []).map((name) => ({ ...row, section: name })));
  const report: Report = [];
  refuseDuplicates(report, named, COLUMN.deputyFor, ({ section }) => section);
  return report;
}

/** 回避: each by the public code of its enterprise. */
function recusalCodes(
  row: PersonRow,
  find: (text: string) => readonly { code: string }[],
  report: Report,
): string[] | undefined {
  return row.recusals?.flatMap((text) => {
    const found = find(text);
    const place = { ...row, column: COLUMN.recusals, value: text };
    if (found.length === 0) refuse(report, 'unknown-enterprise', place, text);
    if (found.length > 1) refuse(report, 'ambiguous-enterprise', place, text);
    return found.slice(0, 1).map(({ code }) => code);
  });
}

function notesOf(
  fresh: readonly PersonPair[],
  toWrite: readonly PersonPair[],
  sections: readonly string[],
): string[] {
  const there = new Set<string>([...sections, ...SECTIONS.map(({ name }) => name)]);
  const strange = new Set(toWrite.map(({ facts }) => facts.section).filter((name) => !there.has(name)));
  const roleless = fresh.filter(({ row }) => row.roles === undefined).length;
  const everywhere = fresh.filter(({ row, facts }) => facts.inspector && row.counties === undefined).length;
  return [
    ...(roleless ? [NOTES.inspectorAssumed(roleless)] : []),
    ...(everywhere ? [NOTES.countiesAssumed(everywhere)] : []),
    ...(strange.size ? [NOTES.newSections([...strange])] : []),
  ];
}
