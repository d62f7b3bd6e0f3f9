/** What two people of different roles agree on in a draw (draw.md §4.4, §4.7–9): agreed, returned, withdrawn. */
import { faces } from '../../cards/words-faces.ts';
import { type DrawChange, updateChange } from '../../db/draw-changes.ts';
import type { Draw } from '../../db/draws.ts';
import { personById } from '../../db/people.ts';
import type { CorrectReason, VoidReason } from '../domain/draw/reasons.ts';
import { type ChangeRole, checkChangeDecision } from '../domain/draw-change.ts';
import { Refusal } from '../domain/refusal.ts';
import { changeRequestFaces, changeTold, decidersOfChange } from '../faces/draw-change-faces.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';
import { beaconToEnter, checkVoidable } from './ask-change.ts';
import { announceValue } from './beacon.ts';
import { readCorrection } from './correct-draw.ts';
import { type Held, lockChange } from './hold-change.ts';
import { lapseChanges } from './lapse-changes.ts';
import { replaceHelper } from './replace-helper.ts';
import { substituteUnit } from './substitute-unit.ts';
import { voidDraw } from './void-draw.ts';

async function lockForDecision(context: Context, id: number) {
  const held = await lockChange(context, id);
  const { request, draw } = held;
  const deciders = await decidersOfChange(context, draw, request);
  const role = checkChangeDecision(request, context.person.id, deciders);
  return { ...held, role };
}

export type Decided = {
  readonly draw: Draw;
  readonly request: DrawChange;
  readonly says: readonly Say[];
};

/** 同意: what was asked for is done at once; a 更正 is computed by the clock. */
export async function approveChange(context: Context, id: number): Promise<Decided> {
  const { role, ...held } = await lockForDecision(context, id);
  const { draw, request } = held;
  if (request.kind === 'correct') return agreeToCorrect(context, draw, request, role);
  const { n, says: done } = await carryOut(context, held);
  const settled = await settle(context, id, role, { state: 'approved', logN: n });
  const says = [...done, ...(await changeRequestFaces(context, draw, settled)), ...changeTold(draw, settled)];
  return { draw, request: settled, says };
}

/** How long it takes depends on the lists: the answer to the tap must not wait for it. */
async function agreeToCorrect(context: Context, draw: Draw, request: DrawChange, role: ChangeRole) {
  await readCorrection(context, draw, request.reason as CorrectReason, request.value ?? '');
  const agreed = await settle(context, request.id, role, { state: 'agreed' });
  return { draw, request: agreed, says: await changeRequestFaces(context, draw, agreed) };
}

async function carryOut(
  context: Context,
  { draw, request, file }: Held,
): Promise<{ n: number | null; says: Say[] }> {
  if (file && request.kind === 'helper') return replaceHelper(context, draw, file, request);
  if (file) return substituteUnit(context, draw, file, request);
  if (request.kind === 'beacon') {
    await beaconToEnter(context, draw);
    return announceValue(context, draw, request);
  }
  await checkVoidable(context, draw, request.reason as VoidReason);
  return carryOutVoid(context, draw, request);
}

async function carryOutVoid(context: Context, draw: Draw, request: DrawChange) {
  const asker = await personById(context.tx, request.askedBy);
  const reason = request.reason as VoidReason;
  const words = faces.drawChange;
  const body = { reason, by: asker?.code ?? '', approved: context.person.code };
  const { n, says } = await voidDraw(context, draw, body, (head) =>
    words.voidText(draw.no, words.reasons[reason], asker?.name ?? '', context.person.name, head),
  );
  return { n, says: [...says, ...(await lapseChanges(context, draw, ['beacon']))] };
}

function settle(
  context: Context,
  id: number,
  role: ChangeRole,
  set: Partial<Pick<DrawChange, 'state' | 'logN' | 'returnReason'>>,
): Promise<DrawChange> {
  const decidedBy = context.person.id;
  return updateChange(context.tx, id, { ...set, decidedBy, decidedAs: role, decidedAt: context.now });
}

/** 退回, with the reason. */
export async function returnChange(context: Context, id: number, returnReason: string): Promise<Decided> {
  const { draw, role } = await lockForDecision(context, id);
  const settled = await settle(context, id, role, { state: 'returned', returnReason });
  const says = [...(await changeRequestFaces(context, draw, settled)), ...changeTold(draw, settled)];
  return { draw, request: settled, says };
}

/** 撤回, by whoever asked. */
export async function withdrawChange(context: Context, id: number): Promise<Decided> {
  const { request, draw } = await lockChange(context, id);
  if (request.askedBy !== context.person.id) throw new Refusal('not-your-request');
  if (request.state !== 'open') throw new Refusal('request-settled');
  const settled = await updateChange(context.tx, id, { state: 'withdrawn', decidedAt: context.now });
  return { draw, request: settled, says: await changeRequestFaces(context, draw, settled) };
}
