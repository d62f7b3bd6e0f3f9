import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { decrypt, encrypt } from '../../src/sandbox/crypto.ts';
import { durationMs } from '../../src/sandbox/duration.ts';
import type { SandboxBot } from '../../src/sandbox/options.ts';
import { openStore } from '../../src/sandbox/store.ts';
import { openStage, type Stage } from './support.ts';

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

test.each([
  ['PT2M', 120_000],
  ['P1D', 86_400_000],
  ['P1DT2H30M5S', 95_405_000],
  ['P2W', 1_209_600_000],
  ['PT0.25S', 250],
  ['P', undefined],
  ['PT', undefined],
  ['P1DT', undefined],
  ['P1M', undefined],
  ['2M', undefined],
  ['-PT2M', undefined],
])('the duration %s is %o', (text, ms) => expect(durationMs(text)).toBe(ms));

test('the published vector of the encryption', () => {
  expect(decrypt('test key', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=')).toBe('hello world');
  expect(decrypt('k', encrypt('k', '抽查'))).toBe('抽查');
});

/** A bot for which things fall due at fixed minutes after nine. */
function botDueAt(minutes: number[], stops: string[]): SandboxBot {
  const due = minutes.map((minute) => new Date(Date.parse('2026-03-10T09:00:00+08:00') + minute * 60_000));
  return {
    nextDue: async (after) => due.find((instant) => instant > after),
    settle: async () => void stops.push(stage!.sandbox.now().toISOString().slice(11, 16)),
  };
}

describe('the clock', () => {
  test('stops wherever something falls due', async () => {
    const stops: string[] = [];
    stage = await openStage({ bot: botDueAt([1, 30, 90, 1000], stops) });
    const moved = await stage.post<{ now: string }>('/sandbox/clock', { advance: 'PT2H' });
    expect(moved.body.now).toMatch(/^2026-03-10T11:00:0.*\+08:00$/);
    expect(stops).toEqual(['01:01', '01:30', '02:30', '03:00']);
    await stage.post('/sandbox/clock', { workdays: 1 });
    expect(stops.slice(4)).toEqual(['17:40', '03:00']);
  });

  test('does not go round for ever where the bot never gets on', async () => {
    const stuck = new Date('2026-03-10T09:30:00+08:00');
    stage = await openStage({ bot: { nextDue: async () => stuck, settle: async () => {} } });
    const moved = await stage.post<{ now: string }>('/sandbox/clock', { advance: 'PT2H' });
    expect(moved.body.now).toMatch(/^2026-03-10T11:00/);
  });

  test('answers others while it moves, and moves one at a time', async () => {
    let open: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    stage = await openStage({ bot: { nextDue: async () => undefined, settle: () => gate } });
    const first = stage.post<{ now: string }>('/sandbox/clock', { advance: 'PT1H' });
    const second = stage.post<{ now: string }>('/sandbox/clock', { advance: 'PT1H' });
    expect((await stage.get('/sandbox/people')).status).toBe(200);
    open();
    expect((await first).body.now).toMatch(/T10:00/);
    expect((await second).body.now).toMatch(/T11:00/);
  });

  test.each([
    [{ to: '2026-03-10T08:00:00+08:00' }],
    [{ to: 'tomorrow' }],
    [{ advance: 'P1M' }],
    [{ workdays: -1 }],
    [{ workdays: '3' }],
    [{}],
    [{ to: '2026-03-11T09:00:00+08:00', advance: 'P1D' }],
  ])('refuses %o in Chinese', async (move) => {
    const addWorkdays = (now: Date, n: number): Date => {
      if (n < 1) throw new Error('天数不对');
      return now;
    };
    stage = await openStage({ addWorkdays });
    const answer = await stage.post('/sandbox/clock', move);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatch(/\p{Script=Han}/u);
  });
});

test('an event that was not taken comes again after 15 s, 5 min, 1 h and 6 h, then no more', async () => {
  stage = await openStage();
  stage.ear.answer = () => ({ status: 503, body: '' });
  const chat_id = stage.sandbox.p2pChatIdOf('P001');
  await stage.post('/sandbox/say', { as: 'P001', chat_id, text: '待办' });
  const counts: number[] = [stage.ear.heard.length];
  for (const advance of ['PT16S', 'PT5M', 'PT1H', 'PT6H', 'P1D']) {
    await stage.post('/sandbox/clock', { advance });
    counts.push(stage.ear.heard.length);
  }
  expect(counts).toEqual([1, 2, 3, 4, 5, 5]);
  expect(new Set(stage.ear.heard.map(({ event }) => JSON.stringify(event))).size).toBe(1);
});

test('an event survives a restart, and stops coming when it is taken', async () => {
  stage = await openStage();
  stage.ear.answer = () => ({ status: 503, body: '' });
  const chat_id = stage.sandbox.p2pChatIdOf('P001');
  await stage.post('/sandbox/say', { as: 'P001', chat_id, text: '待办' });
  await stage.restart();
  stage.ear.answer = () => ({ status: 200, body: '{}' });
  await stage.post('/sandbox/clock', { advance: 'P1D' });
  expect(stage.ear.heard).toHaveLength(2);
});

test('a torn last line is dropped, an older state compacted', () => {
  const dir = mkdtempSync(join(tmpdir(), 'store-'));
  const store = openStore(dir);
  const table = store.table<number>('n');
  for (let n = 0; n < 5; n += 1) table.put('same', n);
  table.put('gone', 1);
  table.drop('gone');
  store.close();
  appendFileSync(join(dir, 'state.jsonl'), '{"kind":"n","id":"to');
  const again = openStore(dir);
  expect(again.table<number>('n').all()).toEqual([4]);
  again.close();
  expect(readFileSync(join(dir, 'state.jsonl'), 'utf8')).toBe('{"kind":"n","id":"same","value":4}\n');
});
