/** The developer's panel in a browser: what passes is seen live, faults are switched, cards are judged. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHROMIUM, hasChromium } from '../support/chromium.ts';
import { button, card, openStage, postCard, refusal, type Stage, text } from './support.ts';

const BAD = card({ tag: 'button', text: { tag: 'plain_text', content: '接收' }, type: 'huge' });
const OLD = card(button({ value: { legacy: true } }));

describe.runIf(hasChromium)(`the developer's panel in ${CHROMIUM}`, () => {
  let browser: Browser;
  let stage: Stage;
  let page: Page;
  const wrong: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    stage = await openStage();
    wrong.length = 0;
  });
  afterEach(async () => {
    await page.close();
    await stage.close();
    expect(wrong).toEqual([]);
  });

  const group = () => stage.sandbox.chatIdOf('hazard');

  async function open(query = '', width = 1280): Promise<void> {
    page = await browser.newPage({ viewport: { width, height: 900 } });
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => wrong.push(error.message));
    await page.goto(`${stage.url}/?as=P001&chat=${group()}${query}`);
    await page.locator('[data-open-chat]').waitFor();
  }
  const send = (words: string) =>
    stage.client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: group(), ...text(words) },
    });

  test('one button opens it, what passes comes in live, Escape closes it', async () => {
    await open();
    await page.locator('[data-dev-entry]').click();
    const entries = page.locator('[data-entry]');
    await expect.poll(() => page.locator('.dev .empty').count()).toBe(1);
    await send('一');
    await page.locator('[data-kind="call"]', { hasText: '发消息' }).waitFor();
    const before = await entries.count();
    await stage.post('/sandbox/say', { as: 'P001', chat_id: stage.sandbox.p2pChatIdOf('P001'), text: '二' });
    await page.locator('[data-kind="event"]').waitFor();
    expect(await entries.count()).toBe(before + 1);
    await page.getByText('接口', { exact: true }).first().click();
    await expect.poll(() => entries.count()).toBe(before);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.dev').count()).toBe(0);
  });

  test('a refused card points at its line, and its findings lead there', async () => {
    await expect(postCard(stage, BAD)).rejects.toThrow();
    await open('&dev=trace');
    await page.locator('[data-entry]', { hasText: '卡片被拒绝' }).click();
    await page.locator('[data-finding]').first().click();
    const marked = page.locator('.lines .faulty');
    expect((await marked.allInnerTexts()).map((line) => line.trim())).toEqual(['"type": "huge"']);
    await page.locator('[data-back]').click();
    await page.locator('[data-entry]').first().waitFor();
  });

  test('from a message to its calls, to the event, and back to the chat', async () => {
    const id = await postCard(stage, card(button({ name: 'go' })));
    const data = card({ tag: 'markdown', content: '已接收' });
    stage.ear.answer = () => ({ status: 200, body: JSON.stringify({ card: { type: 'raw', data } }) });
    await stage.post('/sandbox/tap', { as: 'P001', message_id: id, element: 'go' });
    await send('随后');
    await open('&dev=trace');
    await page.locator('[data-pick]').click();
    await page.locator(`[data-message-id="${id}"]`).click();
    await expect.poll(() => page.locator('[data-entry]').count()).toBe(2);
    await page.locator('[data-kind="callback"]').click();
    await page.locator('[data-reason="answer"]', { hasText: '确定' }).waitFor();
    const inferred = page.locator('[data-reason="chat"]', { hasText: '推断' });
    await inferred.locator('[data-effect]').click();
    await page.locator('[data-cause]').click();
    await page.locator('[data-reason="answer"] [data-to-message]').click();
    await page.locator(`[data-message-id="${id}"][data-flash]`).waitFor();
  });

  test('a fault is added, strikes, is counted and taken away', async () => {
    await open('&dev=faults');
    await page.getByText('现在没有故障').waitFor();
    await page.locator('[data-fault-kind]').click();
    await page.getByRole('option', { name: '消息已撤回' }).click();
    await page.locator('[data-add-fault]').click();
    const rule = page.locator('[data-rule]');
    await rule.getByText('出错 0 次').waitFor();
    expect(await refusal(send('x'))).toMatchObject({ code: 230011 });
    await rule.getByText('出错 1 次，符合条件 1 次，已用完').waitFor();
    await page.locator('[data-drop-fault]').click();
    await page.getByText('现在没有故障').waitFor();
    expect((await stage.get('/sandbox/faults')).body).toEqual([]);
  });

  test('people out of reach, the bot out of its group', async () => {
    await open('&dev=world');
    await page.locator('[data-toggle="available/P002"]').click();
    await page.getByText('有 1 人的状态改过').waitFor();
    const toPerson = stage.client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: stage.sandbox.openIdOf('P002'), ...text('x') },
    });
    expect(await refusal(toPerson)).toMatchObject({ code: 230013 });
    await page.locator(`[data-toggle="bot/${group()}"]`).click();
    await expect.poll(async () => (await refusal(send('x')).catch(() => ({ code: 0 }))).code).toBe(230002);
  });

  test('any card is judged as it is pasted, and shown', async () => {
    await open('&dev=card');
    const box = page.locator('.card-tab textarea');
    await box.fill(JSON.stringify(BAD));
    await page.getByText('飞书会拒绝：1 处错误').waitFor();
    await box.fill(JSON.stringify(OLD));
    await page.locator('[data-warnings="1"][data-faults="0"]').waitFor();
    await page.locator('.judged .card', { hasText: '接收' }).waitFor();
    expect(await page.locator('.lines .warned').count()).toBe(1);
    await box.fill('{"schema":');
    await page.getByText('飞书会拒绝：1 处错误').waitFor();
  });

  test('on a phone it fills the screen and nothing is cut off', async () => {
    await expect(postCard(stage, BAD)).rejects.toThrow();
    await stage.post('/sandbox/faults', { kind: 'latency', ms: 1, on: { person: 'P001' } });
    for (const query of ['trace', 'faults', 'world', 'card']) {
      await open(`&dev=${query}`, 375);
      const panel = page.locator('.dev');
      await panel.waitFor();
      expect(await panel.evaluate((box) => box.getBoundingClientRect().width)).toBe(375);
      expect(await panel.evaluate((box) => box.scrollWidth)).toBe(375);
      await page.locator('[data-dev-close]').click();
      await expect.poll(() => panel.count()).toBe(0);
      if (query !== 'card') await page.close();
    }
  });
});
