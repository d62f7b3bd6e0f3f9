/** 收件 and 发件: what comes has its effect once, what goes leaves in order and under the limits. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { connect, type Db } from '../../db/connect.ts';
import { enter, settleEntry } from '../../db/inbox.ts';
import { put, putSays } from '../../db/outbox.ts';
import { countWaiting, lease, markDead, markDone, markRetry } from '../../db/outbox-lanes.ts';
import { type Payload, recipientKey, recipientOf } from '../../db/outbox-rows.ts';
import { inbox, outbox } from '../../db/schema.ts';
import { testDatabase } from '../support/database.ts';
import { makeWorld, NOW } from './world.ts';

type NewRow = { readonly once: string; readonly lane: string; readonly payload: Payload };
const putRow = (db: Db, bureauId: number, row: NewRow) => db.transaction((tx) => put(tx, bureauId, NOW, row));

const hello: Payload = { is: 'text', to: 'chat:oc_1', text: '你好' };

describe('收件', () => {
  const event = (bureauId: number, key = 'event/1') => ({ key, bureauId, receivedAt: NOW, kind: 'tap' });

  test('of two at once one handles, the other waits and gets its answer', async () => {
    await using database = await testDatabase();
    const { bureauId } = await makeWorld(database.db);
    let handled = 0;
    const come = () =>
      database.db.transaction(async (tx) => {
        const seen = await enter(tx, event(bureauId));
        if (seen) return seen;
        handled += 1;
        await sleep(100);
        await settleEntry(tx, 'event/1', 'done', { toast: 'a' });
        return undefined;
      });
    const answers = await Promise.all([come(), come(), come()]);
    expect(handled).toBe(1);
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
    expect(answers.filter((answer) => answer)).toEqual([
      { answer: { toast: 'a' } },
      { answer: { toast: 'a' } },
    ]);
    expect(await come()).toEqual({ answer: { toast: 'a' } });
  });

  test('when the first fails, the second handles', async () => {
    await using database = await testDatabase();
    const { bureauId } = await makeWorld(database.db);
    let enteredNow = () => {};
    const entered = new Promise<void>((resolve) => {
      enteredNow = resolve;
    });
    const failing = database.db.transaction(async (tx) => {
      await enter(tx, event(bureauId));
      enteredNow();
      await sleep(100);
      throw new Error('gone');
    });
    const gone = expect(failing).rejects.toThrow('gone');
    await entered;
    const second = database.db.transaction((tx) => enter(tx, event(bureauId)));
    await gone;
    expect(await second).toBeUndefined();
    expect(await database.db.$count(inbox)).toBe(1);
  });

  test('other keys do not wait', async () => {
    await using database = await testDatabase();
    const { bureauId } = await makeWorld(database.db);
    await database.db.transaction(async (tx) => {
      await enter(tx, event(bureauId, 'message/1'));
      const other = await database.db.transaction((another) => enter(another, event(bureauId, 'event/2')));
      expect(other).toBeUndefined();
    });
  });
});

describe('发件', () => {
  test('a name is used once for ever', async () => {
    await using database = await testDatabase();
    const { db } = database;
    const { bureauId } = await makeWorld(db);
    const once = () => putRow(db, bureauId, { once: 'a', lane: 'chat:oc_1', payload: hello });
    await Promise.all([once(), once(), once()]);
    expect(await db.$count(outbox)).toBe(1);
    const [row] = await lease(db, bureauId, { limit: 5, seconds: 60, now: NOW });
    await markDone(db, row!.id, NOW, 'om_1');
    await once();
    expect(await db.$count(outbox)).toBe(1);
    expect(await lease(db, bureauId, { limit: 5, seconds: 60, now: NOW })).toEqual([]);
    expect(await countWaiting(db, bureauId)).toBe(0);
  });

  test('says become rows in the lane of who reads them, named by their cause', async () => {
    await using database = await testDatabase();
    const { db } = database;
    const { bureauId } = await makeWorld(db);
    const says = () =>
      db.transaction((tx) =>
        putSays(tx, bureauId, NOW, 'event/1', [
          { is: 'text', to: { person: 7 }, text: 'a' },
          { is: 'text', to: { chat: 'oc_1' }, text: 'b', once: 'deadline/1/T-2' },
          { is: 'file', to: { chat: 'oc_1' }, name: 'a.json', base64: 'YQ==' },
          { is: 'lookup', mobiles: ['13800000001'] },
          { is: 'fetch', file: { messageId: 'om_9', key: 'file_9', name: 'a.xlsx' }, personId: 7 },
        ]),
      );
    await says();
    await says();
    const rows = await db.select({ once: outbox.once, lane: outbox.lane }).from(outbox).orderBy(outbox.id);
    expect(rows).toEqual([
      { once: 'event/1#0', lane: 'person:7' },
      { once: 'deadline/1/T-2', lane: 'chat:oc_1' },
      { once: 'event/1#2', lane: 'chat:oc_1' },
      { once: 'event/1#3', lane: 'errand/event/1#3' },
      { once: 'fetch/om_9', lane: 'errand/fetch/om_9' },
    ]);
    for (const to of [{ person: 7 }, { chat: 'oc_1' }]) expect(recipientOf(recipientKey(to))).toEqual(to);
  });

  test('three that lease at once: each row once, in the order of its lane', async () => {
    await using database = await testDatabase({ max: 6 });
    const { db, target } = database;
    const { bureauId } = await makeWorld(db);
    await db.insert(outbox).values(
      Array.from({ length: 300 }, (_, i) => ({
        bureauId,
        once: `row/${i}`,
        lane: `chat:${i % 30}`,
        payload: hello,
        createdAt: NOW,
      })),
    );
    const sent: { lane: string; id: number; by: number }[] = [];
    const replicas = [connect(target, { max: 2 }), connect(target, { max: 2 }), connect(target, { max: 2 })];
    await Promise.all(replicas.map((replica) => replica.sql`select 1`)); // each is there when it begins
    const work = async ({ db: own }: { db: Db }, by: number) => {
      let idle = 0;
      while (idle < 5) {
        const rows = await lease(own, bureauId, { limit: 8, seconds: 60, now: NOW });
        idle = rows.length === 0 ? idle + 1 : 0;
        expect(new Set(rows.map((row) => row.lane)).size).toBe(rows.length);
        for (const row of rows) {
          sent.push({ lane: row.lane, id: row.id, by });
          if (row.id % 7 === 0) await sleep(2);
          await markDone(own, row.id, NOW);
        }
        if (rows.length === 0) await sleep(20);
      }
    };
    await Promise.all(replicas.map(work));
    await Promise.all(replicas.map((replica) => replica.close()));
    expect(sent).toHaveLength(300);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(300);
    for (let lane = 0; lane < 30; lane++) {
      const ids = sent.filter((row) => row.lane === `chat:${lane}`).map(({ id }) => id);
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
    }
    expect(new Set(sent.map(({ by }) => by)).size).toBeGreaterThan(1);
    expect(await countWaiting(db, bureauId)).toBe(0);
  });

  test('a lease that runs out is given again; a row that waits holds up its lane alone', async () => {
    await using database = await testDatabase();
    const { db } = database;
    const { bureauId } = await makeWorld(db);
    const add = (once: string, lane: string) => putRow(db, bureauId, { once, lane, payload: hello });
    for (const [once, lane] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
    ] as const)
      await add(once, lane);
    const leased = async (seconds: number) =>
      (await lease(db, bureauId, { limit: 5, seconds, now: NOW })).map(
        (row) => `${row.once} ${row.attempts}`,
      );
    expect(await leased(60)).toEqual(['a1 1', 'b1 1']);
    expect(await leased(60)).toEqual([]);

    await db.execute(sql`update outbox set leased_until = clock_timestamp() - interval '1 second'`);
    expect(await leased(60)).toEqual(['a1 2', 'b1 2']);

    const [a1] = await db.select().from(outbox).where(sql`once = 'a1'`);
    await markRetry(db, a1!.id, { inMs: 60_000, error: 'rate', unsure: false });
    expect(await leased(60)).toEqual([]);
    await db.execute(sql`update outbox set next_at = clock_timestamp() where once = 'a1'`);
    expect(await leased(60)).toEqual(['a1 3']);

    await markDead(db, a1!.id, NOW, 'left');
    expect(await leased(60)).toEqual(['a2 1']);
    expect(await countWaiting(db, bureauId)).toBe(2);
  });

  test('since when an attempt may have had its effect: until Feishu says that it had none', async () => {
    await using database = await testDatabase();
    const { db } = database;
    const { bureauId } = await makeWorld(db);
    await putRow(db, bureauId, { once: 'a', lane: 'a', payload: hello });
    const tried = async (minute: number) => {
      await db.execute(sql`update outbox set leased_until = null, next_at = clock_timestamp()`);
      const now = new Date(NOW.getTime() + minute * 60_000);
      const [row] = await lease(db, bureauId, { limit: 1, seconds: 60, now });
      return { id: row!.id, since: (row!.unsureSince!.getTime() - NOW.getTime()) / 60_000 };
    };
    const { id, since } = await tried(0);
    expect(since).toBe(0);
    expect((await tried(5)).since).toBe(0);
    await markRetry(db, id, { inMs: 1000, error: 'network', unsure: true });
    expect((await tried(10)).since).toBe(0);
    await markRetry(db, id, { inMs: 1000, error: 'rate', unsure: false });
    expect((await tried(15)).since).toBe(15);
  });

  test('a smaller limit takes the oldest', async () => {
    await using database = await testDatabase();
    const { db } = database;
    const { bureauId } = await makeWorld(db);
    for (const lane of ['c', 'a', 'b']) await putRow(db, bureauId, { once: lane, lane, payload: hello });
    expect((await lease(db, bureauId, { limit: 2, seconds: 60, now: NOW })).map((row) => row.once)).toEqual([
      'c',
      'a',
    ]);
  });
});
