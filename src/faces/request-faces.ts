/** A request to leave a team, as it shows to whoever asked and to whoever decides. */
import { inText } from '../../cards/kit.ts';
import { movedCard } from '../../cards/moved.ts';
import { type RequestView, requestCard } from '../../cards/replacement.ts';
import { shortName } from '../../cards/words.ts';
import { faces } from '../../cards/words-faces.ts';
import { sectionById } from '../../db/bureau.ts';
import { readersOf } from '../../db/card-messages.ts';
import { recipientKey, recipientOf } from '../../db/outbox-rows.ts';
import { type Person, peopleWithRole, personById } from '../../db/people.ts';
import type { Replacement } from '../../db/replacements.ts';
import type { TaskFile } from '../../db/tasks.ts';
import type { RecuseReason } from '../domain/draw/recuse.ts';
import type { Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';

const words = faces.replacement;

/**
 * 谁来审批: the chief of the section; what an enterprise asks for is decided above (行政处罚法 §43: 由行政机关负责人决定).
 * Whoever sits in the team or asked is concerned and decides nothing: then 分管领导, 组长, 执法监督科 in turn. When
 * that one has let it lie, the next in turn decides beside them.
 */
export async function decidersOf(
  scene: Scene,
  file: TaskFile,
  { kind, askedBy, escalatedAt }: Deciding,
): Promise<Person[]> {
  const concerned = [...file.team.map(({ id }) => id), askedBy];
  const deciders: Person[] = [];
  let levels = escalatedAt ? 2 : 1;
  for (const role of kind === 'enterprise' ? ABOVE : (['chief', ...ABOVE] as const)) {
    const people = await peopleWithRole(
      scene.tx,
      scene.bureauId,
      role,
      role === 'chief' ? file.sectionId : undefined,
    );
    const free = people.filter((each) => !concerned.includes(each.id) && !isIn(deciders, each));
    if (free.length === 0) continue;
    deciders.push(...(deciders.length > 0 && role === 'deputy' ? await ownDeputy(scene, file, free) : free));
    if (--levels === 0) break;
  }
  return deciders;
}

const isIn = (people: readonly Person[], { id }: Person) => people.some((each) => each.id === id);

/** Of several, the one that the section names: why somebody asks to leave is for as few as can be. */
async function ownDeputy(
  { tx }: Scene,
  { sectionId }: TaskFile,
  deputies: readonly Person[],
): Promise<readonly Person[]> {
  const named = (await sectionById(tx, sectionId))?.deputyId;
  const own = deputies.filter(({ id }) => id === named);
  return own.length > 0 ? own : deputies;
}

type Deciding = {
  readonly kind: RecuseReason;
  readonly askedBy: number | null;
  readonly escalatedAt?: Date | null;
};

const ABOVE = ['deputy', 'leader', 'office'] as const;

/** The living cards of a request: one for whoever asked, one for each who decides or was asked to. */
export async function requestFaces(scene: Scene, request: Replacement, file: TaskFile): Promise<Say[]> {
  const deciders = await decidersOf(scene, file, request);
  const view = await viewOf(scene, request, file, deciders);
  const says: Say[] = [];
  if (request.askedBy !== null && request.form !== null)
    says.push({
      is: 'card',
      to: { person: request.askedBy },
      thing: request.form,
      card: requestCard({ ...view, reader: 'asker' }),
    });
  const thing = `request/${request.id}`;
  for (const to of await readers(scene, request, thing, deciders))
    says.push({ is: 'card', to, thing, card: requestCard({ ...view, reader: 'decider' }) });
  return says;
}

/** The card in a new message, for whoever decides and has it already: one that changes in its place is not noticed. */
export async function requestAgain(scene: Scene, request: Replacement, file: TaskFile): Promise<Say[]> {
  const thing = `request/${request.id}`;
  const readers = await readersOf(scene.tx, scene.bureauId, thing);
  return (await decidersOf(scene, file, request))
    .map(({ id }) => ({ person: id }))
    .filter((to) => readers.includes(recipientKey(to)))
    .map((to) => ({ is: 'again', to, thing, moved: movedCard() }));
}

/** Whoever has the card keeps it; while the request is open, whoever decides now gets one too. */
async function readers(
  scene: Scene,
  request: Replacement,
  thing: string,
  deciders: readonly Person[],
): Promise<Recipient[]> {
  const keys = new Set(await readersOf(scene.tx, scene.bureauId, thing));
  if (request.state === 'open') for (const { id } of deciders) keys.add(recipientKey({ person: id }));
  return [...keys].map(recipientOf);
}

async function viewOf(
  scene: Scene,
  request: Replacement,
  { task, team, enterprise }: TaskFile,
  deciders: readonly Person[],
): Promise<Omit<RequestView, 'reader'>> {
  const { id, kind, state, cause, text, askedAt, decidedAt, returnReason, remindedAt, escalatedAt } = request;
  const name = async (person: number | null) =>
    person === null ? undefined : (await personById(scene.tx, person))?.name;
  const substitute = await name(request.substituteId);
  return {
    id,
    kind,
    state,
    name: enterprise.name,
    county: enterprise.county,
    from: task.from,
    to: task.to,
    team: team.map((member) => member.name),
    person: (await name(request.personId)) ?? '',
    asker: (await name(request.askedBy)) ?? words.system,
    askedAt,
    deciders: deciders.map((person) => person.name),
    ...(cause && { cause }),
    ...(text && { text }),
    ...(decidedAt && { decided: { by: (await name(request.decidedBy)) ?? words.system, at: decidedAt } }),
    ...(returnReason && { returnReason }),
    ...(remindedAt && { urged: escalatedAt ? ('escalated' as const) : ('reminded' as const) }),
    ...(substitute && { substitute }),
  };
}

/** The result, to whoever asked: a message of its own, since their card is further up. */
export async function requestTold(scene: Scene, request: Replacement, file: TaskFile): Promise<Say[]> {
  if (request.askedBy === null) return [];
  const name = shortName(file.enterprise.name, file.enterprise.county);
  const person = async (id: number) => (await personById(scene.tx, id))?.name ?? '';
  const to = { person: request.askedBy };
  const once = `request/${request.id}/${request.state}`;
  if (request.state === 'approved') {
    const [out, substitute] = [await person(request.personId), await person(request.substituteId ?? 0)];
    return [{ is: 'text', to, text: words.told.approved(name, out, substitute), once }];
  }
  if (request.state === 'vacant') return [{ is: 'text', to, text: words.told.vacant(name), once }];
  if (request.state !== 'returned') return [];
  return [{ is: 'text', to, text: words.told.returned(name, inText(request.returnReason ?? '')), once }];
}
