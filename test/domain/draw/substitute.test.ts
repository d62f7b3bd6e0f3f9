/** SUBSTITUTE: the reserves in their order, once each; teams go over; other reserves and second goes are found. */
import { describe, expect, test } from 'vitest';
import { forbidden } from '../../../src/domain/draw/recuse.ts';
import {
  type Amendment,
  checkChange,
  NO_RESERVE,
  reserveFor,
  type Substitute,
  seatsNow,
  visitedNow,
} from '../../../src/domain/draw/substitute.ts';
import type { FullRecord } from '../../../src/domain/draw/types.ts';
import { chosenUnits } from '../../../src/domain/draw/units.ts';
import { naiveRecord } from './cases.ts';

const records = Array.from({ length: 80 }, (_, n) => naiveRecord(`substitute ${n}`) as FullRecord);
const body = (unit: string, reserve: string): Substitute => ({
  ...{ unit, reserve, by: 'P1', reason: 'suspended', approved: 'P2' },
});

/** Every unit falls away, one after the other, and so do those that come in. */
function allGone(record: FullRecord): Amendment[] {
  const changes: Amendment[] = [];
  for (;;) {
    const [unit] = [...visitedNow(record, changes)].sort();
    if (unit === undefined) return changes;
    changes.push(body(unit, reserveFor(record, changes, unit)));
  }
}

describe('reserves', () => {
  test('come in by stratum, in the order in which they were drawn, each once; key units have none', () => {
    let came = 0;
    for (const record of records) {
      const { drawn, reserve, key } = record.result.units;
      const changes = allGone(record) as Substitute[];
      for (const label of Object.keys(drawn)) {
        const own = [...(drawn[label] ?? []), ...(reserve[label] ?? [])];
        const order = changes.filter(({ unit }) => own.includes(unit)).map((each) => each.reserve);
        const there = order.filter((each) => each !== NO_RESERVE);
        const possible = (drawn[label] ?? []).length === 0 ? [] : (reserve[label] ?? []);
        expect(there).toEqual(possible);
        came += there.length;
      }
      for (const unit of key) expect(changes.find((each) => each.unit === unit)?.reserve).toBe(NO_RESERVE);
      changes.forEach((change, i) => {
        checkChange(record, changes.slice(0, i), change);
      });
      expect(seatsNow(record, changes).teams.size).toBe(0);
    }
    expect(came).toBeGreaterThan(10);
  });

  test('another reserve, none though there is one, a unit that is not visited, and one twice: all found', () => {
    let tried = 0;
    for (const record of records)
      for (const unit of chosenUnits(record.result.units)) {
        const due = reserveFor(record, [], unit);
        for (const wrong of [
          NO_RESERVE,
          unit,
          'nobody',
          ...Object.values(record.result.units.reserve).flat(),
        ])
          if (wrong !== due)
            expect(() => checkChange(record, [], body(unit, wrong))).toThrow('other-substitute');
        const first = body(unit, due);
        expect(() => checkChange(record, [first], first)).toThrow('no-such-team');
        expect(() => checkChange(record, [], body('nobody', '-'))).toThrow('no-such-team');
        tried += 1;
      }
    expect(tried).toBeGreaterThan(20);
  });

  test('the team goes over, and whom the frozen tables forbid there is named', () => {
    let named = 0;
    for (const record of records)
      for (const unit of chosenUnits(record.result.units)) {
        const reserve = reserveFor(record, [], unit);
        if (reserve === NO_RESERVE) continue;
        const before = seatsNow(record, []);
        const seats = seatsNow(record, [body(unit, reserve)]);
        for (const { name } of record.freeze.crews) {
          const team = before.teams.get(`${name}:${unit}`);
          expect(seats.teams.get(`${name}:${unit}`)).toBeUndefined();
          expect(seats.teams.get(`${name}:${reserve}`)).toEqual(team);
          if (!team) continue;
          const pairs = [...record.pairs, `${reserve} ${team[0]}`];
          const out = forbidden({ ...record, pairs }, seats, { unit: reserve, crew: name });
          expect(out).toContain(team[0]);
          expect(forbidden(record, before, { unit, crew: name })).toEqual([]);
          named += 1;
        }
      }
    expect(named).toBeGreaterThan(0);
  });
});
