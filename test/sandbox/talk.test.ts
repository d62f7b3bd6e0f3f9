import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sign } from '../../src/sandbox/crypto.ts';
import { button, card, openStage, postCard, SECRETS, type Stage } from './support.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const hazard = () => stage.sandbox.chatIdOf('hazard');
const say = (more: Record<string, unknown>) =>
  stage.post<{ message_id: string; file_message_id?: string }>('/sandbox/say', {
    as: 'P001',
    chat_id: hazard(),
    ...more,
  });
const heard = () => stage.ear.heard.map(({ event }) => event);

describe('what people say', () => {
  test('an event is compact, encrypted and signed over its raw bytes', async () => {
    await say({ text: '@双随机助手 抽查' });
    const [{ raw, headers }] = stage.ear.heard as [(typeof stage.ear.heard)[0]];
    expect(raw).toMatch(/^\{"encrypt":"[A-Za-z0-9+/=]+"\}$/);
    const { 'x-lark-request-timestamp': time, 'x-lark-request-nonce': nonce } = headers;
    expect(headers['x-lark-signature']).toBe(sign(time!, nonce!, SECRETS.encryptKey, raw));
    expect(Math.abs(Number(time) * 1000 - stage.sandbox.now().getTime())).toBeLessThan(5000);
  });

  test('the bot of a group hears only what mentions it', async () => {
    expect((await say({ text: '大家早' })).status).toBe(200);
    await say({ text: '@双随机助手 抽危化 10% @钱进' });
    await say({ text: '进度', mention_bot: true });
    expect(heard()).toHaveLength(2);
    expect(heard()[0]).toMatchObject({
      schema: '2.0',
      header: {
        event_type: 'im.message.receive_v1',
        token: SECRETS.verificationToken,
        app_id: SECRETS.appId,
      },
      event: {
        sender: { sender_id: { open_id: stage.sandbox.openIdOf('P001') }, sender_type: 'user' },
        message: {
          chat_id: hazard(),
          chat_type: 'group',
          message_type: 'text',
          content: '{"text":"@_user_1 抽危化 10% @_user_2"}',
          mentions: [
            {
              key: '@_user_1',
              mentioned_type: 'bot',
              name: '双随机助手',
              id: { open_id: stage.sandbox.botOpenId },
            },
            { key: '@_user_2', mentioned_type: 'user', name: '钱进' },
          ],
        },
      },
    });
    expect(heard()[1]!.event.message!.content).toBe('{"text":"@_user_1 进度"}');
  });

  test('in private it hears everything, files too; a text with a file is a reply to it', async () => {
    const chat_id = stage.sandbox.p2pChatIdOf('P001');
    const file = { name: '企业.xlsx', base64: Buffer.from('bytes').toString('base64') };
    const said = await say({ chat_id, text: '导入', file });
    const [first, second] = heard();
    expect(first!.event.message).toMatchObject({
      chat_type: 'p2p',
      message_type: 'file',
      message_id: said.body.file_message_id,
    });
    expect(second!.event.message).toMatchObject({
      message_id: said.body.message_id,
      parent_id: said.body.file_message_id,
    });
    expect(second!.event.message).not.toHaveProperty('mentions');
    const { file_key, file_name } = JSON.parse(first!.event.message!.content);
    expect(file_name).toBe('企业.xlsx');
    const down = await stage.client.im.v1.messageResource.get({
      path: { message_id: said.body.file_message_id!, file_key },
      params: { type: 'file' },
    });
    const chunks: Buffer[] = [];
    for await (const chunk of down.getReadableStream()) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('bytes');
  });

  test.each([
    [404, { as: 'P999', text: 'x' }],
    [404, { chat_id: 'oc_x', text: 'x' }],
    [403, { as: 'P003', text: 'x' }],
    [400, { text: '' }],
    [400, { text: 7 }],
    [404, { text: 'x', reply_to: 'om_x' }],
    [400, { file: { name: 'x', base64: '！' } }],
  ])('%i: %o', async (status, more) => {
    const answer = await say(more);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatch(/\p{Script=Han}/u);
  });
});

describe('what scripts see', () => {
  test('people, chats, messages after one and after an instant', async () => {
    const people = await stage.get<unknown[]>('/sandbox/people');
    expect(people.body[0]).toEqual({
      id: 'P001',
      open_id: stage.sandbox.openIdOf('P001'),
      name: '赵敏',
      title: '危化科科长',
      roles: ['科室负责人'],
      available: true,
      visible: true,
      resigned: false,
    });
    const chats = await stage.get('/sandbox/chats?as=P001');
    expect(chats.body).toEqual([
      { chat_id: hazard(), name: '危化科工作群', kind: 'group', members: ['P001', 'P002'], bot: true },
      { chat_id: stage.sandbox.p2pChatIdOf('P001'), name: '双随机助手', kind: 'p2p', members: ['P001'] },
    ]);
    const first = (await say({ text: '一' })).body.message_id;
    const second = (await say({ text: '二' })).body.message_id;
    const messages = (after: string) =>
      stage.get<{ message_id: string; create_time: string }[]>(
        `/sandbox/messages?chat_id=${hazard()}&after=${after}`,
      );
    const all = (await messages('')).body;
    expect(all.map(({ message_id }) => message_id)).toEqual([first, second]);
    expect(all[0]).toMatchObject({
      msg_type: 'text',
      content: '{"text":"一"}',
      recalled: false,
      sender: { sender_type: 'user', person: 'P001' },
    });
    expect((await messages(first)).body.map(({ message_id }) => message_id)).toEqual([second]);
    expect((await messages(all[0]!.create_time)).body).toHaveLength(1);
    expect((await messages(all[1]!.create_time)).body).toHaveLength(0);
    expect((await messages('om_x')).status).toBe(404);
    expect((await stage.get('/sandbox/nothing')).status).toBe(404);
  });

  test('a new group, and the bot going in and out', async () => {
    const made = await stage.post<{ chat_id: string }>('/sandbox/chats', {
      name: '临时',
      members: ['P002'],
      bot: true,
    });
    const { chat_id } = made.body;
    expect((await stage.post(`/sandbox/chats/${chat_id}/bot`, { in: false })).status).toBe(200);
    expect((await stage.post(`/sandbox/chats/${chat_id}/bot`, { in: false })).status).toBe(409);
    expect(heard().map(({ header, event }) => [header.event_type, event.chat_id, event.name])).toEqual([
      ['im.chat.member.bot.added_v1', chat_id, '临时'],
      ['im.chat.member.bot.deleted_v1', chat_id, '临时'],
    ]);
    await say({ as: 'P002', chat_id, text: '@双随机助手 在吗' });
    expect(heard()).toHaveLength(2);
    expect((await stage.post('/sandbox/chats', { name: '', members: [] })).status).toBe(400);
  });

  test('a reset begins anew, with the same ids', async () => {
    const chats = await stage.get('/sandbox/chats?as=P001');
    await say({ text: '一' });
    await stage.post('/sandbox/clock', { advance: 'P1D' });
    expect((await stage.post('/sandbox/reset', {})).status).toBe(200);
    expect((await stage.get(`/sandbox/messages?chat_id=${hazard()}`)).body).toEqual([]);
    expect(await stage.get('/sandbox/chats?as=P001')).toEqual(chats);
    expect(stage.sandbox.now().toISOString()).toMatch(/^2026-03-10T01:00:0/);
  });
});

test('a restart keeps chats, messages, files, uuids and the clock', async () => {
  const id = await postCard(stage, card(button()));
  await say({ text: '一' });
  await stage.post('/sandbox/clock', { to: '2026-04-01T10:00:00+08:00' });
  const before = await stage.get(`/sandbox/messages?chat_id=${hazard()}`);
  await stage.restart();
  expect(await stage.get(`/sandbox/messages?chat_id=${hazard()}`)).toEqual(before);
  expect(stage.sandbox.now().toISOString()).toMatch(/^2026-04-01T02:00:0/);
  const data = { content: JSON.stringify(card()) };
  await expect(stage.client.im.v1.message.patch({ path: { message_id: id }, data })).rejects.toThrow();
});
