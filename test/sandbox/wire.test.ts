import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { card, openStage, PEOPLE, postCard, refusal, SECRETS, type Stage, text } from './support.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const hazard = () => stage.sandbox.chatIdOf('hazard');
const send = (data: Record<string, unknown>, receive_id_type: 'open_id' | 'chat_id' | 'email' = 'chat_id') =>
  stage.client.im.v1.message.create({
    params: { receive_id_type },
    data: { receive_id: hazard(), ...text('你好'), ...data } as never,
  });

describe('messages', () => {
  test('create, reply, get and list', async () => {
    const sent = await send({});
    expect(sent).toMatchObject({
      code: 0,
      data: {
        msg_type: 'text',
        chat_id: hazard(),
        deleted: false,
        sender: { id: SECRETS.appId, id_type: 'app_id', sender_type: 'app' },
        body: { content: '{"text":"你好"}' },
      },
    });
    const path = { message_id: sent.data!.message_id! };
    const reply = await stage.client.im.v1.message.reply({ path, data: text('收到') });
    expect(reply.data).toMatchObject({ root_id: path.message_id, parent_id: path.message_id });
    const got = await stage.client.im.v1.message.get({ path });
    expect(got.data!.items).toMatchObject([
      { message_id: path.message_id, body: { content: '{"text":"你好"}' } },
    ]);
    const listed = await stage.client.im.v1.message.list({
      params: {
        container_id_type: 'chat',
        container_id: hazard(),
        sort_type: 'ByCreateTimeDesc',
        page_size: 1,
      },
    });
    expect(listed.data).toMatchObject({ has_more: true, items: [{ message_id: reply.data!.message_id }] });
  });

  test('an at of a member becomes a placeholder', async () => {
    const id = stage.sandbox.openIdOf('P001');
    const sent = await send(text(`<at user_id="${id}">赵敏</at> 请看`));
    expect(sent.data).toMatchObject({
      body: { content: '{"text":"@_user_1 请看"}' },
      mentions: [{ key: '@_user_1', id, id_type: 'open_id', name: '赵敏' }],
    });
  });

  test('the same uuid within an hour is the same message', async () => {
    const first = await send({ uuid: 'once-1' });
    const again = await send({ uuid: 'once-1', ...text('另一句') });
    expect(again.data!.message_id).toBe(first.data!.message_id);
    await stage.post('/sandbox/clock', { advance: 'PT1H1S' });
    const later = await send({ uuid: 'once-1' });
    expect(later.data!.message_id).not.toBe(first.data!.message_id);
    const path = { message_id: first.data!.message_id! };
    const answer = () =>
      stage.client.im.v1.message.reply({ path, data: { ...text('收到'), uuid: 'once-2' } });
    expect((await answer()).data!.message_id).toBe((await answer()).data!.message_id);
    expect(await refusal(send({ uuid: 'x'.repeat(51) }))).toMatchObject({ status: 400, code: 99992402 });
  });

  test('texts can be edited and recalled, cards patched', async () => {
    const path = { message_id: (await send({})).data!.message_id! };
    const edited = await stage.client.im.v1.message.update({ path, data: text('改过') });
    expect(edited.data).toMatchObject({ updated: true, body: { content: '{"text":"改过"}' } });
    await stage.client.im.v1.message.delete({ path });
    expect(await refusal(stage.client.im.v1.message.update({ path, data: text('再改') }))).toMatchObject({
      code: 230011,
    });
    expect(await refusal(stage.client.im.v1.message.get({ path }))).toMatchObject({ code: 230110 });

    const cardPath = { message_id: await postCard(stage, card()) };
    const content = JSON.stringify(card({ tag: 'hr' }));
    expect(await stage.client.im.v1.message.patch({ path: cardPath, data: { content } })).toMatchObject({
      code: 0,
    });
    expect(
      await refusal(stage.client.im.v1.message.update({ path: cardPath, data: text('x') })),
    ).toMatchObject({ code: 230001 });
    const original = await stage.client.im.v1.message.get({
      path: cardPath,
      params: { card_msg_content_type: 'user_card_content' } as never,
    });
    expect(original.data!.items![0]!.body!.content).toBe(content);
  });

  test.each([
    ['no receiver', { receive_id: undefined }, 99992402],
    ['a chat that is not there', { receive_id: 'oc_nowhere' }, 230034],
    ['content that is no JSON', { content: 'hello' }, 230001],
    ['an empty text', text(''), 230001],
    ['an unknown kind', { msg_type: 'poem' }, 230001],
    ['a text over 150 KB', text('x'.repeat(150 * 1024)), 230025],
    [
      'a card over 30 KB',
      {
        msg_type: 'interactive',
        content: JSON.stringify(card({ tag: 'markdown', content: 'x'.repeat(30_720) })),
      },
      230025,
    ],
    ['a file that was not uploaded', { msg_type: 'file', content: '{"file_key":"file_x"}' }, 230001],
  ])('%s is refused', async (_, data, code) => {
    expect(await refusal(send(data))).toMatchObject({ status: 400, code });
  });

  test('no id, an id of another app, an unknown address', async () => {
    expect(await refusal(send({ receive_id: 'ou_x' }, 'open_id'))).toMatchObject({ code: 99992351 });
    const foreign = `ou_${'0'.repeat(32)}`;
    expect(await refusal(send({ receive_id: foreign }, 'open_id'))).toMatchObject({ code: 99992361 });
    expect(await refusal(send({ receive_id: 'a@b.cn' }, 'email'))).toMatchObject({ code: 230034 });
  });

  test("someone else's message is not the bot's to change, nor an old one, nor a group it left", async () => {
    const said = await stage.post<{ message_id: string }>('/sandbox/say', {
      as: 'P001',
      chat_id: hazard(),
      text: '大家好',
    });
    const theirs = stage.client.im.v1.message.delete({ path: { message_id: said.body.message_id } });
    expect(await refusal(theirs)).toMatchObject({ code: 230017 });

    const path = { message_id: await postCard(stage, card()) };
    await stage.post('/sandbox/clock', { advance: 'P14DT1S' });
    const data = { content: JSON.stringify(card()) };
    expect(await refusal(stage.client.im.v1.message.patch({ path, data }))).toMatchObject({ code: 230031 });

    await stage.post(`/sandbox/chats/${hazard()}/bot`, { in: false });
    expect(await refusal(send({}))).toMatchObject({ code: 230002 });
    await stage.post(`/sandbox/chats/${hazard()}/bot`, { in: true });
  });
});

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'download-'));

  test('up, sent, and down again', async () => {
    const bytes = Buffer.from('记录\n');
    const up = await stage.client.im.v1.file.create({
      data: { file_type: 'stream', file_name: '记录.json', file: bytes },
    });
    expect(up!.file_key).toMatch(/^file_v3_/);
    const sent = await send({ msg_type: 'file', content: JSON.stringify(up) });
    const path = { message_id: sent.data!.message_id!, file_key: up!.file_key! };
    const down = await stage.client.im.v1.messageResource.get({ path, params: { type: 'file' } });
    await down.writeFile(join(folder, 'x'));
    expect(readFileSync(join(folder, 'x'))).toEqual(bytes);
    const direct = await fetch(`${stage.url}/sandbox/files/${up!.file_key}`);
    expect(Buffer.from(await direct.arrayBuffer())).toEqual(bytes);
    const other = { ...path, file_key: 'file_v3_x' };
    const wrong = await fetch(
      `${stage.url}/open-apis/im/v1/messages/${other.message_id}/resources/x?type=file`,
    );
    expect(wrong.status).toBe(400);
  });

  test('a picture must be one, and not be empty', async () => {
    const png = Buffer.alloc(24);
    png.set([0x89, 0x50, 0x4e, 0x47]);
    png.writeUInt32BE(10, 16);
    png.writeUInt32BE(10, 20);
    const upload = (image: Buffer) =>
      stage.client.im.v1.image.create({ data: { image_type: 'message', image } });
    expect((await upload(png))!.image_key).toMatch(/^img_v3_/);
    expect(await refusal(upload(Buffer.from('no picture')))).toMatchObject({ code: 234011 });
    png.writeUInt32BE(20_000, 16);
    png.writeUInt32BE(20_000, 20);
    expect(await refusal(upload(png))).toMatchObject({ code: 234039 });
    const empty = { file_type: 'stream', file_name: 'x', file: Buffer.alloc(0) } as const;
    expect(await refusal(stage.client.im.v1.file.create({ data: empty }))).toMatchObject({ code: 234010 });
  });
});

describe('look-ups', () => {
  test('who has this mobile', async () => {
    const found = await stage.client.contact.v3.user.batchGetId({
      params: { user_id_type: 'open_id' },
      data: { mobiles: ['13800000001', '13800000003', '13999999999'] },
    });
    expect(found.data!.user_list).toMatchObject([
      { mobile: '13800000001', user_id: stage.sandbox.openIdOf('P001') },
      { user_id: stage.sandbox.openIdOf('P003') },
      { mobile: '13999999999' },
    ]);
    expect(found.data!.user_list![2]).not.toHaveProperty('user_id');
  });

  test('a user, several users, the bot', async () => {
    const user_id = stage.sandbox.openIdOf('P001');
    const user = await stage.client.contact.v3.user.get({
      path: { user_id },
      params: { user_id_type: 'open_id' },
    });
    expect(user.data!.user).toMatchObject({
      name: '赵敏',
      mobile: '+8613800000001',
      job_title: '危化科科长',
    });
    const users = await stage.client.contact.v3.user.batch({
      params: { user_ids: [user_id, stage.sandbox.openIdOf('P002')] },
    });
    expect(users.data!.items!.map(({ name }) => name)).toEqual(['赵敏', '钱进']);
    const info = await stage.client.request({ method: 'GET', url: '/open-apis/bot/v3/info' });
    expect(info).toMatchObject({
      code: 0,
      bot: { open_id: stage.sandbox.botOpenId, app_name: '双随机助手' },
    });
  });

  test('chats and who is in them', async () => {
    const chats = await stage.client.im.v1.chat.list();
    expect(chats.data!.items).toMatchObject([{ chat_id: hazard(), name: '危化科工作群' }]);
    const path = { chat_id: hazard() };
    expect((await stage.client.im.v1.chat.get({ path })).data).toMatchObject({
      chat_mode: 'group',
      user_count: '2',
    });
    const members = await stage.client.im.v1.chatMembers.get({ path });
    expect(members.data!.items!.map(({ name }) => name)).toEqual(PEOPLE.slice(0, 2).map(({ name }) => name));
    expect((await stage.client.im.v1.chatMembers.isInChat({ path })).data).toEqual({ is_in_chat: true });
  });

  test('what is not there is no route', async () => {
    const response = await fetch(`${stage.url}/open-apis/nothing`);
    expect([response.status, (await response.json()).code]).toEqual([404, 99991201]);
  });
});
