import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, hasChromium } from '../../support/chromium.ts';
import { card, openStage, postCard } from '../support.ts';

describe.runIf(hasChromium)('what is on the page counts as read', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  afterAll(() => browser.close());

  test('a private chat that is opened, and what comes into it while it is open', async () => {
    const stage = await openStage();
    const page = await browser.newPage();
    try {
      const chat = stage.sandbox.p2pChatIdOf('P001');
      const first = await postCard(stage, card(), chat);
      const inGroup = await postCard(stage, card());
      const read = () =>
        stage.ear.heard
          .filter(({ event }) => event.header.event_type === 'im.message.message_read_v1')
          .map(({ event }) => event.event.message_id_list);
      await page.goto(`${stage.url}/?as=P001&chat=${chat}`);
      await expect.poll(read).toEqual([[first]]);
      const second = await postCard(stage, card(), chat);
      await expect.poll(read).toEqual([[first], [second]]);
      const readers = await stage.client.im.v1.message.readUsers({
        path: { message_id: inGroup },
        params: { user_id_type: 'open_id' },
      });
      expect(readers.data!.items).toEqual([]);
    } finally {
      await page.close();
      await stage.close();
    }
  });
});
