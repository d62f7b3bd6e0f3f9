import { describe, expect, test } from 'vitest';
import { canonical } from '../../../src/domain/draw/canonical.ts';
import { drawFromSeed } from '../../../src/domain/draw/draw.ts';
import { readRecord } from '../../../src/domain/draw/read-record.ts';
import { recordDigest } from '../../../src/domain/draw/record.ts';
import { freezeDigest } from '../../../src/domain/draw/seed.ts';
import { drawTeams } from '../../../src/domain/draw/teams.ts';
import { verifyRecord } from '../../../src/domain/draw/verify.ts';
import { register, type Size } from '../../bench/draw/register.ts';
import { naiveRecord, naiveResult, randomCase } from './cases.ts';
import { H, J, type NaivePlan, type NaiveTables } from './naive.ts';
import { eligibility, naiveCrew } from './naive-teams.ts';

const CASES = Array.from({ length: 800 }, (_, i) => `case ${i}`);

describe('the fast draw against the literal one', () => {
  test('units, teams and steps are the same on 800 random inputs, and so is what blocks', () => {
    const seen = { laddered: 0, blocked: 0, wide: 0, nobody: 0 };
    for (const name of CASES) {
      const one = randomCase(name);
      const naive = naiveResult(one);
      const fast = drawFromSeed(one.seed, one.plan, one.tables);
      expect(canonical(fast.result), name).toBe(J(naive.result));
      expect(fast.certificates.filter((found) => found.is === 'short').map((found) => found.crew)).toEqual([
        ...naive.reached.keys(),
      ]);
      for (const found of fast.certificates) {
        if (found.is === 'nobody') seen.nobody += 1;
        else {
          const { step, whole, special } = found;
          expect({ step, whole, special }, name).toEqual(naive.reached.get(found.crew));
          expect(found, name).toMatchObject(counted(one, found));
          expect(found.need, name).toBeGreaterThan(found.supply);
          seen.blocked += 1;
        }
      }
      seen.laddered += Object.values(naive.result.teams).filter((team) => (team?.step ?? 0) > 0).length;
      seen.wide += one.plan.crews.filter((crew) => crew.size - crew.spec >= 2 && crew.spec > 0).length;
    }
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(40);
  });

  test('registers large enough for long swap chains, with just enough people, barely too few, and a ladder', () => {
    const seen = { step0: 0, laddered: 0, blocked: 0 };
    const sizes: Size[] = [
      { units: 30, people: 45, cap: 13 },
      { units: 36, people: 30, cap: 7 },
      { units: 36, people: 30, cap: 2, ladder: true },
      { units: 36, people: 30, cap: 6, ladder: true },
    ];
    for (const [n, size] of sizes.entries()) {
      const { plan, tables } = register(size);
      const chosen = tables.units.map(({ id }) => id);
      const few = { ...plan, mix: 3 };
      const [seed, name] = [H('long', String(n)), plan.crews[0]!.name];
      const peer = few as unknown as NaivePlan;
      const naive = naiveCrew(seed, peer, tables as unknown as NaiveTables, peer.crews[0]!, chosen);
      const fast = drawTeams(seed, few, tables, chosen).get(name)!;
      expect(fast.result && { step: fast.result.step, teams: { ...fast.result.teams } }).toEqual(
        naive.found && { step: naive.found.step, teams: Object.fromEntries(naive.found.teams) },
      );
      if (fast.certificate) {
        expect(fast.certificate).toMatchObject(naive.reached!);
        seen.blocked += 1;
      } else if (fast.result!.step > 0) seen.laddered += 1;
      else seen.step0 += 1;
    }
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(0);
  });

  test('records of the literal implementation verify, and both digests agree', () => {
    for (const name of CASES.slice(0, 200)) {
      const record = naiveRecord(name);
      const { people: _people, pairs: _pairs, ...rest } = record;
      const shown = { ...rest, salts: { units: record.salts.units } };
      const F = H('ssd-1/freeze', J(record.freeze));
      const R = H('ssd-1/record', J(shown));
      const read = readRecord(record);
      expect(freezeDigest(read.freeze)).toBe(F);
      expect(recordDigest(read)).toBe(R);
      for (const either of [record, shown]) {
        const found = verifyRecord(readRecord(either), { freeze: F, result: R });
        expect(found.steps.filter((step) => step.is === 'failed')).toEqual([]);
      }
    }
  });
});

/** need and supply once more, straight from the definition. */
function counted(
  one: ReturnType<typeof randomCase>,
  found: { crew: string; step: number; whole: readonly string[]; special: readonly string[] },
) {
  const crew = one.plan.crews.find((c) => c.name === found.crew)!;
  const rungs = crew.ladder.slice(0, found.step);
  const spec = rungs.reduce((last, rung) => rung.spec ?? last, crew.spec);
  const extra = rungs.reduce((sum, rung) => sum + (rung.cap ?? 0), 0);
  const any = rungs.some((rung) => rung.anyCounty === 1);
  const units = (ids: readonly string[]) => ids.map((id) => one.tables.units.find((u) => u.id === id)!);
  const people = one.tables.people
    .map((p) => {
      const may = (u: (typeof one.tables.units)[number]) =>
        eligibility(u, p, one.plan, one.tables.pairs, crew, any);
      const served =
        units(found.whole).filter((u) => may(u) > 0).length +
        units(found.special).filter((u) => may(u) === 2).length;
      return { id: p.id, served, atMost: Math.max(0, Math.min(p.cap + extra - p.base, served)) };
    })
    .filter((p) => p.served > 0)
    .map(({ id, atMost }) => ({ id, atMost }));
  return {
    need: found.whole.length * crew.size + found.special.length * spec,
    supply: people.reduce((sum, p) => sum + p.atMost, 0),
    people,
  };
}
