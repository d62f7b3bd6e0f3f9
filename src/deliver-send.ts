/** One message to one receiver, under a name that Feishu knows for an hour. */
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Db } from '../db/connect.ts';
import { markMaybeTwice } from '../db/outbox-lanes.ts';
import { type Row, recipientOf } from '../db/outbox-rows.ts';
import { personById } from '../db/people.ts';
import type { FeishuClient } from './feishu/client.ts';
import { FeishuError } from './feishu/errors.ts';
import type { Incoming } from './messages.ts';

export type DeliverParts = {
  readonly db: Db;
  readonly bureauId: number;
  readonly feishu: FeishuClient;
  readonly now: () => Date;
  readonly log: Logger;
  /** what was fetched comes back as an event */
  readonly dispatch: (event: Incoming) => Promise<unknown>;
  /** something is to be told of what could not be delivered */
  readonly wake: () => void;
  /** how long a callback may last, if not as long as Feishu lets it */
  readonly callbackMs?: number;
};

/** A message that can't be sent for a reason of ours. */
export class Undeliverable extends Error {
  readonly reason = 'no-account';
}

/** Feishu knows a `uuid` so long. */
const UUID_MS = 3_600_000;

export async function sendTo(
  parts: DeliverParts,
  row: Row,
  { to, once }: { readonly to: string; readonly once: string },
  type: 'text' | 'interactive' | 'file',
  content: string,
): Promise<string> {
  const receiver = await receiverOf(parts, to);
  const now = parts.now();
  if (row.attempts > 1 && row.unsureSince && now.getTime() - row.unsureSince.getTime() > UUID_MS) {
    parts.log.warn({ outbox: row.id, once }, 'sent again after an hour: it may be there twice');
    await markMaybeTwice(parts.db, row.id, now);
  }
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

function uuidOf(once: string): string {
  return createHash('sha256').update(once).digest('hex').slice(0, 40);
}

/** False when the message can't be changed any more: recalled, or too old. */
export async function unlessGone(patch: Promise<void>): Promise<boolean> {
  try {
    await patch;
    return true;
  } catch (error) {
    if (error instanceof FeishuError && error.verdict === 'gone') return false;
    throw error;
  }
}
