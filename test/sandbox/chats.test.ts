import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { USUAL_SUBSCRIPTIONS } from '../../src/sandbox/subscriptions.ts';
import { openStage, refusal, type Stage, text } from './support.ts';

let stage: Stage;
beforeEach(async () => {
  const moves = ['added', 'deleted'].map((move) => `im.chat.member.user.${move}_v1`);
  stage = await openStage({ subscriptions: [...USUAL_SUBSCRIPTIONS, ...moves] });
});
afterEach(() => stage.close());

const hazard = () => stage.sandbox.chatIdOf('hazard');
const ou = (person: string) => stage.sandbox.openIdOf(person);
const chat = () => stage.client.im.v1.chat;
const members = () => stage.client.im.v1.chatMembers;
const create = (data: Record<string, unknown>, uuid?: string) =>
  chat().create({ params: { user_id_type: 'open_id', ...(uuid && { uuid }) }, data: data as never });
const heard = async (count: number) => {
  await expect.poll(() => stage.ear.heard.length).toBe(count);
  return stage.ear.heard.map(({ event }) => ({ type: event.header.event_type, ...event.event }));
};

describe('a group of the bot', () => {
  test('is made once under one uuid, with those it names, and can be written to', async () => {
    const asked = { name: '危化品专项', user_id_list: [ou('P001'), ou('P002')], description: '三月' };
    const made = await create(asked, 'once');
    const chat_id = made.data!.chat_id!;
    expect(made.data).toMatchObject({ name: '危化品专项', chat_mode: 'group', external: false });
    expect(made.data).not.toHaveProperty('owner_id');
    expect((await create(asked, 'once')).data!.chat_id).toBe(chat_id);
    expect(await heard(1)).toMatchObject([
      {
        type: 'im.chat.member.user.added_v1',
        chat_id,
        operator_id: { open_id: stage.sandbox.botOpenId },
        users: [{ name: '赵敏' }, { name: '钱进' }],
      },
    ]);
    const sent = await stage.client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: chat_id, ...text('开始') },
    });
    expect(sent.code).toBe(0);
    const got = await chat().get({ path: { chat_id } });
    expect(got.data).toMatchObject({ description: '三月', user_count: '2', bot_count: '1' });
    expect(
      (await stage.get<{ name: string }[]>('/sandbox/chats?as=P002')).body.map(({ name }) => name),
    ).toContain('危化品专项');
    await stage.post('/sandbox/clock', { advance: 'PT10H1S' });
    expect((await create(asked, 'once')).data!.chat_id).not.toBe(chat_id);
  });

  test('may have an owner', async () => {
    const made = await create({ name: '专项', owner_id: ou('P003') });
    expect(made.data).toMatchObject({ owner_id: ou('P003'), owner_id_type: 'open_id' });
  });

  test.each([
    ['no name', {}, 99992402],
    ['a name too long', { name: 'x'.repeat(61) }, 99992402],
    ['51 people', { name: 'x', user_id_list: Array(51).fill('ou_x') }, 99992402],
    ['six bots', { name: 'x', bot_id_list: Array(6).fill('cli_x') }, 99992402],
    ['a stranger', { name: 'x', user_id_list: ['ou_x'] }, 232043],
    ['another bot', { name: 'x', bot_id_list: ['cli_ffffffffffffffff'] }, 232043],
  ])('%s is refused', async (_, data, code) => {
    expect(await refusal(create(data))).toMatchObject({ status: 400, code });
  });

  test('nobody can be brought in who is out of reach', async () => {
    await stage.ask('/sandbox/people/P001', { method: 'PATCH', body: '{"available":false}' });
    expect(await refusal(create({ name: 'x', user_id_list: [ou('P001')] }))).toMatchObject({ code: 232024 });
  });
});

describe('members', () => {
  test('come and go by the API; who can not is told apart', async () => {
    await stage.ask('/sandbox/people/P002', { method: 'PATCH', body: '{"resigned":true}' });
    const made = await create({ name: '专项', user_id_list: [ou('P001')] });
    const path = { chat_id: made.data!.chat_id! };
    const added = await members().create({
      path,
      params: { member_id_type: 'open_id' },
      data: { id_list: [ou('P003'), ou('P002'), 'ou_x'] },
    });
    expect(added.data).toEqual({
      invalid_id_list: [ou('P002')],
      not_existed_id_list: ['ou_x'],
      pending_approval_id_list: [],
    });
    const removed = await members().delete({ path, data: { id_list: [ou('P001'), 'ou_x'] } });
    expect(removed.data).toEqual({ invalid_id_list: ['ou_x'] });
    expect((await heard(3)).slice(1)).toMatchObject([
      { type: 'im.chat.member.user.added_v1', users: [{ name: '孙立' }] },
      { type: 'im.chat.member.user.deleted_v1', users: [{ name: '赵敏' }] },
    ]);
    const listed = await members().get({ path });
    expect(listed.data!.items!.map(({ name }) => name)).toEqual(['孙立']);
    const many = members().create({ path, data: { id_list: Array(51).fill(ou('P001')) } });
    expect(await refusal(many)).toMatchObject({ code: 99992402 });
  });

  test('are put out of a group by its owner alone', async () => {
    const data = { id_list: [ou('P001')] };
    const removal = members().delete({ path: { chat_id: hazard() }, data });
    expect(await refusal(removal)).toMatchObject({ status: 400, code: 232017 });
  });

  test('are listed page by page, and so are chats', async () => {
    const path = { chat_id: hazard() };
    const first = await members().get({ path, params: { page_size: 1 } });
    expect(first.data).toMatchObject({ has_more: true, member_total: 2, items: [{ name: '赵敏' }] });
    const page_token = first.data!.page_token!;
    const second = await members().get({ path, params: { page_size: 1, page_token } });
    expect(second.data).toMatchObject({ has_more: false, page_token: '', items: [{ name: '钱进' }] });
    await create({ name: '第二个' });
    const names: string[] = [];
    for await (const found of await chat().listWithIterator({ params: { page_size: 1 } }))
      names.push(...(found?.items ?? []).map(({ name }) => name!));
    expect(names).toEqual(['危化科工作群', '第二个']);
    expect(await refusal(chat().list({ params: { page_size: 101 } }))).toMatchObject({ code: 99992402 });
  });

  test('of a group the bot is not in, or that is not there, or is dissolved', async () => {
    const path = { chat_id: hazard() };
    expect(await refusal(members().get({ path: { chat_id: 'oc_x' } }))).toMatchObject({ code: 232006 });
    expect(await refusal(members().isInChat({ path: { chat_id: 'oc_x' } }))).toMatchObject({ code: 232006 });
    await stage.post(`/sandbox/chats/${hazard()}/bot`, { in: false });
    expect((await members().isInChat({ path })).data).toEqual({ is_in_chat: false });
    for (const call of [members().get({ path }), chat().get({ path })])
      expect(await refusal(call)).toMatchObject({ status: 400, code: 232011 });
    await stage.post(`/sandbox/chats/${hazard()}/bot`, { in: true });
    await stage.post(`/sandbox/chats/${hazard()}/disband`, {});
    const add = members().create({ path, data: { id_list: [ou('P003')] } });
    expect(await refusal(add)).toMatchObject({ code: 232009 });
    expect((await chat().get({ path })).data).toMatchObject({ chat_status: 'dissolved' });
  });
});

test('names of ten at most', async () => {
  const names = (user_ids: string[]) =>
    stage.client.contact.v3.user.basicBatch({ params: { user_id_type: 'open_id' }, data: { user_ids } });
  expect((await names([ou('P001'), 'ou_x'])).data!.users).toMatchObject([
    { user_id: ou('P001'), name: '赵敏' },
  ]);
  expect(await refusal(names(Array(11).fill(ou('P001'))))).toMatchObject({ code: 99992402 });
  const mobiles = Array(51).fill('13800000001');
  expect(await refusal(stage.client.contact.v3.user.batchGetId({ data: { mobiles } }))).toMatchObject({
    code: 99992402,
  });
});
