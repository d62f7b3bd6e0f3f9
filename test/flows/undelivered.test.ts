/** 未送达: what Feishu would not take, on one card, and what becomes of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hurry, spoil } from '../campaigns/fault-stage.ts';
import { type Bureau, openBureau, type Person } from '../support/bureau.ts';
import { HAZCHEM } from '../support/round.ts';

let bureau: Bureau;
let clerk: Person;
let other: Person;

beforeAll(async () => {
  bureau = await openBureau();
  clerk = bureau.person('P006');
  other = bureau.person('P007');
});
afterAll(async () => bureau[Symbol.asyncDispose]());

const card = (who = clerk) => who.chat.lastCard('未送达消息');
/** in which message the card stands now */
const messageOf = async (who: Person) => (await card(who)).messageId;
const settle = async (how: string, who = clerk, which = 'all') =>
  who.taps(await card(who), 'settle-undelivered', { which, how });
const states = async () =>
  (await bureau.sql<{ state: string }[]>`select state from undelivered order by outbox_id`).map(
    ({ state }) => state,
  );
const again = async () => {
  await hurry(bureau);
  await bureau.settled();
};
/** The row that waits now has been tried so often. */
const tried = (attempts: number) =>
  bureau.sql`update outbox set attempts = ${attempts} where done_at is null and dead_at is null`;
const resigned = (person: string, is: boolean) =>
  fetch(`${bureau.url}/sandbox/people/${person}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resigned: is }),
  });

describe('what waits for somebody to act', () => {
  test('stands on one card of each keeper, also under 待办, and is said once in an hour', async () => {
    const end = await spoil(bureau, [{ kind: 'no-availability', on: { person: 'P009' } }]);
    await bureau.person('P009').tells('待办');
    expect((await card()).title).toBe('未送达消息 1 条');
    expect((await card()).text).toMatch(
      /对方不在应用可用范围内\*\*（1 条）：请在飞书管理后台把对方加入双随机助手的可用范围。.*「没有待办事项」致/s,
    );
    await bureau.person('P009').tells('帮助');
    await again();
    expect(await states()).toEqual(['waits']);
    const moved = async (who: Person) => (await who.chat.cards('已移至新卡片')).length;
    for (const who of [clerk, other]) expect(await moved(who)).toBe(0);

    await clerk.tells('待办');
    const todo = await clerk.chat.lastCard('待办 ');
    expect(todo.text).toContain('**处理未送达消息** 全部 1 条');
    await clerk.taps(todo, 'show-cards');
    expect(await moved(clerk)).toBe(1);
    expect((await card()).text).toContain('其后还有 1 条在等');

    // 重新发送, while the reason is still there
    expect((await settle('resend')).toast?.content).toBe('已重发 1 条');
    await bureau.settled();
    expect(await states()).toEqual(['waits']);
    expect((await card()).text).toContain('重发后仍失败');
    await end();
    await again();
    expect(await states()).toEqual(['arrived']);
    expect((await card()).title).toBe('未送达消息：已办妥');
    expect((await card()).text).toContain(`${clerk.name} 重发，3月10日 09:00 已送达`);
    expect((await bureau.person('P009').chat.lastCard()).title).toBe('双随机助手能做什么');
  });

  test('ends after three days of trying, and 重新发送 gives it three more', async () => {
    const end = await spoil(bureau, [{ kind: 'no-availability', on: { person: 'P009' } }]);
    await bureau.person('P009').tells('待办');
    await tried(148);
    await again();
    expect((await states()).at(-1)).toBe('waits');
    await again();
    expect((await states()).at(-1)).toBe('ended');
    expect((await card()).text).toContain('停止重试');
    await end();
    await again();
    const before = (await bureau.person('P009').chat.messages()).length;
    await settle('resend');
    expect((await states()).at(-1)).toBe('arrived');
    expect((await bureau.person('P009').chat.messages()).length).toBe(before + 1);
    const [row] =
      await bureau.sql`select detail, actor_id from journal where act = 'action/settle-undelivered'
      order by id desc limit 1`;
    expect(row).toMatchObject({ detail: { how: 'resend' }, actor_id: expect.any(Number) });
  });

  test('someone without an account has five minutes, and hears at once when it is found', async () => {
    const openId = bureau.person('P011').openId;
    await bureau.sql`update people set open_id = null where code = 'P011'`;
    const [id] = await bureau.sql<{ id: number }[]>`select id from people where code = 'P011'`;
    await bureau.sql`insert into outbox (bureau_id, once, lane, payload, created_at)
      select id, 'probe', ${`person:${id!.id}`}, ${bureau.sql.json({ is: 'text', to: `person:${id!.id}`, text: '请查收' })}, now() from bureaus limit 1`;
    const before = await states();
    await bureau.settled();
    expect(await states()).toEqual(before);
    const [row] =
      await bureau.sql`select attempts, extract(epoch from next_at - clock_timestamp())::int as wait
      from outbox where once = 'probe'`;
    expect(row).toMatchObject({ attempts: 1 });
    expect(row!.wait).toBeGreaterThan(280);
    await again();
    expect((await states()).at(-1)).toBe('waits');
    expect((await card()).text).toContain('**尚未匹配到飞书账号**（1 条）：请核对名录中的手机号。');
    // the owner writes: the account is looked up, and what waits for it goes out with the answer
    await bureau.person('P011').tells('待办');
    expect(await bureau.person('P011').chat.texts()).toContain('请查收');
    expect((await states()).at(-1)).toBe('arrived');
    expect((await bureau.sql`select open_id from people where code = 'P011'`)[0]!.open_id).toBe(openId);
  });
});

describe('what was given up', () => {
  test('已另行通知 by one is seen by the other, and nothing is sent', async () => {
    const end = await spoil(bureau, [{ kind: 'server-error', on: { person: 'P010' } }]);
    await bureau.person('P010').tells('待办');
    await resigned('P010', true);
    await end();
    await again();
    expect((await card()).text).toContain('**对方已离职**（1 条）：请更新人员名录，并另行安排。');
    expect((await settle('told', other)).toast?.content).toBe('已注明 1 条');
    expect((await card(clerk)).text).toContain(`${other.name} 于 3月10日 09:00 注明已另行通知`);
    await resigned('P010', false);
    await again();
    expect((await states()).at(-1)).toBe('told');
    const [row] = await bureau.sql`select done_at, dead_at from outbox
      where id = (select max(outbox_id) from undelivered)`;
    expect(row).toMatchObject({ done_at: null, dead_at: expect.any(Date) });
  });

  test('an errand is asked about for an hour, then whoever waits is answered', async () => {
    const chief = bureau.person(HAZCHEM.chief);
    const end = await spoil(bureau, [{ kind: 'no-scope', on: { api: 'GET /im/v1/messages/*/resources/*' } }]);
    await chief.sends('名录.xlsx', new Uint8Array([80, 75, 3, 4]));
    expect((await card()).text).toContain('取文件「名录.xlsx」');
    await tried(10);
    await again();
    expect((await states()).at(-1)).toBe('waits');
    await again();
    expect((await states()).at(-1)).toBe('answered');
    expect(await chief.chat.lastText()).toContain('文件没有取到，请重新发送一次');
    expect((await card()).title).toBe('未送达消息：已办妥');
    await end();
  });

  test('a file over 20 MB is not waited for: whoever sent it is told what to do', async () => {
    const chief = bureau.person(HAZCHEM.chief);
    await chief.sends('名录.xlsx', new Uint8Array(20 * 1024 * 1024 + 1));
    expect(await chief.chat.lastText()).toContain('文件超过 20 MB，没有接收。请删去图片和不用的工作表');
  });
});

test('an older content of a card counts as arrived when a newer one did', async () => {
  const group = bureau.group(HAZCHEM.group);
  await bureau.http.post(`/sandbox/chats/${group.id}/bot`, { in: false });
  await bureau.sql`update chats set present = true where chat_id = ${group.id}`;
  const row = (once: string) => bureau.sql`
    insert into outbox (bureau_id, once, lane, payload, created_at, dead_at) select id, ${once}, ${`chat:${group.id}`},
    ${bureau.sql.json({ is: 'card', to: `chat:${group.id}`, thing: 'probe' })}, now(), null from bureaus limit 1`;
  await bureau.sql`insert into card_messages (bureau_id, thing, recipient, content, wants)
    select id, 'probe', ${`chat:${group.id}`}, (select content from card_messages limit 1), false from bureaus limit 1`;
  await row('probe/1');
  await bureau.settled();
  expect((await states()).at(-1)).toBe('waits');
  await tried(149);
  await again();
  expect((await states()).at(-1)).toBe('ended');
  await bureau.http.post(`/sandbox/chats/${group.id}/bot`, { in: true });
  await row('probe/2');
  await bureau.settled();
  expect((await states()).at(-1)).toBe('arrived');
});

test('at night nothing is said; the next working morning the card comes anew', async () => {
  await bureau.clock.to('2026-03-10T23:00:00+08:00');
  const before = await messageOf(clerk);
  const end = await spoil(bureau, [{ kind: 'no-availability', on: { person: 'P009' } }]);
  await bureau.person('P009').tells('待办');
  expect(await messageOf(clerk)).toBe(before);
  await bureau.clock.to('2026-03-11T08:29:00+08:00');
  expect(await messageOf(clerk)).toBe(before);
  await bureau.clock.to('2026-03-11T08:30:00+08:00');
  expect(await messageOf(clerk)).not.toBe(before);
  expect((await card()).title).toBe('未送达消息 1 条');
  await end();
  await again();
  expect((await card()).title).toBe('未送达消息：已办妥');
  expect(bureau.errors.filter(({ msg }) => msg !== 'given up')).toEqual([]);
});
