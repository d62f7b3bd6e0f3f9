/** 撤销导入: the rows that an import changed become what they were before it, in one transaction (docs/import.md). */
import { importWords as said } from '../../cards/words-import.ts';
import { allSections } from '../../db/bureau.ts';
import { allExperts } from '../../db/expert-register.ts';
import { allPartners } from '../../db/helpers.ts';
import {
  changesOfImport,
  forgetAccount,
  type ImportMark,
  keptUnits,
  peopleInTeams,
  putBack,
  putBackUnits,
  type RowChange,
  withdrawExpert,
  withdrawPartner,
  withdrawPerson,
} from '../../db/import-undo.ts';
import { allPeople } from '../../db/people.ts';
import { openToChange } from '../../db/plans.ts';
import { isTaken } from '../../db/retriable.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { words } from './words.ts';

export type KeptWhy = keyof typeof said.undo.kept;
export type Undone = {
  readonly restored: number;
  /** added by the import, and out of the register again as it allows */
  readonly withdrawn: number;
  /** left as they are */
  readonly kept: readonly { readonly name: string; readonly why: KeptWhy }[];
  /** cards that are another way now */
  readonly says?: readonly Say[];
};

/** Enterprises in one go, for there may be a hundred thousand; nobody leaves the register (实施细则 三(二)). */
export async function undoUnits(
  { tx, today }: Scene,
  mark: ImportMark,
  sectionId: number | undefined,
  fileName: string,
): Promise<Undone> {
  const kept = await keptUnits(tx, mark, sectionId);
  const evidence = said.undo.evidence(fileName);
  return { ...(await putBackUnits(tx, mark, kept, { since: today, evidence })), kept };
}

/** whose rows are things; the others belong to one */
const OWN: readonly string[] = [
  'people',
  'experts',
  'partner_people',
  'plan_entries',
  'calendar_days',
  'permits',
];
/** A thing with all that the import changed of it: it goes back whole, or stays whole. */
type Thing = { readonly changes: RowChange[]; added: boolean };

/** People, settings and days off: each change taken back in turn, the last one first. */
export async function undoRows(
  scene: Scene,
  mark: ImportMark,
): Promise<Undone & { readonly plans: readonly number[] }> {
  const changes = await changesOfImport(scene.tx, mark);
  const things = thingsOf(changes);
  const kept = await keptThings(scene, things);
  // what somebody else has been given meanwhile comes to light only when it is put back
  for (let tries = 0; tries <= things.size; tries += 1) {
    try {
      await scene.tx.transaction(async (tx) => {
        for (const change of changes)
          if (!kept.has(thingOf(change))) await undoChange({ ...scene, tx }, change);
      });
      break;
    } catch (error) {
      if (!(error instanceof Taken)) throw error;
      kept.set(error.thing, 'taken');
    }
  }
  const gone = [...things].filter(([thing]) => !kept.has(thing));
  const names = await namesOf(scene);
  return {
    restored: gone.filter(([, { added }]) => !added).length,
    withdrawn: gone.filter(([, { added }]) => added).length,
    kept: [...kept].map(([thing, why]) => ({ name: lineName(things.get(thing)) ?? names(thing), why })),
    plans: [...new Set(changes.flatMap((change) => planOf(change) ?? []))],
  };
}

/** A unique value of the row belongs to another now. */
class Taken extends Error {
  readonly thing: string;

  constructor(thing: string) {
    super(`${thing} can't have back what it had`);
    this.thing = thing;
  }
}

async function undoChange({ tx }: Scene, change: RowChange): Promise<void> {
  const { register, before, after } = change;
  const id = Number((before ?? after)?.id);
  try {
    if (register === 'sections' && before === null) return;
    if (register === 'people' && before === null) await withdrawPerson(tx, id);
    else if (register === 'experts' && before === null) await withdrawExpert(tx, id);
    else if (register === 'partner_people' && before === null) await withdrawPartner(tx, id);
    else await putBack(tx, change);
    if (register === 'people' && before && before.mobile !== after?.mobile) await forgetAccount(tx, id);
  } catch (error) {
    if (isTaken(error)) throw new Taken(thingOf(change));
    throw error;
  }
}

/** Of a person all that belongs to the person; else the row itself. */
function thingOf({ register, key, before, after }: RowChange): string {
  if (register === 'sections') return `section/${key}`;
  if (register === 'calendar_days') return `day/${key}`;
  const row = before ?? after;
  if (register === 'partner_people') return `partner/${key}`;
  if (register === 'plan_entries') return `line/${key}`;
  if (register === 'permits') return `permit/${String(row?.id)}`;
  if (register === 'experts') return `expert/${key}`;
  if (register === 'expert_conflicts') return `expert/${String(row?.expert_id)}`;
  return `person/${register === 'people' ? key : String(row?.person_id)}`;
}

function thingsOf(changes: readonly RowChange[]): Map<string, Thing> {
  const things = new Map<string, Thing>();
  for (const change of changes) {
    // sections that a people file brought stay, for others may use them by now
    if (change.register === 'sections' && change.before === null) continue;
    const thing = things.get(thingOf(change)) ?? { changes: [], added: false };
    thing.changes.push(change);
    const own = OWN.includes(change.register);
    if (own && change.before === null) thing.added = true;
    things.set(thingOf(change), thing);
  }
  return things;
}

/** 计划 of a line. */
function planOf({ register, before, after }: RowChange): number | undefined {
  return register === 'plan_entries' ? Number((after ?? before)?.plan_id) : undefined;
}

function lineName(thing: Thing | undefined): string | undefined {
  const change = thing?.changes[0];
  const row = change?.after ?? change?.before;
  if (change?.register === 'permits') return `${String(row?.name)} ${String(row?.number)}`;
  if (change?.register !== 'plan_entries') return undefined;
  return words.planLine(Number(row?.line), String(row?.item));
}

async function keptThings({ tx }: Scene, things: ReadonlyMap<string, Thing>): Promise<Map<string, KeptWhy>> {
  const kept = new Map<string, KeptWhy>();
  const added: number[] = [];
  for (const [name, { changes, added: isNew }] of things) {
    if (changes.some(({ later }) => later)) kept.set(name, 'changed');
    else if (isNew && name.startsWith('person/')) added.push(Number(name.slice('person/'.length)));
  }
  const plans = [...things.values()].flatMap(({ changes }) => changes.flatMap((each) => planOf(each) ?? []));
  const open = await openToChange(tx, [...new Set(plans)]);
  for (const [name, { changes }] of things)
    if (changes.some((each) => planOf(each) !== undefined && !open.has(planOf(each)!)))
      kept.set(name, 'submitted');
  for (const id of await peopleInTeams(tx, added)) kept.set(`person/${id}`, 'in-team');
  return kept;
}

async function namesOf({ tx, bureauId }: Scene): Promise<(thing: string) => string> {
  const people = (await allPeople(tx, bureauId)).map(({ id, name }) => [`person/${id}`, name] as const);
  const sections = (await allSections(tx, bureauId)).map(({ id, name }) => [`section/${id}`, name] as const);
  const experts = (await allExperts(tx, bureauId)).map(({ id, name }) => [`expert/${id}`, name] as const);
  const partners = (await allPartners(tx, bureauId)).map(({ id, name }) => [`partner/${id}`, name] as const);
  const names = new Map<string, string>([...people, ...sections, ...experts, ...partners]);
  return (thing) => names.get(thing) ?? thing.slice(thing.indexOf('/') + 1);
}
