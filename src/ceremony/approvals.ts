/**
 * 检查审批 (国办发〔2024〕54号) between RESULT and 派发: submitted, approved or returned; a returned draw may be
 * submitted again or stopped. A draw is never redrawn and can't be VOID any more (draw.md §4): its record is
 * published as any other.
 */

import { LISTED_FIRMS } from '../../cards/approval.ts';
import { inText } from '../../cards/kit.ts';
import { faces } from '../../cards/words-faces.ts';
import {
  type Approval,
  approvalById,
  approvalsOf,
  drawsToApprove,
  insertApproval,
  updateApproval,
} from '../../db/approvals.ts';
import { sectionById } from '../../db/bureau.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { type Draw, lockDraw, updateDraw } from '../../db/draws.ts';
import { openVersions } from '../../db/item-versions.ts';
import { personById } from '../../db/people.ts';
import { openPlans } from '../../db/plans.ts';
import { hasTasks, saveAlike, type TaskFile, tasksOfDraw } from '../../db/tasks.ts';
import { approversOf, checkApprover, remindAt } from '../domain/approval.ts';
import { nextOfficeTime } from '../domain/deadlines.ts';
import { Refusal } from '../domain/refusal.ts';
import { benchOf } from '../faces/approval-faces.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { itemFaces } from '../faces/item-faces.ts';
import { listSays } from '../faces/list-file.ts';
import { planApprovalFaces } from '../faces/plan-approval-face.ts';
import { chiefRecipients, officeRecipients } from '../faces/recipients.ts';
import type { Context, Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';
import { lapseChanges } from './lapse-changes.ts';

const words = faces.approval;

/** Whether the inspections of a draw are approved elsewhere: the section's setting. */
export async function isElsewhere(scene: Scene, draw: Pick<Draw, 'sectionId'>): Promise<boolean> {
  return (await sectionById(scene.tx, draw.sectionId))?.approval === 'elsewhere';
}

/** After RESULT: a draw with tasks waits for its approval. Returns the draw as it stands. */
export async function beginApproval(scene: Scene, draw: Draw): Promise<Draw> {
  if (draw.approval !== 'none' || !(await hasTasks(scene.tx, draw.id)) || (await isElsewhere(scene, draw)))
    return draw;
  await enter(scene, draw, draw.openedBy, null);
  return updateDraw(scene.tx, draw.id, { approval: 'open' });
}

async function enter(scene: Scene, draw: Draw, by: number, note: string | null): Promise<Approval> {
  const calendar = await workingCalendar(scene.tx, scene.bureauId);
  const request = await insertApproval(scene.tx, {
    bureauId: scene.bureauId,
    drawId: draw.id,
    state: 'open',
    submittedBy: by,
    submittedAt: scene.now,
    note,
    remindAt: remindAt(calendar, nextOfficeTime(calendar, scene.now)),
  });
  if (!request) throw new Refusal('approval-open');
  return request;
}

/** The whole list to whoever approves, where the card has no room for it; again `after` a change of teams. */
export async function longList(
  scene: Scene,
  draw: Draw,
  after?: number,
  known?: readonly TaskFile[],
): Promise<Say[]> {
  const files = known ?? (await tasksOfDraw(scene.tx, draw.id));
  const request = (await approvalsOf(scene.tx, draw.id)).at(-1);
  if (files.length <= LISTED_FIRMS || request?.state !== 'open') return [];
  const approvers = approversOf(await benchOf(scene, draw, files, request.submittedBy));
  const readers = approvers.map(({ id }) => ({
    to: { person: id },
    once: `approval-list/${request.id}/${id}`,
  }));
  return listSays(scene, { draw, files, after }, readers);
}

/** A draw of the office's or of the chief's own section, held, that may be submitted or stopped. */
async function heldDraw(context: Context, drawId: number): Promise<Draw> {
  const draw = await lockDraw(context.tx, drawId);
  if (!draw || draw.bureauId !== context.bureauId || draw.state === 'open' || draw.state === 'void')
    throw new Refusal('stale');
  const { person } = context;
  if (!person.roles.includes('office') && person.sectionId !== draw.sectionId) {
    const section = (await sectionById(context.tx, draw.sectionId))?.name ?? '';
    throw new Refusal('not-your-section', { section });
  }
  return draw;
}

/** 提交审批: for the first time where that did not happen by itself, or again with a note. */
export async function submitApproval(
  context: Context,
  drawId: number,
  note: string | undefined,
): Promise<Say[]> {
  const draw = await heldDraw(context, drawId);
  const last = (await approvalsOf(context.tx, drawId)).at(-1);
  if (last?.state === 'open') throw new Refusal('approval-open');
  const returned = last?.state === 'returned';
  const fresh = draw.approval === 'none' && !(await isElsewhere(context, draw));
  if (draw.approval === 'stopped' || !(returned || fresh)) throw new Refusal('stale');
  if (returned && note === undefined) throw new Refusal('field-missing', { field: words.office.note });
  await enter(context, draw, context.person.id, note ?? null);
  if (draw.approval !== 'urgent') await updateDraw(context.tx, drawId, { approval: 'open' });
  const list = returned ? [] : await longList(context, draw);
  return [...(await drawFaces(context, drawId)), ...list];
}

/** The request with its draw, held, for somebody who may decide it. */
async function lockForDecision(context: Context, id: number) {
  const seen = await approvalById(context.tx, id);
  const draw = seen && (await lockDraw(context.tx, seen.drawId));
  const request = await approvalById(context.tx, id);
  if (!draw || !request || request.bureauId !== context.bureauId) throw new Refusal('stale');
  const files = await tasksOfDraw(context.tx, draw.id);
  const bench = await benchOf(context, draw, files, request.submittedBy);
  const { behalf } = checkApprover(bench, context.person.id);
  if (request.state !== 'open') throw new Refusal('approval-settled');
  const decided = {
    decidedBy: context.person.id,
    decidedAt: context.now,
    onBehalfOf: behalf ?? null,
  };
  return { draw, request, decided };
}

export type Decided = { readonly draw: Draw; readonly request: Approval; readonly says: readonly Say[] };

/** 同意: tasks may be given out; 执法监督科 is told, for the next step is theirs. */
export async function approveDraw(context: Context, id: number): Promise<Decided> {
  const { draw, decided } = await lockForDecision(context, id);
  const request = await updateApproval(context.tx, id, { state: 'approved', ...decided });
  if (draw.approval === 'urgent') return { draw, request, says: await drawFaces(context, draw.id) };
  await updateDraw(context.tx, draw.id, { approval: 'approved' });
  const text = words.told.approved(draw.no, await decider(context, request));
  const says = [
    ...(await drawFaces(context, draw.id)),
    ...tell(await officeRecipients(context), text, `approval/${id}/approved`),
  ];
  return { draw, request, says };
}

/** 退回: the chief and 执法监督科 are told why. */
export async function returnDraw(context: Context, id: number, returnReason: string): Promise<Decided> {
  const { draw, decided } = await lockForDecision(context, id);
  const request = await updateApproval(context.tx, id, { state: 'returned', returnReason, ...decided });
  const urgent = draw.approval === 'urgent';
  if (!urgent) await updateDraw(context.tx, draw.id, { approval: 'returned' });
  const sentence = urgent ? words.told.returnedUrgent : words.told.returned;
  const text = sentence(draw.no, await decider(context, request), inText(returnReason));
  const to = [...(await officeRecipients(context)), ...(await chiefRecipients(context, draw.sectionId))];
  const says = [...(await drawFaces(context, draw.id)), ...tell(to, text, `approval/${id}/returned`)];
  return { draw, request, says };
}

async function decider(scene: Scene, { decidedBy, onBehalfOf }: Approval): Promise<string> {
  const name = async (id: number | null) =>
    id === null ? '' : ((await personById(scene.tx, id))?.name ?? '');
  const by = await name(decidedBy);
  return onBehalfOf === null ? by : words.behalf(by, await name(onBehalfOf));
}

function tell(to: readonly Recipient[], text: string, once: string): Say[] {
  return to.map((each, index) => ({ is: 'text', to: each, text, once: `${once}/${index}` }));
}

/** 不再检查, after the approval was returned: no task goes out; the record is published as any other. */
export async function stopDraw(context: Context, drawId: number): Promise<Say[]> {
  const draw = await heldDraw(context, drawId);
  if (draw.approval !== 'returned') throw new Refusal('stale');
  await updateDraw(context.tx, drawId, { approval: 'stopped' });
  const ids = (await tasksOfDraw(context.tx, drawId)).map(({ task }) => task.id);
  await saveAlike(context.tx, ids, { is: 'stopped' }, { nextAt: null });
  return [...(await lapseChanges(context, draw, ['substitute'])), ...(await drawFaces(context, drawId))];
}

/** A request that is open when the draw goes out approved elsewhere is needless. */
export async function withdrawApproval(scene: Scene, drawId: number): Promise<void> {
  const last = (await approvalsOf(scene.tx, drawId)).at(-1);
  if (last?.state === 'open')
    await updateApproval(scene.tx, last.id, { state: 'withdrawn', decidedAt: scene.now });
}

/** The cards of whatever waits for 分管领导, or to be given out: who approves may have changed. */
export async function waitingFaces(scene: Scene): Promise<Say[]> {
  const { tx, bureauId } = scene;
  const says: Say[] = [];
  for (const id of await drawsToApprove(tx, bureauId)) says.push(...(await drawFaces(scene, id)));
  for (const plan of await openPlans(tx, bureauId)) says.push(...(await planApprovalFaces(scene, plan)));
  for (const version of await openVersions(tx, bureauId))
    if (version.state === 'submitted') says.push(...(await itemFaces(scene, version)));
  return says;
}
