/** The draw at the sizes it was made for: a thread of its own, a million enterprises, and what the bot feels of it. */
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { chainBack } from '../../../src/domain/draw/chain.ts';
import { digest } from '../../../src/domain/draw/hash.ts';
import { freezeText, tableDigest, tableText } from '../../../src/domain/draw/seed.ts';
import { drawTeams } from '../../../src/domain/draw/teams.ts';
import type { Freeze, Plan, Tables } from '../../../src/domain/draw/types.ts';
import { drawRows, poolsOf } from '../../../src/domain/draw/units.ts';
import { inThread } from '../../../src/engine/apart.ts';
import type { ResultWork } from '../../../src/engine/work.ts';
import type { NaivePlan, NaiveTables } from '../../domain/draw/naive.ts';
import { naiveCrew } from '../../domain/draw/naive-teams.ts';
import { load, ms, often, taken } from './measure.ts';
import { enterprises, LABELS, planOf, register, type Size } from './register.ts';

const SEED = digest('bench');
const MILLION = 1_000_000;

export async function benchScale(): Promise<void> {
  await teams('1,000 × 200', { units: 1_000, people: 200 }, 5);
  await teams('10,000 × 1,000', { units: 10_000, people: 1_000 }, 2);
  await teams('10,000 × 1,000 without an assignment', { units: 10_000, people: 1_000, cap: 20 }, 2);
  await teams('the same, and a ladder of three', { units: 10_000, people: 1_000, cap: 10, ladder: true }, 1);
  await literally({ units: 60, people: 30 });
  await apart({ units: 10_000, people: 1_000 });
  await million();
}

async function teams(name: string, size: Size, times: number): Promise<void> {
  const { plan, tables } = register(size);
  const chosen = tables.units.map(({ id }) => id);
  let last = drawTeams(SEED, { ...plan, mix: 1 }, tables, chosen);
  const time = await often(times, (round) => {
    last = drawTeams(digest(SEED, String(round)), plan, tables, chosen);
  });
  const { result, certificate: why } = last.get('执法')!;
  const found = result
    ? `teams at step ${result.step}`
    : `blocked at step ${why?.is === 'short' && why.step}`;
  console.log(`draw ${name}, mix 200: ${ms(time)}, ${found}; ${load()}`);
}

/** Against ssd-1 §3 as it is written, without indexes. */
async function literally(size: Size): Promise<void> {
  const { plan, tables } = register(size);
  const chosen = tables.units.map(({ id }) => id);
  const less = { ...plan, mix: 20 };
  const ours = await often(5, () => drawTeams(SEED, less, tables, chosen));
  const peer = less as unknown as NaivePlan;
  const naive = await taken(() =>
    naiveCrew(SEED, peer, tables as unknown as NaiveTables, peer.crews[0]!, chosen),
  );
  const times = (naive.cpu / ours.cpu).toFixed(0);
  console.log(
    `draw ${size.units} × ${size.people}, mix 20: ${ms(ours)}; read literally ${times} times as long`,
  );
}

/** The whole RESULT in its thread; this thread only waits, and says how long it could not do anything else. */
async function apart(size: Size): Promise<void> {
  const { plan, tables } = register(size);
  const ask = resultWork(plan, tables);
  await pause(200);
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 10);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const busy = performance.eventLoopUtilization();
  const { wall, value } = await taken(() => inThread(ask));
  const { active } = performance.eventLoopUtilization(busy);
  delay.disable();
  clearInterval(watch);
  console.log(
    `draw 10,000 × 1,000 in a thread: ${wall.toFixed(0)} ms by the clock with start and record of ` +
      `${(value.record.length / 1e6).toFixed(1)} M characters, ${((most - before) / 1e6).toFixed(0)} MB more; the ` +
      `bot's thread busy for ${active.toFixed(0)} ms in all, kept waiting ${(delay.max / 1e6).toFixed(0)} ms at the most; ${load()}`,
  );
}

function resultWork(plan: Plan, { units, people, pairs }: Tables): ResultWork {
  const salts = { units: digest('u'), people: digest('p'), pairs: digest('r') };
  const secret = digest('secret');
  const freeze: Freeze = {
    ...plan,
    v: 'ssd-1',
    kind: 'drill',
    no: 'Y2026-001',
    anchor: chainBack(secret, 1),
    depth: 1,
    prev: digest('prev'),
    units: tableDigest(salts.units, units),
    people: tableDigest(salts.people, people),
    pairs: tableDigest(salts.pairs, pairs),
    out: [],
    witness: ['w1', 'w2'],
    quorum: 2,
    open: '2026-03-04T14:30:00+08:00',
    close: '2026-03-04T14:40:00+08:00',
    beacon: '',
  };
  const tables = { units: tableText(units), people: tableText(people), pairs: tableText(pairs) };
  const witness = [['w1', '738201'] as const, ['w2', '00112233'] as const];
  return { is: 'result', freeze: freezeText(freeze), tables, salts, witness, beacon: '-', secret };
}

/** A million enterprises: frozen and hashed as they come, then 5 % of them drawn. */
async function million(): Promise<void> {
  const making = await taken(() => {
    let n = 0;
    for (const { id } of enterprises(MILLION)) n += id.length;
    return n;
  });
  const before = process.memoryUsage().rss;
  const hashing = await taken(() => tableDigest(digest('salt'), enterprises(MILLION)));
  const memory = (process.memoryUsage().rss - before) / 1e6;
  const net = { cpu: hashing.cpu - making.cpu, wall: hashing.wall - making.wall };
  console.log(
    `freeze 1,000,000 enterprises: ${ms(hashing)}, of which making them up ${making.cpu.toFixed(0)} ms, ` +
      `J and SHA-256 ${net.cpu.toFixed(0)} ms; ${memory.toFixed(0)} MB more; ${load()}`,
  );
  const units = [...enterprises(MILLION)];
  const plan = planOf(
    {},
    { mode: 'fair', strata: LABELS.map((label) => [label, 500]), reserve: 10, batches: 12 },
  );
  const sorting = await often(3, () => poolsOf(units));
  const pools = poolsOf(units);
  const drawing = await often(9, (round) => drawRows(digest(SEED, String(round)), plan, pools));
  const { order } = drawRows(SEED, plan, pools);
  console.log(
    `draw 5 % of 1,000,000 in ${LABELS.length} strata: ${order.length} drawn in ${ms(drawing)}, after ` +
      `${sorting.cpu.toFixed(0)} ms for order and strata; ${load()}`,
  );
}
