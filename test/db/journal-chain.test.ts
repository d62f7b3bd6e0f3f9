/** The chain of 留痕 as the database writes it. */
import { expect, test } from 'vitest';
import { BOT_ROLE } from '../../db/bot-role.ts';
import { connect } from '../../db/connect.ts';
import { keepJournal, sealJournal } from '../../db/journal.ts';
import { audit } from '../../src/audit/audit.ts';
import { digest } from '../../src/domain/draw/hash.ts';
import { JOURNAL_START } from '../../src/domain/journal-chain.ts';
import { testDatabase } from '../support/database.ts';
import { makeWorld, NOW } from './world.ts';

type Link = { n: string; journal_id: string; text: string; hash: string };

test('three replicas at once: one chain without a fork; what is rolled back leaves no link', async () => {
  await using database = await testDatabase();
  const { bureauId } = await makeWorld(database.db);
  const replicas = [0, 1, 2].map(() => connect(database.target, { max: 4, role: BOT_ROLE }));
  const write = (i: number) =>
    replicas[i % 3]!.db.transaction(async (tx) => {
      const entry = { bureauId, at: NOW, act: `act/${i}`, detail: { name: '张三 😀', n: 1.5, i } };
      await keepJournal(tx, entry);
      if (i % 5 === 0) await keepJournal(tx, { ...entry, act: 'second' });
      if (i % 7 === 0) throw new Error('given up');
    });
  await Promise.allSettled(Array.from({ length: 140 }, (_, i) => write(i)));
  const [early] = await database.sql`select (select count(*)::int from journal_chain) as linked,
    (select count(*)::int from journal_waiting) as waiting`;
  expect(early!.linked + early!.waiting).toBe(120 + 24);
  await sealJournal(replicas[0]!.db);
  await Promise.all(replicas.map((replica) => replica.close()));

  const rows = await database.sql<{ id: string }[]>`select id from journal`;
  const links = await database.sql<Link[]>`select * from journal_chain order by n`;
  expect(rows).toHaveLength(120 + 24);
  expect(links.map(({ n }) => Number(n))).toEqual(rows.map((_, i) => i));
  expect(new Set(links.map((link) => link.journal_id))).toEqual(new Set(rows.map((row) => row.id)));
  let prev = JOURNAL_START;
  for (const { text, hash, n, journal_id } of links) {
    expect(JSON.parse(text)).toMatchObject({
      prev,
      n: Number(n),
      id: Number(journal_id),
      bureau: bureauId,
      at: '2026-03-10T01:00:00.000000Z',
      actor: null,
      detail: { name: '张三 😀', n: 1.5 },
    });
    expect(hash).toBe(digest('shuangsuiji/journal', text));
    prev = hash;
  }
});

test('who finds the chain taken does not wait: the row is taken up by the next, in the order of the numbers', async () => {
  await using database = await testDatabase();
  const { bureauId } = await makeWorld(database.db);
  const keep = (act: string) => database.db.transaction((tx) => keepJournal(tx, { bureauId, at: NOW, act }));
  const acts = async () =>
    (await database.sql<{ text: string }[]>`select text from journal_chain order by n`).map(
      ({ text }) => JSON.parse(text).act,
    );
  await database.sql.begin(async (held) => {
    await held`select pg_advisory_xact_lock(20260310, 2)`;
    await keep('one');
    await keep('two');
    await sealJournal(database.db);
    expect(await acts()).toEqual([]);
    expect(await audit(database.target, () => undefined)).toBeUndefined();
  });
  await keep('three');
  expect(await acts()).toEqual(['one', 'two', 'three']);
  expect(await database.sql`select * from journal_waiting`).toEqual([]);
  expect(await audit(database.target, () => undefined)).toBeUndefined();
});
