/**
 * Every card we know of on the real page. Ours are kept as golden files of the whole DOM; the official samples stand
 * beside the repository and only their outlines are kept. After a change of looks:
 * `npx vitest run test/sandbox/page/cards.test.ts -u`, and read the diff.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Card } from '../../../cards/kit.ts';
import { checkCard } from '../../../src/sandbox/cards/check.ts';
import { gallery } from '../../cards/gallery.ts';
import { longest } from '../../cards/gallery-texts.ts';
import { type Part, shown, tagged } from '../../cards/parts.ts';
import { type Browser, CHROMIUM, hasChromium, openBrowser } from '../../support/chromium.ts';
import { openStage, type Stage } from '../support.ts';
import { outlineOf, type Seen, seenOn, wholeOf } from './dom.ts';
import { type Shown, showCards } from './show.ts';
import { variants } from './variants.ts';

const samplesFolder = join(import.meta.dirname, '../../../../shared/card-samples');
const ownFolder = join(import.meta.dirname, '../cards');

const inFolder = (folder: string): Shown[] =>
  (existsSync(folder) ? readdirSync(folder) : []).map((file) => ({
    name: basename(file, '.json'),
    card: JSON.parse(readFileSync(join(folder, file), 'utf8')),
  }));

const samples = inFolder(samplesFolder);
const own = inFolder(ownFolder);
const varied: Shown[] = Object.entries(variants).map(([name, card]) => ({ name, card }));
/** Their golden files are those of test/cards; here it is enough that nothing of them is lost. */
const bots = Object.entries(gallery(longest)).map(([name, { card }]) => ({
  name: name.replaceAll(/[ ,]+/g, '-'),
  card,
}));
const FIELDS = ['input', 'select_static', 'multi_select_static', 'date_picker'];
const contentOf = (text: unknown): string => String((text as Part | undefined)?.content ?? '');

/** Without spaces and without who is called: the people of the gallery aren't in this chat. */
const bare = (text: string): string => text.replaceAll(/@(某人|未知成员)|\s/g, '');
/** What must be read of a card, line by line, marks left out. */
const linesOf = (card: Card): string[] => [
  bare(contentOf(card.header.title)),
  ...tagged(card, 'markdown').flatMap(({ content }) =>
    shown(String(content))
      .split('\n')
      .map((line) => bare(line.replace(/^(\s*[-#>]+|\d+\.)\s/, ''))),
  ),
];
test('the variants are cards that Feishu takes', () => {
  for (const [name, card] of Object.entries(variants))
    expect([name, checkCard(card, { user: () => true, image: () => true }).faults]).toEqual([name, []]);
});

/** The same name may come from two places. */
const apart =
  (from: string) =>
  ({ name, card }: Shown): Shown => ({ name: `${from}-${name}`, card });
const everything = [
  ...samples,
  ...own.map(apart('own')),
  ...varied.map(apart('varied')),
  ...bots.map(apart('bot')),
];

const looks = [
  { width: 1280, theme: 'light' },
  { width: 375, theme: 'dark' },
] as const;

describe.runIf(hasChromium)(`in ${CHROMIUM}`, () => {
  let stage: Stage;
  let browser: Browser;
  const wrong: string[] = [];

  beforeAll(async () => {
    stage = await openStage();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await stage.close();
  });

  async function open(
    cards: readonly Shown[],
    width = 1280,
    theme: 'light' | 'dark' = 'light',
  ): Promise<Page> {
    const page = await browser.context.newPage();
    page.on('pageerror', (error) => wrong.push(error.message));
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme });
    await showCards(page, stage, cards);
    return page;
  }
  const cardOn = (page: Page, { name }: Shown): Locator => page.locator(`[data-message-id="${name}"] .card`);

  async function keep(cards: readonly Shown[], file: (name: string) => string, read: typeof wholeOf) {
    const page = await open(cards);
    for (const one of cards)
      await expect(await read(cardOn(page, one))).toMatchFileSnapshot(`golden/${file(one.name)}`);
    await page.close();
    expect(wrong).toEqual([]);
  }

  test('our own cards, one for each component, become what they became', () =>
    keep(own, (name) => `own/${name}.txt`, wholeOf));

  test('and so do the variants of each component', () =>
    keep(varied, (name) => `variants/${name}.txt`, wholeOf));

  test.runIf(samples.length > 0)('and the official samples, in outline', () =>
    keep(samples, (name) => `samples/${name}.txt`, outlineOf),
  );

  describe.each(looks)('at $width px, $theme', ({ width, theme }) => {
    let page: Page;
    let cards: Map<string, Seen>;
    beforeAll(async () => {
      page = await open(everything, width, theme);
      cards = new Map((await seenOn(page)).map((seen) => [seen.name, seen]));
    });
    afterAll(() => page.close());

    test('nothing is lost and nothing sticks out', async () => {
      for (const { name } of everything) expect([name, cards.get(name)?.troubles]).toEqual([name, []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      expect(wrong).toEqual([]);
    });

    test("of the bot's cards every word is read and every control is found", () => {
      for (const { name, card } of bots) {
        const { text, buttons, fields } = cards.get(`bot-${name}`)!;
        for (const line of linesOf(card))
          expect([name, bare(text)]).toEqual([name, expect.stringContaining(line)]);
        for (const button of tagged(card, 'button'))
          expect([name, buttons.join('\n')]).toEqual([name, expect.stringContaining(contentOf(button.text))]);
        for (const field of tagged(card, ...FIELDS))
          expect([name, fields]).toEqual([name, expect.arrayContaining([field.name])]);
      }
    });
  });
});
