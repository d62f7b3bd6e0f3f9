/** The chain of secrets (draw.md §1): which one the next draw uses, and what may be public. */
import { appendLog } from '../../db/draw-log.ts';
import { makeSeriesRow, openSeries, type Series as Row, secretsUsed, seriesById } from '../../db/draws.ts';
import { CHAIN_LENGTH, makeSeries, type Series } from '../domain/draw/chain.ts';
import type { Scene } from '../handler.ts';

export type NextSecret = {
  readonly seriesId: number;
  readonly secretNo: number;
  readonly anchor: string;
  readonly depth: number;
};

/** The secret of the next FREEZE and the newest public one that it leads back to. Call with the draws locked. */
export async function nextSecret(scene: Scene, no: string): Promise<NextSecret> {
  const row = (await openSeries(scene.tx, scene.bureauId)) ?? (await beginSeries(scene, no));
  const { used, published } = await secretsUsed(scene.tx, row.id);
  const secretNo = used + 1;
  const chain = openChain(scene, row);
  return { seriesId: row.id, secretNo, anchor: chain.secret(published), depth: secretNo - published };
}

async function beginSeries(scene: Scene, no: string): Promise<Row> {
  const last = scene.secrets.random();
  const { anchor } = makeSeries(last, CHAIN_LENGTH);
  const { tx, bureauId, now } = scene;
  const row = await makeSeriesRow(tx, {
    bureauId,
    kind: 'formal',
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
