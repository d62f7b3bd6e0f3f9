/** 收发: what comes to the webhook, once or often, true or forged; and who is told what. */
import { type OutgoingHttpHeaders, request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { anotherBot } from '../support/another-bot.ts';
import { type Bureau, openBureau, type Person } from '../support/bureau.ts';
import { testDatabase } from '../support/database.ts';
import { post, postRaw, said, sealed, tapped } from '../support/envelope.ts';
import { accept, dispatched, draws, HAZCHEM, LEADERS, OFFICE, taskCard, tasksOf } from '../support/round.ts';

const acts = async (bureau: Bureau) =>
  (await bureau.sql<{ act: string }[]>`select act from journal order by id`).map(({ act }) => act);
const inbox = async (bureau: Bureau) =>
  (await bureau.sql<{ n: number }[]>`select count(*)::int as n from inbox`)[0]!.n;

describe('an event has its effect once', () => {
  test('演练 delivered three times, twice at the same instant', async () => {
    await using bureau = await openBureau();
    const group = bureau.group(HAZCHEM.group);
    const event = await said(bureau, bureau.person('P008'), group, '演练 危化 3家');
    const answers = await Promise.all([post(bureau, event), post(bureau, event)]);
    answers.push(await post(bureau, event));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const drafts = async () => (await bureau.sql`select from draw_drafts`).length;
    expect([await drafts(), (await group.cards('抽查预览')).length]).toEqual([1, 1]);
    expect((await acts(bureau)).filter((act) => act === 'command/draw')).toHaveLength(1);
    // the same message under another event id is the same message
    const again = { ...event, header: { ...event.header, event_id: 'another' } };
    await post(bureau, again);
    expect([await drafts(), (await group.cards('抽查预览')).length]).toEqual([1, 1]);
  });

  test('a tap three times: the same answer, one acceptance', async () => {
    await using bureau = await openBureau();
    const no = await dispatched(bureau, '抽查 危化 1家');
    const [task] = await tasksOf(bureau, no);
    const [one] = task!.team;
    const card = await taskCard(bureau, one, task!);
    const event = await tapped(bureau, one, card, one.chat, 'accept-task', task!.id);
    const answers = [await post(bureau, event), await post(bureau, event), await post(bureau, event)];
    for (const { body } of answers) expect(body).toEqual(answers[0]!.body);
    expect(answers[0]!.body).toMatchObject({ toast: { type: 'success', content: '已接收，请按期检查' } });
    expect((await acts(bureau)).filter((act) => act === 'action/accept-task')).toHaveLength(1);
    // another tap is another event, and too late
    const second = await post(bureau, await tapped(bureau, one, card, one.chat, 'accept-task', task!.id));
    expect(second.body).toMatchObject({ toast: { type: 'warning', content: '本任务已有人接收' } });
  });

  test('both of a team accept at the same instant: one is too late', async () => {
    await using bureau = await openBureau();
    const no = await dispatched(bureau, '抽查 危化 1家');
    const [task] = await tasksOf(bureau, no);
    const toasts = await Promise.all(task!.team.map((each) => accept(bureau, task!, each)));
    expect(toasts.map(({ toast }) => toast?.type).sort()).toEqual(['success', 'warning']);
    for (const member of task!.team)
      expect((await taskCard(bureau, member, task!)).can('report-task')).toBe(true);
  });
});

test('what is forged, stale, open or too big is refused and nothing comes of it', async () => {
  await using bureau = await openBureau();
  const group = bureau.group(HAZCHEM.group);
  const chief = bureau.person('P008');
  const before = await inbox(bureau);
  const now = Math.floor((await bureau.clock.now()).getTime() / 1000);
  const event = await said(bureau, chief, group, '抽查 危化 3家');
  const statuses = [
    await post(bureau, event, { signature: '0'.repeat(64) }),
    await post(bureau, event, { signature: 'no' }),
    await post(bureau, event, { timestamp: `${now - 9 * 3600}` }),
    await post(bureau, event, { timestamp: `${now + 3600}` }),
    await post(bureau, event, { timestamp: 'yesterday' }),
    await post(bureau, event, { plain: true }),
    await post(bureau, event, { key: 'another-key' }),
    await post(bureau, await said(bureau, chief, group, '抽查 危化 3家', { token: 'wrong' })),
    await postRaw(bureau, '{"encrypt":'),
    await postRaw(bureau, JSON.stringify({ encrypt: sealed('{}').slice(0, 40) })),
  ].map(({ status }) => status);
  expect(statuses).toEqual(statuses.map(() => 401));
  const big = JSON.stringify({ encrypt: sealed('x'.repeat(1024 * 1024)) });
  expect(await statusOf(bureau, big, { 'content-length': Buffer.byteLength(big) })).toBe(413);
  // whoever keeps connections open learns that this one is over
  expect((await postRaw(bureau, big)).status).toBe(413);
  expect((await post(bureau, event, { signature: 'no' })).status).toBe(401);
  expect([413, 'closed']).toContain(await statusOf(bureau, big, { 'transfer-encoding': 'chunked' }));
  expect(await draws(bureau)).toEqual([]);
  expect(await inbox(bureau)).toBe(before);
  expect(await group.messages()).toEqual([]);
  expect(bureau.logged.map(({ why }) => why).filter(Boolean)).toEqual(
    expect.arrayContaining(['signature', 'time', 'plaintext', 'token']),
  );
  expect(JSON.stringify(bureau.logged)).not.toMatch(
    /demo-encrypt-key|demo-app-secret|demo-verification-token/,
  );
});

/** On a connection of its own, which the server may close before it has read all. */
function statusOf(bureau: Bureau, body: string, headers: OutgoingHttpHeaders): Promise<unknown> {
  return new Promise((resolve) => {
    const options = { method: 'POST', agent: false, headers } as const;
    request(`${bureau.url}/feishu/webhook`, options, ({ statusCode }) => resolve(statusCode))
      .on('error', () => resolve('closed'))
      .end(body);
  });
}

test('the address check of the console is answered, signed or not', async () => {
  await using bureau = await openBureau();
  const check = { challenge: 'c-738201', token: 'demo-verification-token', type: 'url_verification' };
  expect(await post(bureau, check)).toEqual({ status: 200, body: { challenge: 'c-738201' } });
  expect(await post(bureau, check, { signature: '' })).toEqual({
    status: 200,
    body: { challenge: 'c-738201' },
  });
  expect((await post(bureau, { ...check, token: 'wrong' }, { signature: '' })).status).toBe(401);
  expect((await post(bureau, check, { plain: true, signature: '' })).status).toBe(401);
});

test('what nobody has a use for is taken and left alone', async () => {
  await using bureau = await openBureau();
  const group = bureau.group(HAZCHEM.group);
  const event = await said(bureau, bureau.person('P008'), group, '抽查 危化 3家', { mention: false });
  expect((await post(bureau, event)).status).toBe(200);
  const strange = {
    ...event,
    header: { ...event.header, event_id: 'e-1', event_type: 'im.message.reaction.created_v1' },
  };
  expect((await post(bureau, strange)).status).toBe(200);
  const broken = { ...event, header: { ...event.header, event_id: 'e-2' }, event: { sender: 1 } };
  expect((await post(bureau, broken)).status).toBe(200);
  expect(await group.messages()).toEqual([]);
  expect(await draws(bureau)).toEqual([]);
});

test('a fault: 「系统出错，已记录」, nothing left of it, and afterwards all is as before', async () => {
  await using bureau = await openBureau();
  const group = bureau.group(HAZCHEM.group);
  const chief = bureau.person('P008');
  await bureau.sql`alter table draw_drafts add constraint broken check (id < 0)`;
  const event = await said(bureau, chief, group, '演练 危化 3家');
  expect((await post(bureau, event)).status).toBe(200);
  const text = await group.lastText();
  expect(text).toMatch(/^系统出错，已记录（编号 [0-9a-f]{8}），请稍后再试。$/);
  expect([...(await bureau.sql`select * from draw_drafts`), ...(await group.cards())]).toEqual([]);
  expect(await acts(bureau)).not.toContain('command/draw');
  const [line] = bureau.errors;
  expect(text).toContain(String(line!.code));
  // a repetition of the event changes nothing
  await post(bureau, event);
  expect(await group.texts()).toHaveLength(1);
  await bureau.sql`alter table draw_drafts drop constraint broken`;
  await chief.draws(group, '演练 危化 3家');
  expect(await draws(bureau)).toMatchObject([{ no: '演练2026-001', state: 'open' }]);
});

test('a fault under a tap is a toast', async () => {
  await using bureau = await openBureau();
  const no = await dispatched(bureau, '抽查 危化 1家');
  const [task] = await tasksOf(bureau, no);
  await bureau.sql`alter table tasks add constraint broken check (state <> 'accepted')`;
  expect((await accept(bureau, task!)).toast).toEqual({
    type: 'error',
    content: '系统出错，已记录，请稍后再试',
  });
  expect((await tasksOf(bureau, no))[0]!.state).toBe('assigned');
  await bureau.sql`alter table tasks drop constraint broken`;
  expect((await accept(bureau, task!)).toast?.type).toBe('success');
});

describe('who writes', () => {
  test('someone whom no register knows is told whom to ask', async () => {
    await using bureau = await openBureau();
    const visitor = bureau.person('V001');
    await visitor.tells('待办');
    expect(await visitor.chat.lastText()).toMatch(
      /未在人员名录中查到您的手机号。请联系执法监督科梁慧敏、郝秀兰/,
    );
    const group = await bureau.makeGroup('参观群', ['V001', 'P008'], true);
    await visitor.draws(group, '抽查 危化 10%');
    expect(await group.lastText()).toContain('未在人员名录中查到您的手机号');
    expect(await draws(bureau)).toEqual([]);
  });

  test('an account that appears later is found by its mobile when its owner writes', async () => {
    await using bureau = await openBureau();
    const late = bureau.person('P009');
    await bureau.sql`update people set open_id = null where code = 'P009'`;
    await late.tells('待办');
    expect((await late.chat.lastCard()).title).toBe('没有待办事项');
    const [row] = await bureau.sql`select open_id from people where code = 'P009'`;
    expect(row!.open_id).toBe(late.openId);
  });

  test('a mobile that is entered later is found too, and its owner answered', async () => {
    await using bureau = await openBureau();
    const visitor = bureau.person('V001');
    await visitor.tells('待办');
    await bureau.sql`insert into people (bureau_id, code, name, mobile) select id, 'P037', '访客', '13900009999' from bureaus`;
    await visitor.tells('待办');
    expect((await visitor.chat.lastCard()).title).toBe('没有待办事项');
    const unmatched = bureau.person('P010');
    await bureau.sql`update people set open_id = null where code = 'P010'`;
    const no = await dispatched(bureau, '抽查 危化 1家');
    const [task] = await tasksOf(bureau, no);
    // whoever of the team can have the card: P010 itself may have been drawn
    const holder = task!.team.find(({ openId }) => openId !== unmatched.openId)!;
    const card = await taskCard(bureau, holder, task!);
    const event = await tapped(bureau, unmatched, card, holder.chat, 'accept-task', task!.id);
    expect((await post(bureau, event)).body).toMatchObject({
      toast: { content: '正在核对您的身份，请稍后再点一次' },
    });
    const again = await tapped(bureau, unmatched, card, holder.chat, 'accept-task', task!.id);
    const { body } = await post(bureau, again);
    expect(['您不在本任务的检查组内', '已接收，请按期检查']).toContain(
      (body.toast as { content: string }).content,
    );
  });

  test('nobody can say who may not: every command, by a person without the right', async () => {
    await using bureau = await openBureau();
    const group = bureau.group(HAZCHEM.group);
    const inspector = bureau.person('P009');
    for (const [line, who] of [
      ['抽查 危化 10%', '科室负责人'],
      ['重点检查', '科室负责人'],
      ['汇总', '科室负责人、执法监督科、分管领导、组长'],
      ['绑定本群', '管理员、执法监督科、科室负责人'],
    ] as const) {
      await inspector.says(group, line);
      expect(await group.lastText()).toContain(`此事由${who}办理，您的角色暂不能办理`);
    }
    await bureau.sql`delete from person_roles where person_id = (select id from people where code = 'P009')`;
    await inspector.says(group, '进度');
    expect(await group.lastText()).toContain('此事由科室负责人、执法人员、执法监督科、分管领导、组长办理');
    await inspector.says(group, '见证 738201');
    expect(await group.lastText()).toContain('没有等待见证的抽取');
    const said = (await acts(bureau)).filter((act) => act === 'refused/message');
    expect(said).toHaveLength(6);
    for (const line of ['帮助', '待办']) await inspector.says(group, line);
    expect((await group.lastCard()).title).toBe('双随机助手能做什么');
    expect((await group.lastCard()).text).not.toContain('汇总');
    expect((await inspector.chat.lastCard()).title).toBe('没有待办事项');
  });

  test('what nobody understands gets the nearest command and examples to tap', async () => {
    await using bureau = await openBureau();
    const group = bureau.group(HAZCHEM.group);
    const chief = bureau.person('P008');
    await chief.says(group, '近度');
    const card = await group.lastCard('没有看懂');
    expect(card.text).toContain('您是不是想发「进度」？');
    await chief.taps(card, 'say__0');
    expect((await group.lastCard()).title).toBe('抽查进度');
    await chief.tells('你好<at id=all></at>**');
    const odd = await chief.chat.lastCard('没有看懂');
    expect(odd.text).not.toContain('<at id=all>');
    const names = odd.names.filter((name) => name.startsWith('say__'));
    await chief.taps(odd, names[0]!);
    expect((await chief.chat.lastCard()).title).toBe('双随机助手能做什么');
    // only called, or greeted
    await chief.says(group, '@双随机助手');
    expect((await group.lastCard()).title).toBe('双随机助手能做什么');
    await chief.tells('您好');
    expect((await chief.chat.lastCard()).title).toBe('双随机助手能做什么');
    // nothing is like it
    await bureau.person('P009').tells('谢谢');
    expect((await bureau.person('P009').chat.lastCard()).text).toContain('您是不是想发「帮助」？');
    await chief.tells('绑定本群');
    expect(await chief.chat.lastText()).toContain('请在要绑定的群里发送');
    // an example that someone else taps is theirs to ask
    await chief.says(group, '筹查');
    const other = await group.lastCard('没有看懂');
    expect(other.text).toContain('「抽查」');
    const refused = await bureau.person('P009').taps(other, 'say__0');
    expect(refused.toast?.content).toBe('此事由科室负责人办理');
    expect(await draws(bureau)).toEqual([]);
    expect(bureau.errors).toEqual([]);
  });
});

describe('groups', () => {
  test('the bot comes, asks what the group is for, is bound, and goes', async () => {
    await using bureau = await openBureau();
    const chief = bureau.person('P020');
    const clerk = bureau.person('P006');
    const group = await bureau.makeGroup('新群', ['P020', 'P006', 'P009', 'P003'], true);
    const card = await group.lastCard('绑定本群');
    expect(card.text).toContain('双随机助手已入群');
    expect((await bureau.person('P009').taps(card, 'bind-chat')).toast?.content).toBe(
      '此事由管理员、执法监督科等办理',
    );
    const own = await sectionChoice(bureau, '冶金工贸科');
    const other = await sectionChoice(bureau, '危化科');
    expect(card.options('purpose')).toEqual(expect.arrayContaining([own, other, 'office', 'leadership']));
    const foreign = await chief.taps(card, 'bind-chat', { purpose: other });
    expect(foreign.toast?.content).toBe('只能办理本科室的抽查');
    expect((await chief.taps(card, 'bind-chat', { purpose: own })).toast?.content).toBe('已绑定');
    expect((await group.lastCard('绑定本群')).text).toContain(`本群已绑定为冶金工贸科工作群（${chief.name}`);
    await clerk.says(group, '绑定本群');
    // the form holds what the group is for: a tap without a choice changes nothing
    await clerk.taps(await group.lastCard('绑定本群'), 'bind-chat');
    expect((await group.lastCard('绑定本群')).text).toContain('本群已绑定为冶金工贸科工作群');
    await clerk.says(group, '绑定本群');
    await clerk.taps(await group.lastCard('绑定本群'), 'bind-chat', { purpose: 'leadership' });
    await clerk.says(group, '绑定本群');
    await clerk.taps(await group.lastCard('绑定本群'), 'bind-chat');
    expect((await group.lastCard('绑定本群')).text).toContain('本群已绑定为领导小组群');
    const row = async () =>
      (await bureau.sql`select purpose, section_id, present from chats where chat_id = ${group.id}`)[0];
    expect(await row()).toEqual({ purpose: 'leadership', section_id: null, present: true });
    await bureau.http.post(`/sandbox/chats/${group.id}/bot`, { in: false });
    expect(await row()).toMatchObject({ present: false });
    await bureau.http.post(`/sandbox/chats/${group.id}/bot`, { in: true });
    await bureau.settled();
    expect(await row()).toMatchObject({ purpose: 'leadership', present: true });
    await clerk.tells('绑定本群');
    expect(await clerk.chat.lastText()).toContain('请在要绑定的群里发送');
  });

  const sectionChoice = async (bureau: Bureau, name: string) => {
    const [row] = await bureau.sql`select id from sections where name = ${name}`;
    return `section-${row!.id}`;
  };

  test('a message to a group that the bot has left: those who can help are told, others go out, and it follows', async () => {
    await using bureau = await openBureau();
    const leaders = bureau.group(LEADERS);
    const leader = bureau.person('P001');
    await bureau.http.post(`/sandbox/chats/${leaders.id}/bot`, { in: false });
    await bureau.sql`update chats set present = true where chat_id = ${leaders.id}`;
    const event = await said(bureau, leader, leaders, '汇总');
    await post(bureau, event);
    const told = await bureau.person('P006').chat.lastCard('未送达消息 1 条');
    expect(told.text).toContain('**机器人不在该群**（1 条）：请把双随机助手拉回该群。');
    expect(told.text).toMatch(/「双随机抽查汇总.*」致双随机领导小组群：3月10日 09:00 失败，办妥后自动重试/);
    const [row] = await bureau.sql`select present from chats where chat_id = ${leaders.id}`;
    expect(row!.present).toBe(false);
    await leader.tells('汇总');
    expect((await leader.chat.lastCard()).title).toContain('双随机抽查汇总');
    await bureau.http.post(`/sandbox/chats/${leaders.id}/bot`, { in: true });
    await bureau.settled();
    expect((await leaders.lastCard('双随机抽查汇总')).title).toContain('双随机抽查汇总');
    expect((await bureau.person('P006').chat.lastCard('未送达消息')).title).toBe('未送达消息：已办妥');
    expect(bureau.errors).toEqual([]);
  });
});

test('ADMIN_MOBILES alone: a bot on empty registers knows its administrator, who binds a group', async () => {
  await using bureau = await openBureau();
  const admin = bureau.person('P006');
  const mobile = await mobileOf(bureau, admin);
  await using database = await testDatabase();
  const bot = await anotherBot(bureau, { env: { ADMIN_MOBILES: `+86${mobile}` }, database });
  try {
    await bot.clock.settle();
    const hear = async (who: Person, text: string) => {
      const event = await said(bureau, who, bureau.group(OFFICE), text);
      const { message } = event.event;
      await bot.dispatch({
        is: 'message',
        key: `message/${message.message_id}`,
        at: new Date(Number(message.create_time)),
        from: who.openId,
        chat: { id: bureau.group(OFFICE).id, kind: 'group' },
        messageId: message.message_id,
        text,
        addressed: true,
      });
      await bot.clock.settle();
    };
    await hear(bureau.person('P008'), '绑定本群');
    expect(await bureau.group(OFFICE).lastText()).toContain('未在人员名录中查到您的手机号。请联系执法监督科');
    await hear(admin, '绑定本群');
    const card = await bureau.group(OFFICE).lastCard('绑定本群');
    expect(card.options('purpose')).toEqual(['office', 'leadership']);
    await bot.dispatch({
      is: 'tap',
      key: 'event/bind',
      at: bureau.world.sandbox.now(),
      from: admin.openId,
      chatId: bureau.group(OFFICE).id,
      messageId: card.messageId,
      action: 'bind-chat',
      id: 'here',
      form: { purpose: 'office' },
      isForm: true,
    });
    await bot.clock.settle();
    const [row] = await database.sql`select purpose from chats where chat_id = ${bureau.group(OFFICE).id}`;
    expect(row!.purpose).toBe('office');
  } finally {
    await bot.close();
  }
});

async function mobileOf(bureau: Bureau, person: Person): Promise<string> {
  const [row] = await bureau.sql<{ mobile: string }[]>`select mobile from people where code = ${person.id}`;
  return row!.mobile;
}
