/** 长连接 (FEISHU_MODE=ws): the same round with the same guarantees for a bureau without a public address. */
import { expect, test } from 'vitest';
import { anotherBot } from '../support/another-bot.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import {
  accept,
  CLERK,
  confirm,
  dispatch,
  draws,
  freezes,
  HAZCHEM,
  publish,
  register,
  report,
  tasksOf,
  witness,
} from '../support/round.ts';

type Health = { ok: boolean; connection?: 'up' | 'down' };
type Connections = { connections: { id: string; sent: number; acknowledged: number }[] };

const health = async (bureau: Bureau) => (await (await fetch(`${bureau.url}/healthz`)).json()) as Health;
const connections = async (bureau: Bureau) =>
  (await bureau.http.get<Connections>('/sandbox/connections')).connections;
const drop = (bureau: Bureau) => bureau.http.post('/sandbox/connections/drop', {});
const refuse = (bureau: Bureau, why: string | null) =>
  bureau.http.post('/sandbox/connections', { refuse: why });
const isUp = (bureau: Bureau) => bureau.until(async () => (await health(bureau)).connection === 'up');
const isDown = (bureau: Bureau) => bureau.until(async () => (await health(bureau)).connection === 'down');
/** What was repeated by then has come. */
const later = async (bureau: Bureau, duration: string) => {
  await bureau.clock.advance(duration);
  await bureau.settled();
};

test('a round: drawn, witnessed, sent out, inspected, registered, opened; nothing comes by webhook', async () => {
  await using bureau = await openBureau({ mode: 'ws' });
  expect(await health(bureau)).toMatchObject({ ok: true, connection: 'up' });
  expect((await fetch(`${bureau.url}/feishu/webhook`, { method: 'POST', body: '{}' })).status).toBe(404);

  const no = await freezes(bureau, HAZCHEM, '抽查 危化 2家');
  await witness(bureau, HAZCHEM);
  expect((await dispatch(bureau, no)).toast?.content).toBe('已派发 2 个任务');
  const [task, other] = await tasksOf(bureau, no);
  const taken = await accept(bureau, task!);
  expect(taken).toMatchObject({ status: 200, toast: { type: 'success' } });
  expect(JSON.stringify(taken.card)).toContain(task!.enterprise);

  await bureau.clock.workdays(1);
  await accept(bureau, other!);
  for (const each of [task!, other!]) {
    await report(bureau, each);
    expect((await confirm(bureau, each)).toast?.type).toBe('success');
  }
  await register(bureau, no);
  expect((await publish(bureau, no)).toast?.type).toBe('success');
  expect(await draws(bureau)).toMatchObject([{ no, state: 'published' }]);
  expect(bureau.errors).toEqual([]);
});

test('cut in mid-round: what is said meanwhile comes when the connection is back, once', async () => {
  await using bureau = await openBureau({ mode: 'ws' });
  const group = bureau.group(HAZCHEM.group);
  const no = await freezes(bureau, HAZCHEM, '抽查 危化 2家');
  const [first, second] = await bureau.witnesses('危化科');

  await refuse(bureau, 'internal');
  await drop(bureau);
  await isDown(bureau);
  expect((await health(bureau)).ok).toBe(true);
  await first!.says(group, '见证 738201');
  expect((await group.texts()).filter((text) => text.includes('见证数字'))).toEqual([]);

  await refuse(bureau, null);
  await isUp(bureau);
  await later(bureau, 'PT15S');
  expect((await group.texts()).filter((text) => text.includes('见证数字 738201'))).toHaveLength(1);
  await second!.says(group, '见证 738202');
  expect(await draws(bureau)).toMatchObject([{ no, state: 'drawn' }]);
  await dispatch(bureau, no);
  expect(await tasksOf(bureau, no)).toHaveLength(2);
  await later(bureau, 'PT8H');
  expect((await group.texts()).filter((text) => text.includes('见证数字'))).toHaveLength(2);
});

/** 抽查 that were asked for and wait to be frozen. */
const previews = async (bureau: Bureau) =>
  (await bureau.sql<{ n: number }[]>`select count(*)::int as n from draw_drafts`)[0]!.n;

test('cut between the doing and the acknowledgement: it comes again and is done once', async () => {
  await using bureau = await openBureau({ mode: 'ws' });
  const group = bureau.group(HAZCHEM.group);
  const chief = bureau.person(HAZCHEM.chief);
  const [old] = await connections(bureau);
  await bureau.sql.begin(async (hold) => {
    await hold`lock table inbox in access exclusive mode`;
    const said = bureau.http.say({
      as: chief.id,
      chat_id: group.id,
      text: '抽查 危化 2家',
      mention_bot: true,
    });
    await bureau.until(async () => (await connections(bureau))[0]!.sent === 1);
    await drop(bureau);
    await said;
  });
  // the bot may not have seen yet that it was cut
  await bureau.until(async () => (await connections(bureau)).some(({ id }) => id !== old!.id));
  await isUp(bureau);
  await bureau.settled();
  await bureau.until(async () => (await group.cards('抽查预览')).length === 1);
  await later(bureau, 'PT15S');
  expect((await connections(bureau))[0]).toMatchObject({ sent: 1, acknowledged: 1 });
  expect(await previews(bureau)).toBe(1);
  expect(bureau.errors).toEqual([]);
});

test('slower than 3 s: it comes again and is done once', async () => {
  await using bureau = await openBureau({ mode: 'ws', patienceMs: 3000 });
  const group = bureau.group(HAZCHEM.group);
  const chief = bureau.person(HAZCHEM.chief);
  await bureau.sql.begin(async (hold) => {
    await hold`lock table inbox in access exclusive mode`;
    await bureau.http.say({ as: chief.id, chat_id: group.id, text: '抽查 危化 2家', mention_bot: true });
  });
  await bureau.until(async () => (await group.cards('抽查预览')).length === 1);
  await later(bureau, 'PT15S');
  expect((await connections(bureau))[0]).toMatchObject({ sent: 2, acknowledged: 1 });
  expect(await previews(bureau)).toBe(1);
});

test('what the database cannot take is not acknowledged, and comes again', async () => {
  await using bureau = await openBureau({ mode: 'ws' });
  const group = bureau.group(HAZCHEM.group);
  await bureau.sql`alter table inbox rename to inbox_away`;
  await bureau.person(HAZCHEM.chief).says(group, '抽查 危化 2家');
  expect(bureau.errors.map(({ msg }) => msg)).toContain('an event could not be taken');
  expect(await previews(bureau)).toBe(0);
  await bureau.sql`alter table inbox_away rename to inbox`;
  await later(bureau, 'PT15S');
  expect(await previews(bureau)).toBe(1);
  expect(await group.cards('抽查预览')).toHaveLength(1);
});

test('each event three times, half of the acknowledgements lost: all is done once', async () => {
  await using bureau = await openBureau({ mode: 'ws' });
  await bureau.http.post('/sandbox/faults', [
    { kind: 'duplicate', copies: 2 },
    { kind: 'lost-ack', on: { event: 'im.message.receive_v1' }, share: 0.5, seed: 7 },
  ]);
  const no = await freezes(bureau, HAZCHEM, '抽查 危化 2家');
  await witness(bureau, HAZCHEM);
  await dispatch(bureau, no);
  const [task] = await tasksOf(bureau, no);
  expect((await accept(bureau, task!)).toast?.type).toBe('success');
  await later(bureau, 'PT8H');
  expect(await draws(bureau)).toHaveLength(1);
  const texts = await bureau.group(HAZCHEM.group).texts();
  expect(texts.filter((text) => text.includes('冻结】'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('见证数字'))).toHaveLength(2);
  expect((await tasksOf(bureau, no)).filter(({ state }) => state === 'accepted')).toHaveLength(1);
  const [{ sent }] = (await connections(bureau)) as [Connections['connections'][number]];
  expect(sent).toBeGreaterThan(15);
  expect(bureau.errors).toEqual([]);
});

test('two bots on one database: each event is handled by one, and the end of one is no loss', async () => {
  await using bureau = await openBureau({ mode: 'ws' });
  const second = await anotherBot(bureau, { env: { FEISHU_MODE: 'ws' } });
  await second.reachable;
  const clerk = bureau.person(CLERK);
  const asked = 24;
  for (let i = 0; i < asked; i += 1) await clerk.tells('待办');
  await second.clock.settle();
  await bureau.until(async () => (await clerk.chat.messages()).length >= asked);
  const both = await connections(bureau);
  expect(both).toHaveLength(2);
  // 24 draws between two leave one of them out once in eight million times
  for (const { sent } of both) expect(sent).toBeGreaterThan(0);
  expect(both.reduce((sum, { sent }) => sum + sent, 0)).toBe(asked);
  expect(both.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBe(asked);
  expect(await clerk.chat.messages()).toHaveLength(asked);

  await second.close();
  await bureau.until(async () => (await connections(bureau)).length === 1);
  await bureau.person(HAZCHEM.chief).draws(bureau.group(HAZCHEM.group), '抽查 危化 2家');
  expect(await draws(bureau)).toHaveLength(1);
  expect(bureau.errors).toEqual([]);
});

test('the demo begins anew and is connected again', async () => {
  await using bureau = await openBureau({ mode: 'ws' });
  await refuse(bureau, 'too-many');
  await bureau.http.post('/sandbox/reset', {});
  expect(await health(bureau)).toMatchObject({ ok: true, connection: 'up' });
  await bureau.person(HAZCHEM.chief).draws(bureau.group(HAZCHEM.group), '抽查 危化 2家');
  expect(await draws(bureau)).toHaveLength(1);
});
