/** Any card on the real page, whether Feishu would take it or not: what the chat holds is put in on the way. */
import type { Page } from 'playwright-core';
import type { Stage } from '../support.ts';

export type Shown = { readonly name: string; readonly card: unknown; readonly warnings?: string[] };

const NINE = 1773104400000;

/** Messages as the sandbox tells the page of them, their ids the names of the cards. */
const asMessage =
  (chat: string, bot: string) =>
  ({ name, card, warnings }: Shown, at: number) => ({
    message_id: name,
    chat_id: chat,
    sender: { id: 'cli_0123456789abcdef', id_type: 'app_id', sender_type: 'app', name: bot },
    msg_type: 'interactive',
    content: JSON.stringify(card),
    create_time: String(NINE + at),
    update_time: String(NINE + at),
    recalled: false,
    mentions: [],
    ...(warnings && { warnings }),
  });

/** Opens the group with these cards in it, as the first person, and waits until each is there and every chart drawn. */
export async function showCards(
  page: Page,
  stage: Stage,
  cards: readonly Shown[],
  query = '',
): Promise<void> {
  const chat = stage.sandbox.chatIdOf('hazard');
  const messages = cards.map(asMessage(chat, '双随机助手'));
  await page.route('**/sandbox/messages?*', (route) =>
    route.fulfill({ json: route.request().url().includes(chat) ? messages : [] }),
  );
  await page.goto(`${stage.url}/?as=P001&chat=${chat}${query}`);
  await page
    .locator('.message')
    .nth(cards.length - 1)
    .waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.chart[data-state="drawing"]').length === 0);
}
