/** 终止: what is held for good leaves the registers, 代理 ends before its last day; somebody always stays who can name. */
import { appointment as words } from '../../cards/words-posts.ts';
import { endActing } from '../../db/acting.ts';
import { endStandIn, standInById } from '../../db/approvals.ts';
import { sectionById, witnessesOf } from '../../db/bureau.ts';
import { type Person, personById } from '../../db/people.ts';
import { lockPosts, othersWith, removeWitness, sourcesOf, withdrawRole } from '../../db/posts.ts';
import { signChanges } from '../../db/register-history.ts';
import { checkAdmin, isDated, KEPT, LEAST_WITNESSES } from '../domain/appointment.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Held } from '../faces/posts-face.ts';
import type { Context } from '../handler.ts';
import { waitingFaces } from './approvals.ts';
import { chiefsOf, type Done, text } from './posts.ts';

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
