/** 新来的人: the whole round by hand, on the page, with nothing but what can be seen there. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { verifyRecord } from '../../src/domain/draw/verify.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import { CHROMIUM, hasChromium, openBrowser } from '../support/chromium.ts';
import { CLERK, dispatched, tasksOf } from '../support/round.ts';

/** Whoever sits before the page. */
class Visitor {
  readonly page: Page;
  readonly wrong: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.wrong.push(error.message));
  }

  /** Chooses who they are. */
  async becomes(name: string): Promise<void> {
    await this.page.locator('[data-who]').click();
    await this.page.keyboard.type(name);
    await this.page.locator('[data-person]', { hasText: name }).first().click();
    await this.page.locator('[data-who]', { hasText: name }).waitFor();
  }
  async opens(chat: string): Promise<void> {
    const name = this.page.locator('.name', { hasText: chat });
    await this.page.locator('[data-chat-id]', { has: name }).click();
    await this.page.locator('main.chat h2', { hasText: chat }).waitFor();
  }
  async types(text: string): Promise<void> {
    await this.page.locator('[data-composer]').click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }
  /** The newest card with this on it. */
  card(text: string): Locator {
    return this.page.locator('.card-message', { hasText: text }).last();
  }
  async reads(text: string | RegExp): Promise<string> {
    const bubble = this.page.locator('.message', { hasText: text }).last();
    await bubble.waitFor();
    return bubble.innerText();
  }
  async fills(card: Locator, field: string, value: string): Promise<void> {
    const place = card.locator(`[data-name="${field}"]`);
    if ((await place.getAttribute('data-tag'))?.includes('select_')) {
      await place.locator('[role="combobox"]').click();
      await this.page.locator(`[data-option="${value}"]:visible`).click();
    } else await place.locator('input, textarea').first().fill(value);
  }
  async taps(card: Locator, act: string, toast: string): Promise<void> {
    await card.locator(`[data-name^="${act}__"]`).click();
    const asked = this.page.locator('[data-confirm]');
    const told = this.page.locator('[data-toast]', { hasText: toast });
    await asked.or(told).first().waitFor();
    if (await asked.isVisible()) await asked.click();
    await told.first().waitFor();
    await asked.waitFor({ state: 'hidden' });
  }
}

async function visit(bureau: Bureau, page: Page): Promise<Visitor> {
  const visitor = new Visitor(page);
  await page.goto(bureau.url);
  await page.locator('[data-who]').waitFor();
  return visitor;
}

describe.runIf(hasChromium)(`in ${CHROMIUM}`, () => {
  test('a newcomer lives a round from 抽查 to 公开', async () => {
    await using bureau = await openBureau();
    await using browser = await openBrowser();
    const visitor = await visit(bureau, await browser.context.newPage());
    const { page } = visitor;

    // 科长 opens the form
    await visitor.becomes('田锦程');
    await visitor.opens('危化科工作群');
    await visitor.types('@双随机助手 抽查');
    const form = visitor.card('发起抽查');
    await visitor.fills(form, 'amount', '1家');
    const [, names = ''] = /见证人：(.+)/.exec(await form.innerText()) ?? [];
    await visitor.taps(form, 'preview-draw', '请核对预览');
    await visitor.taps(visitor.card('抽查预览'), 'open-draw', '名单已冻结');
    await visitor.reads('【抽查 2026-001 冻结】');
    await visitor.card('抽查 2026-001 · 请见证').waitFor();

    // the witnesses
    for (const name of names.trim().split('、')) {
      await visitor.becomes(name);
      await visitor.opens('危化科工作群');
      await visitor.types('@双随机助手 见证 738201');
      await visitor.reads(`已记下${name}`);
    }
    await visitor.reads('【抽查 2026-001 结果】');

    // 分管领导 approves
    await visitor.becomes(bureau.person('P002').name);
    await visitor.opens('双随机助手');
    await visitor.taps(visitor.card('检查审批：抽查 2026-001'), 'approve-draw', '已同意');

    // 执法监督科 registers and sends out
    const clerk = bureau.person(CLERK).name;
    await visitor.becomes(clerk);
    await visitor.opens('执法监督科工作群');
    const desk = visitor.card('执法监督科办理');
    await visitor.reads('请登记平台编号并派发');
    await visitor.fills(desk, 'platformNo', 'SX-SSJ-2026-00400');
    await visitor.taps(desk, 'dispatch-draw', '已派发 1 个任务');

    // who was drawn, the chief sees
    await visitor.becomes('田锦程');
    await visitor.opens('双随机助手');
    const list = await visitor.card('检查名单').innerText();
    const [task] = await tasksOf(bureau, '2026-001');
    const [one, other] = task!.team;
    expect(list).toContain(`${one.name}、${other.name}`);

    // one accepts; on the day of the visit reports; the other confirms
    await visitor.becomes(one.name);
    await visitor.opens('双随机助手');
    await visitor.taps(visitor.card('检查任务'), 'accept-task', '已接收');
    await page.locator('[data-move="nextDay"]').click();
    await page.locator('[data-clock]', { hasText: '3月11日' }).waitFor();
    const report = visitor.card('检查任务');
    await visitor.fills(report, 'day', '2026-03-11');
    await visitor.fills(report, 'result', 'none-found');
    await visitor.fills(report, 'hazards', 'rest');
    await page.keyboard.press('Escape');
    await page.locator('.choices').first().waitFor({ state: 'hidden' });
    await report.locator('[data-name^="report-task__"]').click();
    await report.locator('.fault').first().waitFor();
    await visitor.fills(report, 'text', '检查了装置区和罐区，未发现问题。');
    await visitor.taps(report, 'report-task', '已提交，等同组人员确认');
    await visitor.becomes(other.name);
    await visitor.opens('双随机助手');
    await visitor.taps(visitor.card('检查任务'), 'confirm-report', '已确认');

    // 登记公示, then the record is opened
    await visitor.becomes(clerk);
    await visitor.opens('执法监督科工作群');
    const office = visitor.card('执法监督科办理');
    await visitor.fills(office, 'receipt', 'HZ-2026-1');
    await visitor.taps(office, 'publish-tasks', '已登记 1 家公示');
    await visitor.taps(office, 'publish-draw', '抽取记录已公开');
    await visitor.becomes('田锦程');
    await visitor.opens('危化科工作群');
    await visitor.card('抽查 2026-001 · 已公开').waitFor();
    const link = page.locator('a.file', { hasText: '公开记录' });
    const href = await link.getAttribute('href');
    const record = await (await fetch(bureau.url + href)).json();
    expect(verifyRecord(record).ok).toBe(true);
    expect((await tasksOf(bureau, '2026-001'))[0]!.state).toBe('closed');

    // anyone looks, on the address that the group was given
    const said = await visitor.reads('核验网页：');
    await page.goto(/核验网页：(\S+)/.exec(said)![1]!);
    await page.locator('.record[data-no="2026-001"] .verdict.ok').waitFor();
    await page.locator('[data-check=log].ok').waitFor();
    expect(visitor.wrong).toEqual([]);
    expect(bureau.errors).toEqual([]);
  });

  test('on a phone: an inspector accepts', async () => {
    await using bureau = await openBureau();
    const no = await dispatched(bureau, '抽查 危化 1家');
    const [task] = await tasksOf(bureau, no);
    const [one] = task!.team;
    await using browser = await openBrowser({ width: 375, height: 812 });
    const visitor = new Visitor(await browser.context.newPage());
    const { page } = visitor;
    await page.goto(`${bureau.url}/?as=${one.id}&chat=${one.chat.id}`);
    const card = visitor.card('检查任务');
    await card.waitFor();
    await visitor.taps(card, 'accept-task', '已接收');
    await card.locator('[data-name^="report-task__"]').waitFor();
    const out = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(out).toBe(0);
    expect((await tasksOf(bureau, no))[0]!.state).toBe('accepted');
    expect(visitor.wrong).toEqual([]);
  });
});
