import { canonical, writeCanonical } from './canonical.ts';
import { digestPieces } from './hash.ts';
import type { DrawRecord, PublicRecord } from './types.ts';

/** The public record 公开记录 (ssd-1 §1): without people and pairs and their salts. */
export function publicRecord(record: DrawRecord): PublicRecord {
  const { freeze, units, salts, witness, beacon, secret, seed, result } = record;
  return { freeze, units, salts: { units: salts.units }, witness, beacon, secret, seed, result };
}

/** The exact text of a record's public form, which R hashes. */
export function recordText(record: DrawRecord): string {
  return canonical(publicRecord(record));
}

/** R (ssd-1 §1): announced with RESULT, so that the teams can't be changed afterwards. */
export function recordDigest(record: DrawRecord): string {
  return digestPieces(['ssd-1/record'], (add) => writeCanonical(publicRecord(record), add));
}
