/** RECUSE, ssd-1 §4.7 read literally, and a log to go with it: see naive.ts. */
import type { Substitute } from '../../../src/domain/draw/substitute.ts';
import type { FullRecord } from '../../../src/domain/draw/types.ts';
import { H, J, type NaivePlan, type NaiveTables, Rng } from './naive.ts';
import { eligibility } from './naive-teams.ts';

export type NaiveRecuse = {
  unit: string;
  crew: string;
  out: string;
  in: string;
  passed: [string, string][];
  reason: string;
  approved: string;
};

/** Everyone who may come in, the first one first; `before`: the substitutions so far. */
export function naiveSubstitutes(
  record: FullRecord,
  before: NaiveRecuse[],
  unit: string,
  crew: string,
  out: string,
): string[] {
  const plan = record.freeze as unknown as NaivePlan;
  const tables = record as unknown as NaiveTables;
  const of = plan.crews.find((c) => c.name === crew)!;
  const { step, teams } = JSON.parse(JSON.stringify(record.result.teams[crew])) as {
    step: number;
    teams: Record<string, string[]>;
  };
  const removed = [out];
  for (const each of before) {
    if (each.crew !== crew) continue;
    teams[each.unit] = teams[each.unit]!.filter((id) => id !== each.out).concat(each.in);
    if (each.unit === unit) removed.push(each.out);
  }
  let { spec } = of;
  let [more, any] = [0, false];
  for (const rung of of.ladder.slice(0, step)) {
    if (rung.spec !== undefined) spec = rung.spec;
    more += rung.cap ?? 0;
    if (rung.anyCounty === 1) any = true;
  }
  const u = tables.units.find(({ id }) => id === unit)!;
  const person = (id: string) => tables.people.find((p) => p.id === id)!;
  const classOf = (id: string) => eligibility(u, person(id), plan, tables.pairs, of, any);
  const load = (id: string) =>
    person(id).base + Object.values(teams).filter((team) => team.includes(id)).length;
  const ids = tables.people
    .filter((p) => p.crew === crew)
    .map((p) => p.id)
    .sort();
  const order = new Rng(record.seed, `substitute:${crew}:${unit}`).shuffle([...ids]);
  const legal = (id: string) => {
    const after = teams[unit]!.filter((each) => each !== out).concat(id);
    return after.filter((each) => classOf(each) === 1).length <= of.size - spec;
  };
  return order
    .filter((id) => classOf(id) > 0 && !teams[unit]!.includes(id) && !removed.includes(id))
    .filter((id) => load(id) < person(id).cap + more && legal(id))
    .map((id, i) => ({ id, i }))
    .sort((a, b) => load(a.id) - load(b.id) || a.i - b.i)
    .map(({ id }) => id);
}

type Entry = { n: number; prev: string; ts: string; type: string; no: string; body: unknown; hash: string };

/** The log entries of a draw, others' entries lying between some of them. */
export function naiveLog(record: FullRecord, changes: readonly (NaiveRecuse | Substitute)[]): Entry[] {
  const log: Entry[] = [];
  let [n, prev] = [7, record.freeze.prev];
  const add = (type: string, body: unknown) => {
    const entry = {
      n,
      prev,
      ts: `2026-03-0${log.length < 5 ? 4 : 6}T07:00:00.000Z`,
      type,
      no: record.freeze.no,
      body,
    };
    const hash = H('ssd-1/log', J(entry));
    log.push({ ...entry, hash });
    [n, prev] = [n + 1, hash];
  };
  add('FREEZE', { F: H('ssd-1/freeze', J(record.freeze)) });
  for (const [witness, value] of record.witness)
    if (value !== '-')
      add('WITNESS', { witness, value, message: `om_${witness}`, at: '2026-03-04T06:31:00.000Z' });
  add('CLOSE', { W: J(record.witness) });
  if (record.beacon !== '-') add('BEACON', { value: record.beacon, by: 'w1', confirmed: 'w2' });
  const { people: _people, pairs: _pairs, log: _log, ...rest } = record;
  add('RESULT', { R: H('ssd-1/record', J({ ...rest, salts: { units: record.salts.units } })) });
  [n, prev] = [n + 4, H('another draw')];
  for (const change of changes) add('reserve' in change ? 'SUBSTITUTE' : 'RECUSE', change);
  add('PUBLISH', { secret: record.secret });
  return log;
}
