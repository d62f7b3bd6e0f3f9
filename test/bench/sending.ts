/**
 * 发送: three replicas, processes of their own, empty a full outbox against the platform's limits: 5 a second to a
 * group, 50 a second and 1,000 a minute for the app. What the sandbox saw is what counts.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { putSays } from '../../db/outbox.ts';
import type { Recipient } from '../../src/messages.ts';
import { chanceOf } from '../campaigns/chance.ts';
import { openTheatre, type Theatre } from '../campaigns/theatre.ts';
import type { Bureau } from '../support/bureau.ts';
import { goal, load } from './table.ts';

const REPLICAS = 3;
const GROUP_MS = 10_000;
/** the first minute of a full outbox, and what comes after it */
const APP_MS = 62_000;

export async function benchSending(): Promise<void> {
  const theatre = await openTheatre({ count: REPLICAS, chance: chanceOf('sending') });
  try {
    await oneGroup(theatre);
    await wholeApp(theatre);
  } finally {
    await theatre[Symbol.asyncDispose]();
  }
}

/** One group, more than it may get. */
async function oneGroup({ bureau }: Theatre): Promise<void> {
  const { chat_id } = (await bureau.http.chatsOf('P005')).find(({ kind }) => kind === 'group')!;
  await put(
    bureau,
    'group',
    Array.from({ length: 100 }, () => ({ chat: chat_id })),
  );
  const { accepted, refused } = await watch(bureau, GROUP_MS);
  await bureau.sql`update outbox set dead_at = now() where done_at is null`;
  // each next five come a second after the five before: whole seconds, and their first
  const last = accepted.length - 1 - ((accepted.length - 1) % 5);
  const rate = last / ((accepted[last]! - accepted[0]!) / 1000);
  tell('发送：一个群', '5/s', `${rate.toFixed(2)}/s`, rate / 5, refused);
}

/** Everybody at once: fifty a second until the minute's thousand are spent, and then as they come free. */
async function wholeApp({ bureau }: Theatre): Promise<void> {
  await bureau.settled();
  const people = await bureau.sql<{ id: number }[]>`select id from people where open_id is not null`;
  const to = people.map(({ id }) => ({ person: id }));
  await put(
    bureau,
    'app',
    Array.from({ length: 1500 }, (_, i) => to[i % to.length]!),
  );
  const { accepted, refused } = await watch(bureau, APP_MS);
  const first = accepted.filter((at) => at < accepted[0]! + 10_000).length;
  tell('发送：全应用，每秒', '50/s', `${(first / 10).toFixed(1)}/s`, first / 500, refused);
  const minute = most(accepted, 60_000);
  tell('发送：全应用，每分钟', '1,000/min', `${minute}/min`, minute / 1000, refused);
  console.log(`sending  most within any second ${most(accepted, 1000)}, within any minute ${minute}`);
}

/** At least 95 % of what is allowed, and never refused. */
function tell(what: string, limit: string, measured: string, share: number, refused: number): void {
  const percent = `${(100 * share).toFixed(1)} %`;
  console.log(`sending  ${what}: ${measured}, ${percent} of ${limit}, refused ${refused}; load ${load()}`);
  goal(what, `${limit} 的 95 %，不超`, `${percent}，被拒 ${refused}`, share >= 0.95 && refused === 0);
}

async function put(bureau: Bureau, name: string, to: readonly Recipient[]): Promise<void> {
  const says = to.map((each, i) => ({ is: 'text', to: each, text: `第 ${i} 条` }) as const);
  const { database } = bureau;
  const [{ id } = { id: 0 }] = await bureau.sql<{ id: number }[]>`select id from bureaus`;
  await database.db.transaction((tx) => putSays(tx, id, new Date(), `bench/${name}`, says));
}

type Seen = { readonly accepted: readonly number[]; readonly refused: number };
type Call = { readonly at: string; readonly method: string; readonly path: string; readonly status?: number };

/** What arrived within so long, by the sandbox's own record. */
async function watch(bureau: Bureau, ms: number): Promise<Seen> {
  const { rev } = await calls(bureau, Number.MAX_SAFE_INTEGER);
  await sleep(ms);
  const { entries } = await calls(bureau, rev);
  const sends = entries.filter(({ method, path }) => method === 'POST' && path.endsWith('/im/v1/messages'));
  const accepted = sends.filter(({ status }) => status === 200).map(({ at }) => Date.parse(at));
  return { accepted, refused: sends.filter(({ status }) => status && status !== 200).length };
}

async function calls(bureau: Bureau, after: number): Promise<{ rev: number; entries: Call[] }> {
  const answer = await fetch(`${bureau.url}/sandbox/trace?kind=call&after=${after}`);
  return (await answer.json()) as { rev: number; entries: Call[] };
}

/** The most that any window holds. */
function most(times: readonly number[], ms: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
}
