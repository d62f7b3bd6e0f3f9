/** A draw's record as a file, with what the log says of the draw beside it (docs/record.md). */
import { faces } from '../../cards/words-faces.ts';
import { entriesOf } from '../../db/draw-log.ts';
import type { Draw } from '../../db/draws.ts';
import { publicRecord } from '../domain/draw/record.ts';
import type { DrawRecord } from '../domain/draw/types.ts';
import type { Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';

export async function recordFile(
  scene: Scene,
  draw: Draw,
  part: 'whole' | 'public',
  to: Recipient,
  once: string,
): Promise<Say> {
  const record = JSON.parse(draw.record ?? '') as DrawRecord;
  const log = await entriesOf(scene.tx, draw.bureauId, draw.no);
  const shown = { ...(part === 'public' ? publicRecord(record) : record), log };
  const name = part === 'public' ? faces.draw.publicRecordName(draw.no) : faces.draw.recordName(draw.no);
  return {
    is: 'file',
    to,
    name,
    base64: Buffer.from(JSON.stringify(shown), 'utf8').toString('base64'),
    once,
  };
}
