/** 换人 in the database: what its rows can't say. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasOpenSeats, openSeats } from '../../db/open-seats.ts';
import { insertReplacement, nextUrging, requestsToUrge, updateReplacement } from '../../db/replacements.ts';
import { makeTasks, tasksOfDraw } from '../../db/tasks.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { makeDraw, makeEnterprise, makePerson, makeWorld, NOW, refusal, type World } from './world.ts';

let database: TestDatabase;
let world: World;
let one: number;
let two: number;
let chief: number;
let taskId: number;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  world = await makeWorld(db);
  [one, two, chief] = [
    await makePerson(db, world, 'P1'),
    await makePerson(db, world, 'P2'),
    await makePerson(db, world, 'P3'),
  ];
  const drawId = await makeDraw(db, world, chief);
  const enterpriseId = await makeEnterprise(db, world, 'E1');
  taskId = await db.transaction(async (tx) => {
    const list = [{ enterpriseId, from: '2026-03-11', to: '2026-04-08', team: [one, two] }];
    await makeTasks(tx, world.bureauId, drawId, list);
    return (await tasksOfDraw(tx, drawId))[0]!.task.id;
  });
});
afterAll(() => database.close());

const row = (more = {}) => ({
  bureauId: world.bureauId,
  taskId,
  personId: one,
  kind: 'recusal' as const,
  cause: 'interest' as const,
  askedBy: one,
  askedAt: NOW,
  state: 'open' as const,
  ...more,
});
const insert = (more = {}) => database.db.transaction((tx) => insertReplacement(tx, row(more)));

describe('a request', () => {
  test('is open once for a person and a task', async () => {
    const made = await insert();
    expect(made).toMatchObject({ state: 'open', personId: one });
    expect(await insert()).toBeUndefined();
    await database.db.transaction((tx) =>
      updateReplacement(tx, made!.id, { state: 'withdrawn', decidedAt: NOW }),
    );
    expect(await insert()).toBeDefined();
  });

  test.each<[string, () => object]>([
    ['decided by whom it is about', () => ({ decidedBy: two, decidedAt: NOW, state: 'returned' })],
    ['decided by who asked', () => ({ askedBy: chief, decidedBy: chief, decidedAt: NOW, state: 'returned' })],
    ['approved without a substitute', () => ({ decidedBy: chief, decidedAt: NOW, state: 'approved' })],
    ['with a substitute, not approved', () => ({ substituteId: one, logN: 1 })],
    ['settled at no time', () => ({ state: 'withdrawn' })],
    ['open, and decided', () => ({ decidedAt: NOW })],
    ['asked without a cause', () => ({ cause: null })],
  ])('is not %s', async (_, more) => {
    expect(await refusal(insert({ personId: two, askedBy: two, ...more() }))).toMatch(/replacements_/);
  });
});

test('a request is urged about while it is open, when its time has come and before the visit is reported', async () => {
  const { db, sql } = database;
  const urged = (at = NOW) => db.transaction((tx) => requestsToUrge(tx, world.bureauId, at));
  const next = () => db.transaction((tx) => nextUrging(tx, world.bureauId));
  const [open] = await sql<{ id: number }[]>`
    update replacements set next_at = ${NOW} where state = 'open' and person_id = ${one} returning id`;
  expect(await urged()).toMatchObject([{ id: open!.id }]);
  expect(await urged(new Date(NOW.getTime() - 1))).toEqual([]);
  expect(await next()).toEqual(NOW);
  await sql`update tasks set state = 'reported', accepted_by = ${one} where id = ${taskId}`;
  expect([await urged(), await next()]).toEqual([[], undefined]);
  await sql`update tasks set state = 'accepted' where id = ${taskId}`;
  expect(await urged()).toHaveLength(1);
  await sql`update replacements set state = 'withdrawn', decided_at = ${NOW} where id = ${open!.id}`;
  expect([await urged(), await next()]).toEqual([[], undefined]);
});

test('tasks of the provincial platform are no seats of ours', async () => {
  await database.db.transaction(async (tx) => {
    expect(await openSeats(tx, world.bureauId)).toEqual([]);
    expect(await hasOpenSeats(tx, world.bureauId)).toBe(false);
  });
});

test('an enterprise that fell away with a correction comes in as a reserve: the same task, with days and team anew', async () => {
  const { db, sql } = database;
  const [{ drawId, unit } = { drawId: 0, unit: 0 }] = await sql<{ drawId: number; unit: number }[]>`
    select draw_id as "drawId", enterprise_id as unit from tasks where id = ${taskId}`;
  const again = { enterpriseId: unit, from: '2026-03-16', to: '2026-03-20', team: [two, chief] };
  const make = () => db.transaction((tx) => makeTasks(tx, world.bureauId, drawId, [again]));
  await expect(make()).rejects.toThrow('under way'); // it was accepted
  await sql`update tasks set state = 'stopped' where id = ${taskId}`;
  expect([...(await make())]).toEqual([[unit, taskId]]);
  const [file] = await db.transaction((tx) => tasksOfDraw(tx, drawId));
  expect(file!.task).toMatchObject({
    from: again.from,
    to: again.to,
    team: again.team,
    state: { is: 'waiting' },
  });
});
