import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { type Lane, slotOver, slotWait, takeSlot } from '../../db/slots.ts';
import { turns } from '../../src/deliver-pace.ts';
import type { Counted } from '../../src/feishu/call.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const api: Lane = {
  name: 'api/send',
  limits: [
    { most: 5, ms: 1000 },
    { most: 8, ms: 60_000 },
  ],
};
const to: Lane = { name: 'to/oc_1', limits: [{ most: 2, ms: 1000 }] };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => void (await database.sql`truncate slots`));
afterAll(() => database.close());

type Row = { lane: string; n: number; at: number; over?: number | undefined };
/** Slots that were taken so many milliseconds ago, and were over so many ago. */
async function earlier(rows: readonly Row[]): Promise<void> {
  for (const { lane, n, at, over } of rows)
    await database.sql`insert into slots values (${lane}, ${n},
      clock_timestamp() - make_interval(secs => ${at / 1000}),
      clock_timestamp() - make_interval(secs => ${over === undefined ? null : over / 1000}))`;
}
const row = (lane: Lane, n: number, at: number, over?: number): Row => ({ lane: lane.name, n, at, over });

describe('名额', () => {
  test('the first begin at once, an even pace apart', async () => {
    const { db } = database;
    const first = await takeSlot(db, api, to);
    expect(first).toMatchObject({ is: 'taken', waitMs: 0, sure: true, slot: { n: 1, toN: 1 } });
    const second = await takeSlot(db, api);
    expect(second).toMatchObject({ is: 'taken', slot: { n: 2, toN: 0 } });
    expect(second.waitMs).toBeLessThanOrEqual(160);
  });

  test('a window is counted from the end of what was begun, not from its beginning', async () => {
    const { db } = database;
    // five begun two seconds ago, whose answers came late
    await earlier([1, 2, 3, 4, 5].map((n) => row(api, n, 2000, n === 1 ? -3_600_000 : 0)));
    const taken = await takeSlot(db, api);
    expect(taken).toMatchObject({ is: 'taken', sure: true });
    // the first of them is believed for five seconds alone: by then it has arrived
    expect(taken.waitMs).toBeGreaterThan(2000);
    expect(taken.waitMs).toBeLessThanOrEqual(4000);
  });

  test('a thousand a minute are reserved ahead, not found out by being refused', async () => {
    const { db } = database;
    const over = [50_000, 49_000, 40_000, 30_000, 20_000, 15_000, 12_000, 10_000];
    await earlier(over.map((ago, i) => row(api, i + 1, ago, ago)));
    const taken = await takeSlot(db, api);
    expect(taken.waitMs).toBeLessThanOrEqual(10_000);
    expect(taken.waitMs).toBeGreaterThan(2000);
    // the next one waits for the second, whoever asks
    const next = await takeSlot(db, api);
    expect(next.waitMs).toBeGreaterThan(taken.waitMs);
  });

  test('what is still under way is hoped to have arrived, and asked for before the call', async () => {
    const { db } = database;
    await earlier([1, 2, 3, 4, 5].map((n) => row(api, n, 1500, n === 1 ? undefined : 1400)));
    const taken = await takeSlot(db, api);
    expect(taken).toMatchObject({ is: 'taken', waitMs: 0, sure: false });
    if (taken.is !== 'taken') return;
    expect(await slotWait(db, taken.slot)).toBeGreaterThan(1000);
    await slotOver(db, { api, n: 1, toN: 0 });
    const rest = await slotWait(db, taken.slot);
    expect(rest).toBeGreaterThan(0);
    expect(rest).toBeLessThanOrEqual(1000);
  });

  test('what a killed replica had taken is over after five seconds', async () => {
    const { db } = database;
    await earlier([1, 2, 3, 4, 5].map((n) => row(api, n, 6001)));
    expect(await takeSlot(db, api)).toMatchObject({ waitMs: 0, sure: true });
  });

  test('a receiver who may get nothing yet takes nothing from the others', async () => {
    const { db } = database;
    await earlier([row(to, 1, 100, 90), row(to, 2, 50, 40)]);
    const early = await takeSlot(db, api, to);
    expect(early).toMatchObject({ is: 'too-early' });
    expect(early.waitMs).toBeLessThanOrEqual(910);
    expect(await takeSlot(db, api)).toMatchObject({ is: 'taken', waitMs: 0, slot: { n: 1 } });
  });

  test('what no window reaches back to is swept away', async () => {
    const { db } = database;
    await earlier([row(to, 1, 300_000, 300_000), row(api, 999, 100, 90)]);
    await takeSlot(db, api);
    const left = await database.sql<{ lane: string }[]>`select lane from slots`;
    expect(left.map(({ lane }) => lane)).toEqual([api.name, api.name]);
  });
});

/** The platform: counts what arrives, at any moment between the beginning of a call and its answer. */
function platform() {
  const arrivals = new Map<string, number[]>();
  const take = (key: string) => {
    const times = arrivals.get(key) ?? [];
    times.push(performance.now());
    arrivals.set(key, times);
  };
  return {
    arrivals,
    async answer({ api, target }: Counted, jitter: number): Promise<void> {
      await sleep(jitter);
      take(api);
      if (target) take(target);
      await sleep(40 - jitter);
    },
  };
}

/** The most that any window holds. */
const most = (times: readonly number[], ms: number) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));

test('three replicas with answers that come when they like: five to a receiver and fifty in any second', async () => {
  const replicas = [0, 1, 2].map(() => connect(database.target, { max: 4 }));
  const { arrivals, answer } = platform();
  const one = async (i: number) => {
    const turn = turns(replicas[i % 3]!.db);
    for (let n = 0; n < 8; n++) {
      const counted: Counted = { api: 'send', target: `oc_${i}` };
      await turn(counted, () => answer(counted, (i * 7 + n * 13) % 40));
    }
  };
  await Promise.all(Array.from({ length: 18 }, (_, i) => one(i)));
  await Promise.all(replicas.map((replica) => replica.close()));
  expect(arrivals.get('send')).toHaveLength(144);
  expect(most(arrivals.get('send')!, 1000)).toBeLessThanOrEqual(50);
  for (const [key, times] of arrivals) if (key !== 'send') expect(most(times, 1000)).toBeLessThanOrEqual(5);
});
