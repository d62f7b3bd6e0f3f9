/** Empties the outbox into Feishu: in order for each lane, retried, given up aloud. */
import { markPresent } from '../db/chats.ts';
import { confirmAnswers } from '../db/outbox-cards.ts';
import { lease, markDone, renewLease } from '../db/outbox-lanes.ts';
import type { Payload, Row } from '../db/outbox-rows.ts';
import { deliverCard } from './deliver-card.ts';
import { failed } from './deliver-failure.ts';
import { type DeliverParts, sendTo, unlessGone } from './deliver-send.ts';

export type { DeliverParts } from './deliver-send.ts';

/** A killed process holds its lanes up for so long; one that lives renews its leases. */
const LEASE_SECONDS = 15;
const RENEW_MS = 5000;
const MAX_FILE = 20 * 1024 * 1024;

/** Takes up at most so many rows. Returns their deliveries, none of which fails. */
export async function beginDeliveries(parts: DeliverParts, atMost: number): Promise<Promise<void>[]> {
  if (atMost <= 0) return [];
  await confirmAnswers(parts.db, parts.bureauId, parts.now(), parts.callbackMs);
  const rows = await lease(parts.db, parts.bureauId, {
    limit: atMost,
    seconds: LEASE_SECONDS,
    now: parts.now(),
  });
  return rows.map((row) => {
    const renewing = setInterval(() => {
      renewLease(parts.db, row.id, LEASE_SECONDS).catch(() => undefined);
    }, RENEW_MS);
    return deliverRow(parts, row)
      .catch((error: unknown) => parts.log.error({ err: error, outbox: row.id }, 'a delivery stumbled'))
      .finally(() => clearInterval(renewing));
  });
}

async function deliverRow(parts: DeliverParts, row: Row): Promise<void> {
  try {
    const messageId = await perform(parts, row);
    if (await markDone(parts.db, row.id, parts.now(), messageId)) parts.wake();
    if (row.error?.startsWith('not-in-group') && row.lane.startsWith('chat:'))
      await markPresent(parts.db, row.lane.slice(5));
  } catch (error) {
    await failed(parts, row, error);
  }
}

/** Does what the row asks; returns the id of the message that came of it. */
async function perform(parts: DeliverParts, row: Row): Promise<string | undefined> {
  const { payload } = row;
  switch (payload.is) {
    case 'text':
      return sendTo(
        parts,
        row,
        { to: payload.to, once: row.once },
        'text',
        JSON.stringify({ text: literal(payload.text) }),
      );
    case 'card':
      return deliverCard(parts, row, payload);
    case 'file':
      return deliverFile(parts, row, payload);
    case 'replace':
      await unlessGone(parts.feishu.patch(payload.messageId, payload.content));
      return payload.messageId;
    case 'fetch':
      return void (await fetchFile(parts, payload));
    case 'lookup':
      return void (await lookUp(parts, row, payload));
  }
}

/** Marks that nobody sees and that turn a line round or cut it: a break that is ours stays. */
const UNSEEN = /[^\P{Cc}\n]|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Text stays text: what somebody typed, or a name, becomes no mention of all and no link, and turns no line round. */
function literal(text: string): string {
  return text.replace(UNSEEN, '').replaceAll('<', '＜').replaceAll('](', '］(');
}

async function deliverFile(
  parts: DeliverParts,
  row: Row,
  payload: Payload & { is: 'file' },
): Promise<string> {
  const key = await parts.feishu.upload(payload.name, Buffer.from(payload.base64, 'base64'));
  return sendTo(parts, row, { to: payload.to, once: row.once }, 'file', JSON.stringify({ file_key: key }));
}

async function fetchFile(
  parts: DeliverParts,
  { file, personId, photo }: Payload & { is: 'fetch' },
): Promise<void> {
  const bytes = await parts.feishu.download(file.messageId, file.key, MAX_FILE);
  const base64 = Buffer.from(bytes).toString('base64');
  await parts.dispatch({
    is: 'file-fetched',
    key: `fetched/${file.messageId}`,
    at: parts.now(),
    file,
    personId,
    ...(photo && { photo }),
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
