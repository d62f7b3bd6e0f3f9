/** Records with a log behind them: enterprises replaced, people replaced, some passed over; and the same, forged. */
import { substitutes } from '../../src/domain/draw/recuse.ts';
import { type Amendment, reserveFor, seatsNow, visitedNow } from '../../src/domain/draw/substitute.ts';
import type { FullRecord } from '../../src/domain/draw/types.ts';
import { dice, naiveRecord, roomy } from '../domain/draw/cases.ts';
import { naiveLog } from '../domain/draw/naive-recuse.ts';

const MOST = 10;

/** A record, and what was changed in it after RESULT as the seed says. */
export function amended(name: string): { record: FullRecord; changes: readonly Amendment[] } {
  const record = naiveRecord(name, {}, roomy(name));
  const d = dice(`amended ${name}`);
  const changes: Amendment[] = [];
  for (let i = 0; i < MOST; i++) {
    const next = d.chance(3) ? gone(record, changes, d) : replaced(record, changes, d);
    if (next) changes.push(next);
  }
  return { record, changes };
}

type Dice = ReturnType<typeof dice>;

function gone(record: FullRecord, before: readonly Amendment[], d: Dice): Amendment | undefined {
  const visited = [...visitedNow(record, before)].sort();
  if (visited.length === 0) return undefined;
  const unit = d.pick(visited);
  const reserve = reserveFor(record, before, unit);
  return { unit, by: 'P1', reserve, reason: 'suspended', approved: 'P2' };
}

function replaced(record: FullRecord, before: readonly Amendment[], d: Dice): Amendment | undefined {
  const seats = seatsNow(record, before);
  const manned = [...seats.teams].filter(([, team]) => team.length > 0);
  if (manned.length === 0) return undefined;
  const [key, team] = d.pick(manned);
  const [crew, unit] = key.split(':') as [string, string];
  const out = d.pick(team);
  const order = substitutes(record, seats, { unit, crew, out });
  if (order.length === 0) return undefined;
  const at = d.roll(Math.min(3, order.length));
  const passed = order.slice(0, at).map((id) => [id, 'leave'] as const);
  return { unit, crew, out, in: order[at]!, passed, reason: 'unable', approved: 'P9' };
}

/** The record as it is published, its log hashed as if all were well. */
export const logged = (record: FullRecord, changes: readonly Amendment[]): object => ({
  ...record,
  log: naiveLog(record, changes as Parameters<typeof naiveLog>[1]),
});

/** One of the changes has somebody else come in, or nobody; every hash is right. */
export function forged({ record, changes }: ReturnType<typeof amended>, name: string): object {
  const d = dice(`forged ${name}`);
  const at = d.roll(changes.length);
  const wrong = changes.map((change, i): Amendment => {
    if (i !== at) return change;
    if ('reserve' in change) return { ...change, reserve: change.reserve === '-' ? 'E99' : '-' };
    const { in: right, crew } = change;
    const others = record.people.filter(({ id, crew: own }) => own === crew && id !== right);
    return { ...change, in: others.length > 0 ? d.pick(others).id : change.out };
  });
  return logged(record, wrong);
}
