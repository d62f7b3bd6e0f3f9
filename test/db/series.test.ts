/** A chain of secrets from SERIES to END: it is renewed with the year, once nothing of it is closed any more. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendLog } from '../../db/draw-log.ts';
import { drawLog, drawSeries, draws } from '../../db/schema.ts';
import { nextSecret } from '../../src/ceremony/series.ts';
import { chainBack } from '../../src/domain/draw/chain.ts';
import { digest } from '../../src/domain/draw/hash.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { makeDraw, makePerson, makeWorld, NOW, type World } from './world.ts';

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await testDatabase();
  world = await makeWorld(database.db);
});
afterAll(() => database.close());

let given = 0;
const secrets = {
  random: () => digest(`secret ${++given}`),
  seal: (text: string) => text,
  open: (text: string) => text,
};
const next = (today: string, no: string) =>
  database.db.transaction((tx) => {
    const now = new Date(`${today}T01:00:00Z`);
    return nextSecret({ tx, bureauId: world.bureauId, secrets, now, today }, no);
  });

test('an old series goes on while one of its draws is closed, then END reveals its last secret', async () => {
  const { db } = database;
  const first = await next('2026-03-10', '2026-001');
  expect(first).toMatchObject({ secretNo: 1, depth: 1 });
  const person = await makePerson(db, world, 'P001');
  const own = { origin: 'ssd-1' as const, state: 'void' as const, freeze: '{}' };
  const id = await makeDraw(db, world, person, { ...own, seriesId: first.seriesId, secretNo: 1 });
  expect(await next('2026-12-31', '2026-002')).toMatchObject({
    seriesId: first.seriesId,
    secretNo: 2,
    depth: 2,
  });
  expect(await next('2027-01-04', '2027-001')).toMatchObject({ seriesId: first.seriesId, secretNo: 2 });
  await db.update(draws).set({ publishedAt: NOW }).where(eq(draws.id, id));
  expect(await next('2026-12-31', '2026-002')).toMatchObject({ seriesId: first.seriesId, depth: 1 });

  const second = await next('2027-01-04', '2027-001');
  expect(second.seriesId).not.toBe(first.seriesId);
  expect(second).toMatchObject({ secretNo: 1, depth: 1 });
  const rows = await db.select().from(drawLog).orderBy(drawLog.n);
  expect(rows.map(({ type, no }) => `${type} ${no}`)).toEqual([
    'SERIES 2026-001',
    'END 2027-001',
    'SERIES 2027-001',
  ]);
  const ended = JSON.parse(rows[1]!.body) as { series: number; secret: string };
  expect(ended.series).toBe(first.seriesId);
  expect(chainBack(ended.secret, 4096)).toBe(first.anchor);
  const open = await db.select().from(drawSeries).orderBy(drawSeries.id);
  expect(open.map(({ endedAt }) => endedAt !== null)).toEqual([true, false]);
});

test('one series at a time: the database refuses a second', async () => {
  const row = { bureauId: world.bureauId, kind: 'formal' as const, anchor: 'a', length: 3, sealed: 'x' };
  await expect(database.db.insert(drawSeries).values(row)).rejects.toThrow();
  await expect(
    database.db.transaction((tx) =>
      appendLog(tx, world.bureauId, NOW, { type: 'RESULT', no: '2027-001', body: { R: 'x' } }),
    ),
  ).rejects.toThrow();
});
