import { expertWords as words } from '../../cards/words-expert.ts';
import { faces } from '../../cards/words-faces.ts';
import {
  expertById,
  insertTaskExpert,
  keepOpinion,
  type NamedExpert,
  opinionPhotos,
  removeTaskExpert,
  type VisitWithExperts,
  visitsWithExperts,
} from '../../db/experts.ts';
import { lockTasks, tasksById } from '../../db/tasks.ts';
import { askHelper } from '../ceremony/ask-change.ts';
import { HELPER_REASONS, type HelperReason } from '../domain/draw/reasons.ts';
import { whyNotExpert } from '../domain/expert.ts';
import { choice, idOf, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { expertsFace, expertsFaces, mayName } from '../faces/expert-faces.ts';
import { taskFaces } from '../faces/task-faces.ts';
import type { Action, Context, Outcome } from '../handler.ts';
import type { Tap } from '../messages.ts';

const field = (name: keyof typeof words.fields, max?: number) => ({
  name,
  label: words.fields[name],
  ...(max !== undefined && { max }),
});
/** every photo of one visit may be the signed paper */
const PHOTOS = 1000;

/** 定专家 for a visit: engaged then, of the trade, without conflict, promise signed; no more than were fixed. */
export const nameExpert: Action = {
  name: 'name-expert',
  may: 'name-experts',
  async run(context, { form }) {
    const { tx, bureauId, person, now } = context;
    const visit = await visitOf(context, idOf(requiredText(form, field('task'))));
    if (!mayName(person, visit)) throw new Refusal('not-your-experts');
    if (visit.state === 'inspected' || visit.state === 'closed') throw new Refusal('visit-reported');
    const expert = await expertById(tx, bureauId, idOf(requiredText(form, field('expert'))));
    if (!expert) throw new Refusal('stale');
    const why = whyNotExpert(expert, visit);
    if (why) throw new Refusal(why, { name: expert.name, n: visit.wanted });
    const row = { bureauId, taskId: visit.taskId, expertId: expert.id, namedBy: person.id, namedAt: now };
    await insertTaskExpert(tx, row);
    return done(context, visit, words.namedToast, { expert: expert.id });
  },
};

/**
 * 换下, before an opinion is signed and the visit is over. Whom the draw gave leaves only when a second person agrees
 * (draw.md §4.7): otherwise there would be a second free choice.
 */
export const dropExpert: Action = {
  name: 'drop-expert',
  may: 'name-experts',
  async run(context, tap) {
    const { form } = tap;
    const { taskId, expertId } = whichOf(form, 'leaving');
    const visit = await visitOf(context, taskId);
    if (!mayName(context.person, visit)) throw new Refusal('not-your-experts');
    if (visit.state === 'inspected' || visit.state === 'closed') throw new Refusal('visit-reported');
    const reason = choice(form, field('reason'), HELPER_REASONS);
    const leaving = visit.named.find((each) => each.expertId === expertId);
    if (leaving?.drawn && leaving.opinion === null) return askToReplace(context, tap, visit, leaving, reason);
    if (!(await removeTaskExpert(context.tx, { taskId, expertId }))) throw new Refusal('expert-signed');
    return done(context, visit, words.droppedToast, { dropped: expertId, reason });
  },
};

async function askToReplace(
  context: Context,
  tap: Tap,
  { drawId, taskId }: VisitWithExperts,
  { code }: NamedExpert,
  reason: HelperReason,
): Promise<Outcome> {
  const asked = { reason, value: `expert/${code}`, form: `ask-helper/${tap.key}` };
  const { request, says } = await askHelper(context, { drawId, taskId }, asked);
  const detail = { request: request.id, kind: request.kind, reason, as: request.askedAs };
  const toast = faces.drawChange.helper.askedToast;
  return { says, toast, journal: { subject: `task/${taskId}`, detail } };
}

/** 登记专家意见, signed on paper: by the team, the chief of the section or 执法监督科. */
export const signOpinion: Action = {
  name: 'sign-opinion',
  may: 'enter-opinion',
  async run(context, { form }) {
    const { tx, person, today } = context;
    const { taskId, expertId } = whichOf(form, 'which');
    const visit = await visitOf(context, taskId);
    if (!visit.members.includes(person.id) && !mayName(person, visit)) throw new Refusal('not-your-experts');
    const opinion = requiredText(form, field('opinion', 1000));
    const signedOn = requiredDay(form, field('signedOn'));
    if (signedOn > today) throw new Refusal('day-future');
    if (signedOn < visit.from) throw new Refusal('visit-outside-window', { from: visit.from });
    const photoId = await photoOf(context, taskId, idOf(requiredText(form, field('photo'))));
    const kept = await keepOpinion(
      tx,
      { taskId, expertId },
      { opinion, signedOn, enteredBy: person.id, photoId },
    );
    if (!kept) throw new Refusal('expert-signed');
    return done(context, visit, words.signedToast, { signed: expertId, signedOn });
  },
};

function whichOf(form: Tap['form'], name: 'which' | 'leaving') {
  const [task = '', expert = ''] = requiredText(form, field(name)).split('-');
  return { taskId: idOf(task), expertId: idOf(expert) };
}

/** The visit, held: of two who name at once the second sees the first. */
async function visitOf({ tx, bureauId }: Context, taskId: number): Promise<VisitWithExperts> {
  await lockTasks(tx, [taskId]);
  const [visit] = await visitsWithExperts(tx, bureauId, { taskId });
  if (!visit) throw new Refusal('stale');
  return visit;
}

/** 签字件照片: one of the same visit; 0: none. */
async function photoOf({ tx }: Context, taskId: number, id: number): Promise<number | null> {
  if (id === 0) return null;
  const photos = await opinionPhotos(tx, [taskId], PHOTOS);
  if (!photos.some((photo) => photo.id === id)) throw new Refusal('photo-of-another');
  return id;
}

/** The own card, the chiefs', and the cards of the task. */
async function done(
  context: Context,
  visit: VisitWithExperts,
  toast: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const { tx, person } = context;
  const says = [
    ...(await expertsFaces(context, visit.sectionId, 'who-has-one')),
    await expertsFace(context, person),
    ...(await taskFaces(context, await tasksById(tx, [visit.taskId]))),
  ];
  return { says, toast, journal: { subject: `task/${visit.taskId}`, detail } };
}
