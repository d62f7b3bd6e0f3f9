/** What must be true after a campaign, as the tables and the sandbox have it; each finding is a sentence. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { LOG_START, logHash } from '../../src/domain/draw/log.ts';
import { verifyRecord } from '../../src/domain/draw/verify.ts';
import type { Bureau } from '../support/bureau.ts';
import { type Ledger, until } from './players.ts';

export type Figures = {
  readonly messages: number;
  readonly cards: number;
  readonly draws: number;
  readonly journal: number;
  readonly givenUp: number;
  /** sent again when Feishu's hour was over: may be there twice */
  readonly maybeTwice: number;
};

/** Waits until nothing is on its way any more. */
export async function quiet(bureau: Bureau): Promise<void> {
  await until('an empty outbox', async () => {
    await bureau.settled();
    const [row] = await bureau.sql<{ n: number }[]>`
      select (select count(*)::int from outbox where done_at is null and dead_at is null)
        + (select count(*)::int from card_messages where answered_at is not null) as n`;
    return row?.n === 0;
  });
}

export async function findings(bureau: Bureau, ledger: Ledger): Promise<string[]> {
  return [
    ...(await lostActs(bureau, ledger)),
    ...(await messagesAstray(bureau)),
    ...(await brokenDraws(bureau)),
    ...(await brokenLog(bureau)),
    ...(await openTasks(bureau)),
    ...(await staleCards(bureau)),
  ];
}

export async function figures(bureau: Bureau): Promise<Figures> {
  const [row] = await bureau.sql<{ draws: number; journal: number; given_up: number; maybe_twice: number }[]>`
    select (select count(*)::int from draws) as draws, (select count(*)::int from journal) as journal,
      (select count(*)::int from outbox where dead_at is not null) as given_up,
      (select count(*)::int from outbox where maybe_twice_at is not null) as maybe_twice`;
  const sent = await sentMessages(bureau);
  return {
    messages: sent.length,
    cards: sent.filter(({ msg_type }) => msg_type === 'interactive').length,
    draws: row!.draws,
    journal: row!.journal,
    givenUp: row!.given_up,
    maybeTwice: row!.maybe_twice,
  };
}

/** Every acknowledged act is there: taps in the journal, words in the inbox. */
async function lostActs(bureau: Bureau, ledger: Ledger): Promise<string[]> {
  const acts = await bureau.sql<{ act: string; subject: string | null; n: number }[]>`
    select act, subject, count(*)::int as n from journal where act like 'action/%' group by 1, 2`;
  const kept = new Map(acts.map(({ act, subject, n }) => [`${act} ${subject}`, n]));
  const inbox = await bureau.sql<{ key: string }[]>`select key from inbox where key like 'message/%'`;
  const heard = new Set(inbox.map(({ key }) => key));
  return [
    ...ledger.acknowledged
      .filter(({ act, subject }) => !kept.has(`${act} ${subject}`))
      .map(({ act, subject }) => `acknowledged, but not kept: ${act} ${subject}`),
    ...ledger.said.filter((id) => !heard.has(`message/${id}`)).map((id) => `said, but not heard: ${id}`),
  ];
}

/** What the bot sent is what the outbox says, once each: nothing missing, nothing beside it. */
async function messagesAstray(bureau: Bureau): Promise<string[]> {
  const sent = await sentMessages(bureau);
  const there = new Set(sent.map(({ message_id }) => message_id));
  const rows = await bureau.sql<{ once: string; id: string }[]>`
    select once, coalesce(message_id, payload->>'messageId') as id from outbox
    where done_at is not null and payload->>'is' in ('text', 'card', 'file', 'replace')
      and coalesce(message_id, payload->>'messageId') is not null`;
  const cards = await bureau.sql<{ thing: string; id: string }[]>`
    select thing, message_id as id from card_messages where message_id is not null`;
  const known = new Set([...rows, ...cards].map(({ id }) => id));
  for (const id of await sentAgain(bureau)) known.add(id);
  const once = new Map<string, string[]>();
  for (const row of rows.filter((each) => !/^card\//.test(each.once)))
    once.set(row.id, [...(once.get(row.id) ?? []), row.once]);
  return [
    ...rows.filter(({ id }) => !there.has(id)).map((row) => `marked as sent, but not there: ${row.once}`),
    ...sent
      .filter(({ message_id }) => !known.has(message_id))
      .map(({ message_id, content }) => `sent beside the outbox: ${message_id} ${content.slice(0, 80)}`),
    ...[...once]
      .filter(([, names]) => names.length > 1)
      .map(([id, names]) => `one message for two: ${id} ${names}`),
  ];
}

/** Messages of which the outbox says that they may be there twice, since Feishu's hour was over. */
async function sentAgain(bureau: Bureau): Promise<string[]> {
  const rows = await bureau.sql<{ once: string }[]>`select once from outbox where maybe_twice_at is not null`;
  const uuids = new Set(rows.map(({ once }) => createHash('sha256').update(once).digest('hex').slice(0, 40)));
  const sends = await sendsOf(bureau);
  return sends.flatMap(({ uuid, message_ids }) => (uuid !== null && uuids.has(uuid) ? message_ids : []));
}

type Sends = {
  readonly uuid: string | null;
  readonly calls: number;
  readonly message_ids: readonly string[];
};

/** What went out under each name, as the sandbox saw it. */
export const sendsOf = (bureau: Bureau) => bureau.http.get<Sends[]>('/sandbox/trace/sends');

async function sentMessages(bureau: Bureau) {
  const all = await Promise.all(bureau.chats.map((chat) => bureau.http.messages(chat.id)));
  return all.flat().filter(({ sender }) => sender.sender_type === 'app');
}

async function brokenDraws(bureau: Bureau): Promise<string[]> {
  const rows = await bureau.sql<{ no: string; record: string; f: string; r: string }[]>`
    select no, record, freeze_digest as f, record_digest as r from draws where record is not null`;
  return rows.flatMap(({ no, record, f, r }) => {
    const found = verifyRecord(JSON.parse(record), { freeze: f, result: r });
    return found.ok ? [] : [`draw ${no} does not verify`];
  });
}

async function brokenLog(bureau: Bureau): Promise<string[]> {
  const rows = await bureau.sql<
    { n: string; prev: string; ts: string; type: string; no: string; body: string; hash: string }[]
  >`select * from draw_log order by n`;
  let head = LOG_START;
  for (const [index, { n, ts, type, no, body, prev, hash }] of rows.entries()) {
    const entry = { n: index, prev: head, ts, type, no, body: JSON.parse(body) };
    if (Number(n) !== index || prev !== head || logHash(entry).hash !== hash)
      return [`the log breaks at ${n}`];
    head = hash;
  }
  return [];
}

/** All rounds were played to the end. */
async function openTasks(bureau: Bureau): Promise<string[]> {
  const rows = await bureau.sql<{ id: number; state: string }[]>`
    select id, state from tasks where state not in ('closed', 'stopped')`;
  return rows.map(({ id, state }) => `task ${id} is still ${state}`);
}

/** Each card in Feishu is the one that was decided last. */
async function staleCards(bureau: Bureau): Promise<string[]> {
  const sent = new Map((await sentMessages(bureau)).map((each) => [each.message_id, each.content]));
  const rows = await bureau.sql<{ thing: string; recipient: string; content: string; message_id: string }[]>`
    select thing, recipient, content, message_id from card_messages where message_id is not null`;
  return rows
    .filter(({ content, message_id }) => !isDeepStrictEqual(parsed(sent.get(message_id)), parsed(content)))
    .map(({ thing, recipient }) => `Feishu shows an old card: ${thing} to ${recipient}`);
}

/** A code's picture has our name in the one and Feishu's key in the other. */
const parsed = (content: string | undefined): unknown =>
  content && JSON.parse(content.replace(/"img_key":"[^"]*"/g, '"img_key":""'));
