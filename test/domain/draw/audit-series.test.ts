/** Several draws together: what one chain says of those that nobody shows, and what one log says of two. */
import { describe, expect, test } from 'vitest';
import { auditSeries, type SeriesRecord } from '../../../src/domain/draw/audit-series.ts';
import { makeSeries } from '../../../src/domain/draw/chain.ts';
import { type LoggedEntry, logHash } from '../../../src/domain/draw/log.ts';

const series = makeSeries('ab'.repeat(32), 40);
const of = (no: string, k: number, log?: readonly LoggedEntry[]): SeriesRecord => ({
  freeze: { no },
  secret: series.secret(k),
  seed: `${no}/${k}`,
  ...(log && { log }),
});
const first = of('2026-001', 1);
const second = of('2026-002', 2);
const third = of('2026-003', 3);
const fifth = of('2026-005', 5);

/** A log of empty freezes, one for each number. */
function logOf(nos: readonly string[], mark = ''): LoggedEntry[] {
  let prev = '0'.repeat(64);
  return nos.map((no, n) => {
    const entry = { n, prev, ts: '2026-03-10T01:00:00.000Z', type: 'FREEZE', no, body: { F: mark } };
    prev = logHash(entry).hash;
    return { ...entry, hash: prev };
  });
}

describe('a series', () => {
  test('whole, in whatever order it comes', () => {
    const { series: found, faults } = auditSeries([third, first, second]);
    expect(faults).toEqual([]);
    expect(found).toHaveLength(1);
    expect(found[0]!.draws.map(({ no }) => no)).toEqual(['2026-001', '2026-002', '2026-003']);
    expect(found[0]!.links.map(({ between }) => between)).toEqual([0, 0]);
  });

  test('a draw that nobody shows is counted, and named by its number', () => {
    const { series: found, faults } = auditSeries([first, third, fifth]);
    expect(found[0]!.links).toEqual([
      { from: '2026-001', to: '2026-003', between: 1, missing: ['2026-002'] },
      { from: '2026-003', to: '2026-005', between: 1, missing: ['2026-004'] },
    ]);
    expect(faults).toEqual([]);
  });

  test('a void draw fills its place with its secret', () => {
    const { series: found, faults } = auditSeries(
      [first, third],
      [{ no: '2026-002', secret: second.secret }],
    );
    expect(found[0]!.draws).toEqual([
      { no: '2026-001', isVoid: false },
      { no: '2026-002', isVoid: true },
      { no: '2026-003', isVoid: false },
    ]);
    expect([found[0]!.links.every(({ between }) => between === 0), faults]).toEqual([true, []]);
  });

  test('more secrets than numbers: a draw was begun under no number', () => {
    const { faults } = auditSeries([first, of('2026-002', 3)]);
    expect(faults).toEqual([{ why: 'numbers', no: '2026-001', other: '2026-002' }]);
  });

  test('a new year numbers anew; another chain is another series', () => {
    const next = makeSeries('cd'.repeat(32), 40);
    const other = { freeze: { no: '2027-001' }, secret: next.secret(1), seed: 's' };
    expect(auditSeries([first, of('2027-001', 2)]).faults).toEqual([]);
    expect(auditSeries([first, other]).series).toHaveLength(2);
  });

  test('one number or one secret with two contents; the same file twice is one', () => {
    expect(auditSeries([first, first]).series[0]!.draws).toHaveLength(1);
    const again = { ...first, seed: 'drawn again' };
    expect(auditSeries([first, again]).faults).toEqual([{ why: 'twice', no: '2026-001', other: '2026-001' }]);
    expect(auditSeries([first, of('2026-009', 1)]).faults).toMatchObject([{ why: 'twice' }]);
  });
});

describe('the log beside the records', () => {
  const log = logOf(['2026-001', '2026-002', '2026-003']);

  test('one log: neighbours bind one another', () => {
    expect(auditSeries([of('2026-001', 1, [log[0]!]), of('2026-002', 2, [log[1]!])]).faults).toEqual([]);
  });

  test('two heads for one n are two logs', () => {
    const forged = logOf(['2026-001', '2026-002'], 'forged');
    const two = [of('2026-001', 1, [log[0]!]), of('2026-002', 2, [{ ...forged[1]!, n: 0 }])];
    expect(auditSeries(two).faults).toContainEqual({ why: 'two-heads', no: '2026-002', other: '2026-001' });
    const broken = [of('2026-001', 1, [log[0]!]), of('2026-002', 2, [forged[1]!])];
    expect(auditSeries(broken).faults).toEqual([{ why: 'head-broken', no: '2026-002', other: '2026-001' }]);
  });

  test('an order of the log that is not that of the secrets', () => {
    const turned = [of('2026-001', 1, [log[2]!]), of('2026-002', 2, [log[0]!])];
    expect(auditSeries(turned).faults).toContainEqual({
      why: 'order',
      no: '2026-002',
      other: '2026-001',
    });
  });
});
