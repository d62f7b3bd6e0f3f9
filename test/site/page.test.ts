/** The 核验 page as a saved file, in a browser without a network: what it says of good, changed and several records. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRecordText } from '../../src/domain/draw/read-record.ts';
import { recordDigest } from '../../src/domain/draw/record.ts';
import { freezeDigest } from '../../src/domain/draw/seed.ts';
import { fairPage, verifyPage } from '../../src/site/bundle.ts';
import { copy, naiveRecord } from '../domain/draw/cases.ts';
import { type Browser, CHROMIUM, hasChromium, openBrowser } from '../support/chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-page-'));
const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const VECTORS = join(import.meta.dirname, '../domain/draw/vectors');
const vector = (name: string) => join(VECTORS, `${name}.json`);

describe.runIf(hasChromium)(`from disk, in ${CHROMIUM} without a network`, () => {
  let browser: Browser;
  let page: Page;
  const wrong: string[] = [];

  beforeAll(async () => {
    const saved = file('核验.html', (await verifyPage()).html);
    browser = await openBrowser({ width: 375, height: 812 });
    await browser.context.setOffline(true);
    page = await browser.context.newPage();
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (line) => wrong.push(line.text()));
    page.on('request', (request) => {
      if (!/^(?:file|blob):/.test(request.url())) wrong.push(request.url());
    });
    await page.goto(`file://${saved}`);
  });
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });
  const opens = async (...paths: string[]) => {
    await page.locator('input[type=file]').setInputFiles(paths);
    await page
      .locator('#results > *')
      .nth(paths.length - 1)
      .waitFor();
    await page.waitForFunction(() => document.querySelector('.state')?.textContent === '');
  };
  const steps = (is: string) =>
    page
      .locator(`.record > section > .steps > li.${is}`)
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.check));

  test('a record: each step ticked with what it means; F and R are compared when they are pasted', async () => {
    const record = readRecordText(readFileSync(vector('fair-beacon'), 'utf8'));
    await opens(vector('fair-beacon'));
    expect(await page.locator('.verdict').innerText()).toContain('通过');
    expect(await steps('failed')).toEqual([]);
    expect(await steps('unchecked')).toEqual(['freeze', 'record']);
    for (const means of await page.locator('.means').allInnerTexts()) expect(means).toMatch(/。$/);
    const message = `【抽查 冻结】\n冻结码 F：${freezeDigest(record.freeze)}\n锚：${record.freeze.anchor}`;
    await page.fill('[name=freeze]', message.replaceAll('\n', ' '));
    await page.fill('[name=result]', recordDigest(record).toUpperCase());
    expect(await steps('unchecked')).toEqual([]);
    await page.fill('[name=result]', 'a'.repeat(64));
    expect(await steps('failed')).toEqual(['record']);
    expect(await page.locator('.verdict').innerText()).toContain('没有通过');
    await page.fill('[name=result]', '不是编码');
    expect(await page.locator('.wrong').innerText()).toContain('64 位');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  });

  test("one's own enterprise: why it was drawn or not, and its number", async () => {
    const record = readRecordText(readFileSync(vector('fair-beacon'), 'utf8'));
    const answers: string[] = [];
    const look = async (id: string) => {
      await page.fill('[name=unit]', id);
      await page.locator('[name=unit]').press('Enter');
      await page.waitForFunction(
        (before) => document.querySelector('.answer')?.textContent !== before,
        answers.at(-1) ?? '',
      );
      answers.push((await page.locator('.answer').textContent())!);
      return answers.at(-1);
    };
    const { key, drawn, reserve } = record.result.units;
    expect(await look(key[0]!)).toContain('重点检查对象');
    expect(await look(Object.values(drawn).flat()[0]!)).toMatch(/排在第 1 位.*抽中了/);
    expect(await look(Object.values(reserve).flat()[0]!)).toContain('第 1 备选');
    expect(await look('E99999')).toContain('没有这个代码');
  });

  test('改一个字试试: whatever is changed, it is seen', async () => {
    const kinds = await page
      .locator('[data-spoil]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.spoil!));
    expect(kinds).toEqual(['county', 'swap', 'witness', 'secret', 'amount', 'team', 'any']);
    for (const kind of kinds) {
      await page.locator('.tried').evaluate((box) => box.replaceChildren());
      await page.locator(`[data-spoil=${kind}]`).click();
      await page.locator('.tried .caught').waitFor();
      expect(await page.locator('.tried .caught').innerText()).toContain('被发现了');
      expect(await page.locator('.tried li.failed').count()).toBeGreaterThan(0);
    }
  });

  test('a changed record, a public one, and what is no record', async () => {
    const record = copy(naiveRecord('page'));
    const changed = { ...record, witness: [['w1', '738202'], record.witness[1]] };
    await opens(file('changed.json', JSON.stringify(changed)));
    expect(await page.locator('.verdict').innerText()).toContain('没有通过');
    expect(await steps('failed')).toContain('seed');
    await opens(vector('public'));
    expect(await steps('unchecked')).toEqual(['people-table', 'pairs-table', 'freeze', 'teams', 'record']);
    expect(await page.locator('.record').innerText()).toContain('检查组没有重新计算');
    await opens(file('nothing.json', '{"a": 1.5}'));
    expect(await page.locator('.verdict').innerText()).toContain('读不懂');
    await opens(file('hostile.json', JSON.stringify({ '<img src=x onerror=alert(1)>': 1 })));
    expect(await page.locator('img').count()).toBe(0);
  });

  test('a second record given while the first is read: the second alone is shown', async () => {
    const [first, second] = ['fair-beacon', 'mini'].map((name) => readFileSync(vector(name), 'utf8'));
    await page.evaluate(
      (texts) => {
        for (const text of texts) {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], 'record.json'));
          document.querySelector('.drop')!.dispatchEvent(new DragEvent('drop', { dataTransfer }));
        }
      },
      [first!, second!],
    );
    await page.waitForFunction(() => document.querySelector('.state')?.textContent === '');
    const numbers = await page
      .locator('.record')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.no));
    expect(numbers).toEqual([readRecordText(second!).freeze.no]);
  });

  test.each([
    ['no worker', () => Reflect.deleteProperty(window, 'Worker')],
    [
      'a worker that never begins',
      () => {
        window.Worker = class extends EventTarget {
          onerror: (() => void) | null = null;
          postMessage() {
            setTimeout(() => this.onerror?.());
          }
        } as unknown as typeof Worker;
      },
    ],
  ])('%s: the page does the work itself', async (_, change) => {
    const other = await browser.context.newPage();
    await other.addInitScript(change);
    await other.goto(page.url());
    await other.locator('input[type=file]').setInputFiles(vector('mini'));
    await other.locator('.verdict.ok').waitFor();
    await other.fill('[name=unit]', 'E00001');
    await other.locator('[name=unit]').press('Enter');
    await other.locator('.answer', { hasText: '全部检查' }).waitFor();
    await other.close();
  });

  test('several files: one after the other, and what they say of one another', async () => {
    await opens(vector('mini'), vector('public'), vector('01'));
    expect(await page.locator('.record').count()).toBe(3);
    expect(await page.locator('.series li').allInnerTexts()).toEqual([
      expect.stringContaining('不在同一系列'),
      expect.stringContaining('不在同一系列'),
      expect.stringContaining('不在同一系列'),
    ]);
    await page.locator('.record summary').first().click();
    await page.locator('.record[open] .verdict.ok').waitFor();
  });

  test('怎么证明抽取是公平的: words, pictures and odds, from disk too', async () => {
    await page.goto(`file://${file('公平.html', (await fairPage()).html)}`);
    expect(await page.locator('svg[aria-label]').count()).toBe(4);
    expect(await page.locator('#odds').innerText()).toContain('每一年抽中的机会：10.5%');
    await page.fill('#take', '60');
    expect(await page.locator('#odds').innerText()).toContain('请填整数');
    await page.fill('#pool', '120');
    expect(await page.locator('#odds').innerText()).toContain('每一年抽中的机会：50.0%');
    for (const text of await page.locator('dd, section p:not(.field)').allInnerTexts())
      expect(text).not.toMatch(/undefined|NaN|[！!]/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  });

  test('nothing went out, nothing went wrong', () => {
    expect(wrong).toEqual([]);
  });
});
