import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { USUAL_SUBSCRIPTIONS } from '../../src/sandbox/subscriptions.ts';
import { button, card, openStage, PEOPLE, postCard, refusal, type Stage, text } from './support.ts';

/** States of the world that the bot can only meet: who may be written to, who is there, what was taken back. */
const EVERYTHING = [
  ...USUAL_SUBSCRIPTIONS,
  'im.chat.member.user.added_v1',
  'im.chat.member.user.deleted_v1',
  'im.chat.member.user.withdrawn_v1',
  'im.chat.disbanded_v1',
  'im.chat.access_event.bot_p2p_chat_entered_v1',
  'im.message.recalled_v1',
  'contact.user.created_v3',
  'contact.user.updated_v3',
  'contact.user.deleted_v3',
];

let stage: Stage;
beforeEach(async () => {
  stage = await openStage({ subscriptions: EVERYTHING, menu: [{ name: '进度', event_key: 'progress' }] });
});
afterEach(() => stage.close());

const hazard = () => stage.sandbox.chatIdOf('hazard');
const ids = (person: string) => ({ open_id: stage.sandbox.openIdOf(person) });
const heard = () => stage.ear.heard.map(({ event }) => ({ type: event.header.event_type, ...event.event }));
const change = (person: string, body: unknown) =>
  stage.ask(`/sandbox/people/${person}`, { method: 'PATCH', body: JSON.stringify(body) });
const write = (person: string, receive_id_type: 'open_id' | 'email' = 'open_id') =>
  stage.client.im.v1.message.create({
    params: { receive_id_type },
    data: {
      receive_id: receive_id_type === 'email' ? person : stage.sandbox.openIdOf(person),
      ...text('你好'),
    },
  });

describe('people', () => {
  test('out of availability: no message in private, in groups all the same; and back', async () => {
    expect((await change('P001', { available: false })).body).toMatchObject({ id: 'P001', available: false });
    expect(await refusal(write('P001'))).toMatchObject({
      status: 400,
      code: 230013,
      msg: 'Bot has NO availability to this user.',
    });
    const said = { as: 'P001', chat_id: stage.sandbox.p2pChatIdOf('P001'), text: '在吗' };
    expect((await stage.post('/sandbox/say', said)).status).toBe(403);
    expect((await stage.post('/sandbox/say', { ...said, chat_id: hazard() })).status).toBe(200);
    await change('P001', { available: true });
    expect((await write('P001')).code).toBe(0);
    expect(heard()).toEqual([]);
  });

  test('resigned: not to be written to, not found, not acting; the bot hears of it', async () => {
    await change('P002', { resigned: true });
    expect(heard()).toMatchObject([
      {
        type: 'contact.user.deleted_v3',
        object: { ...ids('P002'), name: '钱进', status: { is_resigned: true } },
        old_object: ids('P002'),
      },
    ]);
    expect(await refusal(write('P002'))).toMatchObject({ code: 230029, msg: 'User has resigned.' });
    expect((await stage.post('/sandbox/say', { as: 'P002', chat_id: hazard(), text: '我' })).status).toBe(
      403,
    );
    const members = await stage.client.im.v1.chatMembers.get({ path: { chat_id: hazard() } });
    expect(members.data!.items!.map(({ name }) => name)).toEqual(['赵敏']);
    const look = (include_resigned: boolean) =>
      stage.client.contact.v3.user.batchGetId({ data: { mobiles: ['13800000002'], include_resigned } });
    expect((await look(false)).data!.user_list).toEqual([{ mobile: '13800000002' }]);
    expect((await look(true)).data!.user_list).toMatchObject([{ status: { is_resigned: true } }]);
  });

  test('out of the contact range: as if not there, and without an event', async () => {
    await change('P001', { visible: false, title: '副科长' });
    expect(heard()).toEqual([]);
    const found = await stage.client.contact.v3.user.batchGetId({ data: { mobiles: ['13800000001'] } });
    expect(found.data!.user_list).toEqual([{ mobile: '13800000001' }]);
    const path = { user_id: stage.sandbox.openIdOf('P001') };
    expect(await refusal(stage.client.contact.v3.user.get({ path }))).toMatchObject({
      status: 400,
      code: 41050,
    });
    const user_ids = [stage.sandbox.openIdOf('P001'), stage.sandbox.openIdOf('P002')];
    const users = await stage.client.contact.v3.user.batch({ params: { user_ids } });
    expect(users.data!.items).toMatchObject([{ name: '钱进' }]);
  });

  test('a changed mobile and e-mail are told, with what they were; look-ups follow', async () => {
    await change('P001', { mobile: '13900000001', email: 'Zhao@example.cn', enterprise_email: 'z@gov.cn' });
    expect(heard()).toMatchObject([
      {
        type: 'contact.user.updated_v3',
        object: { ...ids('P001'), mobile: '+8613900000001', email: 'zhao@example.cn' },
      },
    ]);
    expect(heard()[0]!).toHaveProperty('old_object', {
      mobile: '+8613800000001',
      email: '',
      enterprise_email: '',
    });
    const found = await stage.client.contact.v3.user.batchGetId({
      data: { mobiles: ['13800000001', '13900000001'], emails: ['zhao@example.cn', 'z@gov.cn'] },
    });
    const user_id = stage.sandbox.openIdOf('P001');
    expect(found.data!.user_list).toMatchObject([
      { mobile: '13800000001' },
      { mobile: '13900000001', user_id },
      { email: 'zhao@example.cn', user_id },
      { email: 'z@gov.cn' },
    ]);
    expect(found.data!.user_list![3]).not.toHaveProperty('user_id');
    expect((await write('zhao@example.cn', 'email')).data!.chat_id).toBe(stage.sandbox.p2pChatIdOf('P001'));
    expect(await refusal(write('z@gov.cn', 'email'))).toMatchObject({ code: 230034 });
  });

  test('a newcomer has an account, a private chat and an event; it all lasts over a restart', async () => {
    const added = { id: 'P009', name: '新来', mobile: '13800000009' };
    expect((await stage.post('/sandbox/people', added)).status).toBe(200);
    expect((await stage.post('/sandbox/people', added)).status).toBe(409);
    expect((await stage.post('/sandbox/people', { ...added, id: 'P010', mobile: 'x' })).status).toBe(400);
    expect(heard()).toMatchObject([{ type: 'contact.user.created_v3', object: ids('P009') }]);
    await change('P001', { available: false });
    await stage.restart();
    expect((await write('P009')).code).toBe(0);
    expect(await refusal(write('P001'))).toMatchObject({ code: 230013 });
    await stage.post('/sandbox/reset', {});
    expect((await stage.get<unknown[]>('/sandbox/people')).body).toHaveLength(PEOPLE.length);
  });

  test('what is no change of a person is refused', async () => {
    expect((await change('P999', { available: false })).status).toBe(404);
    expect((await change('P001', { available: 'no' })).status).toBe(400);
    expect((await change('P001', { wings: true })).status).toBe(400);
  });
});

describe('groups', () => {
  const move = (body: unknown) =>
    stage.post<{ members: string[] }>(`/sandbox/chats/${hazard()}/members`, body);

  test('people come, go and are withdrawn; a restart does not bring them back', async () => {
    expect((await move({ as: 'P001', add: ['P003', 'P002'] })).body.members).toEqual([
      'P001',
      'P002',
      'P003',
    ]);
    await move({ as: 'P001', remove: ['P002'] });
    await move({ as: 'P001', withdraw: ['P003'] });
    const users = (person: string) => [{ user_id: ids(person) }];
    expect(heard()).toMatchObject([
      {
        type: 'im.chat.member.user.added_v1',
        users: users('P003'),
        operator_id: ids('P001'),
        name: '危化科工作群',
      },
      { type: 'im.chat.member.user.deleted_v1', users: users('P002'), chat_id: hazard() },
      { type: 'im.chat.member.user.withdrawn_v1', users: users('P003'), external: false },
    ]);
    await stage.restart();
    const chats = await stage.get<{ members: string[] }[]>('/sandbox/chats?as=P001');
    expect(chats.body[0]!.members).toEqual(['P001']);
  });

  test('without the bot in it nothing is told', async () => {
    await stage.post(`/sandbox/chats/${hazard()}/bot`, { in: false });
    await move({ add: ['P003'] });
    expect(heard().map(({ type }) => type)).toEqual(['im.chat.member.bot.deleted_v1']);
  });

  test('a dissolved group takes no message, from nobody', async () => {
    const gone = await stage.post(`/sandbox/chats/${hazard()}/disband`, { as: 'P001' });
    expect(gone.body).toMatchObject({ disbanded: true });
    expect(heard()).toMatchObject([{ type: 'im.chat.disbanded_v1', chat_id: hazard() }]);
    const sent = stage.client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: hazard(), ...text('在吗') },
    });
    expect(await refusal(sent)).toMatchObject({ status: 400, code: 232009 });
    expect((await stage.client.im.v1.chat.list()).data!.items).toEqual([]);
    expect((await stage.post('/sandbox/say', { as: 'P001', chat_id: hazard(), text: '我' })).status).toBe(
      400,
    );
    expect((await move({ add: ['P003'] })).status).toBe(400);
    const p2p = stage.sandbox.p2pChatIdOf('P001');
    expect((await stage.post(`/sandbox/chats/${p2p}/disband`, {})).status).toBe(400);
  });
});

describe('taken back', () => {
  const recall = (body: unknown) => stage.post<{ recall_type: string }>('/sandbox/recall', body);

  test('by whoever wrote it, the owner of the group, an administrator; by nobody else', async () => {
    const mine = await stage.post<{ message_id: string }>('/sandbox/say', {
      as: 'P002',
      chat_id: hazard(),
      text: '错了',
    });
    expect((await recall({ as: 'P002', message_id: mine.body.message_id })).status).toBe(200);
    expect((await recall({ as: 'P002', message_id: mine.body.message_id })).status).toBe(409);
    const ofBot = await postCard(stage, card());
    expect((await recall({ as: 'P002', message_id: ofBot })).status).toBe(403);
    expect((await recall({ as: 'P001', message_id: ofBot })).body.recall_type).toBe('group_owner');
    const other = await postCard(stage, card(button({ name: 'b' })));
    await recall({ message_id: other });
    expect(heard()).toMatchObject([
      {
        type: 'im.message.recalled_v1',
        message_id: mine.body.message_id,
        chat_id: hazard(),
        recall_type: 'message_owner',
        recall_time: expect.stringMatching(/^\d{13}$/),
      },
      { recall_type: 'group_owner' },
      { recall_type: 'enterprise_manager' },
    ]);
    const patched = stage.client.im.v1.message.patch({
      path: { message_id: other },
      data: { content: JSON.stringify(card()) },
    });
    expect(await refusal(patched)).toMatchObject({ code: 230011, msg: 'The message is recalled.' });
    expect((await stage.post('/sandbox/tap', { as: 'P001', message_id: other, element: 'b' })).status).toBe(
      400,
    );
  });
});

describe('seen', () => {
  test('a private chat that is opened is read; what is in a group is read without an event', async () => {
    const chat_id = stage.sandbox.p2pChatIdOf('P001');
    const first = (await write('P001')).data!.message_id!;
    const second = await postCard(stage, card(), chat_id);
    await stage.post('/sandbox/open', { as: 'P001', chat_id });
    await stage.post('/sandbox/read', { as: 'P001', chat_id });
    await postCard(stage, card());
    await stage.post('/sandbox/open', { as: 'P001', chat_id: hazard() });
    expect(heard()).toMatchObject([
      {
        type: 'im.chat.access_event.bot_p2p_chat_entered_v1',
        chat_id,
        operator_id: ids('P001'),
        last_message_id: second,
      },
      {
        type: 'im.message.message_read_v1',
        reader: { reader_id: ids('P001'), read_time: expect.stringMatching(/^\d{13}$/) },
        message_id_list: [first, second],
      },
    ]);
    expect(heard()).toHaveLength(2);
    expect((await stage.post('/sandbox/read', { as: 'P002', chat_id })).status).toBe(403);
  });

  test('the menu of the bot', async () => {
    await stage.post('/sandbox/menu', { as: 'P001', event_key: 'progress' });
    expect(heard()).toEqual([
      {
        type: 'application.bot.menu_v6',
        event_key: 'progress',
        operator: { operator_name: '赵敏', operator_id: expect.objectContaining(ids('P001')) },
        timestamp: expect.any(Number),
      },
    ]);
    expect((await stage.post('/sandbox/menu', { as: 'P001', event_key: 'x' })).status).toBe(404);
  });
});

describe('what the app is not subscribed to', () => {
  test('is not pushed; a card without its callback shows 200340', async () => {
    await stage.close();
    stage = await openStage({ subscriptions: ['im.message.receive_v1'] });
    await stage.post(`/sandbox/chats/${hazard()}/bot`, { in: false });
    await stage.post(`/sandbox/chats/${hazard()}/bot`, { in: true });
    const message_id = await postCard(stage, card(button({ name: 'b' })));
    const tapped = await stage.post('/sandbox/tap', { as: 'P001', message_id, element: 'b' });
    expect(tapped.body).toEqual({ status: 0, code: 200340 });
    await stage.post('/sandbox/say', { as: 'P001', chat_id: hazard(), text: '在吗', mention_bot: true });
    expect(heard().map(({ type }) => type)).toEqual(['im.message.receive_v1']);
  });
});
