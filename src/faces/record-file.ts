/** A draw's record as a file, with what the log says of the draw beside it (docs/record.md). */
import { faces } from '../../cards/words-faces.ts';
import { entriesOf } from '../../db/draw-log.ts';
import type { Draw } from '../../db/draws.ts';
import { publicRecord } from '../domain/draw/record.ts';
import type { DrawRecord } from '../domain/draw/types.ts';
import type { Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';

type Reader = { readonly to: Recipient; readonly once: string };

/** The same file to each of these; a large one is made once. */
export async function recordFiles(
  scene: Scene,
  draw: Draw,
  part: 'whole' | 'public',
  readers: readonly Reader[],
): Promise<Say[]> {
  if (readers.length === 0) return [];
  const log = JSON.stringify(await entriesOf(scene.tx, draw.bureauId, draw.no));
  const name = part === 'public' ? faces.draw.publicRecordName(draw.no) : faces.draw.recordName(draw.no);
  const text = part === 'public' ? publicText(draw.record ?? '') : (draw.record ?? '');
  // the whole one as it was hashed and kept, and the log as its last field: it is not read and written anew
  const base64 = Buffer.from(`${text.slice(0, -1)},"log":${log}}`, 'utf8').toString('base64');
  return readers.map(({ to, once }): Say => ({ is: 'file', to, name, base64, once }));
}

const publicText = (record: string) => JSON.stringify(publicRecord(JSON.parse(record) as DrawRecord));

export async function recordFile(
  scene: Scene,
  draw: Draw,
  part: 'whole' | 'public',
  to: Recipient,
  once: string,
): Promise<Say> {
  const [say] = await recordFiles(scene, draw, part, [{ to, once }]);
  return say!;
}
