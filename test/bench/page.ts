/** How long the page takes until it can be used (2 s are allowed): bundled anew, then as a browser sees it first and again. */
import { type BrowserContext, chromium } from 'playwright-core';
import { makeBundle } from '../../src/sandbox/bundle.ts';
import { openStage } from '../sandbox/support.ts';
import { CHROMIUM, hasChromium } from '../support/chromium.ts';
import { goal } from './table.ts';

const WIDTHS = { PC: { width: 1280, height: 800 }, phone: { width: 375, height: 812 } };
const ROUNDS = 3;

export async function benchPage(): Promise<void> {
  console.log(
    `page     bundled anew, before the demo says where it is: ${await milliseconds(makeBundle)} ms`,
  );
  if (!hasChromium) return console.log(`page     no browser at ${CHROMIUM}`);
  const stage = await openStage();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  // As the demo does: nobody waits for the bundle who opens the page.
  await (await fetch(stage.url)).text();
  const url = `${stage.url}/?as=P001&chat=${stage.sandbox.chatIdOf('hazard')}`;
  for (const [name, viewport] of Object.entries(WIDTHS)) {
    const [first, again]: number[][] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      const context = await browser.newContext({ viewport });
      first!.push(await visit(context, url));
      again!.push(await visit(context, url));
      await context.close();
    }
    goal(`沙盒网页，${name}`, '2 秒', `${Math.min(...first!)} ms`, Math.min(...first!) <= 2000);
    console.log(
      `page     ${name}: ${Math.min(...first!)} ms until one can write, ${Math.min(...again!)} ms again`,
    );
  }
  await browser.close();
  await stage.close();
}

async function visit(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const took = await milliseconds(async () => {
    await page.goto(url, { waitUntil: 'commit' });
    await page.locator('[data-composer]').waitFor();
  });
  await page.close();
  return took;
}

async function milliseconds(what: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await what();
  return Math.round(performance.now() - start);
}
