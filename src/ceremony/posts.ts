/**
 * 任命 and 终止: what is named for good is a change of the registers, what is for some days stands in acting_roles or
 * stand_ins. Those concerned are told, and what waits for approval goes to whoever approves from now on.
 */
import { appointment as words } from '../../cards/words-posts.ts';
import { endStandIn, insertStandIn, standInById } from '../../db/approvals.ts';
import { type Section, sectionById, witnessesOf } from '../../db/bureau.ts';
import { type Person, peopleWithRole, personById } from '../../db/people.ts';
import {
  addWitness,
  endActing,
  grantRole,
  insertActing,
  lockPosts,
  moveToSection,
  othersWith,
  removeWitness,
  setDeputy,
  sourcesOf,
  takeActingTurns,
  withdrawRole,
} from '../../db/posts.ts';
import { signChanges } from '../../db/register-history.ts';
import {
  type ActingRole,
  checkAdmin,
  checkNaming,
  isDated,
  isOfSection,
  KEPT,
  LEAST_WITNESSES,
  type Post,
} from '../domain/appointment.ts';
import { checkStandIn } from '../domain/approval.ts';
import { Refusal } from '../domain/refusal.ts';
import { addDays, type Day } from '../domain/working-days.ts';
import type { Held } from '../faces/posts-face.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';
import { waitingFaces } from './approvals.ts';

export type Naming = {
  readonly post: Post;
  readonly person: Person;
  readonly section?: Section | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly reason?: string | undefined;
};
/** What was done, in words, and who hears of it. */
export type Done = { readonly line: string; readonly subject: string; readonly says: readonly Say[] };

export async function nameTo(context: Context, naming: Naming): Promise<Done> {
  const { tx, person: by, today } = context;
  const { post, person, section, from, to, reason } = naming;
  const whose = isOfSection(post) ? section : undefined;
  await lockPosts(tx, context.bureauId);
  checkNaming(by, person, { post, section: whose, from, to }, today);
  await signChanges(tx, { actorId: by.id, ...(reason !== undefined && { why: reason }) });
  const others = await give(context, naming);
  const told = words.told.named(by.name, post, whose?.name, from, to);
  const section_ = words.told.section(person.name, post, whose?.name, from, to);
  return {
    line: words.done(person.name, post, whose?.name),
    subject: `person/${person.id}`,
    says: [
      text(person.id, told),
      ...others.map((each) => ('text' in each ? text(each.id, each.text) : text(each.id, section_))),
      ...(await waitingFaces(context)),
    ],
  };
}

type Other = { readonly id: number; readonly text: string } | { readonly id: number };
const text = (person: number, said: string): Say => ({ is: 'text', to: { person }, text: said });

/** Writes it, and says who else is concerned. */
async function give(context: Context, naming: Naming): Promise<readonly Other[]> {
  const { post, section } = naming;
  switch (post) {
    case 'chief':
      return giveChief(context, naming, section!);
    case 'deputy':
      return giveDeputy(context, naming, section!);
    case 'witness':
      if (!(await addWitness(context.tx, context.bureauId, section!.id, naming.person.id)))
        throw new Refusal('already-named');
      return chiefsOf(context, section!.id, naming.person.id);
    case 'stand-in':
      return giveStandIn(context, naming, section!);
    case 'acting-chief':
      await giveActing(context, naming, 'chief');
      return chiefsOf(context, section!.id, naming.person.id);
    case 'acting-office':
      await giveActing(context, naming, 'office');
      return [];
    default:
      if (!(await grantRole(context.tx, context.bureauId, naming.person.id, post)))
        throw new Refusal('already-named');
      return [];
  }
}

async function chiefsOf({ tx, bureauId }: Context, sectionId: number, except: number): Promise<Other[]> {
  const chiefs = await peopleWithRole(tx, bureauId, 'chief', sectionId);
  return chiefs.filter(({ id }) => id !== except).map(({ id }) => ({ id }));
}

async function giveChief(context: Context, { person }: Naming, section: Section): Promise<Other[]> {
  const moves = person.sectionId !== section.id;
  const made = await grantRole(context.tx, context.bureauId, person.id, 'chief');
  if (!made && !moves) throw new Refusal('already-named');
  if (moves) await moveToSection(context.tx, person.id, section.id);
  return chiefsOf(context, section.id, person.id);
}

async function giveDeputy(context: Context, { person }: Naming, section: Section): Promise<Other[]> {
  const { tx, bureauId, person: by } = context;
  if (section.deputyId === person.id && person.roles.includes('deputy')) throw new Refusal('already-named');
  await grantRole(tx, bureauId, person.id, 'deputy');
  await setDeputy(tx, section.id, person.id);
  const before = section.deputyId !== null && section.deputyId !== person.id ? section.deputyId : undefined;
  return [
    ...(before === undefined
      ? []
      : [{ id: before, text: words.told.replaced(by.name, person.name, section.name) }]),
    ...(await chiefsOf(context, section.id, person.id)),
  ];
}

/** 代理 for the 分管领导 of the section, as they would name it themselves. */
async function giveStandIn(context: Context, naming: Naming, section: Section): Promise<Other[]> {
  const { tx, bureauId, today, now } = context;
  const { person, from, to } = naming;
  const { deputyId } = section;
  if (deputyId === null) throw new Refusal('nobody-approves');
  const able = [
    ...(await peopleWithRole(tx, bureauId, 'leader')),
    ...(await peopleWithRole(tx, bureauId, 'deputy')),
  ].map(({ id }) => id);
  const days = { from: from!, to: to! };
  checkStandIn(days, today, { by: deputyId, standIn: person.id, may: able });
  const turnsOn = days.from > today ? days.from : addDays(days.to, 1);
  await insertStandIn(tx, {
    bureauId,
    personId: deputyId,
    standInId: person.id,
    ...days,
    madeAt: now,
    turnsOn,
  });
  return [{ id: deputyId }];
}

async function giveActing(context: Context, naming: Naming, role: ActingRole): Promise<void> {
  const { tx, bureauId, person: by, now, today } = context;
  const { person, from, to, reason } = naming;
  const sources = await sourcesOf(tx, person.id, role);
  if (sources.some((source) => source !== 'acting')) throw new Refusal('already-named');
  await insertActing(tx, {
    bureauId,
    personId: person.id,
    role,
    from: from!,
    to: to!,
    reason: reason ?? null,
    namedBy: by.id,
    namedAt: now,
  });
  await takeActingTurns(tx, bureauId, today);
  await signChanges(tx, { actorId: by.id });
}

/** 终止 of what is held now. */
export async function endOf(context: Context, held: Held, why: string | undefined): Promise<Done> {
  const { tx, bureauId, person: by } = context;
  await lockPosts(tx, bureauId);
  checkAdmin(by, held.post);
  await signChanges(tx, { actorId: by.id, ...(why !== undefined && { why }) });
  const { person, section, others } = await take(context, held);
  const { told } = words;
  return {
    line: words.over(person.name, held.post, section),
    subject: `person/${person.id}`,
    says: [
      ...(person.id === by.id ? [] : [text(person.id, told.ended(by.name, held.post, section))]),
      ...others.map(({ id }) => text(id, told.sectionEnded(person.name, held.post, section))),
      ...(await waitingFaces(context)),
    ],
  };
}

type Taken = {
  readonly person: Person;
  readonly section: string | undefined;
  readonly others: readonly { readonly id: number }[];
};

async function take(context: Context, held: Held): Promise<Taken> {
  if (held.post === 'stand-in') return takeStandIn(context, held.id);
  if (isDated(held.post)) return takeActing(context, held.id);
  const person = await personById(context.tx, held.id);
  if (!person) throw new Refusal('stale');
  if (held.post === 'witness') return takeWitness(context, person, held.sectionId ?? 0);
  return takeRole(context, person, held.post as 'chief' | 'deputy' | 'leader' | 'office' | 'admin');
}

async function takeRole(
  context: Context,
  person: Person,
  role: 'chief' | 'deputy' | 'leader' | 'office' | 'admin',
): Promise<Taken> {
  const { tx, bureauId } = context;
  const sources = await sourcesOf(tx, person.id, role);
  if (!sources.includes('register'))
    throw new Refusal(sources.includes('environment') ? 'role-of-environment' : 'stale');
  if (KEPT.includes(role) && (await othersWith(tx, bureauId, role, person.id)) === 0)
    throw new Refusal('last-of-role', { role: words.posts[role] });
  const others =
    role === 'chief' && person.sectionId !== null ? await chiefsOf(context, person.sectionId, person.id) : [];
  await withdrawRole(tx, person.id, role);
  return { person, section: role === 'chief' ? (person.section ?? undefined) : undefined, others };
}

async function takeWitness(context: Context, person: Person, sectionId: number): Promise<Taken> {
  const { tx } = context;
  const section = await sectionById(tx, sectionId);
  if (section?.bureauId !== context.bureauId) throw new Refusal('stale');
  const named = await witnessesOf(tx, sectionId);
  if (!named.some(({ id }) => id === person.id)) throw new Refusal('stale');
  if (named.length <= LEAST_WITNESSES) throw new Refusal('witnesses-few', { section: section.name });
  await removeWitness(tx, sectionId, person.id);
  return { person, section: section.name, others: await chiefsOf(context, sectionId, person.id) };
}

async function takeActing(context: Context, id: number): Promise<Taken> {
  const { tx, bureauId, person: by, now, today } = context;
  const ended = await endActing(tx, bureauId, id, { by: by.id, at: now, today });
  const person = ended && (await personById(tx, ended.personId));
  if (!ended || !person) throw new Refusal('stale');
  const ofSection = ended.role === 'chief' && person.sectionId !== null;
  const others = ofSection ? await chiefsOf(context, person.sectionId!, person.id) : [];
  return { person, section: ofSection ? (person.section ?? undefined) : undefined, others };
}

async function takeStandIn({ tx, bureauId, now }: Context, id: number): Promise<Taken> {
  const row = await standInById(tx, bureauId, id);
  const ended = row && (await endStandIn(tx, id, row.personId, now));
  const person = ended && (await personById(tx, ended.standInId));
  if (!ended || !person) throw new Refusal('stale');
  return { person, section: undefined, others: [{ id: ended.personId }] };
}
