/**
 * PUBLISH (draw.md §4.6): after the visits, secret and seed become public with the public record. A later
 * secret leads to the earlier ones, so a draw waits for all before it; void ones are revealed on the way.
 */
import { faces } from '../../cards/words-faces.ts';
import { appendLog } from '../../db/draw-log.ts';
import { unpublishedBefore, unpublishedOfSeries } from '../../db/draw-series.ts';
import { type Draw, lockDraw, lockDraws, updateDraw } from '../../db/draws.ts';
import { tasksOfDraw } from '../../db/tasks.ts';
import { verifyAddress } from '../domain/public-pages.ts';
import { Refusal } from '../domain/refusal.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { recordFile } from '../faces/record-file.ts';
import { isOpenVisit } from '../faces/task-counts.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { secretOf } from './series.ts';

export async function publishDraw(scene: Context, drawId: number): Promise<{ draw: Draw; says: Say[] }> {
  await lockDraws(scene.tx, scene.bureauId);
  const draw = await lockDraw(scene.tx, drawId);
  if (
    draw?.bureauId !== scene.bureauId ||
    !draw.recordDigest ||
    draw.seriesId === null ||
    draw.secretNo === null
  )
    throw new Refusal('stale');
  if (draw.publishedAt) throw new Refusal('already-published');
  const open = (await tasksOfDraw(scene.tx, drawId)).filter(isOpenVisit).length;
  if (open > 0) throw new Refusal('visits-open', { n: open });
  const earlier = (await unpublishedBefore(scene.tx, draw.seriesId, draw.secretNo)).find(
    (each) => each.state !== 'void',
  );
  if (earlier) throw new Refusal('earlier-unpublished', { no: earlier.no });
  return { draw, says: await openRecord(scene, draw, scene.person.id) };
}

/** Opens secret and public record of a draw, which is held; a drill's by itself, with its result. */
export async function openRecord(scene: Scene, draw: Draw, publishedBy?: number): Promise<Say[]> {
  const { id: drawId } = draw;
  const before = await revealVoids(scene, draw.seriesId ?? 0);
  const { secret, head } = await reveal(scene, draw, {
    state: 'published',
    ...(publishedBy !== undefined && { publishedBy }),
  });
  const to = { chat: draw.chatId ?? '' };
  return [
    ...before,
    {
      is: 'text',
      to,
      text: publishText(scene, draw.no, secret, head),
      once: `publish/${drawId}`,
    },
    await recordFile(scene, draw, 'public', to, `public-record/${drawId}`),
    ...(await revealVoids(scene, draw.seriesId ?? 0)),
    ...(await drawFaces(scene, drawId)),
    ...(await facesOfNext(scene, draw)),
  ];
}

function publishText({ publicUrl }: Scene, no: string, secret: string, head: string): string {
  const text = faces.draw.publishText(no, secret, head);
  return publicUrl ? `${text}\n${faces.draw.verifyNow(verifyAddress(publicUrl, no))}` : text;
}

/** A void draw's secret is revealed as soon as every earlier draw is public. */
export async function revealVoids(scene: Scene, seriesId: number): Promise<Say[]> {
  const says: Say[] = [];
  for (const draw of await unpublishedOfSeries(scene.tx, seriesId)) {
    if (draw.state !== 'void') break;
    const { secret, head } = await reveal(scene, draw, { state: 'void' });
    const text = faces.draw.voidSecretText(draw.no, secret, head);
    says.push({ is: 'text', to: { chat: draw.chatId ?? '' }, text, once: `publish/${draw.id}` });
  }
  return says;
}

type Opened = { readonly state: 'published' | 'void'; readonly publishedBy?: number };

async function reveal(scene: Scene, draw: Draw, opened: Opened) {
  const secret = await secretOf(scene, draw);
  const entry = { type: 'PUBLISH', no: draw.no, body: { secret } } as const;
  const head = await appendLog(scene.tx, scene.bureauId, scene.now, entry);
  await updateDraw(scene.tx, draw.id, { ...opened, publishedAt: scene.now });
  return { secret, head };
}

/** The next draw may now be opened too: its office card says so. */
async function facesOfNext(scene: Scene, draw: Draw): Promise<Say[]> {
  const [next] = await unpublishedOfSeries(scene.tx, draw.seriesId ?? 0);
  return next ? drawFaces(scene, next.id) : [];
}
