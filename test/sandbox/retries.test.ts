import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStage, type Stage } from './support.ts';

/** §2.5: what the webhook does not take comes again at 15 s, 5 min, 1 h and 6 h of the sandbox's clock. */
let stage: Stage;
let takes: boolean;
beforeEach(async () => {
  takes = false;
  stage = await openStage();
  stage.ear.answer = () => ({ status: takes ? 200 : 500, body: '{}' });
});
afterEach(() => stage.close());

const ask = () =>
  stage.post('/sandbox/say', { as: 'P001', chat_id: stage.sandbox.p2pChatIdOf('P001'), text: '在吗' });
const advance = (advance: string) => stage.post('/sandbox/clock', { advance });

test('four times more and then no more, always the same event under a seal of its own', async () => {
  await ask();
  const counts: number[] = [];
  for (const wait of ['PT8S', 'PT7S', 'PT4M30S', 'PT30S', 'PT59M', 'PT1M', 'PT5H59M', 'PT1M', 'P2D']) {
    await advance(wait);
    counts.push(stage.ear.heard.length);
  }
  expect(counts).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5]);
  const [first, ...again] = stage.ear.heard;
  for (const { event } of again) expect(event).toEqual(first!.event);
  expect(new Set(stage.ear.heard.map(({ raw }) => raw)).size).toBe(5);
  const times = stage.ear.heard.map(({ headers }) => Number(headers['x-lark-request-timestamp']));
  // the sandbox's clock flows while the webhook answers, hence the seconds
  for (const [at, after] of [0, 15, 315, 3915, 25_515].entries())
    expect(Math.abs(times[at]! - times[0]! - after)).toBeLessThan(10);
});

test('once taken it is over, also over a restart', async () => {
  await ask();
  await stage.restart();
  takes = true;
  await advance('PT15S');
  await advance('P1D');
  expect(stage.ear.heard.map(({ event }) => event.header.event_id)).toEqual(
    Array(2).fill(stage.ear.heard[0]!.event.header.event_id),
  );
});
