/**
 * CORRECT 更正 (ssd-1 §4.9): a mistyped public value is put right and the draw computed again, never redrawn. Two
 * entries say it, what the value was and is, and what R was and is; a wrong file is one. Both versions stay, so from the
 * record as it is and its log every version before can be had again.
 */
import { Budget } from './budget.ts';
import { drawFromSeed } from './draw.ts';
import { DrawFault } from './fault.ts';
import type { LoggedEntry } from './log.ts';
import { type Correct, correctBody } from './log-bodies.ts';
import { recordDigest } from './record.ts';
import { drawSeed, freezeDigest, witnessText } from './seed.ts';
import type { FullRecord } from './types.ts';

/** One version: the public value and R as they were. */
export type Version = { readonly beacon: string; readonly R: string };
/** A correction of the result: where it stands in the log given, its number, and what was before it. */
export type Correction = {
  readonly at: number;
  readonly n: number;
  readonly hash: string;
  readonly was: Version;
};

/** The corrections of the result in their order, and what BEACON and RESULT said first. */
export function corrections(
  log: readonly LoggedEntry[],
  now: Version,
): { readonly first: Version; readonly list: readonly Correction[] } {
  let { beacon, R } = now;
  const list: Correction[] = [];
  for (let at = log.length - 1; at >= 0; at--) {
    const { type, n, hash } = log[at]!;
    if (type !== 'CORRECT') continue;
    const body = bodyAt(log, at);
    if (body.what === 'file') {
      expect(at, 'to', body.to, R);
      continue;
    }
    const value = body.what === 'result' ? valueBefore(log, at) : undefined;
    if (!value) throw new DrawFault('log-order', `log[${at}]`, body.what);
    expect(at, 'to', body.to, R);
    expect(at - 1, 'to', value.to, beacon);
    ({ from: beacon } = value);
    ({ from: R } = body);
    list.unshift({ at, n, hash, was: { beacon, R } });
    at -= 1;
  }
  return { first: { beacon, R }, list };
}

/** The value that was put right stands right before the result that follows from it. */
function valueBefore(log: readonly LoggedEntry[], at: number): Correct | undefined {
  if (log[at - 1]?.type !== 'CORRECT') return undefined;
  const body = bodyAt(log, at - 1);
  return body.what === 'beacon' ? body : undefined;
}

function bodyAt(log: readonly LoggedEntry[], at: number): Correct {
  const body = correctBody(log[at]!.body, `log[${at}].body`);
  if (body.from === body.to) throw new DrawFault('wrong-value', `log[${at}].body.to`, body.to);
  return body;
}

function expect(at: number, key: 'to', found: string, due: string): void {
  if (found !== due) throw new DrawFault('log-differs', `log[${at}].body.${key}`, found);
}

/** The record as it was with another public value: the same lists, the same secret, the same values of the witnesses. */
export function versionOf(record: FullRecord, beacon: string, budget = new Budget()): FullRecord {
  const { log: _, ...rest } = record;
  const seed = drawSeed(freezeDigest(record.freeze), record.secret, witnessText(record.witness), beacon);
  const { result } = drawFromSeed(seed, record.freeze, record, budget);
  return { ...rest, beacon, seed, result };
}

/** Recomputes what R was before a correction. */
export function checkCorrection(record: FullRecord, { at, was }: Correction): FullRecord {
  const before = versionOf(record, was.beacon);
  const R = recordDigest(before);
  if (R !== was.R) throw new DrawFault('log-differs', `log[${at}].body.from`, was.R);
  return before;
}
