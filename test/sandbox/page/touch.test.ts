/** What a person can do with each component, by pointer and by keyboard, and what the bot hears of it. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, CHROMIUM, hasChromium, openBrowser } from '../../support/chromium.ts';
import { button, card, openStage, postCard, type Stage } from '../support.ts';

const plain = (content: string) => ({ tag: 'plain_text', content });
const called = [{ type: 'callback', value: { do: 'x' } }];
const options = ['甲', '乙', '丙'].map((text, at) => ({ text: plain(text), value: `v${at + 1}` }));

describe.runIf(hasChromium)(`in ${CHROMIUM}`, () => {
  let browser: Browser;
  let stage: Stage;
  let page: Page;
  let shown: Locator;
  const wrong: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser[Symbol.asyncDispose]());
  beforeEach(async () => {
    stage = await openStage();
    wrong.length = 0;
  });
  afterEach(async () => {
    await page.close();
    await stage.close();
    expect(wrong).toEqual([]);
  });

  /** Posts a card and looks at it. */
  async function open(...elements: unknown[]): Promise<void> {
    const id = await postCard(stage, card(...elements));
    page = await browser.context.newPage();
    page.on('pageerror', (error) => wrong.push(error.message));
    await page.goto(`${stage.url}/?as=P001&chat=${stage.sandbox.chatIdOf('hazard')}`);
    shown = page.locator(`[data-message-id="${id}"]`);
    await shown.locator('.card').waitFor();
  }
  const actions = () => stage.ear.heard.map(({ event }) => event.event.action);
  /** The bot has heard it, and the card can be touched again. */
  const heard = async (action: object) => {
    await expect.poll(() => actions().at(-1)).toMatchObject(action);
    await shown.locator('.card[aria-busy="false"]').waitFor();
  };
  const toast = (kind: string, text: string) =>
    page.locator(`[data-toast="${kind}"]`, { hasText: text }).first().waitFor();
  const fieldAt = (name: string) => shown.locator(`[data-name="${name}"]`);

  test('a choice is heard at once, several when the list is closed', async () => {
    await open(
      { tag: 'select_static', name: 'one', options, behaviors: called },
      { tag: 'multi_select_static', name: 'many', options, behaviors: called },
      { tag: 'select_person', name: 'who', options: [], behaviors: called },
    );
    await fieldAt('one').getByRole('combobox').click();
    await page.locator('[data-option="v2"]').click();
    await heard({ tag: 'select_static', option: 'v2' });
    await fieldAt('many').getByRole('combobox').click();
    await page.locator('[data-option="v3"]:visible').click();
    await page.locator('[data-option="v1"]:visible').click();
    expect(actions()).toHaveLength(1);
    await page.keyboard.press('Escape');
    await heard({ tag: 'multi_select_static', options: ['v1', 'v3'] });
    const other = stage.sandbox.openIdOf('P002');
    await fieldAt('who').getByRole('combobox').click();
    await page.locator(`[data-option="${other}"]`).click();
    await heard({ tag: 'select_person', option: other });
  });

  test('a choice by keyboard', async () => {
    await open({ tag: 'select_static', name: 'one', options, behaviors: called, placeholder: plain('类别') });
    await shown.getByRole('combobox', { name: '类别' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-option="v1"]').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await heard({ tag: 'select_static' });
    await shown.getByRole('combobox', { name: /^类别：/ }).waitFor();
  });

  test('an input is heard by Enter, once, and an empty one that was not touched never', async () => {
    await open({ tag: 'input', name: 'why', label: plain('原因'), behaviors: called });
    await shown.getByLabel('原因').click();
    await page.keyboard.press('Enter');
    await page.keyboard.type('泄漏');
    await page.keyboard.press('Enter');
    await heard({ tag: 'input', input_value: '泄漏' });
    await page.locator('[data-composer]').click();
    expect(actions()).toHaveLength(1);
  });

  test('days and times are typed or picked, and the calendar stands at the day of the sandbox', async () => {
    await open(
      { tag: 'date_picker', name: 'day', behaviors: called },
      { tag: 'picker_time', name: 'time', behaviors: called, placeholder: plain('几点') },
      { tag: 'picker_datetime', name: 'moment', behaviors: called, placeholder: plain('何时') },
    );
    await fieldAt('day').locator('input').click();
    await page.locator('.semi-datepicker', { hasText: '3月' }).first().waitFor();
    await page.getByRole('gridcell', { name: '2026-03-12' }).click();
    await heard({ tag: 'date_picker', option: '2026-03-12 +0800', timezone: 'Asia/Shanghai' });
    await fieldAt('time').locator('input').fill('14:30');
    await page.keyboard.press('Escape');
    await heard({ tag: 'picker_time', option: '14:30 +0800' });
    await fieldAt('moment').locator('input').fill('2026-03-13 08:15');
    await page.keyboard.press('Tab');
    await heard({ tag: 'picker_datetime', option: '2026-03-13 08:15 +0800' });
  });

  test('a check mark, three dots, a block that is a button', async () => {
    await open(
      { tag: 'checker', name: 'seen', text: plain('看过'), behaviors: called },
      { tag: 'overflow', name: 'more', options },
      { tag: 'interactive_container', name: 'block', behaviors: called, elements: [{ tag: 'hr' }] },
      { tag: 'checker', name: 'own', text: plain('自己记') },
    );
    await shown.getByRole('checkbox', { name: '看过' }).check({ force: true });
    await heard({ tag: 'checker', checked: true });
    await shown.getByText('看过').click();
    await heard({ tag: 'checker', checked: false });
    await shown.getByRole('button', { name: '更多操作' }).click();
    await page.locator('[data-option="v2"]').click();
    await heard({ tag: 'overflow', option: 'v2' });
    await shown.locator('[data-tag="interactive_container"]').focus();
    await page.keyboard.press('Space');
    await heard({ tag: 'interactive_container' });
    const before = actions().length;
    await shown.getByText('自己记').click();
    await expect.poll(() => shown.getByRole('checkbox', { name: '自己记' }).isChecked()).toBe(true);
    expect(actions()).toHaveLength(before);
  });

  test('what is asked first can be left by Escape; what is off says why', async () => {
    await open(
      button({ name: 'void', confirm: { title: plain('作废'), text: plain('不可恢复') } }),
      button({ name: 'off', disabled: true, disabled_tips: plain('还没到时间') }),
    );
    await fieldAt('void').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('不可恢复').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(actions()).toEqual([]);
    await shown.getByRole('button', { name: '还没到时间' }).click({ force: true });
    await toast('info', '还没到时间');
    await page.keyboard.press('Tab');
    await fieldAt('void').click();
    await page.locator('[data-confirm]').click();
    await heard({ tag: 'button' });
  });

  test('a form: what is missing is named at its place, reset brings back what the card says', async () => {
    await open({
      tag: 'form',
      name: 'f',
      elements: [
        { tag: 'input', name: 'why', label: plain('原因'), required: true, default_value: '原样' },
        { tag: 'select_static', name: 'kind', placeholder: plain('类别'), required: true, options },
        { tag: 'checker', name: 'ok', text: plain('属实') },
        button({ name: 'go', form_action_type: 'submit', behaviors: undefined }),
        button({ name: 'again', text: plain('重置'), form_action_type: 'reset', behaviors: undefined }),
      ],
    });
    await shown.getByLabel('原因').fill('');
    await fieldAt('go').click();
    await expect.poll(() => shown.getByRole('alert').allInnerTexts()).toEqual(['请填写原因', '请选择类别']);
    await fieldAt('again').click();
    await expect.poll(() => shown.getByRole('alert').count()).toBe(0);
    expect(await shown.getByLabel('原因').inputValue()).toBe('原样');
    await fieldAt('kind').getByRole('combobox').click();
    await page.locator('[data-option="v1"]').click();
    await shown.getByText('属实').click();
    await fieldAt('go').click();
    await heard({ name: 'go', form_value: { why: '原样', kind: 'v1', ok: true } });
  });

  test('while the bot thinks nothing else of the card can be touched; after 3 seconds it is told', async () => {
    await open(button({ name: 'slow' }), button({ name: 'other' }));
    stage.ear.answer = () => ({ status: 200, body: '{}', after: 3500 });
    await fieldAt('slow').click();
    await expect.poll(() => fieldAt('slow').getAttribute('aria-busy')).toBe('true');
    expect(await fieldAt('other').isDisabled()).toBe(true);
    await toast('error', '200341');
    await expect.poll(() => fieldAt('other').isDisabled()).toBe(false);
  });

  test.each([
    [200671, 500, ''],
    [200672, 200, 'no json'],
    [200673, 200, '{"card":{"type":"raw","data":{"schema":"2.0","body":{"elements":[{"tag":"no"}]}}}}'],
    [200830, 200, '{"card":{"type":"raw","data":{"elements":[]}}}'],
  ])('%i is shown with a sentence', async (code, status, body) => {
    await open(button({ name: 'go' }));
    stage.ear.answer = () => ({ status, body });
    await fieldAt('go').click();
    await toast('error', String(code));
    expect(await page.locator('[data-toast="error"]').first().innerText()).toMatch(/^出错了：.{5,}（\d+）$/);
  });

  test('a bot that is not there is told as 200342', async () => {
    await open(button({ name: 'go' }));
    await stage.ear.close();
    await fieldAt('go').click();
    await toast('error', '200342');
    stage.ear.close = async () => {};
  });

  test.each(['info', 'success', 'warning', 'error'])('a toast of the kind %s', async (type) => {
    await open(button({ name: 'go' }));
    stage.ear.answer = () => ({ status: 200, body: JSON.stringify({ toast: { type, content: '知道了' } }) });
    await fieldAt('go').click();
    await toast(type, '知道了');
  });

  test('tables turn their pages, panels open, by keyboard too', async () => {
    await open(
      {
        tag: 'table',
        page_size: 2,
        columns: [{ name: 'a', display_name: '列', data_type: 'text' }],
        rows: ['一', '二', '三'].map((a) => ({ a })),
      },
      {
        tag: 'collapsible_panel',
        header: { title: plain('依据') },
        elements: [{ tag: 'markdown', content: '条文' }],
      },
    );
    await shown.getByRole('button', { name: '下一页' }).click();
    await expect.poll(() => shown.getByRole('cell').allInnerTexts()).toEqual(['三']);
    expect(await shown.getByText('条文').isVisible()).toBe(false);
    await shown.getByRole('button', { name: '依据' }).focus();
    await page.keyboard.press('Enter');
    await shown.getByText('条文').waitFor();
  });

  test('a table in markdown shows five rows at a time', async () => {
    const content = `|序号|\n|-|\n${['1', '2', '3', '4', '5', '6'].map((n) => `|${n}|`).join('\n')}`;
    await open({ tag: 'markdown', content });
    expect(await shown.getByRole('cell').allInnerTexts()).toEqual(['1', '2', '3', '4', '5']);
    await shown.getByRole('button', { name: '下一页' }).click();
    await expect.poll(() => shown.getByRole('cell').allInnerTexts()).toEqual(['6']);
  });
});
