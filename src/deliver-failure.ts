/** What becomes of a row that could not be delivered: again later, or given up aloud. */
import { faces } from '../cards/words-faces.ts';
import { markAbsent } from '../db/chats.ts';
import { markDead, markRetry, type Payload, put, type Row, recipientKey, recipientOf } from '../db/outbox.ts';
import { personById } from '../db/people.ts';
import { type DeliverParts, Undeliverable } from './deliver-send.ts';
import { FeishuError, type ReasonCode } from './feishu/errors.ts';

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
