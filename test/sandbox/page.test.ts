import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHROMIUM, hasChromium } from '../support/chromium.ts';
import { button, card, openStage, postCard, type Stage } from './support.ts';

const plain = (content: string) => ({ tag: 'plain_text', content });
const TASK = card(
  {
    tag: 'markdown',
    content: "**请接收** <font color='red'>今天</font> <script>alert(1)</script> &#60;b&#62;",
  },
  button({ name: 'accept' }),
  button({
    name: 'void',
    text: plain('作废'),
    behaviors: [{ type: 'callback', value: { do: 'void' } }],
    confirm: { title: plain('作废'), text: plain('作废后编号不再使用。') },
  }),
);
const FORM = card({
  tag: 'form',
  name: 'report',
  elements: [
    { tag: 'input', name: 'why', label: plain('原因'), required: true },
    {
      tag: 'select_static',
      name: 'kind',
      placeholder: plain('类别'),
      options: [{ text: plain('甲'), value: 'a' }],
    },
    { tag: 'date_picker', name: 'day', initial_date: '2026-03-10' },
    button({ name: 'go', form_action_type: 'submit', behaviors: undefined }),
  ],
});

function gate(): { open(): void; opened: Promise<void> } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe.runIf(hasChromium)(`the page in ${CHROMIUM}`, () => {
  let browser: Browser;
  let stage: Stage;
  let page: Page;
  const wrong: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    stage = await openStage({ tips: ['@双随机助手 进度'] });
    wrong.length = 0;
  });
  afterEach(async () => {
    await page.close();
    await stage.close();
    expect(wrong).toEqual([]);
  });

  async function open(person = 'P001', width = 1280): Promise<void> {
    page = await browser.newPage({ viewport: { width, height: 800 } });
    page.on('pageerror', (error) => wrong.push(error.message));
    await page.goto(`${stage.url}/?as=${person}`);
    await page.locator(`[data-chat-id="${stage.sandbox.chatIdOf('hazard')}"]`).click();
  }
  const heard = () => stage.ear.heard.map(({ event }) => event);

  test('one writes, the other reads; the bot hears its name', async () => {
    await open();
    await page.locator('[data-at-bot]').click();
    await page.keyboard.type('进度');
    await page.keyboard.press('Enter');
    await page.locator('.message.own', { hasText: '@双随机助手 进度' }).waitFor();
    await expect.poll(heard).toHaveLength(1);
    expect(heard()[0]!.event.message!.content).toBe('{"text":"@_user_1 进度"}');
    await page.locator('[data-who]').click();
    await page.keyboard.type('钱');
    await page.keyboard.press('Enter');
    await page.locator('[data-who="P002"]').waitFor();
    await page.locator('.message:not(.own)', { hasText: '进度' }).waitFor();
  });

  test('what is written before the bot has taken the last stays, and goes on its own', async () => {
    await open();
    const taken = gate();
    stage.ear.answer = () => ({ status: 200, body: '{}', before: taken.opened });
    await page.locator('[data-composer]').fill('@双随机助手 帮助');
    await page.keyboard.press('Enter');
    await page.locator('.message.own', { hasText: '帮助' }).waitFor();
    await page.locator('[data-tips] .tip').click();
    const answered = page.waitForResponse('**/sandbox/say');
    taken.open();
    await answered;
    expect(await page.locator('[data-composer]').inputValue()).toBe('@双随机助手 进度');
    await page.keyboard.press('Enter');
    await page.locator('.message.own', { hasText: '进度' }).waitFor();
    expect(await page.locator('[data-composer]').inputValue()).toBe('');
  });

  test('a card is shown, and its buttons do what they say', async () => {
    const id = await postCard(stage, TASK);
    await open();
    const shown = page.locator(`[data-message-id="${id}"]`);
    await expect
      .poll(() => shown.locator('.md').allTextContents())
      .toContain('请接收 今天 <script>alert(1)</script> <b>');
    stage.ear.answer = () => ({ status: 200, body: '{"toast":{"type":"success","content":"已接收"}}' });
    await shown.locator('[data-name="accept"]').click();
    await page.locator('[data-toast="success"]', { hasText: '已接收' }).waitFor();
    await shown.locator('[data-name="void"]').click();
    const asked = page.getByText('作废后编号不再使用。');
    await asked.waitFor();
    await page.keyboard.press('Escape');
    await asked.waitFor({ state: 'hidden' });
    expect(heard()).toHaveLength(1);
    stage.ear.answer = () => ({ status: 500, body: '' });
    await shown.locator('[data-name="void"]').click();
    await page.locator('[data-confirm]').click();
    await page.locator('[data-toast="error"]', { hasText: '200671' }).waitFor();
    expect(heard()[1]!.event.action).toMatchObject({ value: { do: 'void' } });
    await stage.client.im.v1.message.patch({
      path: { message_id: id },
      data: { content: JSON.stringify(FORM) },
    });
    await shown.locator('[data-name="go"]').waitFor();
  });

  test('a form says what is missing, keeps what was typed, and hands it over', async () => {
    const id = await postCard(stage, FORM);
    await open();
    const shown = page.locator(`[data-message-id="${id}"]`);
    await shown.locator('[data-name="kind"] [role="combobox"]').click();
    await page.locator('[data-option="a"]').click();
    await shown.locator('[data-name="go"]').click();
    await shown.locator('.fault', { hasText: '请填写原因' }).waitFor();
    expect(heard()).toEqual([]);
    await page.keyboard.type('泄漏');
    await shown.locator('[data-name="day"] input').fill('2026-03-12');
    await shown.locator('[data-name="go"]').click();
    await expect.poll(heard).toHaveLength(1);
    const form_value = { why: '泄漏', kind: 'a', day: '2026-03-12 +0800' };
    expect(heard()[0]!.event.action).toMatchObject({ name: 'go', form_value });
    expect(await shown.locator('[data-name="why"] input').inputValue()).toBe('泄漏');
  });

  test('what is told while the talks are on their way is not lost', async () => {
    const id = await postCard(stage, TASK);
    await open();
    const [old, told] = [gate(), gate()];
    const hazard = stage.sandbox.chatIdOf('hazard');
    await page.route(`**/sandbox/messages?chat_id=${hazard}`, async (route) => {
      const response = await route.fetch();
      old.open();
      await told.opened;
      await route.fulfill({ response });
    });
    await page.locator('[data-who]').click();
    await page.keyboard.type('钱');
    await page.keyboard.press('Enter');
    await old.opened;
    const hears = page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const stream = new EventSource('/sandbox/events');
          stream.addEventListener('message', () => resolve(stream.close()), { once: true });
          stream.addEventListener('open', () => document.body.setAttribute('data-listens', ''));
        }),
    );
    await page.locator('[data-listens]').waitFor();
    await stage.client.im.v1.message.patch({
      path: { message_id: id },
      data: { content: JSON.stringify(FORM) },
    });
    await hears;
    told.open();
    await page.locator('[data-who="P002"]').waitFor();
    await page.locator(`[data-message-id="${id}"] [data-name="go"]`).waitFor();
  });

  test('a list of chats that is late does not take the place of a newer one', async () => {
    const [old, newer] = [gate(), gate()];
    let first = true;
    page = await browser.newPage();
    let underWay = 0;
    page.on('request', (asked) => asked.url().includes('/sandbox/messages?') && underWay++);
    page.on('requestfinished', (asked) => asked.url().includes('/sandbox/messages?') && underWay--);
    await page.route('**/sandbox/chats?as=P001', async (route) => {
      const response = await route.fetch();
      if (first) {
        first = false;
        old.open();
        await newer.opened;
      }
      await route.fulfill({ response });
    });
    await page.goto(`${stage.url}/?as=P001`);
    await old.opened;
    await page.locator('[data-chat-id]').first().waitFor();
    await stage.post('/sandbox/chats', { name: '两科协调群', members: ['P001'], bot: true });
    const added = page.locator('[data-chat-id]', { hasText: '两科协调群' });
    await added.waitFor();
    const asksForTalks = page.waitForRequest('**/sandbox/messages?*');
    newer.open();
    await asksForTalks;
    await expect.poll(() => underWay).toBe(0);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await added.count()).toBe(1);
  });

  test('the clock moves, and all begins anew', async () => {
    await open();
    await page.locator('[data-move="nextDay"]').click();
    await page.locator('[data-clock]', { hasText: '3月11日（周三） 09:00' }).waitFor();
    await page.locator('[data-composer]').fill('记一笔');
    await page.keyboard.press('Enter');
    await page.locator('.message.own').waitFor();
    await page.locator('[data-reset]').click();
    await page.locator('[data-confirm]').click();
    await page.locator('[data-clock]', { hasText: '3月10日（周二） 09:00' }).waitFor();
    await expect.poll(() => page.locator('.message').count()).toBe(0);
  });

  test('on a phone there is one column, nothing sticks out, and the targets are big', async () => {
    await postCard(stage, FORM);
    await open('P001', 375);
    await page.locator('[data-name="go"]').waitFor();
    expect(await page.locator('.list').isVisible()).toBe(false);
    const out = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(out).toBe(0);
    const sizes = await page
      .locator('button:visible:not(.reply), .control:visible')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
    await page.locator('.back').click();
    await page.locator('[data-chat-id]').first().waitFor();
  });
});
