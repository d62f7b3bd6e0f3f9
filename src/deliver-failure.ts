/** What becomes of a row that could not be delivered: again later, or given up aloud. */
import { faces } from '../cards/words-faces.ts';
import { markAbsent } from '../db/chats.ts';
import { markDead, markRetry, type Payload, put, type Row, recipientKey, recipientOf } from '../db/outbox.ts';
import { personById } from '../db/people.ts';
import { type DeliverParts, Undeliverable } from './deliver-send.ts';
import { FeishuError, type ReasonCode } from './feishu/errors.ts';
import type { Incoming } from './messages.ts';

const SECOND = 1000;
/** Waits between attempts; after the last one the message is given up: about a day in all. */
const WAITS = [1, 3, 10, 30, 60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 28_800];

export async function failed(parts: DeliverParts, row: Row, error: unknown): Promise<void> {
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

/** Given up aloud: whoever waits for an errand is answered; of a message those hear who keep the system. */
async function giveUp(parts: DeliverParts, row: Row, reason: ReasonCode | 'no-account', note: string) {
  parts.log.error({ outbox: row.id, once: row.once, reason }, 'given up');
  const { payload } = row;
  if ('to' in payload) return tellKeepers(parts, row, payload.to, reason, note);
  const empty = emptyHanded(payload, row.once, parts.now());
  if (empty) await parts.dispatch(empty);
  await markDead(parts.db, row.id, parts.now(), note);
}

/** What comes back of an errand that failed. */
function emptyHanded(payload: Payload, once: string, at: Date): Incoming | undefined {
  if (payload.is === 'fetch') {
    const { file, personId } = payload;
    return { is: 'file-fetched', key: `fetched/${file.messageId}`, at, file, personId };
  }
  if (payload.is !== 'lookup' || !payload.resume) return undefined;
  const resume = { ...payload.resume, at: new Date(payload.resume.at) };
  return { is: 'accounts-found', key: `found/${once}`, at, accounts: {}, resume };
}

async function tellKeepers(
  parts: DeliverParts,
  row: Row,
  to: string,
  reason: ReasonCode | 'no-account',
  note: string,
): Promise<void> {
  const now = parts.now();
  const keepers = row.once.startsWith('given-up/') ? [] : await parts.keepers();
  const text = faces.outbox.gaveUp(await nameOf(parts, to), faces.outbox.reasons[reason]);
  await parts.db.transaction(async (tx) => {
    await markDead(tx, row.id, now, note);
    if (reason === 'not-in-group' && to.startsWith('chat:')) await markAbsent(tx, to.slice(5));
    for (const id of keepers) {
      const lane = recipientKey({ person: id });
      if (lane === to) continue;
      const say: Payload = { is: 'text', to: lane, text };
      await put(tx, row.bureauId, now, { once: `given-up/${row.id}/${id}`, lane, payload: say });
    }
  });
}

async function nameOf(parts: DeliverParts, to: string): Promise<string> {
  const recipient = recipientOf(to);
  if ('chat' in recipient) return faces.outbox.group;
  return (await personById(parts.db, recipient.person))?.name ?? '';
}
