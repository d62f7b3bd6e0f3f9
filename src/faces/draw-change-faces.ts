/** A request to void a draw or to replace in it, as it shows to whoever asked and to whoever decides. */
import { type ChangeView, changeCard } from '../../cards/draw-change.ts';
import { movedCard } from '../../cards/moved.ts';
import { faces } from '../../cards/words-faces.ts';
import { sectionById } from '../../db/bureau.ts';
import { readersOf } from '../../db/card-messages.ts';
import type { DrawChange } from '../../db/draw-changes.ts';
import { entriesOf } from '../../db/draw-log.ts';
import type { Draw } from '../../db/draws.ts';
import { enterprisesByCode } from '../../db/enterprises.ts';
import { helpersByRef } from '../../db/helper-facts.ts';
import { recipientKey, recipientOf } from '../../db/outbox-rows.ts';
import { peopleWithRole, personById } from '../../db/people.ts';
import { type TaskFile, tasksById } from '../../db/tasks.ts';
import { type ChangeReason, changeDeciders, type Deciders } from '../domain/draw-change.ts';
import type { Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';

/** Who decides a request of this draw now. */
export async function decidersOfChange(
  { tx, bureauId }: Scene,
  draw: Draw,
  request: Pick<DrawChange, 'askedBy' | 'askedAs' | 'escalatedAt'>,
): Promise<readonly Deciders[]> {
  const ids = async (role: 'chief' | 'office' | 'deputy' | 'leader', sectionId?: number) =>
    (await peopleWithRole(tx, bureauId, role, sectionId)).map(({ id }) => id);
  const deputies = await ids('deputy');
  // 分管领导: the one that the section names, where there is one who did not ask
  const named = (await sectionById(tx, draw.sectionId))?.deputyId;
  const own = deputies.filter((id) => id === named && id !== request.askedBy);
  return changeDeciders(request, {
    chief: await ids('chief', draw.sectionId),
    office: await ids('office'),
    deputy: own.length > 0 ? own : deputies,
    leader: await ids('leader'),
  });
}

async function idsOfDeciders(scene: Scene, draw: Draw, request: DrawChange): Promise<number[]> {
  return (await decidersOfChange(scene, draw, request)).flatMap(({ ids }) => ids);
}

const thingOf = ({ id }: DrawChange) => `draw-change/${id}`;

/** The card in a new message, for whoever decides and has it already: one that changes in its place is not noticed. */
export async function changeAgain(scene: Scene, draw: Draw, request: DrawChange): Promise<Say[]> {
  const thing = thingOf(request);
  const readers = await readersOf(scene.tx, scene.bureauId, thing);
  return (await idsOfDeciders(scene, draw, request))
    .map((person) => ({ person }))
    .filter((to) => readers.includes(recipientKey(to)))
    .map((to) => ({ is: 'again', to, thing, moved: movedCard() }));
}

/** The living cards: one for whoever asked, one for each who decides or was asked to. */
export async function changeRequestFaces(scene: Scene, draw: Draw, request: DrawChange): Promise<Say[]> {
  const deciders = await idsOfDeciders(scene, draw, request);
  const view = await viewOf(scene, draw, request, deciders);
  const to = { person: request.askedBy };
  const says: Say[] = [
    { is: 'card', to, thing: request.form, card: changeCard({ ...view, reader: 'asker' }) },
  ];
  const thing = thingOf(request);
  for (const reader of await readers(scene, request, thing, deciders))
    says.push({ is: 'card', to: reader, thing, card: changeCard({ ...view, reader: 'decider' }) });
  return says;
}

/** Whoever has the card keeps it; while the request is open, whoever decides now gets one too. */
async function readers(
  scene: Scene,
  request: DrawChange,
  thing: string,
  deciders: readonly number[],
): Promise<Recipient[]> {
  const keys = new Set(await readersOf(scene.tx, scene.bureauId, thing));
  if (request.state === 'open') for (const id of deciders) keys.add(recipientKey({ person: id }));
  return [...keys].map(recipientOf);
}

async function viewOf(
  scene: Scene,
  draw: Draw,
  request: DrawChange,
  deciders: readonly number[],
): Promise<Omit<ChangeView, 'reader'>> {
  const { id, kind, state, note, askedAs, askedAt, decidedAs, decidedAt, returnReason } = request;
  const name = async (person: number) => (await personById(scene.tx, person))?.name ?? '';
  const names: string[] = [];
  for (const each of deciders) names.push(await name(each));
  return {
    id,
    no: draw.no,
    kind,
    reason: request.reason as ChangeReason,
    ...(await firmsOf(scene, draw, request)),
    state,
    ...(note && { note }),
    ...(request.value && kind !== 'helper' && { value: request.value }),
    asked: { name: await name(request.askedBy), role: askedAs, at: askedAt },
    deciders: names,
    ...(request.remindedAt && {
      urged: request.escalatedAt ? ('escalated' as const) : ('reminded' as const),
    }),
    ...(request.decidedBy !== null &&
      decidedAs &&
      decidedAt && { decided: { name: await name(request.decidedBy), role: decidedAs, at: decidedAt } }),
    ...(returnReason && { returnReason }),
  };
}

/** 替换, 更换专家: which enterprise, and who came in. */
async function firmsOf(
  scene: Scene,
  draw: Draw,
  request: DrawChange,
): Promise<Pick<ChangeView, 'firm' | 'came' | 'helper'>> {
  const { tx, bureauId } = scene;
  const { taskId, logN } = request;
  const file = taskId === null ? undefined : (await tasksById(tx, [taskId]))[0];
  if (!file) return {};
  const firm = { name: file.enterprise.name, county: file.enterprise.county };
  if (request.kind === 'helper') return { firm, helper: await helperOf(scene, draw, request, file) };
  if (logN === null) return { firm };
  const log = await entriesOf(tx, bureauId, draw.no);
  const reserve = String(log.find(({ n }) => n === logN)?.body.reserve);
  const [came] = await enterprisesByCode(tx, bureauId, [reserve]);
  return { firm, came: came ? { name: came.name, county: came.county } : null };
}

async function helperOf(
  { tx, bureauId }: Scene,
  draw: Draw,
  { value, state, logN }: DrawChange,
  { enterprise }: TaskFile,
): Promise<ChangeView['helper']> {
  const name = async (ref: string) => (await helpersByRef(tx, bureauId, enterprise.id, [ref]))[0]?.name ?? '';
  const out = await name(value ?? '');
  if (state !== 'approved') return { out };
  const entry = (await entriesOf(tx, bureauId, draw.no)).find(({ n }) => n === logN);
  return { out, in: entry ? await name(String(entry.body.in)) : null };
}

/** What came of it, to whoever asked: a message of its own, since their card is further up. */
export function changeTold(draw: Draw, request: DrawChange): Say[] {
  const { told, kinds } = faces.drawChange;
  const to = { person: request.askedBy };
  const once = `draw-change/${request.id}/${request.state}`;
  const what = kinds[request.kind];
  if (request.state === 'approved') return [{ is: 'text', to, text: told.approved(what, draw.no), once }];
  if (request.state === 'lapsed' && request.decidedBy !== null)
    return [{ is: 'text', to, text: told.lapsed(what, draw.no), once }];
  if (request.state !== 'returned') return [];
  return [{ is: 'text', to, text: told.returned(what, draw.no, request.returnReason ?? ''), once }];
}
