/** What nobody should send: the page stays, names the place, and runs nothing. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, CHROMIUM, hasChromium, openBrowser } from '../../support/chromium.ts';
import { card, openStage, type Stage } from '../support.ts';
import { type Shown, showCards } from './show.ts';

const md = (content: string) => ({ tag: 'markdown', content });
const NO = 'window.ran=1';

const HOSTILE = [
  `<script>${NO}</script><img src=x onerror=${NO}><svg onload=${NO}>`,
  `[a](javascript:${NO}) [b](JaVaScRiPt:${NO}) [c](data:text/html,<script>${NO}</script>) <a href='javascript:${NO}'>d</a>`,
  `<link url='javascript:${NO}' pc_url='vbscript:x'>e</link> <font color='red" onclick="${NO}'>f</font>`,
  `<at id='"><img src=x onerror=${NO}>'></at> <person id='x" onmouseover="${NO}'></person>`,
  `![x](x" onerror="${NO}) ![y](img_x" onerror="${NO}) <text_tag color='red;background:url(x)'>g</text_tag>`,
  `<raw><script>${NO}</script></raw> &#60;script&#62;${NO}&#60;/script&#62; &#99999999;`,
  `<font color='red'><font color='red'><font color='red'>unclosed`,
  `<local_datetime millisecond='x' format_type='constructor'></local_datetime> :constructor: <a href=></a>`,
];

const ODD: Readonly<Record<string, unknown>> = {
  list: [],
  text: 'a text',
  nothing: null,
  number: { schema: '2.0', body: { elements: 7 } },
  header: { schema: '2.0', header: { title: 3, template: {}, text_tag_list: 'x', icon: 1 }, body: [] },
  unknown: card({ tag: 'hologram' }, { tag: 'constructor' }, { tag: 5 }, null, 'x', []),
  values: card(
    {
      tag: 'table',
      columns: [{ name: 'a', data_type: 'date' }, {}, null],
      rows: [{ a: 'x' }, null, { a: {} }],
    },
    { tag: 'column_set', columns: [null, { elements: {} }, 4] },
    { tag: 'button', text: 'x', type: {}, behaviors: {}, confirm: 'x', icon: [] },
    { tag: 'input', default_value: 7, max_length: 'x', rows: {}, label: [] },
    { tag: 'select_static', options: [null, { text: 4, value: {} }], initial_index: 99 },
    { tag: 'multi_select_static', options: {}, selected_values: 'x' },
    { tag: 'date_picker', initial_date: 'tomorrow' },
    { tag: 'picker_time', initial_time: '99:99' },
    { tag: 'picker_datetime', initial_datetime: {} },
    { tag: 'chart', chart_spec: 'x' },
    { tag: 'chart', chart_spec: { type: 'nosuch', data: [null, 4] } },
    { tag: 'person', user_id: {} },
    { tag: 'person_list', persons: [null, {}] },
    { tag: 'img', img_key: {}, size: 4, alt: 'x' },
    { tag: 'img_combination', img_list: [null, {}], combination_mode: 'constructor' },
    { tag: 'checker', text: 4, button_area: { buttons: [null, {}] } },
    { tag: 'overflow', options: [null, {}] },
    { tag: 'select_img', options: [{}, null] },
    { tag: 'collapsible_panel', header: 4, elements: [{ tag: 'hr' }] },
    { tag: 'form', elements: [{ tag: 'input' }, { tag: 'button' }] },
    { tag: 'markdown', content: { a: 1 }, i18n_content: 'x' },
    { tag: 'div', text: [], fields: [null, 3] },
  ),
  config: {
    schema: '2.0',
    config: { style: { color: { a: null }, text_size: [3] } },
    body: { elements: [md('x')] },
  },
};

describe.runIf(hasChromium)(`in ${CHROMIUM}`, () => {
  let stage: Stage;
  let browser: Browser;
  let page: Page;
  const wrong: string[] = [];

  beforeAll(async () => {
    stage = await openStage();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await stage.close();
  });
  async function open(cards: readonly Shown[]): Promise<void> {
    page = await browser.context.newPage();
    page.on('pageerror', (error) => wrong.push(error.message));
    await showCards(page, stage, cards);
  }

  test('no text runs, and every link leads to a page or a telephone', async () => {
    await open([{ name: 'hostile', card: card(...HOSTILE.map(md)) }]);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    const parts = await page
      .locator('.card *')
      .evaluateAll((all) =>
        all.flatMap((one) => [
          ...(['SCRIPT', 'IFRAME', 'OBJECT'].includes(one.tagName) ? [one.outerHTML] : []),
          ...[...one.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name),
          ...(one instanceof HTMLAnchorElement && !/^(https?|tel):/.test(one.href) ? [one.href] : []),
        ]),
      );
    expect(parts).toEqual([]);
    expect(await page.locator('.card').innerText()).toContain(`<script>${NO}</script>`);
    await page.close();
  });

  test.each(Object.entries(ODD))('a card that is odd (%s) leaves the page where it is', async (name, odd) => {
    await open([
      { name: 'before', card: card(md('before')) },
      { name, card: odd },
      { name: 'after', card: card(md('after')) },
    ]);
    expect(await page.locator('[data-message-id="before"] .card').innerText()).toContain('before');
    expect(await page.locator('[data-message-id="after"] .card').innerText()).toContain('after');
    await page.locator('[data-composer]').fill('x');
    await page.close();
    expect(wrong).toEqual([]);
  });

  test('what is unknown is named', async () => {
    await open([{ name: 'unknown', card: ODD.unknown }]);
    const named = await page
      .locator('[data-unknown]')
      .evaluateAll((all) => all.map((one) => one.textContent));
    expect(named).toEqual(expect.arrayContaining([expect.stringContaining('hologram')]));
    await page.close();
  });
});
