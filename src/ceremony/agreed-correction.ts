/** CORRECT (draw.md §4.9) that two people agreed on, carried out by the clock. */
import { type DrawChange, updateChange } from '../../db/draw-changes.ts';
import { Refusal } from '../domain/refusal.ts';
import { changeRequestFaces, changeTold } from '../faces/draw-change-faces.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { computeCorrection, correctDraw } from './correct-draw.ts';
import { lockChange } from './hold-change.ts';

/** It is computed before anything is held, so that whoever taps on a draw meanwhile need not wait. */
export async function carryOutCorrection(scene: Scene, agreed: DrawChange): Promise<Say[]> {
  const computed = agreed.reason === 'mistyped' ? await computeCorrection(scene, agreed) : undefined;
  const { draw, request } = await lockChange(scene, agreed.id);
  if (request.state !== 'agreed') return [];
  const done = await orRefused(correctDraw(scene, draw, request, computed));
  const set = done ? { state: 'approved' as const, logN: done.n } : { state: 'lapsed' as const };
  const settled = await updateChange(scene.tx, request.id, set);
  return [
    ...(done?.says ?? []),
    ...(await changeRequestFaces(scene, draw, settled)),
    ...changeTold(draw, settled),
  ];
}

/** Refused: the tasks were given out between the tap and the computation. Nothing is written by then. */
async function orRefused<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
