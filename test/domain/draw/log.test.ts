import { describe, expect, test } from 'vitest';
import { auditLog, EMPTY_LOG, type LoggedEntry } from '../../../src/domain/draw/log.ts';
import { H, J } from './naive.ts';

function makeLog(length: number): LoggedEntry[] {
  const log: LoggedEntry[] = [];
  for (let n = 0; n < length; n++) {
    const ts = new Date(Date.UTC(2026, 2, 10) + n * 1000).toISOString();
    const prev = log.at(-1)?.hash ?? '0'.repeat(64);
    const entry = { n, prev, ts, type: 'WITNESS', no: '2026-001', body: { value: `${100000 + n}` } };
    log.push({ ...entry, hash: H('ssd-1/log', J(entry)) });
  }
  return log;
}

describe('the audit of a whole log', () => {
  const log = makeLog(50);

  test('returns the head; of nothing, the start', () => {
    expect(auditLog(log)).toEqual({ n: 49, hash: log[49]!.hash });
    expect(auditLog([])).toEqual(EMPTY_LOG);
  });

  test('can be done in parts', () => {
    const half = auditLog(log.slice(0, 20));
    expect('why' in half ? half : auditLog(log.slice(20), half)).toEqual(auditLog(log));
  });

  test.each<[string, (entry: LoggedEntry) => LoggedEntry, string]>([
    ['a changed body', (entry) => ({ ...entry, body: { value: '1' } }), 'hash'],
    ['a changed type', (entry) => ({ ...entry, type: 'VOID' }), 'hash'],
    ['a time that is none', (entry) => ({ ...entry, ts: 'yesterday' }), 'malformed'],
    ['a body that can not be hashed', (entry) => ({ ...entry, body: { value: 1.5 } }), 'malformed'],
    ['an early time', (entry) => ({ ...entry, ts: '2026-01-01T00:00:00.000Z' }), 'hash'],
    ['another prev, hashed anew', (entry) => rehash({ ...entry, prev: 'b'.repeat(64) }), 'prev'],
  ])('names %s', (_, spoil, why) => {
    const spoilt = log.map((entry) => (entry.n === 31 ? spoil(entry) : entry));
    expect(auditLog(spoilt)).toEqual({ n: 31, why });
  });

  test('is by number and link: a clock that is behind is no fault', () => {
    const times = ['09:00:03.000', '09:00:01.500', '09:00:03.000', '09:00:03.000', '08:59:59.999'];
    const skewed: LoggedEntry[] = [];
    for (const [n, time] of times.entries()) {
      const prev = skewed.at(-1)?.hash ?? '0'.repeat(64);
      skewed.push(rehash({ ...log[n]!, ts: `2026-03-10T${time}Z`, prev }));
    }
    expect(auditLog(skewed)).toEqual({ n: 4, hash: skewed[4]!.hash });
  });

  test('names the entry after a hole, and the one after a forged one', () => {
    expect(auditLog(log.filter(({ n }) => n !== 31))).toEqual({ n: 32, why: 'gap' });
    const forged = log.map((entry) => (entry.n === 31 ? rehash({ ...entry, body: { value: '1' } }) : entry));
    expect(auditLog(forged)).toEqual({ n: 32, why: 'prev' });
    expect(auditLog([...log.slice(0, 32), ...log.slice(31)])).toEqual({ n: 31, why: 'order' });
  });
});

function rehash({ hash: _, ...entry }: LoggedEntry): LoggedEntry {
  return { ...entry, hash: H('ssd-1/log', J(entry)) };
}
