/** Queries of single nouns: living cards, people and their accounts, the calendar, the figures of the summary. */
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { type Card, card, md } from '../../cards/kit.ts';
import { keepAdmins } from '../../db/admins.ts';
import { witnessesOf } from '../../db/bureau.ts';
import { loadCalendar, workingCalendar } from '../../db/calendar.ts';
import {
  agingCards,
  cardByMessage,
  cardOf,
  cardShown,
  decideCard,
  forgetMessage,
  oldestWaitingCard,
  renewCard,
  waitingThings,
} from '../../db/card-messages.ts';
import type { Db } from '../../db/connect.ts';
import { isMarked, markJob } from '../../db/job-marks.ts';
import { putSays } from '../../db/outbox.ts';
import {
  keepAccounts,
  peopleWithRole,
  personByAccount,
  personById,
  replaceRoles,
  unmatchedMobiles,
  upsertPerson,
} from '../../db/people.ts';
import { claimReminder } from '../../db/reminders.ts';
import {
  calendarDays,
  findings,
  outbox,
  people,
  personRoles,
  sectionWitnesses,
  tasks,
} from '../../db/schema.ts';
import { drawCounts, drawProgress, sectionCounts } from '../../db/summary.ts';
import { testDatabase } from '../support/database.ts';
import { makeDraw, makeEnterprise, makePerson, makeSeries, makeWorld, NOW, type World } from './world.ts';

describe('the living card of a thing', () => {
  const face = (text: string): Card =>
    card({ state: 'todo', title: text, summary: text, elements: [md(text)] });
  const show = (db: Db, bureauId: number, cause: string, text: string) =>
    db.transaction((tx) =>
      putSays(tx, bureauId, NOW, cause, [
        { is: 'card', to: { chat: 'oc_1' }, thing: 'draw/1', card: face(text) },
      ]),
    );

  test('the same content is no news; of many changes only the newest waits', async () => {
    await using database = await testDatabase();
    const { db } = database;
    const { bureauId } = await makeWorld(db);
    for (const [i, text] of ['a', 'a', 'b', 'b', 'c'].entries()) await show(db, bureauId, `event/${i}`, text);
    const kept = await cardOf(db, bureauId, 'draw/1', 'chat:oc_1');
    expect(kept).toMatchObject({ version: 3, delivered: 0, messageId: null, wants: false });
    expect(JSON.parse(kept?.content ?? '')).toEqual(face('c'));
    const rows = await db.select().from(outbox).orderBy(outbox.id);
    expect(rows.map((row) => row.once)).toEqual([1, 2, 3].map((v) => `card/draw/1/chat:oc_1/${v}`));
    expect(rows.map((row) => row.payload)).toEqual(
      Array(3).fill({ is: 'card', to: 'chat:oc_1', thing: 'draw/1' }),
    );
    await show(db, bureauId, 'event/9', 'a');
    expect((await cardOf(db, bureauId, 'draw/1', 'chat:oc_1'))?.version).toBe(4);
  });

  test('ten changes at once: ten versions, none lost', async () => {
    await using database = await testDatabase({ max: 10 });
    const { db } = database;
    const { bureauId } = await makeWorld(db);
    const decide = (i: number) =>
      db.transaction((tx) =>
        decideCard(tx, {
          bureauId,
          thing: 'draw/1',
          recipient: 'chat:oc_1',
          content: `${i}`,
          wants: true,
        }),
      );
    const versions = await Promise.all(Array.from({ length: 10 }, (_, i) => decide(i)));
    expect(versions.map(Number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const kept = await cardOf(db, bureauId, 'draw/1', 'chat:oc_1');
    expect(kept?.content).toBe(`${versions.indexOf(10)}`);
  });

  test('what Feishu shows, what has grown old, and the card in a new message', async () => {
    await using database = await testDatabase();
    const { db } = database;
    const { bureauId } = await makeWorld(db);
    const key = { bureauId, thing: 'task/7', recipient: 'person:1' };
    await db.transaction(async (tx) => {
      await decideCard(tx, { ...key, content: 'a', wants: true });
      await decideCard(tx, { ...key, thing: 'todo/1', content: 'a', wants: true });
      await decideCard(tx, { ...key, thing: 'task/8', content: 'a', wants: false });
      expect(await renewCard(tx, key)).toBeUndefined();
      expect(await oldestWaitingCard(tx, bureauId)).toBeUndefined();
    });
    await cardShown(db, key, 1, { messageId: 'om_7', sentAt: NOW });
    await cardShown(db, { ...key, thing: 'task/8' }, 1, { messageId: 'om_8', sentAt: NOW });
    await db.transaction(async (tx) => {
      expect(await waitingThings(tx, bureauId, 'person:1')).toEqual(['task/7']);
      expect((await cardByMessage(tx, 'om_7'))?.thing).toBe('task/7');
      expect(await oldestWaitingCard(tx, bureauId)).toEqual(NOW);
      const later = new Date(NOW.getTime() + 1);
      expect(await agingCards(tx, bureauId, NOW, 10)).toEqual([]);
      expect((await agingCards(tx, bureauId, later, 10)).map(({ thing }) => thing)).toEqual(['task/7']);
      expect(await renewCard(tx, key)).toEqual({ messageId: 'om_7', version: 2 });
      expect(await cardByMessage(tx, 'om_7')).toBeUndefined();
    });
    await cardShown(db, key, 2, { messageId: 'om_9', sentAt: NOW });
    await forgetMessage(db, key);
    expect(await cardOf(db, bureauId, 'task/7', 'person:1')).toMatchObject({
      messageId: null,
      version: 2,
      delivered: 2,
    });
  });
});

describe('people', () => {
  test('an account belongs to one person: the newest match wins', async () => {
    await using database = await testDatabase();
    const { db } = database;
    const world = await makeWorld(db);
    const [a, b] = [await makePerson(db, world, 'P001'), await makePerson(db, world, 'P002')];
    const [m1, m2] = ['13800000001', '13800000002'];
    const keep = (accounts: Record<string, string>) =>
      db.transaction((tx) => keepAccounts(tx, world.bureauId, accounts));
    expect(await unmatchedMobiles(db, world.bureauId)).toEqual([m1, m2]);
    await keep({ [m1]: 'ou_1', '13999999999': 'ou_x' });
    expect(await unmatchedMobiles(db, world.bureauId)).toEqual([m2]);
    expect((await personByAccount(db, 'ou_1'))?.id).toBe(a);
    await keep({ [m2]: 'ou_1' });
    expect((await personByAccount(db, 'ou_1'))?.id).toBe(b);
    expect((await personById(db, a))?.openId).toBeNull();
    await keep({ [m1]: 'ou_1', [m2]: 'ou_2' });
    expect([(await personById(db, a))?.openId, (await personById(db, b))?.openId]).toEqual(['ou_1', 'ou_2']);
    await keep({ [m1]: 'ou_2', [m2]: 'ou_1' });
    expect([(await personById(db, a))?.openId, (await personById(db, b))?.openId]).toEqual(['ou_2', 'ou_1']);
    await keep({});
    expect(await personByAccount(db, 'ou_x')).toBeUndefined();
  });

  test('another mobile is another account', async () => {
    await using database = await testDatabase();
    const { db } = database;
    const world = await makeWorld(db);
    const id = await makePerson(db, world, 'P001', { openId: 'ou_1' });
    const row = { bureauId: world.bureauId, code: 'P001', name: '张伟' };
    await db.transaction((tx) => upsertPerson(tx, id, { ...row, mobile: '13800000001' }));
    expect(await personById(db, id)).toMatchObject({ name: '张伟', openId: 'ou_1' });
    await db.transaction((tx) => upsertPerson(tx, id, { ...row, mobile: '13800000009' }));
    expect((await personById(db, id))?.openId).toBeNull();
  });

  test('管理员 are those whom the environment names now; what the register gave stays', async () => {
    await using database = await testDatabase();
    const { db } = database;
    const world = await makeWorld(db);
    const { bureauId } = world;
    const known = await makePerson(db, world, 'P001');
    await db.transaction((tx) => replaceRoles(tx, bureauId, known, ['chief', 'inspector']));
    const keep = (...mobiles: string[]) =>
      db.transaction((tx) => keepAdmins(tx, bureauId, mobiles, '管理员'));
    const admins = async () =>
      (await db.transaction((tx) => peopleWithRole(tx, bureauId, 'admin'))).map(({ code }) => code);
    await keep('13800000001', '13900000000');
    expect(await admins()).toEqual(['P001', 'ADMIN-13900000000']);
    expect((await personById(db, known))?.roles).toEqual(['admin', 'chief', 'inspector']);
    await keep('13800000001', '13900000000');
    expect(await db.$count(people)).toBe(2);
    await keep('13900000000');
    expect(await admins()).toEqual(['ADMIN-13900000000']);
    expect((await personById(db, known))?.roles).toEqual(['chief', 'inspector']);
    await db.transaction((tx) => replaceRoles(tx, bureauId, known, []));
    await keep('13800000001');
    await db.transaction((tx) => replaceRoles(tx, bureauId, known, ['admin', 'office']));
    expect((await personById(db, known))?.roles).toEqual(['admin', 'office']);
    await keep('13900000000');
    expect((await personById(db, known))?.roles).toEqual(['admin', 'office']);
    expect(await db.$count(personRoles, eq(personRoles.personId, known))).toBe(2);
  });

  test('witnesses come by code, in the order of bytes', async () => {
    await using database = await testDatabase();
    const { db } = database;
    const world = await makeWorld(db);
    const sectionId = world.sections.get('危化科')!;
    for (const code of ['p001', 'P010', 'P002', 'a1'])
      await db.insert(sectionWitnesses).values({
        bureauId: world.bureauId,
        sectionId,
        personId: await makePerson(db, world, code, { mobile: `139${code}` }),
      });
    const codes = (await db.transaction((tx) => witnessesOf(tx, sectionId))).map(({ code }) => code);
    expect(codes).toEqual(['P002', 'P010', 'a1', 'p001']);
  });
});

test('a calendar replaces the years that it speaks of, and no other', async () => {
  await using database = await testDatabase();
  const { db } = database;
  const { bureauId } = await makeWorld(db);
  const load = (...days: { day: string; kind: 'off' | 'work'; name?: string }[]) =>
    db.transaction((tx) => loadCalendar(tx, bureauId, days));
  expect(
    await load(
      { day: '2026-01-01', kind: 'off', name: '元旦' },
      { day: '2026-01-04', kind: 'work' },
      { day: '2025-10-01', kind: 'off' },
    ),
  ).toEqual([2025, 2026]);
  await load({ day: '2026-01-02', kind: 'off' });
  expect(await load()).toEqual([]);
  const { special, loadedYears } = await workingCalendar(db, bureauId);
  expect([...special.keys()].sort()).toEqual(['2025-10-01', '2026-01-02']);
  expect([...loadedYears].sort()).toEqual([2025, 2026]);
  expect(await db.$count(calendarDays)).toBe(2);
});

test('what is done once is claimed once, whoever is first', async () => {
  await using database = await testDatabase({ max: 8 });
  const { db } = database;
  const world = await makeWorld(db);
  const task = await oneTask(db, world);
  const claim = (due: string, stage: 'T-2' | 'T-0') =>
    db.transaction((tx) =>
      claimReminder(tx, {
        bureauId: world.bureauId,
        taskId: task,
        kind: 'visit',
        due,
        stage,
        at: NOW,
      }),
    );
  const results = await Promise.all(Array.from({ length: 8 }, () => claim('2026-04-08', 'T-2')));
  expect(results.filter(Boolean)).toHaveLength(1);
  expect(await claim('2026-04-08', 'T-0')).toBe(true);
  expect(await claim('2026-04-09', 'T-2')).toBe(true);
  const mark = () => db.transaction((tx) => markJob(tx, world.bureauId, 'weekly-summary', '2026-03-09'));
  expect((await Promise.all([mark(), mark(), mark()])).filter(Boolean)).toHaveLength(1);
  await db.transaction(async (tx) => {
    expect(await isMarked(tx, world.bureauId, 'weekly-summary', '2026-03-09')).toBe(true);
    expect(await isMarked(tx, world.bureauId, 'weekly-summary', '2026-03-16')).toBe(false);
  });
});

async function oneTask(db: Db, world: World): Promise<number> {
  const drawId = await makeDraw(db, world, await makePerson(db, world, 'P001'));
  const enterpriseId = await makeEnterprise(db, world, 'E0001');
  const [row] = await db
    .insert(tasks)
    .values({
      bureauId: world.bureauId,
      drawId,
      enterpriseId,
      from: '2026-03-11',
      to: '2026-04-08',
      state: 'waiting',
    })
    .returning({ id: tasks.id });
  return row!.id;
}

describe('汇总', () => {
  test('counts by section what was drawn, taken on, visited, found, mended, made public and is late', async () => {
    await using database = await testDatabase();
    const { db } = database;
    const world = await makeWorld(db, '冶金工贸科', '执法监督科');
    const { bureauId } = world;
    const [a, b] = [await makePerson(db, world, 'P001'), await makePerson(db, world, 'P002')];
    const series = await makeSeries(db, world);
    const own = { origin: 'ssd-1' as const, seriesId: series, freeze: '{}', record: '{}' };
    const draw = await makeDraw(db, world, a, { ...own, secretNo: 1 });
    const province = await makeDraw(db, world, a, { state: 'published' });
    const lastYear = await makeDraw(db, world, a, { openAt: new Date('2025-12-31T15:59:59Z') });
    await makeDraw(db, world, a, { ...own, secretNo: 2, state: 'void' });
    await makeDraw(db, world, a, { sectionId: world.sections.get('冶金工贸科')! });

    type Row = Partial<typeof tasks.$inferInsert> & { result?: string; returned?: boolean };
    const rows: (Row & { drawId: number })[] = [
      { drawId: draw, state: 'waiting', to: '2026-03-19' }, // late
      { drawId: draw, state: 'assigned' },
      { drawId: draw, state: 'accepted', to: '2026-03-19' }, // late
      { drawId: draw, state: 'accepted', to: '2026-03-20' }, // today: not late
      { drawId: draw, state: 'reported', result: 'follow-up' }, // not confirmed: nothing found yet
      { drawId: draw, state: 'accepted', result: 'follow-up', returned: true },
      { drawId: draw, state: 'inspected', visited: '2026-03-12', result: 'none-found' },
      {
        drawId: draw,
        state: 'inspected',
        visited: '2026-02-12',
        publishBy: '2026-03-19',
        result: 'none-found',
      }, // late
      {
        drawId: draw,
        state: 'inspected',
        visited: '2026-03-12',
        result: 'ordered-to-correct',
        rectification: 'ordered',
        rectifyBy: '2026-03-19',
        publishedDay: '2026-03-18',
        publishBy: '2026-03-19',
      }, // late
      {
        drawId: province,
        state: 'inspected',
        visited: '2026-02-12',
        publishBy: '2026-03-19',
        result: 'ordered-to-correct',
        rectification: 'checked',
        rectifyBy: '2026-03-19',
      }, // late twice, one task
      {
        drawId: province,
        state: 'closed',
        visited: '2026-03-12',
        result: 'follow-up',
        rectification: 'done',
        publishedDay: '2026-03-18',
        publishBy: '2026-03-17',
      },
      {
        drawId: province,
        state: 'closed',
        visited: '2026-03-12',
        result: 'none-found',
        publishedDay: '2026-03-18',
      },
      { drawId: lastYear, state: 'accepted', to: '2026-03-19' }, // another year's, and still late: late, and not yet done
    ];
    for (const [i, { result, returned, ...row }] of rows.entries()) {
      const taken = row.state !== 'waiting' && row.state !== 'assigned';
      const [made] = await db
        .insert(tasks)
        .values({
          bureauId,
          enterpriseId: await makeEnterprise(db, world, `E${i}`),
          from: '2026-01-05',
          to: '2026-04-08',
          state: 'waiting',
          ...(taken && { acceptedBy: a }),
          ...row,
        })
        .returning({ id: tasks.id });
      if (!result) continue;
      const confirmed = row.state === 'inspected' || row.state === 'closed';
      await db.insert(findings).values({
        bureauId,
        taskId: made!.id,
        kind: 'inspection',
        day: '2026-03-12',
        method: 'on-site',
        result,
        text: '无',
        submittedBy: a,
        submittedAt: NOW,
        ...(confirmed && { confirmedBy: b, confirmedAt: NOW }),
        ...(returned && { returnedBy: b, returnedAt: NOW }),
      });
    }
    const none = {
      drawn: 0,
      accepted: 0,
      inspected: 0,
      problems: 0,
      rectified: 0,
      published: 0,
      overdue: 0,
    };
    await db.transaction(async (tx) => {
      const problems = ['ordered-to-correct', 'follow-up'];
      expect(await sectionCounts(tx, bureauId, '2026', '2026-03-20', problems)).toEqual([
        {
          section: '危化科',
          drawn: 12,
          accepted: 10,
          inspected: 6,
          problems: 3,
          rectified: 1,
          published: 3,
          overdue: 6,
        },
        { section: '冶金工贸科', ...none },
      ]);
      expect(await drawCounts(tx, bureauId, '2026')).toMatchObject({ draws: 3, voids: 1 });
      expect(await drawCounts(tx, bureauId, '2025')).toMatchObject({ draws: 4, voids: 1 });
      const progress = await drawProgress(tx, [draw, province, lastYear]);
      expect(Object.fromEntries(progress)).toEqual({
        [draw]: { total: 9, inspected: 3, published: 1 },
        [province]: { total: 3, inspected: 3, published: 2 },
        [lastYear]: { total: 1, inspected: 0, published: 0 },
      });
      expect(await drawProgress(tx, [])).toEqual(new Map());
    });
  });
});
