/** The log entries that stand beside a record: one chain, saying what the record says, each RECUSE recomputed. */
import { Budget } from './budget.ts';
import { canonical } from './canonical.ts';
import { type Correction, checkCorrection, corrections } from './corrections.ts';
import { DrawFault } from './fault.ts';
import { EMPTY_LOG, follow, type LoggedEntry } from './log.ts';
import { type LogType, readBody } from './log-bodies.ts';
import { phaseOf } from './machine.ts';
import { recuseBody, substituteBody } from './read-log.ts';
import { isFull } from './read-record.ts';
import { ABSENT, witnessText } from './seed.ts';
import { type Amendment, applyChange, checkChange, checkReserve, seatsNow } from './substitute.ts';
import type { DrawRecord, FullRecord } from './types.ts';

type Digests = { readonly F: string; readonly R: string };

/** Hashes, order and links: where two entries are neighbours in the whole log, the one binds the other. */
export function checkLinks(record: DrawRecord, log: readonly LoggedEntry[]): void {
  let head = EMPTY_LOG;
  for (const [i, entry] of log.entries()) {
    const next = follow(head, entry, false);
    if ('why' in next) throw new DrawFault('log-broken', `log[${i}]`, next.why);
    if (entry.no !== record.freeze.no) throw new DrawFault('wrong-value', `log[${i}].no`, entry.no);
    head = next;
  }
  const order = log.map(({ type }) => type);
  if (phaseOf(order, record.freeze.beacon !== '') !== 'drawn')
    throw new DrawFault('log-order', 'log', order.join(' '));
  if (log[0]!.prev !== record.freeze.prev) throw new DrawFault('log-differs', 'log[0].prev', log[0]!.prev);
}

/** FREEZE, WITNESS, CLOSE, BEACON, RESULT and PUBLISH say what the record says, or said before it was corrected. */
export function checkBodies(record: DrawRecord, log: readonly LoggedEntry[], { F, R }: Digests): void {
  const values = new Map(record.witness);
  const { first } = corrections(log, { beacon: record.beacon, R });
  const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    FREEZE: { F },
    CLOSE: { W: witnessText(record.witness) },
    BEACON: { value: first.beacon },
    RESULT: { R: first.R },
    PUBLISH: { secret: record.secret },
  };
  for (const [i, { type, body }] of log.entries()) {
    if (type === 'WITNESS' || type in expected) readBody(type as LogType, body, `log[${i}].body`);
    const named = type === 'WITNESS' ? { value: values.get(String(body.witness)) ?? '' } : expected[type];
    for (const [key, value] of Object.entries(named ?? {}))
      if (body[key] !== value)
        throw new DrawFault('log-differs', `log[${i}].body.${key}`, canonical(body[key] ?? null));
  }
  const count = (of: string) => log.filter(({ type }) => type === of).length;
  const given = record.witness.filter(([, value]) => value !== ABSENT).length;
  const spoke = new Set(log.flatMap(({ type, body }) => (type === 'WITNESS' ? [body.witness] : [])));
  if (
    count('WITNESS') !== given ||
    spoke.size !== given ||
    count('BEACON') !== (record.beacon === ABSENT ? 0 : 1)
  )
    throw new DrawFault('log-differs', 'log', `${count('WITNESS')}: ${given}`);
}

/** A correction with the record before it, where that could be computed again. */
export type Corrected = Correction & { readonly record?: FullRecord; readonly fault?: DrawFault };

/** Each correction of the result: computed again where the people are there. */
export function checkCorrections(record: DrawRecord, log: readonly LoggedEntry[], R: string): Corrected[] {
  const { list } = corrections(log, { beacon: record.beacon, R });
  if (!isFull(record)) return [...list];
  return list.map((each) => {
    try {
      return { ...each, record: checkCorrection(record, each) };
    } catch (fault) {
      if (fault instanceof DrawFault) return { ...each, fault };
      throw fault;
    }
  });
}

/** A substitution as it stands in the log. */
export type Substitution = { readonly n: number; readonly hash: string; readonly fault?: DrawFault };

/**
 * Each SUBSTITUTE and RECUSE in turn: recomputed, but for a RECUSE in a public record, which is only looked at for
 * what can't be.
 */
export function checkSubstitutions(
  record: DrawRecord,
  log: readonly LoggedEntry[],
  corrected: readonly Corrected[] = [],
): Substitution[] {
  const budget = new Budget();
  let changes: Amendment[] = [];
  return log.flatMap(({ n, hash, type, body }, i) => {
    const before = corrected.find(({ at }) => at >= i);
    // drawn anew: what was replaced before is replaced no more
    if (before?.at === i) changes = [];
    if (type !== 'RECUSE' && type !== 'SUBSTITUTE') return [];
    const version = before ? before.record : record;
    if (!version) return [{ n, hash }];
    try {
      const at = `log[${i}].body`;
      const read = type === 'RECUSE' ? recuseBody(body, at) : substituteBody(body, at);
      if (isFull(version)) checkChange(version, changes, read, budget);
      else if ('reserve' in read) checkReserve(version, changes, read);
      applyChange(seatsNow(version, changes), read);
      changes.push(read);
      return [{ n, hash }];
    } catch (fault) {
      if (fault instanceof DrawFault) return [{ n, hash, fault }];
      throw fault;
    }
  });
}
