/**
 * 任命: what is named for good is a change of the registers, what is for some days stands in acting_roles or
 * stand_ins. Those concerned are told, and what waits for approval goes to whoever approves from now on.
 */
import { appointment as words } from '../../cards/words-posts.ts';
import { insertActing, takeActingTurns } from '../../db/acting.ts';
import { insertStandIn } from '../../db/approvals.ts';
import type { Section } from '../../db/bureau.ts';
import { type Person, peopleWithRole } from '../../db/people.ts';
import { addWitness, grantRole, lockPosts, moveToSection, setDeputy, sourcesOf } from '../../db/posts.ts';
import { signChanges } from '../../db/register-history.ts';
import { type ActingRole, checkNaming, isOfSection, type Post } from '../domain/appointment.ts';
import { checkStandIn } from '../domain/approval.ts';
import { Refusal } from '../domain/refusal.ts';
import { addDays, type Day } from '../domain/working-days.ts';
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
export const text = (person: number, said: string): Say => ({ is: 'text', to: { person }, text: said });

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

/** 科室负责人 of the section, who hear of it. */
export async function chiefsOf(
  { tx, bureauId }: Context,
  sectionId: number,
  except: number,
): Promise<Other[]> {
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
