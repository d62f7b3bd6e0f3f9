/** VOID (draw.md §4.3, §4.8): it uses up number and secret, and reveals the secret once every earlier one is public. */
import { faces } from '../../cards/words-faces.ts';
import { appendLog, lockHead } from '../../db/draw-log.ts';
import { type Draw, updateDraw } from '../../db/draws.ts';
import type { LogBodies } from '../domain/draw/log-bodies.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { lapseChanges } from './lapse-changes.ts';
import { revealVoids } from './publish-draw.ts';

/** Voids a draw, which is held. `text` says it in the group, given the head of the log. */
export async function voidDraw(
  scene: Scene,
  draw: Draw,
  body: LogBodies['VOID'],
  text: (head: string) => string,
): Promise<{ n: number; says: Say[] }> {
  const { tx, bureauId, now } = scene;
  const head = await appendLog(tx, bureauId, now, { type: 'VOID', no: draw.no, body });
  const { n } = await lockHead(tx);
  await updateDraw(tx, draw.id, { state: 'void' });
  const says: Say[] = [
    { is: 'text', to: { chat: draw.chatId ?? '' }, text: text(head), once: `void/${draw.id}` },
    ...(await revealVoids(scene, draw.seriesId ?? 0)),
    ...(await drawFaces(scene, draw.id)),
  ];
  return { n, says };
}

/** By itself: too few witnesses. */
export async function voidForWant(scene: Scene, draw: Draw, missing: string): Promise<Say[]> {
  const body = { reason: 'quorum', by: 'system', approved: 'system' } as const;
  const { says } = await voidDraw(scene, draw, body, (head) => faces.draw.voidText(draw.no, missing, head));
  return [...says, ...(await lapseChanges(scene, draw, ['void']))];
}
