/** The chain of secrets (draw.md §1): which one the next draw uses, and what may be public. */
import { appendLog, seriesBegan } from '../../db/draw-log.ts';
import {
  endSeriesRow,
  makeSeriesRow,
  openSeries,
  type Series as Row,
  secretsUsed,
  seriesById,
  unpublishedOfSeries,
} from '../../db/draw-series.ts';
import type { DrawKind } from '../../db/draws.ts';
import { CHAIN_LENGTH, makeSeries, type Series } from '../domain/draw/chain.ts';
import { Refusal } from '../domain/refusal.ts';
import { dayOf } from '../domain/working-days.ts';
import type { Scene } from '../handler.ts';

export type NextSecret = {
  readonly seriesId: number;
  readonly secretNo: number;
  readonly anchor: string;
  readonly depth: number;
};

/** The secret of the next FREEZE and the newest public one that it leads back to. Call with the draws locked. */
export async function nextSecret(scene: Scene, no: string, kind: DrawKind = 'formal'): Promise<NextSecret> {
  const row = (await runningSeries(scene, no, kind)) ?? (await beginSeries(scene, no, kind));
  const { used, published } = await secretsUsed(scene.tx, row.id);
  const secretNo = used + 1;
  const chain = openChain(scene, row);
  return { seriesId: row.id, secretNo, anchor: chain.secret(published), depth: secretNo - published };
}

/**
 * The open series, unless it is to end: it is of an earlier year, or used up. s[N] opens all its draws, so each of
 * them must be public; until then an old series goes on.
 */
async function runningSeries(scene: Scene, no: string, kind: DrawKind): Promise<Row | undefined> {
  const row = await openSeries(scene.tx, scene.bureauId, kind);
  if (!row) return undefined;
  const { used } = await secretsUsed(scene.tx, row.id);
  const began = await seriesBegan(scene.tx, scene.bureauId, row.id);
  const old = began !== undefined && dayOf(began).slice(0, 4) < scene.today.slice(0, 4);
  if (!old && used < row.length) return row;
  const [unpublished] = await unpublishedOfSeries(scene.tx, row.id);
  if (!unpublished) return endSeries(scene, row, no);
  if (used < row.length) return row;
  throw new Refusal('earlier-unpublished', { no: unpublished.no });
}

/** END (draw.md §4): s[N] is revealed; no draw uses this chain any more. */
async function endSeries(scene: Scene, row: Row, no: string): Promise<undefined> {
  const secret = openChain(scene, row).secret(row.length);
  await appendLog(scene.tx, scene.bureauId, scene.now, {
    type: 'END',
    no,
    body: { series: row.id, secret },
  });
  await endSeriesRow(scene.tx, row.id, scene.now);
}

async function beginSeries(scene: Scene, no: string, kind: DrawKind): Promise<Row> {
  const last = scene.secrets.random();
  const { anchor } = makeSeries(last, CHAIN_LENGTH);
  const { tx, bureauId, now } = scene;
  const row = await makeSeriesRow(tx, {
    bureauId,
    kind,
    anchor,
    length: CHAIN_LENGTH,
    sealed: scene.secrets.seal(last),
  });
  await appendLog(tx, bureauId, now, {
    type: 'SERIES',
    no,
    body: { series: row.id, anchor, n: CHAIN_LENGTH },
  });
  return row;
}

/** s[k] of a draw. */
export async function secretOf(
  scene: Scene,
  draw: { seriesId: number | null; secretNo: number | null },
): Promise<string> {
  const row = draw.seriesId === null ? undefined : await seriesById(scene.tx, draw.seriesId);
  if (!row || draw.secretNo === null) throw new Error('the draw has no secret');
  return openChain(scene, row).secret(draw.secretNo);
}

function openChain(scene: Scene, row: Row): Series {
  return makeSeries(scene.secrets.open(row.sealed), row.length);
}
