import { canonical, writeCanonicalRows } from './canonical.ts';
import { digest, digestPieces } from './hash.ts';
import type { Freeze, WitnessEntry } from './types.ts';

/** Stands in W for a witness who sent nothing, and in B when no beacon was announced. */
export const ABSENT = '-';

/** A witness value 见证数字 as typed: full-width digits become ASCII, nothing else is mended; 6 to 20 digits. */
export function witnessValue(text: string): string | undefined {
  const ascii = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  return /^[0-9]{6,20}$/.test(ascii) ? ascii : undefined;
}

/** [[witness, value], …] in the frozen order, "-" where absent. */
export function witnessEntries(
  witness: readonly string[],
  values: ReadonlyMap<string, string>,
): WitnessEntry[] {
  return witness.map((id) => [id, values.get(id) ?? ABSENT]);
}

/** W (ssd-1 §1): the exact text that CLOSE logs and the seed hashes. */
export function witnessText(entries: readonly WitnessEntry[]): string {
  return canonical(entries);
}

/** The exact text of a freeze that F hashes. */
export function freezeText(freeze: Freeze): string {
  return canonical(freeze);
}

/** F (ssd-1 §1): shown to the group before anything random is known. */
export function freezeDigest(freeze: Freeze): string {
  return digest('ssd-1/freeze', freezeText(freeze));
}

/** The exact text of a table that its digest hashes. */
export function tableText(rows: readonly unknown[]): string {
  return canonical(rows);
}

/**
 * H("ssd-1/table", salt, J(table)): the salt keeps a short table from being guessed. The rows are hashed as they
 * come, so that a million of them need no text of the whole.
 */
export function tableDigest(salt: string, rows: Iterable<unknown>): string {
  return digestPieces(['ssd-1/table', salt], (add) => writeCanonicalRows(rows, add));
}

/** The same of a table's exact text, where it is there. */
export function tableTextDigest(salt: string, text: string): string {
  return digest('ssd-1/table', salt, text);
}

/** seed (ssd-1 §1): after FREEZE only the witnesses and the beacon enter it. */
export function drawSeed(freezeHash: string, secret: string, witness: string, beacon: string): string {
  return digest('ssd-1/seed', freezeHash, secret, witness, beacon);
}
