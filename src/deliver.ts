/** Empties the outbox into Feishu: in order for each lane, paced over all replicas, retried, given up aloud. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { faces } from '../cards/words-faces.ts';
import { cardOf, cardShown, forgetMessage } from '../db/card-messages.ts';
import { markAbsent } from '../db/chats.ts';
import type { Db } from '../db/connect.ts';
import {
  lease,
  markDead,
  markDone,
  markRetry,
  type Payload,
  put,
  type Row,
  recipientKey,
  recipientOf,
  reserveSlot,
} from '../db/outbox.ts';
import { personById } from '../db/people.ts';
import type { FeishuClient } from './feishu/client.ts';
import { FeishuError, type ReasonCode } from './feishu/errors.ts';
import type { Incoming } from './messages.ts';

export type DeliverParts = {
  readonly db: Db;
  readonly bureauId: number;
  readonly feishu: FeishuClient;
  readonly now: () => Date;
  readonly log: Logger;
  /** what was fetched comes back as an event */
  readonly dispatch: (event: Incoming) => Promise<unknown>;
  /** 执法监督科 and administrators, who hear of what was given up */
  readonly keepers: () => Promise<readonly number[]>;
};

const AT_ONCE = 8;
/** longer than the longest call may take */
const LEASE_SECONDS = 90;
/** 5 a second for a chat or person, 50 for the app, with room for jitter */
const LANE_MS = 250;
const APP_MS = 25;
const SECOND = 1000;
/** Waits between attempts; after the last one the message is given up: about a day in all. */
const WAITS = [1, 3, 10, 30, 60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 28_800];
const MAX_FILE = 20 * 1024 * 1024;
const OLD_MS = 14 * 86_400_000 - 3_600_000;

/** A message that can't be sent for a reason of ours. */
class Undeliverable extends Error {
  readonly reason = 'no-account';
}

/** Sends what can be sent now. Returns how many rows were worked on. */
export async function deliverOnce(parts: DeliverParts): Promise<number> {
  const rows = await lease(parts.db, parts.bureauId, AT_ONCE, LEASE_SECONDS);
  await Promise.all(rows.map((row) => deliverRow(parts, row)));
  return rows.length;
}

async function deliverRow(parts: DeliverParts, row: Row): Promise<void> {
  try {
    const messageId = await perform(parts, row);
    await markDone(parts.db, row.id, parts.now(), messageId);
  } catch (error) {
    await failed(parts, row, error);
  }
}

/** Does what the row asks; returns the id of the message that came of it. */
async function perform(parts: DeliverParts, row: Row): Promise<string | undefined> {
  const { payload } = row;
  switch (payload.is) {
    case 'text':
      return sendTo(parts, payload.to, row.once, 'text', JSON.stringify({ text: payload.text }));
    case 'card':
      return deliverCard(parts, row, payload);
    case 'file':
      return deliverFile(parts, row, payload);
    case 'replace':
      await paced(parts, row.lane);
      await unlessGone(parts.feishu.patch(payload.messageId, payload.content));
      return payload.messageId;
    case 'fetch':
      return void (await fetchFile(parts, payload));
    case 'lookup':
      return void (await lookUp(parts, row, payload));
  }
}

async function paced(parts: DeliverParts, lane: string): Promise<void> {
  const wait = await reserveSlot(parts.db, lane, LANE_MS, APP_MS);
  if (wait > 0) await sleep(wait);
}

async function sendTo(
  parts: DeliverParts,
  to: string,
  once: string,
  type: 'text' | 'interactive' | 'file',
  content: string,
): Promise<string> {
  const receiver = await receiverOf(parts, to);
  await paced(parts, to);
  const { messageId } = await parts.feishu.send(receiver, { type, content }, uuidOf(once));
  return messageId;
}

async function receiverOf(parts: DeliverParts, to: string) {
  const recipient = recipientOf(to);
  if ('chat' in recipient) return { chatId: recipient.chat };
  const person = await personById(parts.db, recipient.person);
  if (!person?.openId) throw new Undeliverable();
  return { openId: person.openId };
}

/** Feishu sends a message of the same uuid once within an hour. */
function uuidOf(once: string): string {
  return createHash('sha256').update(once).digest('hex').slice(0, 40);
}

/** The living card: the newest content, in its message or a new one. Looks again, for it may change meanwhile. */
async function deliverCard(parts: DeliverParts, row: Row, payload: Payload & { is: 'card' }) {
  let messageId: string | undefined;
  for (;;) {
    const card = await cardOf(parts.db, row.bureauId, payload.thing, payload.to);
    if (!card || card.delivered >= card.version) return messageId;
    messageId = card.messageId && !isOld(parts, card.sentAt) ? card.messageId : undefined;
    if (messageId && (await patched(parts, row, messageId, card.content))) {
      await cardShown(parts.db, card, card.version);
      continue;
    }
    if (card.messageId && !card.wants) {
      await cardShown(parts.db, card, card.version);
      return undefined;
    }
    await forgetMessage(parts.db, card);
    const once = `card/${payload.thing}/${payload.to}/${card.version}`;
    messageId = await sendTo(parts, payload.to, once, 'interactive', card.content);
    await cardShown(parts.db, card, card.version, { messageId, sentAt: parts.now() });
  }
}

function isOld(parts: DeliverParts, sentAt: Date | null): boolean {
  return sentAt !== null && parts.now().getTime() - sentAt.getTime() > OLD_MS;
}

/** False when the message can't be changed any more: recalled, or too old. */
async function patched(parts: DeliverParts, row: Row, messageId: string, content: string): Promise<boolean> {
  await paced(parts, row.lane);
  return unlessGone(parts.feishu.patch(messageId, content));
}

async function unlessGone(patch: Promise<void>): Promise<boolean> {
  try {
    await patch;
    return true;
  } catch (error) {
    if (error instanceof FeishuError && error.verdict === 'gone') return false;
    throw error;
  }
}

async function deliverFile(
  parts: DeliverParts,
  row: Row,
  payload: Payload & { is: 'file' },
): Promise<string> {
  await paced(parts, row.lane);
  const key = await parts.feishu.upload(payload.name, Buffer.from(payload.base64, 'base64'));
  return sendTo(parts, payload.to, row.once, 'file', JSON.stringify({ file_key: key }));
}

async function fetchFile(parts: DeliverParts, { file, personId }: Payload & { is: 'fetch' }): Promise<void> {
  const bytes = await parts.feishu.download(file.messageId, file.key, MAX_FILE);
  const base64 = Buffer.from(bytes).toString('base64');
  await parts.dispatch({
    is: 'file-fetched',
    key: `fetched/${file.messageId}`,
    at: parts.now(),
    file,
    personId,
    bytes: base64,
  });
}

async function lookUp(parts: DeliverParts, row: Row, payload: Payload & { is: 'lookup' }): Promise<void> {
  const accounts = Object.fromEntries(await parts.feishu.accountsByMobile(payload.mobiles));
  const { resume } = payload;
  await parts.dispatch({
    is: 'accounts-found',
    key: `found/${row.once}`,
    at: parts.now(),
    accounts,
    ...(resume && { resume: { ...resume, at: new Date(resume.at) } }),
  });
}

async function failed(parts: DeliverParts, row: Row, error: unknown): Promise<void> {
  const known = error instanceof FeishuError ? error : undefined;
  const reason: ReasonCode | 'no-account' =
    known?.reason ?? (error instanceof Undeliverable ? error.reason : 'other');
  const wait = WAITS[row.attempts - 1];
  const hopeless = known?.verdict === 'give-up' || known?.verdict === 'gone';
  const note = `${reason}${known?.code ? ` ${known.code}` : ''}`;
  parts.log.warn({ err: error, outbox: row.id, once: row.once, attempts: row.attempts }, 'not delivered');
  if (hopeless || wait === undefined) return giveUp(parts, row, reason, note);
  const slow = known?.verdict === 'ask' || reason === 'no-account' ? 300 * SECOND : 0;
  await markRetry(parts.db, row.id, Math.max(wait * SECOND, known?.retryAfterMs ?? 0, slow), note);
}

/** Given up aloud: those who keep the system are told, unless it is that very message. */
async function giveUp(parts: DeliverParts, row: Row, reason: ReasonCode | 'no-account', note: string) {
  const now = parts.now();
  parts.log.error({ outbox: row.id, once: row.once, reason }, 'given up');
  const { payload } = row;
  const to = 'to' in payload ? await nameOf(parts, payload.to) : '';
  const keepers = row.once.startsWith('given-up/') ? [] : await parts.keepers();
  const told = keepers.filter((id) => !('to' in payload) || payload.to !== recipientKey({ person: id }));
  await parts.db.transaction(async (tx) => {
    await markDead(tx, row.id, now, note);
    if (reason === 'not-in-group' && 'to' in payload && payload.to.startsWith('chat:'))
      await markAbsent(tx, payload.to.slice(5));
    const text = faces.outbox.gaveUp(to, faces.outbox.reasons[reason]);
    for (const id of told) {
      const lane = recipientKey({ person: id });
      const say: Payload = { is: 'text', to: lane, text };
      await put(tx, row.bureauId, now, { once: `given-up/${row.id}/${id}`, lane, payload: say });
    }
  });
  if (payload.is === 'fetch')
    await parts.dispatch({
      is: 'file-fetched',
      key: `fetched/${payload.file.messageId}`,
      at: now,
      file: payload.file,
      personId: payload.personId,
    });
}

async function nameOf(parts: DeliverParts, to: string): Promise<string> {
  const recipient = recipientOf(to);
  if ('chat' in recipient) return faces.outbox.group;
  return (await personById(parts.db, recipient.person))?.name ?? '';
}
