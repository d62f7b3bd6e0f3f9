/** A draw's record as a file, with what the log says of the draw beside it (docs/record.md). */
import { faces } from '../../cards/words-faces.ts';
import { entriesOf } from '../../db/draw-log.ts';
import { type Draw, keptTexts } from '../../db/draws.ts';
import { publicText, withLog } from '../domain/draw/record.ts';
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
  const kept = await keptTexts(scene.tx, draw.id);
  // as it was hashed and kept: it is not read and written anew
  const text = part === 'public' ? publicText(kept) : kept.record;
  const base64 = Buffer.from(withLog(text, log), 'utf8').toString('base64');
  return readers.map(({ to, once }): Say => ({ is: 'file', to, name, base64, once }));
}

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
