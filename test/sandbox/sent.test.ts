import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStage, PNG, refusal, type Stage } from './support.ts';

/** What the bot sends besides texts and cards. */
let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const hazard = () => stage.sandbox.chatIdOf('hazard');
const send = async (msg_type: string, content: unknown, receive_id = hazard()) => {
  const sent = await stage.client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id, msg_type, content: JSON.stringify(content) },
  });
  return { ...sent.data!, content: JSON.parse(sent.data!.body!.content) };
};
const upload = async (file_type: 'opus' | 'mp4' | 'stream' | 'xls', file_name: string) =>
  (await stage.client.im.v1.file.create({ data: { file_type, file_name, file: Buffer.from('x') } }))!
    .file_key!;
const picture = async () =>
  (await stage.client.im.v1.image.create({ data: { image_type: 'message', image: PNG } }))!.image_key!;

describe('files', () => {
  test('each kind of message takes what was uploaded for it', async () => {
    const alone = stage.sandbox.p2pChatIdOf('P001');
    const [opus, mp4, xls, image_key] = [
      await upload('opus', 'a.opus'),
      await upload('mp4', 'a.mp4'),
      await upload('xls', '名单.xlsx'),
      await picture(),
    ];
    expect((await send('file', { file_key: xls })).content).toEqual({
      file_key: xls,
      file_name: '名单.xlsx',
    });
    expect((await send('image', { image_key })).content).toEqual({ image_key });
    expect((await send('audio', { file_key: opus })).msg_type).toBe('audio');
    expect((await send('media', { file_key: mp4, image_key })).content).toMatchObject({ image_key });
    for (const [kind, key] of [
      ['audio', mp4],
      ['media', opus],
      ['file', image_key],
      ['sticker', xls],
    ] as const)
      expect(await refusal(send(kind, { file_key: key }, alone))).toMatchObject({
        status: 400,
        code: 230055,
      });
    expect(await refusal(send('image', { image_key: 'img_x' }, alone))).toMatchObject({ code: 230001 });
  });

  test('what is too big or empty or no picture never becomes a key', async () => {
    const file = (bytes: number) =>
      stage.client.im.v1.file.create({
        data: { file_type: 'stream', file_name: 'x.bin', file: Buffer.alloc(bytes) },
      });
    expect(await refusal(file(30 * 1024 * 1024 + 1))).toMatchObject({ status: 400, code: 234006 });
    expect(await refusal(file(0))).toMatchObject({ code: 234010 });
    const image = (bytes: Buffer) =>
      stage.client.im.v1.image.create({ data: { image_type: 'message', image: bytes } });
    const big = Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)]);
    expect(await refusal(image(big))).toMatchObject({ code: 234006 });
    expect(await refusal(image(Buffer.from('x')))).toMatchObject({ code: 234011 });
    const gif = Buffer.from('GIF89a\0\0\0\0', 'latin1');
    gif.writeUInt16LE(2001, 6);
    gif.writeUInt16LE(2000, 8);
    expect(await refusal(image(gif))).toMatchObject({ code: 234039 });
    const kind = stage.client.im.v1.file.create({
      data: { file_type: 'exe' as never, file_name: 'x', file: Buffer.from('x') },
    });
    expect(await refusal(kind)).toMatchObject({ code: 99992402 });
  });
});

describe('posts', () => {
  const post = (...line: unknown[]) => send('post', { zh_cn: { title: '通知', content: [line] } });
  test('are kept in one language, people as placeholders', async () => {
    const open_id = stage.sandbox.openIdOf('P001');
    const image_key = await picture();
    const sent = await post(
      { tag: 'at', user_id: open_id },
      { tag: 'text', text: '请看', style: ['bold'] },
      { tag: 'img', image_key },
      { tag: 'md', text: '**x**' },
    );
    expect(sent.content).toEqual({
      title: '通知',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '赵敏' },
          { tag: 'text', text: '请看', style: ['bold'] },
          { tag: 'img', image_key },
          { tag: 'md', text: '**x**' },
        ],
      ],
    });
    expect(sent.mentions).toMatchObject([{ key: '@_user_1', id: open_id }]);
  });

  test.each([
    ['a stranger', { tag: 'at', user_id: 'ou_x' }],
    ['an image that is not there', { tag: 'img', image_key: 'img_x' }],
    ['an unknown piece', { tag: 'marquee', text: 'x' }],
    ['a link that is none', { tag: 'a', text: 'x', href: 'nowhere' }],
    ['an unknown style', { tag: 'text', text: 'x', style: ['blink'] }],
  ])('%s is refused', async (_, piece) => {
    expect(await refusal(post(piece))).toMatchObject({ status: 400, code: 230001 });
  });

  test('over 30 KB is too long; without a language there is nothing', async () => {
    expect(await refusal(post({ tag: 'text', text: 'x'.repeat(30_720) }))).toMatchObject({ code: 230025 });
    expect(await refusal(send('post', {}))).toMatchObject({ code: 230001 });
  });
});

describe('the rest', () => {
  test('a card of a chat, of a person; a line in a private chat', async () => {
    const alone = stage.sandbox.p2pChatIdOf('P001');
    expect((await send('share_chat', { chat_id: hazard() })).msg_type).toBe('share_chat');
    expect((await send('share_user', { user_id: stage.sandbox.openIdOf('P001') })).msg_type).toBe(
      'share_user',
    );
    const line = { type: 'divider', params: { divider_text: { text: '新一轮' } } };
    expect((await send('system', line, alone)).msg_type).toBe('system');
    for (const [kind, content] of [
      ['share_chat', { chat_id: 'oc_x' }],
      ['share_user', { user_id: 'ou_x' }],
      ['system', line],
    ] as const)
      expect(await refusal(send(kind, content))).toMatchObject({ code: 230001 });
  });

  test('GETs with the SDK carry a body, which does no harm', async () => {
    const response = await stage.client.request({ method: 'GET', url: '/open-apis/bot/v3/info', data: {} });
    expect(response).toMatchObject({ code: 0, msg: 'ok' });
  });
});
