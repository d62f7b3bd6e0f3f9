/** 人员 from a file into the tables: those that are new or changed. */
import { retireAdmin } from '../../db/admins.ts';
import { ensureSections, replaceDeputies, replaceWitnesses } from '../../db/bureau.ts';
import { replaceInspectorFacts } from '../../db/inspector-facts.ts';
import { keepAccounts, replaceRoles, unmatchedMobiles, upsertPerson } from '../../db/people.ts';
import type { RegisteredPerson } from '../../db/registered-people.ts';
import { waitingFaces } from '../ceremony/approvals.ts';
import { lookForUnfit } from '../ceremony/replace-unfit.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { nextCodes } from './codes.ts';
import { isProvisional, type PersonPair } from './person-facts.ts';
import type { Wrote } from './plan.ts';

export async function writePeople(
  scene: Scene,
  pairs: readonly PersonPair[],
  known: readonly RegisteredPerson[],
  enterprises: readonly { readonly id: number; readonly code: string }[],
  wrote: Wrote,
): Promise<readonly Say[]> {
  if (pairs.length === 0) return [];
  const { tx, bureauId } = scene;
  const sections = await ensureSections(tx, bureauId, [...new Set(pairs.map(({ facts }) => facts.section))]);
  const used = [known.map(({ code }) => code), pairs.flatMap(({ row }) => row.code ?? [])];
  const nextCode = nextCodes('P', 3, used);
  const ids = new Map<PersonPair, number>();
  for (const pair of pairs) {
    ids.set(pair, await writePerson(scene, pair, known, sections.get(pair.facts.section)!, nextCode));
    await wrote(ids.size);
  }
  await writeFacts(scene, ids, sections, enterprises);
  return peopleChanged(scene);
}

/** Teams are looked through again; accounts of those who are new, or have another mobile, are looked up; who approves may have changed. */
export async function peopleChanged(scene: Scene): Promise<readonly Say[]> {
  await lookForUnfit(scene);
  const mobiles = await unmatchedMobiles(scene.tx, scene.bureauId);
  const lookups: Say[] = mobiles.length > 0 ? [{ is: 'lookup', mobiles }] : [];
  return [...lookups, ...(await waitingFaces(scene))];
}

async function writePerson(
  { tx, bureauId }: Scene,
  { row, old, facts }: PersonPair,
  known: readonly RegisteredPerson[],
  sectionId: number,
  nextCode: () => string,
): Promise<number> {
  const { name, mobile, title } = facts;
  const code = row.code ?? (old && !isProvisional(old.code) ? old.code : nextCode());
  const admin = known.find((each) => each.mobile === mobile && isProvisional(each.code));
  const account = old && admin && admin !== old ? await retireAdmin(tx, admin.id, old.id) : null;
  const id = await upsertPerson(tx, old?.id, { bureauId, code, name, mobile, title, sectionId });
  if (account) await keepAccounts(tx, bureauId, { [mobile]: account });
  return id;
}

/** Roles, certificate, leave, recusals and witness duties, in place of what was there. */
async function writeFacts(
  { tx, bureauId }: Scene,
  ids: ReadonlyMap<PersonPair, number>,
  sections: ReadonlyMap<string, number>,
  enterprises: readonly { readonly id: number; readonly code: string }[],
): Promise<void> {
  const byCode = new Map(enterprises.map(({ id, code }) => [code, id]));
  const facts = [...ids].map(([pair, personId]) => ({
    personId,
    inspector: pair.facts.inspector,
    leave: pair.facts.leave,
    recusals: pair.facts.recusals.flatMap((code) => byCode.get(code) ?? []),
  }));
  await replaceInspectorFacts(tx, bureauId, facts);
  const witnesses: { personId: number; sectionId: number }[] = [];
  const deputies: { personId: number; sectionId: number }[] = [];
  for (const [pair, personId] of ids) {
    await replaceRoles(tx, bureauId, personId, pair.facts.roles);
    for (const name of pair.facts.deputyFor) deputies.push({ personId, sectionId: sections.get(name)! });
    for (const name of pair.facts.witnessFor) witnesses.push({ personId, sectionId: sections.get(name)! });
  }
  await replaceWitnesses(tx, bureauId, [...ids.values()], witnesses);
  await replaceDeputies(tx, [...ids.values()], deputies);
}
