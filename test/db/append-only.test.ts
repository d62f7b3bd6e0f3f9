/** What the database itself does not let anyone do: rewrite the journal, the log of draws, or a draw. */
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendLog, headAt, lockHead } from '../../db/draw-log.ts';
import { keepJournal } from '../../db/journal.ts';
import { drawLog, draws, findings, journal, taskMembers, tasks } from '../../db/schema.ts';
import { LOG_START, logHash } from '../../src/domain/draw/log.ts';
import type { LogType } from '../../src/domain/draw/log-bodies.ts';
import { type Phase, phaseAfter } from '../../src/domain/draw/machine.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import {
  drawRow,
  makeDraw,
  makeEnterprise,
  makePerson,
  makeSeries,
  makeWorld,
  NOW,
  refusal,
  type World,
} from './world.ts';

let database: TestDatabase;
let world: World;
let person: number;

beforeAll(async () => {
  database = await testDatabase();
  world = await makeWorld(database.db);
  person = await makePerson(database.db, world, 'P001');
});
afterAll(() => database.close());

/** Entries of a draw, whatever they say. */
async function logs(no: string, ...types: string[]): Promise<void> {
  for (const type of types)
    await database.db.transaction((tx) =>
      appendLog(tx, world.bureauId, NOW, { type: type as LogType, no, body: { witness: 'P001' } }),
    );
}

async function numberOf(id: number): Promise<string> {
  const [row] = await database.db.select({ no: draws.no }).from(draws).where(eq(draws.id, id));
  return row!.no;
}

describe('留痕', () => {
  test('takes rows, and neither changes nor loses them', async () => {
    const { db, sql: plain } = database;
    await db.transaction((tx) =>
      keepJournal(tx, { bureauId: world.bureauId, at: NOW, actorId: person, act: 'command/draw' }),
    );
    expect(await refusal(db.update(journal).set({ act: 'x' }))).toBe('journal takes INSERT only');
    expect(await refusal(db.delete(journal))).toBe('journal takes INSERT only');
    expect(await refusal(db.update(journal).set({ act: 'x' }).where(eq(journal.id, -1)))).toBe(
      'journal takes INSERT only',
    );
    expect(await refusal(plain`truncate journal`)).toBe('journal takes INSERT only');
    expect(await refusal(plain`truncate bureaus cascade`)).toMatch(/takes INSERT only|constraint/);
    expect(await db.$count(journal)).toBe(1);
  });
});

describe('the log of draws', () => {
  const entry = (n: number, prev: string) => ({
    n,
    bureauId: world.bureauId,
    ts: NOW.toISOString(),
    type: 'FREEZE',
    no: '2026-001',
    body: '{}',
    prev,
    hash: `${n}`.padStart(64, 'f'),
  });
  const insert = (n: number, prev: string) => refusal(database.db.insert(drawLog).values(entry(n, prev)));

  test('begins with 0 and nothing before it', async () => {
    expect(await insert(1, LOG_START)).toBe('draw_log entry 1 does not follow the head');
    expect(await insert(0, 'a'.repeat(64))).toBe('draw_log entry 0 does not follow the head');
    expect(await insert(-1, LOG_START)).toBe('draw_log entry -1 does not follow the head');
  });

  test('each entry is bound to the one before', async () => {
    const { db } = database;
    const body = { F: 'ab' };
    const append = (type: 'SERIES' | 'FREEZE', no: string) =>
      db.transaction((tx) => appendLog(tx, world.bureauId, NOW, { type, no, body }));
    const first = await append('SERIES', '2026-001');
    const second = await append('FREEZE', '2026-001');
    const of = (n: number, prev: string, type: string) =>
      logHash({ n, prev, ts: NOW.toISOString(), type, no: '2026-001', body }).hash;
    expect(first).toBe(of(0, LOG_START, 'SERIES'));
    expect(second).toBe(of(1, first, 'FREEZE'));
    await db.transaction(async (tx) => {
      expect(await lockHead(tx)).toEqual({ n: 1, hash: second });
      expect(await headAt(tx, world.bureauId, '2026-001', 'SERIES')).toBe(first);
      expect(await headAt(tx, world.bureauId, '2026-002', 'SERIES')).toBeUndefined();
    });
    expect(await insert(3, second)).toBe('draw_log entry 3 does not follow the head');
    expect(await insert(2, first)).toBe('draw_log entry 2 does not follow the head');
    expect(await insert(1, first)).toBe('draw_log entry 1 does not follow the head');
    expect(await insert(0, LOG_START)).toBe('draw_log entry 0 does not follow the head');
    const said = { ...entry(2, second), type: 'WITNESS' };
    const two = [said, said];
    expect(await refusal(db.insert(drawLog).values(two))).toBe('draw_log entry 2 does not follow the head');
    expect(await db.$count(drawLog)).toBe(2);
  });

  test('is not rewritten', async () => {
    const { db, sql: plain } = database;
    expect(await refusal(db.update(drawLog).set({ body: '{}' }))).toBe('draw_log takes INSERT only');
    expect(await refusal(db.delete(drawLog))).toBe('draw_log takes INSERT only');
    expect(await refusal(plain`truncate draw_log`)).toBe('draw_log takes INSERT only');
  });

  test('ten at once: one row after the other, no gap, each bound to the one before', async () => {
    const append = (i: number) =>
      database.db.transaction((tx) =>
        appendLog(tx, world.bureauId, NOW, { type: 'WITNESS', no: '2026-001', body: { i } }),
      );
    await Promise.all(Array.from({ length: 10 }, (_, i) => append(i)));
    const rows = await database.db.select().from(drawLog).orderBy(drawLog.n);
    expect(rows.map((row) => row.n)).toEqual(Array.from({ length: 12 }, (_, n) => n));
    for (const [i, row] of rows.entries()) {
      expect(row.prev).toBe(rows[i - 1]?.hash ?? LOG_START);
      const body = JSON.parse(row.body) as Record<string, unknown>;
      expect(row.hash).toBe(logHash({ ...row, body }).hash);
    }
  });
});

describe('draws', () => {
  test('have numbers without a gap, for each origin', async () => {
    const { db } = database;
    const series = await makeSeries(db, world);
    const own = { origin: 'ssd-1' as const, state: 'void' as const, seriesId: series, freeze: '{}' };
    await makeDraw(db, world, person);
    await makeDraw(db, world, person, { ...own, secretNo: 1 });
    await makeDraw(db, world, person);
    const rows = await db.select({ no: draws.no, ordinal: draws.ordinal }).from(draws).orderBy(draws.id);
    expect(rows).toEqual([
      { no: 'P2026-001', ordinal: 1 },
      { no: '2026-001', ordinal: 1 },
      { no: 'P2026-002', ordinal: 2 },
    ]);
    const skipped = db.transaction(async (tx) => {
      const row = await drawRow(tx, world, person);
      await tx.insert(draws).values({ ...row, ordinal: row.ordinal + 1 });
    });
    expect(await refusal(skipped)).toBe('draw P2026-003 leaves a gap');
    const again = db.transaction(async (tx) => {
      const row = await drawRow(tx, world, person);
      await tx.insert(draws).values({ ...row, ordinal: 2 });
    });
    expect(await refusal(again)).toBe('draw P2026-003 leaves a gap');
  });

  test('are never deleted', async () => {
    expect(await refusal(database.db.delete(draws))).toBe('draws are never deleted');
  });

  test('one at a time is open', async () => {
    const { db } = database;
    const [series] = await db.execute<{ id: number }>(sql`select id from draw_series`);
    const open = { origin: 'ssd-1' as const, state: 'open' as const, seriesId: series!.id, freeze: '{}' };
    const id = await makeDraw(db, world, person, { ...open, secretNo: 2 });
    expect(await refusal(makeDraw(db, world, person, { ...open, secretNo: 3 }))).toMatch(/draws_one_open/);
    await logs(await numberOf(id), 'FREEZE', 'VOID');
    await db.update(draws).set({ state: 'void' }).where(eq(draws.id, id));
    await makeDraw(db, world, person, { ...open, secretNo: 3, state: 'void' });
  });

  test('what was frozen stays; what comes later may be written once', async () => {
    const { db } = database;
    const [series] = await db.execute<{ id: number }>(sql`select id from draw_series`);
    const id = await makeDraw(db, world, person, {
      origin: 'ssd-1',
      state: 'open',
      seriesId: series!.id,
      secretNo: 4,
      freeze: '{"v":"ssd-1"}',
      freezeDigest: 'f'.repeat(64),
      units: '[]',
      persons: '[]',
      pairs: '[]',
      salts: { units: 'a', people: 'b', pairs: 'c' },
    });
    const set = (change: Partial<typeof draws.$inferInsert>) =>
      refusal(db.update(draws).set(change).where(eq(draws.id, id)));
    const frozen: Partial<typeof draws.$inferInsert>[] = [
      { freeze: '{}' },
      { freeze: null },
      { freezeDigest: 'e'.repeat(64) },
      { units: '[1]' },
      { persons: null },
      { pairs: '["E1 P1"]' },
      { salts: { units: 'z', people: 'b', pairs: 'c' } },
      { no: '2026-999' },
      { ordinal: 99 },
      { origin: 'province' },
      { kind: 'drill' },
    ];
    for (const change of frozen)
      expect([Object.keys(change)[0], await set(change)]).toEqual([
        Object.keys(change)[0],
        expect.stringMatching(/ is frozen$/),
      ]);
    const no = await numberOf(id);
    await logs(no, 'FREEZE', 'CLOSE');
    expect(await set({ state: 'drawn' })).toMatch(/can not go from open to drawn: its log says closed/);
    await logs(no, 'RESULT');
    expect(await set({ state: 'void' })).toMatch(/can not go from open to void: its log says drawn/);
    expect(await set({ state: 'drawn' })).toMatch(/draws_result/);
    expect(await set({ state: 'drawn', record: '{"a":1}', recordDigest: 'd'.repeat(64) })).toBe('none');
    expect(await set({ record: '{"a":2}' })).toMatch(/ is frozen$/);
    expect(await set({ record: null })).toMatch(/ is frozen$/);
    expect(
      await set({
        platformNo: 'SX-1',
        approval: 'approved',
        dispatchedAt: NOW,
        state: 'published',
        publishedAt: NOW,
      }),
    ).toBe('none');
    for (const state of ['open', 'drawn', 'void'] as const)
      expect(await set({ state })).toMatch(/can not go from published to/);
  });
});

describe('状态机: what may follow what in the log of a draw', () => {
  const PHASES = ['none', 'open', 'closed', 'known', 'drawn', 'void'] as const;
  const ENTRIES = [
    ...[
      'FREEZE',
      'WITNESS',
      'CLOSE',
      'BEACON',
      'RESULT',
      'VOID',
      'SUBSTITUTE',
      'RECUSE',
      'PUBLISH',
      'CORRECT',
    ],
    ...['SERIES', 'END', 'REDRAW', ''],
  ];

  test('the database and the domain have the same table', async () => {
    const rows = await database.sql<
      { phase: string; entry: string; beacon: boolean; after: string | null }[]
    >`
      select phase, entry, beacon, draw_phase_after(phase, entry, beacon) as after
      from unnest(${[...PHASES]}::text[]) phase, unnest(${ENTRIES}::text[]) entry, unnest(array[true, false]) beacon`;
    expect(rows).toHaveLength(PHASES.length * ENTRIES.length * 2);
    for (const { phase, entry, beacon, after } of rows) {
      const from = phase === 'none' ? undefined : (phase as Phase);
      expect([phase, entry, beacon, phaseAfter(from, entry, beacon) ?? null]).toEqual([
        phase,
        entry,
        beacon,
        after,
      ]);
    }
  });

  test.each([
    [['RESULT'], 'RESULT may not follow: draw T-0 is none'],
    [['FREEZE', 'RESULT'], 'RESULT may not follow: draw T-1 is open'],
    [['FREEZE', 'FREEZE'], 'FREEZE may not follow: draw T-2 is open'],
    [['FREEZE', 'CLOSE', 'VOID'], 'VOID may not follow: draw T-3 is closed'],
    [['FREEZE', 'CLOSE', 'BEACON'], 'BEACON may not follow: draw T-4 is closed'],
    [['FREEZE', 'CLOSE', 'WITNESS'], 'WITNESS may not follow: draw T-5 is closed'],
    [['FREEZE', 'WITNESS', 'WITNESS'], 'WITNESS of draw T-6 was logged before'],
    [['FREEZE', 'CLOSE', 'RESULT', 'RESULT'], 'RESULT may not follow: draw T-7 is drawn'],
    [['FREEZE', 'CLOSE', 'RESULT', 'VOID'], 'VOID may not follow: draw T-8 is drawn'],
    [['FREEZE', 'CLOSE', 'RESULT', 'PUBLISH', 'PUBLISH'], 'PUBLISH of draw T-9 was logged before'],
    [['FREEZE', 'VOID', 'RESULT'], 'RESULT may not follow: draw T-10 is void'],
    [['FREEZE', 'SUBSTITUTE'], 'SUBSTITUTE may not follow: draw T-11 is open'],
    [['FREEZE', 'REDRAW'], 'REDRAW may not follow: draw T-12 is open'],
  ])('%j: %s', async (types, said) => {
    const no = /T-\d+/.exec(said)![0];
    await logs(no, ...types.slice(0, -1));
    expect(await refusal(logs(no, types.at(-1)!))).toBe(said);
  });

  test('a series ends only when each of its draws is public', async () => {
    const [row] = await database.db.execute<{ id: number }>(sql`select id from draw_series`);
    const body = { series: row!.id };
    const end = database.db.transaction((tx) =>
      appendLog(tx, world.bureauId, NOW, { type: 'END', no: 'T', body }),
    );
    expect(await refusal(end)).toBe('a series ends when all its draws are public');
  });
});

describe('tasks', () => {
  test('what the domain promises, the tables hold to', async () => {
    const { db } = database;
    const drawId = await makeDraw(db, world, person);
    const enterpriseId = await makeEnterprise(db, world, 'E0001');
    const other = await makePerson(db, world, 'P002');
    const base = {
      bureauId: world.bureauId,
      drawId,
      enterpriseId,
      from: '2026-03-11',
      to: '2026-04-08',
    };
    const insert = (more: Partial<typeof tasks.$inferInsert>) =>
      refusal(db.insert(tasks).values({ ...base, state: 'waiting', ...more }));
    expect(await insert({ to: '2026-03-10' })).toMatch(/tasks_days/);
    expect(await insert({ state: 'accepted' })).toMatch(/tasks_accepted/);
    expect(await insert({ state: 'closed', acceptedBy: person })).toMatch(/tasks_closed/);
    expect(
      await insert({
        state: 'closed',
        acceptedBy: person,
        publishedDay: '2026-03-20',
        rectification: 'ordered',
      }),
    ).toMatch(/tasks_closed/);
    expect(await insert({})).toBe('none');
    expect(await insert({})).toMatch(/tasks_enterprise/);

    const [task] = await db.select().from(tasks).where(eq(tasks.drawId, drawId));
    const finding = {
      bureauId: world.bureauId,
      taskId: task!.id,
      kind: 'inspection' as const,
      day: '2026-03-18',
      method: 'on-site' as const,
      result: 'none-found',
      text: '无',
      submittedBy: person,
      submittedAt: NOW,
    };
    await db.insert(taskMembers).values({ bureauId: world.bureauId, taskId: task!.id, personId: person });
    expect(await refusal(db.insert(findings).values({ ...finding, confirmedBy: person }))).toMatch(
      /findings_two_people/,
    );
    expect(await refusal(db.insert(findings).values(finding))).toBe('none');
    expect(await refusal(db.insert(findings).values({ ...finding, submittedBy: other }))).toMatch(
      /findings_one_pending/,
    );
  });
});
