/** What stands in a chat besides cards: quotes, pictures, files, what was taken back, what is new. */
import { deflateSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, CHROMIUM, hasChromium, openBrowser } from '../../support/chromium.ts';
import { card, openStage, postCard, type Stage } from '../support.ts';

/** A picture of one colour, as small as the format allows. */
function png(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const named = Buffer.concat([Buffer.from(type), data]);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crcOf(named));
    return Buffer.concat([length, named, crc]);
  };
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0]);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(24, 0x80)]);
  const lines = deflateSync(Buffer.concat(Array.from({ length: 8 }, () => line)));
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([sign, chunk('IHDR', head), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))]);
}

function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

describe.runIf(hasChromium)(`in ${CHROMIUM}`, () => {
  let browser: Browser;
  let stage: Stage;
  let page: Page;
  let chat: string;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser[Symbol.asyncDispose]());
  beforeEach(async () => {
    stage = await openStage();
    chat = stage.sandbox.chatIdOf('hazard');
  });
  afterEach(async () => {
    await page.close();
    await stage.close();
  });

  async function open(): Promise<void> {
    page = await browser.context.newPage();
    await page.goto(`${stage.url}/?as=P001&chat=${chat}`);
    await page.locator('.message').first().waitFor();
  }
  const messageAt = (id: string): Locator => page.locator(`[data-message-id="${id}"]`);
  const send = async (msg_type: string, content: unknown): Promise<string> => {
    const sent = await stage.client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: chat, msg_type, content: JSON.stringify(content) },
    });
    return sent.data!.message_id!;
  };

  test('an answer quotes what it answers, and leads there', async () => {
    const asked = await send('text', { text: '请报名' });
    for (let n = 0; n < 3; n++) await send('text', { text: '等'.repeat(1200) });
    const answered = await stage.client.im.v1.message.reply({
      path: { message_id: asked },
      data: { msg_type: 'text', content: JSON.stringify({ text: '已报名' }) },
    });
    await open();
    const quote = messageAt(answered.data!.message_id!).locator('.quote');
    expect(await quote.innerText()).toBe('双随机助手：请报名');
    await quote.click();
    await expect
      .poll(() => messageAt(asked).evaluate((one) => one.getBoundingClientRect().top))
      .toBeGreaterThan(0);
  });

  test('a picture is enlarged by a tap and left by Escape', async () => {
    const uploaded = await stage.client.im.v1.image.create({ data: { image_type: 'message', image: png() } });
    const id = await send('image', { image_key: uploaded!.image_key });
    await open();
    await messageAt(id).getByRole('button', { name: '放大查看：图片' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.locator('img').evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(8);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('what was taken back leaves one line', async () => {
    const id = await send('text', { text: '说错了' });
    await open();
    await stage.client.im.v1.message.delete({ path: { message_id: id } });
    await page.locator('.message.gone', { hasText: '双随机助手撤回了一条消息' }).waitFor();
    expect(await page.getByText('说错了').count()).toBe(0);
  });

  test('what other chats hold that is new is counted', async () => {
    await send('text', { text: '早' });
    await open();
    await stage.client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: stage.sandbox.openIdOf('P001'), msg_type: 'text', content: '{"text":"单独说"}' },
    });
    await page.locator('[data-unread="1"]').waitFor();
    await page.locator('[data-chat-id]', { has: page.locator('[data-unread]') }).click();
    await page.getByText('单独说').last().waitFor();
    await expect.poll(() => page.locator('[data-unread]').count()).toBe(0);
  });

  test('where the sources conflict is said below the card', async () => {
    const odd = card({
      tag: 'button',
      text: { tag: 'plain_text', content: '查看' },
      url: 'https://example.com',
    });
    const id = await postCard(stage, odd);
    await open();
    await messageAt(id).getByText('1 处资料说法不一').click();
    await messageAt(id).getByText('legacy property url').waitFor();
  });

  test('a card speaks the language that is asked for', async () => {
    const id = await postCard(
      stage,
      card({ tag: 'markdown', content: 'Hallo', i18n_content: { zh_cn: '您好', en_us: 'Hello' } }),
    );
    await open();
    await messageAt(id).getByText('您好').waitFor();
    await page.goto(`${stage.url}/?as=P001&chat=${chat}&locale=en_us`);
    await messageAt(id).getByText('Hello').waitFor();
    await page.goto(`${stage.url}/?as=P001&chat=${chat}&locale=fr_fr`);
    await messageAt(id).getByText('Hallo').waitFor();
  });
});
