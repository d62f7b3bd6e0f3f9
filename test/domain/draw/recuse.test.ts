import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DrawFault } from '../../../src/domain/draw/fault.ts';
import { type LoggedEntry, logHash } from '../../../src/domain/draw/log.ts';
import { isFull, readRecord } from '../../../src/domain/draw/read-record.ts';
import { publicRecord, recordDigest } from '../../../src/domain/draw/record.ts';
import {
  choose,
  drawnSeats,
  type Recuse,
  reseat,
  substitutes,
  teamOf,
} from '../../../src/domain/draw/recuse.ts';
import { seatsNow } from '../../../src/domain/draw/substitute.ts';
import type { FullRecord } from '../../../src/domain/draw/types.ts';
import { verifyRecord } from '../../../src/domain/draw/verify.ts';
import { copy, dice, naiveRecord, roomy } from './cases.ts';
import { type NaiveRecuse, naiveLog, naiveSubstitutes } from './naive-recuse.ts';

const PASSES = ['left-post', 'certificate', 'leave', 'recusal'] as const;
const REASONS = ['recusal', 'unable', 'enterprise', 'left-post', 'certificate', 'leave'];

/** Up to twelve substitutions in a record, as the literal reading chooses them, some people passed over. */
function chain(
  name: string,
  record = naiveRecord(name, {}, roomy(name)),
): { record: FullRecord; recuses: NaiveRecuse[] } {
  const d = dice(`recuse ${name}`);
  const recuses: NaiveRecuse[] = [];
  const found = record.freeze.crews.filter(
    ({ name: crew }) => Object.keys(record.result.teams[crew]?.teams ?? {}).length > 0,
  );
  for (let i = 0; found.length > 0 && i < 12; i++) {
    const crew = d.pick(found).name;
    const unit = d.pick(Object.keys(record.result.teams[crew]!.teams));
    const team = teamOf(seatsNow(record, recuses as unknown as Recuse[]), crew, unit);
    if (team.length === 0) continue;
    const out = d.pick(team);
    const order = naiveSubstitutes(record, recuses, unit, crew, out);
    if (order.length === 0) continue;
    const at = d.roll(Math.min(3, order.length));
    const passed = order.slice(0, at).map((id): [string, string] => [id, d.pick(PASSES)]);
    const more = { passed, reason: d.pick(REASONS), approved: d.pick(['P99', 'system']) };
    recuses.push({ unit, crew, out, in: order[at]!, ...more });
  }
  return { record, recuses };
}

const extended = (record: FullRecord, recuses: NaiveRecuse[]) =>
  JSON.parse(JSON.stringify({ ...record, log: naiveLog(record, recuses) })) as FullRecord;

const failed = (record: unknown, seen = {}) =>
  verifyRecord(readRecord(record), seen).steps.filter((step) => step.is === 'failed');

function caught(record: unknown): boolean {
  try {
    return failed(record).length > 0;
  } catch (fault) {
    if (fault instanceof DrawFault) return true;
    throw fault;
  }
}

describe('who takes the seat', () => {
  test('as the literal reading says, on 400 random draws with up to twelve substitutions each', () => {
    const seen = { made: 0, laddered: 0, passed: 0, again: 0, nobody: 0 };
    for (let i = 0; i < 400; i++) {
      const { record, recuses } = chain(`recuse ${i}`);
      let seats = drawnSeats(record);
      for (const [k, body] of recuses.entries()) {
        const naive = naiveSubstitutes(record, recuses.slice(0, k), body.unit, body.crew, body.out);
        expect(substitutes(record, seats, body), `recuse ${i}.${k}`).toEqual(naive);
        seats = reseat(seats, body as unknown as Recuse);
        seen.made += 1;
        seen.passed += body.passed.length;
        seen.laddered += (record.result.teams[body.crew]?.step ?? 0) > 0 ? 1 : 0;
        seen.again += recuses.slice(0, k).some(({ unit, crew }) => unit === body.unit && crew === body.crew)
          ? 1
          : 0;
      }
      for (const { name } of record.freeze.crews)
        for (const unit of Object.keys(record.result.teams[name]?.teams ?? {}))
          for (const out of teamOf(seats, name, unit)) {
            const naive = naiveSubstitutes(record, recuses, unit, name, out);
            expect(substitutes(record, seats, { unit, crew: name, out })).toEqual(naive);
            seen.nobody += naive.length === 0 ? 1 : 0;
          }
    }
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(100);
  });

  test('the order of the rows changes nothing', () => {
    const { record } = chain('recuse 9');
    const [crew] = record.freeze.crews;
    const [unit, team] = Object.entries(record.result.teams[crew!.name]!.teams)[0]!;
    const out = { unit, crew: crew!.name, out: team[0]! };
    const turned = { ...record, people: [...record.people].reverse(), units: [...record.units].reverse() };
    expect(substitutes(turned, drawnSeats(turned), out)).toEqual(
      substitutes(record, drawnSeats(record), out),
    );
  });

  test('who can not is passed over with the reason; nobody left is said as that', () => {
    const cannot = (id: string) => (id === 'b' || id === 'a' ? 'leave' : undefined);
    expect(choose(['a', 'c', 'b'], cannot)).toEqual({ in: 'c', passed: [['a', 'leave']] });
    expect(choose(['a', 'b'], cannot)).toEqual({
      passed: [
        ['a', 'leave'],
        ['b', 'leave'],
      ],
    });
    expect(choose([], cannot)).toEqual({ passed: [] });
  });

  test('who is not in the team can not leave it, and nobody comes back', () => {
    const { record, recuses } = chain('recuse 6');
    const [first] = recuses as unknown as [Recuse];
    const seats = reseat(drawnSeats(record), first);
    const back = { ...first, out: first.in, in: first.out };
    expect(() => reseat(seats, first)).toThrow('not-in-team');
    expect(() => reseat(seats, back)).toThrow('was-in-team');
    expect(() => reseat(seats, { ...first, unit: 'nowhere' })).toThrow('no-such-team');
    expect(substitutes(record, seats, back)).not.toContain(first.out);
  });
});

describe('a record with its log', () => {
  const golden = JSON.parse(
    readFileSync(join(import.meta.dirname, 'golden/recuse.json'), 'utf8'),
  ) as FullRecord;

  test('the golden vector: made by the literal reading, the same for ever', async () => {
    const { record, recuses } = chain('recuse 9');
    expect(recuses.length).toBeGreaterThan(8);
    const text = `${JSON.stringify(extended(record, recuses), null, 1)}\n`;
    await expect(text).toMatchFileSnapshot('golden/recuse.json');
  });

  test('verifies, whole and public, and R is as it was announced', () => {
    const { log: _, ...plain } = golden;
    const seen = { result: recordDigest(plain), head: golden.log!.at(-2)!.hash };
    expect(failed(golden, seen)).toEqual([]);
    expect(failed({ ...publicRecord(golden), log: golden.log }, seen)).toEqual([]);
    const steps = verifyRecord(readRecord(golden), seen).steps;
    expect(steps.filter(({ check }) => check === 'substitute').length).toBeGreaterThan(8);
    expect(steps.at(-1)).toMatchObject({ check: 'head', is: 'ok' });
    const shown = verifyRecord(readRecord({ ...publicRecord(golden), log: golden.log })).steps;
    expect(shown.filter(({ check }) => check === 'substitute').every(({ is }) => is === 'unchecked')).toBe(
      true,
    );
  });

  test('records of the literal reading verify', () => {
    for (let i = 0; i < 100; i++) {
      const { record, recuses } = chain(`log ${i}`);
      expect(failed(extended(record, recuses)), `log ${i}`).toEqual([]);
    }
  });

  test('a head that the group did not see is told', () => {
    expect(failed(golden, { head: 'a'.repeat(64) })).toMatchObject([{ check: 'head' }]);
    const { log: _, ...plain } = golden;
    expect(failed(plain, { head: golden.log!.at(-1)!.hash })).toMatchObject([{ check: 'head' }]);
  });

  test('every leaf of every entry, changed one at a time, is caught', () => {
    const missed: string[] = [];
    for (const [i, entry] of golden.log!.entries())
      for (const [key, value] of Object.entries({ ...entry, ...entry.body })) {
        if (key === 'body') continue;
        const spoilt = copy(golden);
        const at = (key in entry ? spoilt.log![i] : spoilt.log![i]!.body) as Record<string, unknown>;
        at[key] =
          typeof value === 'number'
            ? value + 1
            : Array.isArray(value)
              ? [...value, ['P00', 'leave']]
              : `${value}0`;
        if (!caught(spoilt)) missed.push(`${i}.${key}`);
      }
    expect(missed).toEqual([]);
  });

  test('a forger who hashes the log anew is caught by what can be computed, else by the head', () => {
    const { record, recuses } = chain('recuse 9');
    const forge = (i: number, change: Partial<NaiveRecuse>) => {
      const forged = copy(recuses);
      forged[i] = { ...forged[i]!, ...change };
      return extended(record, forged);
    };
    const honest = { head: golden.log!.at(-1)!.hash };
    for (const [i, { unit, crew, out }] of recuses.entries()) {
      const order = naiveSubstitutes(record, recuses.slice(0, i), unit, crew, out);
      for (const other of order.filter((id) => id !== recuses[i]!.in && recuses[i]!.passed.length === 0))
        expect(caught(forge(i, { in: other })), `${i} ${other}`).toBe(true);
      expect(caught(forge(i, { out: 'P98' }))).toBe(true);
      expect(caught(forge(i, { in: out }))).toBe(true);
      const other = recuses[i]!.reason === 'leave' ? 'unable' : 'leave';
      expect(failed(forge(i, { reason: other }), honest)).toMatchObject([{ check: 'head' }]);
    }
  });

  test('an entry left out, given twice, in another order or of another draw is caught', () => {
    const with_ = (log: unknown[]) => ({ ...golden, log });
    const log = golden.log!;
    for (const i of log.keys()) {
      const left = with_(log.filter((_, k) => k !== i));
      const seen = caught(left) || failed(left, { head: log[i]!.hash }).length > 0;
      expect(seen, `${i}`).toBe(true);
      expect(caught(with_([...log.slice(0, i + 1), ...log.slice(i)]))).toBe(true);
    }
    expect(caught(with_([...log].reverse()))).toBe(true);
    expect(caught(with_([]))).toBe(true);
    expect(caught(with_(log.map((entry, i) => (i === 3 ? { ...entry, no: 'X' } : entry))))).toBe(true);
  });

  test('one witness twice does not stand for another who is left out', () => {
    const record = Array.from({ length: 9 }, (_, i) => naiveRecord(`twice ${i}`)).find(
      ({ witness }) => witness.filter(([, value]) => value !== '-').length > 1,
    )!;
    const log = naiveLog(record, []) as LoggedEntry[];
    const rehashed: LoggedEntry[] = [];
    for (const [i, { n, prev: own, ts, type, no, body }] of log.entries()) {
      const before = rehashed.at(-1);
      const prev = before && before.n === n - 1 ? before.hash : own;
      const entry = { n, prev, ts, type, no, body: i === 2 ? log[1]!.body : body };
      rehashed.push({ ...entry, hash: logHash(entry).hash });
    }
    expect(verifyRecord({ ...record, log }).ok).toBe(true);
    expect(failed({ ...record, log: rehashed })).toMatchObject([{ check: 'log-bodies' }]);
  });

  test('a plain record stays valid, and is full with or without a log', () => {
    const { log: _, ...plain } = golden;
    expect(failed(plain)).toEqual([]);
    expect(isFull(readRecord(golden))).toBe(true);
    expect(verifyRecord(readRecord(plain)).steps.map(({ check }) => check)).not.toContain('log');
  });
});
