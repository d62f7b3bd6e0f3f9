import { canonical, writeCanonical } from './canonical.ts';
import { digestPieces } from './hash.ts';
import type { DrawRecord, PublicRecord, Salts } from './types.ts';

/** The public record 公开记录 (ssd-1 §1): without people and pairs and their salts. */
export function publicRecord(record: DrawRecord): PublicRecord {
  const { freeze, units, salts, witness, beacon, secret, seed, result } = record;
  return { freeze, units, salts: { units: salts.units }, witness, beacon, secret, seed, result };
}

/** The exact text of a record's public form, which R hashes. */
export function recordText(record: DrawRecord): string {
  return canonical(publicRecord(record));
}

/** A record as it is kept, and the lists in it as they were hashed: each is the exact text. */
export type KeptTexts = {
  readonly record: string;
  readonly people: string;
  readonly pairs: string;
  readonly salts: Salts;
};

/** The exact text that R hashes, cut out of the whole record: a text of some megabytes is not read for it. */
export function publicText({ record, people, pairs, salts }: KeptTexts): string {
  const units = `"units":"${salts.units}"}`;
  const open = without(record, `"pairs":${pairs},"people":${people},`, '');
  return without(
    open,
    `"salts":{"pairs":"${salts.pairs}","people":"${salts.people}",${units}`,
    `"salts":{${units}`,
  );
}

function without(text: string, part: string, instead: string): string {
  const at = text.indexOf(part);
  if (at < 0) throw new Error('the record holds other lists than those that were frozen');
  return text.slice(0, at) + instead + text.slice(at + part.length);
}

/** A record's text with what the log says of the draw as its last field. */
export const withLog = (record: string, log: string) => `${record.slice(0, -1)},"log":${log}}`;

/** R (ssd-1 §1): announced with RESULT, so that the teams can't be changed afterwards. */
export function recordDigest(record: DrawRecord): string {
  return digestPieces(['ssd-1/record'], (add) => writeCanonical(publicRecord(record), add));
}
