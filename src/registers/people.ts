/** 执法检查人员名录库, and everyone else who has a part. A person is found again by code, else by mobile. */
import { ensureSections, replaceDeputies, replaceWitnesses } from '../../db/bureau.ts';
import { type EnterpriseKey, enterpriseKeys } from '../../db/enterprises.ts';
import {
  type InspectorFacts,
  type InspectorKey,
  inspectorKeys,
  replaceInspectorFacts,
} from '../../db/inspectors.ts';
import { unmarkJob } from '../../db/job-marks.ts';
import {
  keepAccounts,
  type PersonKey,
  personKeys,
  replaceRoles,
  retireAdmin,
  upsertPerson,
} from '../../db/people.ts';
import { UNFIT_CHECK } from '../ceremony/replace-unfit.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { PersonRow, Problem } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import type { Scene } from '../handler.ts';
import { nextCodes } from './codes.ts';

export async function takePeople(
  scene: Scene,
  rows: readonly PersonRow[],
): Promise<{ added: number; changed: number } | { problems: readonly Problem[] }> {
  const { tx, bureauId } = scene;
  const sections = await ensureSections(tx, bureauId, [...new Set(rows.map((row) => row.section))]);
  const known = await personKeys(tx, bureauId);
  const enterprises = await enterpriseKeys(tx, bureauId);
  const problems = [
    ...clashes(rows, known),
    ...sameCertificate(rows, known, await inspectorKeys(tx, bureauId)),
    ...unknowns(rows, sections, enterprises),
    ...twoDeputies(rows),
  ];
  if (problems.length > 0) return { problems };
  const nextCode = nextCodes('P', 3, [
    ...known.map((key) => key.code),
    ...rows.flatMap((row) => row.code ?? []),
  ]);
  const ids = new Map<PersonRow, number>();
  let changed = 0;
  for (const row of rows) {
    const old = find(row, known);
    if (old) changed += 1;
    const code = row.code ?? (old && !isProvisional(old.code) ? old.code : nextCode());
    const { name, mobile, title } = row;
    const sectionId = sections.get(row.section)!;
    const admin = known.find((key) => key.mobile === mobile && isProvisional(key.code));
    const account = old && admin && admin !== old ? await retireAdmin(tx, admin.id, old.id) : null;
    ids.set(
      row,
      await upsertPerson(tx, old?.id, { bureauId, code, name, mobile, title: title ?? null, sectionId }),
    );
    if (account) await keepAccounts(tx, bureauId, { [mobile]: account });
  }
  await takeFacts(scene, ids, sections, enterprises);
  await unmarkJob(tx, bureauId, UNFIT_CHECK, scene.today);
  return { added: rows.length - changed, changed };
}

/** Roles, certificate, leave, recusals and witness duties: as the file says, in place of what was there. */
async function takeFacts(
  scene: Scene,
  ids: ReadonlyMap<PersonRow, number>,
  sections: ReadonlyMap<string, number>,
  enterprises: readonly EnterpriseKey[],
): Promise<void> {
  const { tx, bureauId } = scene;
  const witnesses: { personId: number; sectionId: number }[] = [];
  const deputies: { personId: number; sectionId: number }[] = [];
  await replaceInspectorFacts(
    tx,
    bureauId,
    [...ids].map(([row, personId]) => factsOf(row, personId, enterprises)),
  );
  for (const [row, personId] of ids) {
    await replaceRoles(tx, bureauId, personId, row.roles);
    for (const name of row.deputyFor) deputies.push({ personId, sectionId: sections.get(name)! });
    for (const name of row.witnessFor) witnesses.push({ personId, sectionId: sections.get(name)! });
  }
  await replaceWitnesses(tx, bureauId, [...ids.values()], witnesses);
  await replaceDeputies(tx, [...ids.values()], deputies);
}

function factsOf(row: PersonRow, personId: number, enterprises: readonly EnterpriseKey[]): InspectorFacts {
  const { certificateNo, certificateUntil, inPost, specialities, counties } = row;
  return {
    personId,
    inspector:
      row.roles.includes('inspector') && certificateNo && certificateUntil
        ? { certificateNo, validUntil: certificateUntil, inPost, specialities, counties }
        : undefined,
    leave: row.leave,
    recusals: row.recusals.map((text) => findEnterprises(text, enterprises)[0]!.id),
  };
}

function find(row: PersonRow, known: readonly PersonKey[]): PersonKey | undefined {
  return known.find((key) => key.code === row.code) ?? known.find((key) => key.mobile === row.mobile);
}

/** The code that someone has who is known by ADMIN_MOBILES alone. */
function isProvisional(code: string): boolean {
  return code.startsWith('ADMIN-');
}

function clashes(rows: readonly PersonRow[], known: readonly PersonKey[]): Report {
  const report: Report = [];
  const named = new Map<PersonKey, number>();
  for (const each of rows) {
    const { row, code, mobile } = each;
    const owner = known.find((key) => key.mobile === mobile);
    const person = find(each, known);
    const twin = person && named.get(person);
    if (person && twin === undefined) named.set(person, row);
    else if (twin) refuse(report, 'duplicate', { row, column: COLUMN.mobile, value: mobile }, String(twin));
    if (owner && code && owner.code !== code && !isProvisional(owner.code))
      refuse(report, 'code-taken', { row, column: COLUMN.mobile, value: mobile }, owner.code);
  }
  return report;
}

/** A certificate number that belongs to someone who is not in the file. */
function sameCertificate(
  rows: readonly PersonRow[],
  known: readonly PersonKey[],
  inspectors: readonly InspectorKey[],
): Report {
  const report: Report = [];
  const inFile = new Set(rows.map((row) => find(row, known)?.id));
  for (const { row, certificateNo } of rows) {
    const owner = inspectors.find((each) => each.certificateNo === certificateNo && !inFile.has(each.id));
    if (owner && certificateNo)
      refuse(report, 'code-taken', { row, column: COLUMN.certificate, value: certificateNo }, owner.name);
  }
  return report;
}

function unknowns(
  rows: readonly PersonRow[],
  sections: ReadonlyMap<string, number>,
  enterprises: readonly EnterpriseKey[],
): Report {
  const report: Report = [];
  for (const { row, witnessFor, deputyFor, recusals } of rows) {
    for (const name of deputyFor)
      if (!sections.has(name))
        refuse(report, 'unknown-section', { row, column: COLUMN.deputyFor, value: name }, name);
    for (const name of witnessFor)
      if (!sections.has(name))
        refuse(report, 'unknown-section', { row, column: COLUMN.witnessFor, value: name }, name);
    for (const text of recusals) {
      const found = findEnterprises(text, enterprises).length;
      const place = { row, column: COLUMN.recusals, value: text };
      if (found === 0) refuse(report, 'unknown-enterprise', place, text);
      if (found > 1) refuse(report, 'ambiguous-enterprise', place, text);
    }
  }
  return report;
}

/** A section has one 分管领导. */
function twoDeputies(rows: readonly PersonRow[]): Report {
  const report: Report = [];
  const first = new Map<string, number>();
  for (const { row, deputyFor } of rows)
    for (const name of deputyFor) {
      const before = first.get(name);
      if (before === undefined) first.set(name, row);
      else refuse(report, 'duplicate', { row, column: COLUMN.deputyFor, value: name }, String(before));
    }
  return report;
}

/** By code, credit code or name. */
export function findEnterprises(text: string, enterprises: readonly EnterpriseKey[]): EnterpriseKey[] {
  const exact = enterprises.filter((each) => each.code === text || each.creditCode === text.toUpperCase());
  return exact.length > 0 ? exact : enterprises.filter((each) => each.name === text);
}
