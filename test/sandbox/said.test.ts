import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { button, card, openStage, PNG, postCard, refusal, type Stage } from './support.ts';

/** What people send besides plain texts, as the bot gets it. */
let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const hazard = () => stage.sandbox.chatIdOf('hazard');
const alone = () => stage.sandbox.p2pChatIdOf('P001');
const say = (more: Record<string, unknown>, chat_id = alone()) =>
  stage.post<{ message_id: string; file_message_id?: string }>('/sandbox/say', {
    as: 'P001',
    chat_id,
    ...more,
  });
const heard = () => stage.ear.heard.map(({ event }) => event.event.message!);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const image = { base64: PNG.toString('base64') };
const download = (message_id: string, file_key: string, type: 'image' | 'file') =>
  stage.client.im.v1.messageResource.get({ path: { message_id, file_key }, params: { type } });

describe('pictures', () => {
  test('a picture in answer to a card says to which, and can be fetched as an image only', async () => {
    const parent = await postCard(stage, card(button()), alone());
    const { message_id } = (await say({ image, reply_to: parent })).body;
    expect(heard()).toMatchObject([
      {
        message_id,
        message_type: 'image',
        chat_type: 'p2p',
        parent_id: parent,
        root_id: parent,
        content: expect.stringMatching(/^\{"image_key":"img_v3_[^"]+"\}$/),
      },
    ]);
    const { image_key } = JSON.parse(heard()[0]!.content);
    const chunks: Buffer[] = [];
    for await (const chunk of (await download(message_id, image_key, 'image')).getReadableStream())
      chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(PNG);
    expect((await fetchResource(message_id, image_key, 'file')).body.code).toBe(234003);
  });

  test('a picture in a group reaches the bot only inside a post that mentions it', async () => {
    await say({ image }, hazard());
    expect(heard()).toEqual([]);
    const content = [
      [
        { tag: 'at', user: 'bot' },
        { tag: 'text', text: ' 现场照片' },
        { tag: 'at', user: 'P002' },
        { tag: 'at', user: 'all' },
      ],
      [{ tag: 'img', ...image }],
      [{ tag: 'a', text: '依据', href: 'https://example.cn/' }],
      [{ tag: 'code_block', text: 'x' }, { tag: 'hr' }, { tag: 'emotion', emoji_type: 'OK' }],
    ];
    const { message_id } = (await say({ post: { title: '整改', content } }, hazard())).body;
    const [message] = heard();
    expect(message).toMatchObject({ message_type: 'post', chat_type: 'group' });
    const post = JSON.parse(message!.content);
    expect(post).toEqual({
      title: '整改',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '双随机助手', style: [] },
          { tag: 'text', text: ' 现场照片', style: [] },
          { tag: 'at', user_id: '@_user_2', user_name: '钱进', style: [] },
          { tag: 'at', user_id: '@_all', user_name: '所有人', style: [] },
        ],
        [{ tag: 'img', image_key: expect.stringMatching(/^img_v3_/) }],
        [{ tag: 'a', text: '依据', href: 'https://example.cn/', style: [] }],
        [{ tag: 'code_block', language: '', text: 'x' }, { tag: 'hr' }, { tag: 'emotion', emoji_type: 'OK' }],
      ],
    });
    expect(message!.mentions).toMatchObject([
      { key: '@_user_1', mentioned_type: 'bot' },
      { key: '@_user_2', mentioned_type: 'user', name: '钱进' },
    ]);
    expect((await fetchResource(message_id, post.content[1][0].image_key, 'image')).status).toBe(200);
  });

  test.each([
    ['what is no picture', { image: { base64: base64('no picture') } }, 400],
    ['a stranger mentioned', { post: { content: [[{ tag: 'at', user: 'P999' }]] } }, 404],
    ['a post of nothing', { post: { content: [] } }, 400],
    ['a piece of no kind', { post: { content: [[{ tag: 'marquee' }]] } }, 400],
  ])('%s is refused', async (_, more, status) => {
    expect((await say(more)).status).toBe(status);
  });
});

test('sound, film and stickers; a sticker can not be fetched', async () => {
  await say({ audio: { base64: base64('sound'), duration: 2000 } });
  await say({ media: { name: '现场.mp4', base64: base64('film'), duration: 9000, cover: image.base64 } });
  await say({ sticker: { base64: base64('smile') } });
  const [audio, media, sticker] = heard();
  expect(audio!.message_type).toBe('audio');
  expect(JSON.parse(audio!.content)).toEqual({
    file_key: expect.stringMatching(/^file_v3_/),
    duration: 2000,
  });
  expect(media!.message_type).toBe('media');
  expect(JSON.parse(media!.content)).toEqual({
    file_key: expect.stringMatching(/^file_v3_/),
    image_key: expect.stringMatching(/^img_v3_/),
    file_name: '现场.mp4',
    duration: 9000,
  });
  const film = JSON.parse(media!.content);
  expect((await fetchResource(media!.message_id, film.file_key, 'file')).status).toBe(200);
  expect((await fetchResource(media!.message_id, film.image_key, 'image')).status).toBe(200);
  const { file_key } = JSON.parse(sticker!.content);
  expect(await fetchResource(sticker!.message_id, file_key, 'file')).toMatchObject({
    status: 400,
    body: { code: 234043 },
  });
});

test('a topic: the answer and what follows it carry its id, and it can be listed', async () => {
  const head = (await say({ text: '开始' })).body.message_id;
  const said = (await say({ text: '第一', reply_to: head, reply_in_thread: true })).body.message_id;
  const thread_id = String(heard()[1]!.thread_id);
  expect(thread_id).toMatch(/^omt_/);
  expect(heard()[0]).not.toHaveProperty('thread_id');
  const reply = await stage.client.im.v1.message.reply({
    path: { message_id: said },
    data: { msg_type: 'text', content: '{"text":"第二"}' },
  });
  expect(reply.data).toMatchObject({ thread_id, root_id: head, parent_id: said });
  const listed = await stage.client.im.v1.message.list({
    params: { container_id_type: 'thread', container_id: thread_id },
  });
  expect(listed.data!.items!.map(({ message_id }) => message_id)).toEqual([
    head,
    said,
    reply.data!.message_id,
  ]);
  const own = await stage.client.im.v1.message.reply({
    path: { message_id: await postCard(stage, card()) },
    data: { msg_type: 'text', content: '{"text":"新话题"}', reply_in_thread: true },
  });
  expect(own.data!.thread_id).toMatch(/^omt_/);
  const nowhere = stage.client.im.v1.message.list({
    params: { container_id_type: 'thread', container_id: 'omt_x' },
  });
  expect(await refusal(nowhere)).toMatchObject({ code: 230001 });
});

test('to all: the placeholder stays in the text, and is no mention', async () => {
  await say({ text: '@双随机助手 通知@所有人' }, hazard());
  expect(heard()[0]!.content).toBe('{"text":"@_user_1 通知@_all"}');
  expect(heard()[0]!.mentions).toHaveLength(1);
});

test('what is in a message can be fetched while the bot is in the chat and the message is there', async () => {
  const file = { name: '企业.xlsx', base64: base64('bytes') };
  const { message_id, file_message_id } = (await say({ text: '@双随机助手 导入', file }, hazard())).body;
  const content = (
    await stage.get<{ message_id: string; content: string }[]>(`/sandbox/messages?chat_id=${hazard()}`)
  ).body[0]!.content;
  const { file_key } = JSON.parse(content);
  const code = async (message: string, key: string) => (await fetchResource(message, key, 'file')).body.code;
  expect(await code(file_message_id!, 'file_v3_x')).toBe(234003);
  expect(await code(message_id, file_key)).toBe(234003);
  expect(await code(await postCard(stage, card()), file_key)).toBe(234043);
  await stage.post(`/sandbox/chats/${hazard()}/bot`, { in: false });
  expect(await code(file_message_id!, file_key)).toBe(234004);
  await stage.post(`/sandbox/chats/${hazard()}/bot`, { in: true });
  await stage.post('/sandbox/recall', { message_id: file_message_id });
  expect(await code(file_message_id!, file_key)).toBe(230110);
});

/** Past the SDK, which hides what a failed download says in a stream. */
async function fetchResource(message_id: string, key: string, type: 'image' | 'file') {
  const token = await stage.token();
  const response = await fetch(
    `${stage.url}/open-apis/im/v1/messages/${message_id}/resources/${key}?type=${type}`,
    { headers: { authorization: `Bearer ${token}` } },
  );
  const body = response.ok ? { code: 0 } : ((await response.json()) as { code: number });
  return { status: response.status, body };
}
