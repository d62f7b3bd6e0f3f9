import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCard } from '../../src/cli/card.ts';
import { checkCard } from '../../src/sandbox/cards/check.ts';
import { faultSentence, warningSentence } from '../../src/sandbox/cards/words.ts';
import { BAD } from './cards-bad.ts';
import { md, times } from './cards-bad-kit.ts';
import { button, card } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'cards-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What `npm run card` says of a file with this in it. */
function run(...contents: string[]): { code: number; said: string } {
  const files = contents.map((content, i) => {
    writeFileSync(join(folder, `${i}.json`), content);
    return join(folder, `${i}.json`);
  });
  const lines: string[] = [];
  return { code: runCard(files, (line) => lines.push(line)), said: lines.join('\n') };
}

const good = JSON.stringify(card(md('x')));
const bad = JSON.stringify(card(md('x', { colour: 'red' })));

test('a good card exits with 0', () => {
  expect(run(good)).toMatchObject({ code: 0, said: expect.stringContaining('可以发送') });
});

test('a refused card exits with 1 and names the place', () => {
  const { code, said } = run(good, bad);
  expect(code).toBe(1);
  expect(said).toContain('✗ body › elements › [0](markdown)：不认识的属性 colour（200621）');
});

test.each([
  ['as the content of a message', JSON.stringify({ msg_type: 'interactive', content: bad })],
  ['in the body of a webhook', JSON.stringify({ msg_type: 'interactive', card: JSON.parse(bad) })],
  ['with a byte order mark', `\uFEFF${bad}`],
])('a card %s is found', (_, content) => {
  expect(run(content)).toMatchObject({ code: 1, said: expect.stringContaining('colour') });
});

test('what is no JSON is refused, what can not be read is 2', () => {
  expect(run('{')).toMatchObject({ code: 1, said: expect.stringContaining('不是合法的卡片 JSON') });
  const lines: string[] = [];
  expect(runCard([join(folder, 'none.json')], (line) => lines.push(line))).toBe(2);
  expect(runCard([], (line) => lines.push(line))).toBe(2);
  expect(lines.join()).toContain('文件读不出来');
});

test('30 KB, however the file is laid out', () => {
  const big = card(...times(10, () => md('字'.repeat(1_100))));
  expect(run(JSON.stringify(big))).toMatchObject({
    code: 1,
    said: expect.stringContaining('30 KB（230025）'),
  });
  const wide = JSON.stringify(card(...times(190, () => md('x'))), null, 10);
  expect(Buffer.byteLength(wide)).toBeGreaterThan(30 * 1024);
  expect(run(wide).code).toBe(0);
});

test('warnings do not refuse', () => {
  const said = run(JSON.stringify(card(button({ value: { k: 'v' } }))));
  expect(said).toMatchObject({
    code: 0,
    said: expect.stringContaining('! body › elements › [0](button)：value 是 1.0 留下的属性'),
  });
});

test('every error and warning has Chinese words', () => {
  const known = { user: () => false, image: () => false };
  for (const [what, each] of BAD) {
    const { faults, warnings } = checkCard(each, known);
    for (const said of [...faults.map(faultSentence), ...warnings.map(warningSentence)])
      expect([what, /：.*[一-龥]/.test(said)]).toEqual([what, true]);
  }
});
