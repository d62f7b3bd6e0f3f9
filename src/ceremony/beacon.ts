/**
 * 公共随机值 (draw.md §4.4): where one was announced the draw is closed without a result, and waits for it. One person
 * enters it, another confirms it; then the result follows by itself.
 */
import { beaconWords as words } from '../../cards/words-beacon.ts';
import type { DrawChange } from '../../db/draw-changes.ts';
import { appendLog, lockHead } from '../../db/draw-log.ts';
import { type WitnessRow, witnessRows } from '../../db/draw-witnesses.ts';
import { type Draw, updateDraw } from '../../db/draws.ts';
import { personById } from '../../db/people.ts';
import { witnessEntries, witnessText } from '../domain/draw/seed.ts';
import type { Beacon, Freeze } from '../domain/draw/types.ts';
import { checkBeacon } from '../domain/draw/values.ts';
import type { Before } from '../domain/draw-change.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { beaconOf } from '../faces/draw-view.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { lapseChanges } from './lapse-changes.ts';

/** Where the draw stands before its result, for those who would change that. */
export async function beforeResult({ tx }: Scene, draw: Draw): Promise<Before> {
  const missing = (await witnessRows(tx, draw.id)).filter(({ value }) => value === null).length;
  const beacon = draw.beacon === null ? beaconOf(draw) : undefined;
  return { state: draw.state, missing, ...(beacon && { due: new Date(beacon.due) }) };
}

/** CLOSE: all values are in, and nobody can know the result yet. */
export async function closeForBeacon(
  scene: Scene,
  draw: Draw,
  beacon: Beacon,
  witnesses: readonly WitnessRow[],
): Promise<Say[]> {
  const { tx, bureauId, now } = scene;
  const W = closeText(draw, witnesses);
  const head = await appendLog(tx, bureauId, now, { type: 'CLOSE', no: draw.no, body: { W } });
  const closed = await updateDraw(tx, draw.id, { closedAt: now });
  const text = words.closed(draw.no, beacon.source, beacon.issue, new Date(beacon.due), head);
  return [
    { is: 'text', to: { chat: draw.chatId ?? '' }, text, once: `close/${draw.id}` },
    ...(await lapseChanges(scene, closed, ['void'])),
    ...(await drawFaces(scene, draw.id)),
  ];
}

/** It is drawn by now: the group is asked for it, once. */
export async function askForBeacon(scene: Scene, draw: Draw, { due, source, issue }: Beacon): Promise<Say[]> {
  if (scene.now < new Date(due)) return [];
  const text = words.dueText(draw.no, source, issue);
  return [
    { is: 'text', to: { chat: draw.chatId ?? '' }, text, once: `beacon-due/${draw.id}` },
    ...(await drawFaces(scene, draw.id)),
  ];
}

/** W, as CLOSE logs it. */
export function closeText(draw: Draw, witnesses: readonly WitnessRow[]): string {
  const freeze = JSON.parse(draw.freeze ?? '') as Freeze;
  const values = new Map(witnesses.map((each) => [each.code, each.value ?? '-']));
  return witnessText(witnessEntries(freeze.witness, values));
}

/** BEACON: what one person entered, another has confirmed. */
export async function announceValue(
  context: Context,
  draw: Draw,
  request: DrawChange,
): Promise<{ n: number; says: Say[] }> {
  const { tx, bureauId, now, person } = context;
  const value = request.value ?? '';
  checkBeacon(JSON.parse(draw.freeze ?? '') as Freeze, value);
  const by = await personById(tx, request.askedBy);
  const body = { value, by: by?.code ?? '', confirmed: person.code };
  const head = await appendLog(tx, bureauId, now, { type: 'BEACON', no: draw.no, body });
  const { n } = await lockHead(tx);
  const known = await updateDraw(tx, draw.id, { beacon: value });
  const text = words.known(draw.no, value, by?.name ?? '', person.name, head);
  const says: Say[] = [
    { is: 'text', to: { chat: draw.chatId ?? '' }, text, once: `beacon/${draw.id}` },
    ...(await lapseChanges(context, known, ['void'])),
    ...(await drawFaces(context, draw.id)),
  ];
  return { n, says };
}
