/**
 * Every card we know of on the real page. Ours are kept as golden files of the whole DOM; the official samples stand
 * beside the repository and only their outlines are kept. After a change of looks:
 * `npx vitest run test/sandbox/page/cards.test.ts -u`, and read the diff.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCard } from '../../../src/sandbox/cards/check.ts';
import { gallery, longest } from '../../cards/gallery.ts';
import { type Browser, CHROMIUM, hasChromium, openBrowser } from '../../support/chromium.ts';
import { openStage, type Stage } from '../support.ts';
import { outlineOf, troublesOf, wholeOf } from './dom.ts';
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
const bots: Shown[] = Object.entries(gallery(longest)).map(([name, { card }]) => ({
  name: name.replaceAll(/[ ,]+/g, '-'),
  card,
}));
/** One of each face; of the others it is enough that nothing is lost and nothing sticks out. */
const KEPT = [
  ...[
    'bind',
    'draw-form',
    'draw-open-one-witness',
    'draw-published',
    'help',
    'list-ten',
    'office-publish-three',
  ],
  ...[
    'progress-twenty',
    'reminder-team',
    'summary-one',
    'task-accepted-A',
    'task-assigned-A',
    'todo-of-each-kind',
  ],
];

test('the variants are cards that Feishu takes', () => {
  for (const [name, card] of Object.entries(variants))
    expect([name, checkCard(card, { user: () => true, image: () => true }).faults]).toEqual([name, []]);
});

test('the cards that are kept are there', () => {
  expect(bots.map(({ name }) => name)).toEqual(expect.arrayContaining(KEPT));
});

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
    for (const shown of cards)
      await expect(await read(cardOn(page, shown))).toMatchFileSnapshot(`golden/${file(shown.name)}`);
    await page.close();
    expect(wrong).toEqual([]);
  }

  test('our own cards, one for each component, become what they became', () =>
    keep(own, (name) => `own/${name}.txt`, wholeOf));

  test('and so do the variants of each component', () =>
    keep(varied, (name) => `variants/${name}.txt`, wholeOf));

  test("and the bot's cards, one of each face", () =>
    keep(
      bots.filter(({ name }) => KEPT.includes(name)),
      (name) => `bot/${name}.txt`,
      wholeOf,
    ));

  test.runIf(samples.length > 0)('and the official samples, in outline', () =>
    keep(samples, (name) => `samples/${name}.txt`, outlineOf),
  );

  test.each(looks)(
    'nothing is lost and nothing sticks out at $width px, $theme',
    async ({ width, theme }) => {
      const cards = [
        ...samples,
        ...own.map(apart('own')),
        ...varied.map(apart('varied')),
        ...bots.map(apart('bot')),
      ];
      const page = await open(cards, width, theme);
      for (const shown of cards) {
        const troubles = await troublesOf(cardOn(page, shown));
        expect([shown.name, troubles]).toEqual([shown.name, []]);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      await page.close();
      expect(wrong).toEqual([]);
    },
  );
});

/** The same name may come from two places. */
const apart =
  (from: string) =>
  ({ name, card }: Shown): Shown => ({ name: `${from}-${name}`, card });
