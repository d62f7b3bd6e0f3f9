/** 断电: whatever is cut between a decision and its delivery is made up for, once. */
import { expect, test } from 'vitest';
import { type Bureau, openBureau } from '../support/bureau.ts';
import {
  accept,
  approve,
  dispatch,
  dispatched,
  drawn,
  draws,
  HAZCHEM,
  OFFICE,
  taskCard,
  tasksOf,
  witness,
} from '../support/round.ts';

/** From here on what is decided is kept and nothing is sent, as when the process dies right after its commit. */
const cut = (bureau: Bureau) => bureau.world.bot().clock.stop();
const waiting = async (bureau: Bureau) =>
  (
    await bureau.sql<{ n: number }[]>`
    select count(*)::int as n from outbox where done_at is null and dead_at is null`
  )[0]!.n;
/** All that the bot has sent to anybody, newest last. */
async function sent(bureau: Bureau): Promise<string[]> {
  const all = await Promise.all(
    bureau.chats.map(async (chat) => (await chat.messages()).map((m) => m.message_id)),
  );
  return all.flat();
}

test('cut after each step of the ceremony: everything is said once', async () => {
  await using bureau = await openBureau();
  const group = bureau.group(HAZCHEM.group);
  await bureau.person('P008').says(group, '抽查 危化 2家');
  const before = (await sent(bureau)).length;

  await cut(bureau);
  await bureau.person('P008').freezes(group);
  expect(await draws(bureau)).toMatchObject([{ state: 'open' }]);
  expect(await sent(bureau)).toHaveLength(before);
  expect(await waiting(bureau)).toBe(2);
  await bureau.restart();
  expect((await group.texts()).filter((text) => text.includes('冻结】'))).toHaveLength(1);
  expect(await group.cards('抽查 2026-001')).toHaveLength(1);

  await cut(bureau);
  await witness(bureau, HAZCHEM);
  expect(await draws(bureau)).toMatchObject([{ state: 'open' }]);
  await bureau.restart();
  expect(await draws(bureau)).toMatchObject([{ state: 'drawn' }]);
  expect((await group.texts()).map((text) => text.split('\n')[0])).toEqual([
    '【抽查 2026-001 冻结】',
    expect.stringContaining('见证数字 738201'),
    expect.stringContaining('见证数字 738202'),
    '【抽查 2026-001 结果】',
  ]);
  expect(await bureau.group(OFFICE).files()).toHaveLength(1);

  const desk = await bureau.group(OFFICE).lastCard('2026-001');
  await cut(bureau);
  expect((await approve(bureau, '2026-001')).toast?.content).toBe('已同意');
  await bureau.restart();
  expect((await bureau.group(OFFICE).texts()).filter((text) => text.includes('请登记平台编号'))).toHaveLength(
    1,
  );

  await cut(bureau);
  expect((await dispatch(bureau, '2026-001')).toast?.content).toBe('已派发 2 个任务');
  const tasks = await tasksOf(bureau, '2026-001');
  for (const { team } of tasks)
    for (const member of team) expect(await member.chat.cards('检查任务')).toEqual([]);
  await bureau.restart();
  for (const task of tasks)
    for (const member of task.team)
      expect(
        (await member.chat.cards('检查任务')).filter((card) => card.text.includes(task.enterprise)),
      ).toHaveLength(1);
  expect((await bureau.group(OFFICE).lastCard('2026-001')).messageId).toBe(desk.messageId);

  // another life changes nothing
  const all = await sent(bureau);
  await bureau.restart();
  expect(await sent(bureau)).toEqual(all);
  expect(all.length).toBeGreaterThan(before);
  // a card that went back in the answer to a tap is confirmed about now
  await bureau.until(async () => (await waiting(bureau)) === 0);
  expect(bureau.errors).toEqual([]);
});

test('a tap whose card was cut off from the others reaches them later', async () => {
  await using bureau = await openBureau();
  const no = await dispatched(bureau, '抽查 危化 1家');
  const [task] = await tasksOf(bureau, no);
  const [one, other] = task!.team;
  await cut(bureau);
  expect((await accept(bureau, task!)).toast?.type).toBe('success');
  expect((await taskCard(bureau, one, task!)).can('report-task')).toBe(true);
  expect((await taskCard(bureau, other, task!)).can('accept-task')).toBe(true);
  const stale = await other.taps(await taskCard(bureau, other, task!), 'accept-task');
  expect(stale.toast?.content).toBe('本任务已有人接收');
  expect((await taskCard(bureau, other, task!)).can('report-task')).toBe(true);
  await bureau.restart();
  expect((await taskCard(bureau, other, task!)).can('report-task')).toBe(true);
  expect((await bureau.group(HAZCHEM.group).lastCard(no)).figure('已接收')).toBe('1/1');
  for (const member of task!.team) expect(await member.chat.cards('检查任务')).toHaveLength(1);
});

test('cut after sending, before it was written down: the lease expires, Feishu drops the second copy', async () => {
  await using bureau = await openBureau();
  const group = bureau.group(HAZCHEM.group);
  const no = await drawn(bureau, '抽查 危化 1家');
  // cards that went back in the answer to a tap are confirmed once it is over
  await bureau.until(async () => {
    const answered = await bureau.sql`select 1 from card_messages where answered_at is not null`;
    return answered.length === 0 && (await waiting(bureau)) === 0;
  });
  const all = await sent(bureau);
  await cut(bureau);
  await bureau.sql`update outbox set done_at = null, message_id = null, attempts = 1,
    leased_until = clock_timestamp() + interval '1 hour' where payload->>'is' in ('text', 'file', 'card')`;
  await bureau.sql`update card_messages set message_id = null, sent_at = null, delivered = 0 where thing = 'draw/1'`;
  const held = await waiting(bureau);
  expect(held).toBeGreaterThan(5);
  await bureau.restart();
  expect(await waiting(bureau)).toBe(held);
  await bureau.sql`update outbox set leased_until = clock_timestamp() where done_at is null`;
  await bureau.until(async () => {
    await bureau.settled();
    return (await waiting(bureau)) === 0;
  });
  expect(await sent(bureau)).toEqual(all);
  expect(await group.texts()).toHaveLength(4);
  expect(await group.cards(no)).toHaveLength(1);
});

test('while Feishu is away nothing is lost and the order stays', async () => {
  await using bureau = await openBureau();
  const group = bureau.group(HAZCHEM.group);
  await bureau.person('P008').says(group, '抽查 危化 1家');
  await cut(bureau);
  await bureau.person('P008').freezes(group);
  await witness(bureau, HAZCHEM);
  await bureau.sql`update outbox set attempts = 3, next_at = clock_timestamp() + interval '1 second',
    error = 'network' where done_at is null and once like 'freeze/%'`;
  await bureau.restart();
  await bureau.until(async () => {
    await bureau.settled();
    return (await waiting(bureau)) === 0;
  });
  const [freeze, ...rest] = await group.texts();
  expect(freeze).toContain('冻结】');
  expect(rest.map((text) => /见证数字|结果】/.exec(text)?.[0])).toEqual(['见证数字', '见证数字', '结果】']);
});

test('begun anew: the tables are gone and there again, and the bot may do what it could before', async () => {
  await using bureau = await openBureau();
  await drawn(bureau, '抽查 危化 2家');
  await bureau.http.post('/sandbox/reset', {});
  expect(await draws(bureau)).toEqual([]);
  await drawn(bureau, '抽查 危化 2家');
  expect(await draws(bureau)).toMatchObject([{ no: '2026-001', state: 'drawn' }]);
  const [rows] = await bureau.sql<{ journal: number; links: number }[]>`
    select (select count(*)::int from journal) as journal, (select count(*)::int from journal_chain)
      + (select count(*)::int from journal_waiting) as links`;
  expect(rows!.links).toBe(rows!.journal);
  expect(rows!.links).toBeGreaterThan(2);
  expect(bureau.errors).toEqual([]);
});
