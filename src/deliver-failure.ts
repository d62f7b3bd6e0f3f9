/** What becomes of a row that could not be delivered: again later, with whoever can help told, or given up aloud. */
import { outboxReasons } from '../cards/words-outbox.ts';
import { markAbsent } from '../db/chats.ts';
import { hurryLane, markDead, markRetry } from '../db/outbox-lanes.ts';
import { type Row, recipientOf } from '../db/outbox-rows.ts';
import { personById } from '../db/people.ts';
import { noteAnswered, noteUndelivered } from '../db/undelivered.ts';
import { type DeliverParts, Undeliverable } from './deliver-send.ts';
import { subjectOf } from './deliver-subject.ts';
import { FeishuError, type ReasonCode, type Verdict } from './feishu/errors.ts';
import type { Incoming } from './messages.ts';

const SECOND = 1000;
/** Waits between attempts; after the last one the message is given up: about a day in all. */
const WAITS = [1, 3, 10, 30, 60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 28_800];
/** Where somebody must act first: every five minutes for an hour, then twice an hour until three days are over. */
const ASKED = { soon: 300, often: 12, later: 1800, most: 150 };

/** Nothing goes out at all: whoever would be told of it could not be reached either. */
const NOBODY_REACHED: ReadonlySet<Reason> = new Set(['credentials', 'domain', 'quota', 'ip', 'bot-off']);
type Reason = ReasonCode | 'no-account';
type Failed = { readonly verdict: Verdict; readonly reason: Reason; readonly note: string };

export async function failed(parts: DeliverParts, row: Row, error: unknown): Promise<void> {
  const what = understand(error);
  const wait = what.verdict === 'ask' ? askedWait(row) : WAITS[row.attempts - 1];
  parts.log.warn({ err: error, outbox: row.id, once: row.once, attempts: row.attempts }, 'not delivered');
  const hopeless = what.verdict === 'give-up' || what.verdict === 'gone';
  if (hopeless || wait === undefined) return giveUp(parts, row, what);
  if (what.verdict === 'ask') await ask(parts, row, what.reason);
  const told = error instanceof FeishuError ? (error.retryAfterMs ?? 0) : 0;
  const inMs = Math.max(wait * SECOND, told);
  await markRetry(parts.db, row.id, { inMs, error: what.note, unsure: isUnsure(error) });
  if (what.reason === 'no-account') await unlessFound(parts, row);
}

/** The account may have been found while this was being tried: whoever found it saw nothing that waits. */
async function unlessFound({ db }: DeliverParts, { bureauId, lane, payload }: Row): Promise<void> {
  const to = 'to' in payload ? recipientOf(payload.to) : undefined;
  if (to && 'person' in to && (await personById(db, to.person))?.openId) await hurryLane(db, bureauId, lane);
}

/** Without a code of Feishu's the call may have had its effect. */
function isUnsure(error: unknown): boolean {
  return !(error instanceof Undeliverable) && !(error instanceof FeishuError && error.code !== undefined);
}

function understand(error: unknown): Failed {
  if (error instanceof Undeliverable) return { verdict: 'ask', reason: error.reason, note: error.reason };
  if (!(error instanceof FeishuError)) return { verdict: 'retry', reason: 'other', note: 'other' };
  const { verdict, reason, code } = error;
  return { verdict, reason, note: `${reason}${code ? ` ${code}` : ''}` };
}

/** An errand is for somebody who waits for an answer: an hour is enough. */
function askedWait({ attempts, payload }: Row): number | undefined {
  if (attempts >= ('to' in payload ? ASKED.most : ASKED.often)) return undefined;
  return attempts < ASKED.often ? ASKED.soon : ASKED.later;
}

/** It is noted, for those who can help to hear of; a mobile that was just entered has five minutes. */
async function ask(parts: DeliverParts, row: Row, reason: Reason): Promise<void> {
  if (NOBODY_REACHED.has(reason)) {
    parts.log.error({ outbox: row.id, reason, todo: outboxReasons[reason].todo }, 'nothing can be sent');
    return;
  }
  if (reason === 'no-account' && row.attempts === 1) return;
  await note(parts, row, reason, 'waits');
  if (reason === 'not-in-group') await markOutside(parts, row);
}

/** Given up aloud: whoever waits for an errand is answered; those hear of the rest who keep the system. */
async function giveUp(parts: DeliverParts, row: Row, { reason, note: error }: Failed): Promise<void> {
  parts.log.error({ outbox: row.id, once: row.once, reason }, 'given up');
  const empty = emptyHanded(row, reason, parts.now());
  if (empty) {
    await parts.dispatch(empty);
    await noteAnswered(parts.db, row.id, parts.now());
  } else await note(parts, row, reason, 'ended');
  await markDead(parts.db, row.id, parts.now(), error);
  parts.wake();
}

/** Nothing is said of what says that something did not arrive, nor of the note on a card that has moved. */
async function note(parts: DeliverParts, row: Row, reason: Reason, state: 'waits' | 'ended'): Promise<void> {
  const subject = await subjectOf(parts, row);
  if (!subject) return;
  const { id: outboxId, bureauId } = row;
  await noteUndelivered(parts.db, { outboxId, bureauId, ...subject, reason, state, since: parts.now() });
  parts.wake();
}

async function markOutside({ db }: DeliverParts, { payload }: Row): Promise<void> {
  if (!('to' in payload) || !payload.to.startsWith('chat:')) return;
  await db.transaction((tx) => markAbsent(tx, payload.to.slice(5)));
}

/** What comes back of an errand that failed. */
function emptyHanded({ payload, once }: Row, reason: Reason, at: Date): Incoming | undefined {
  if (payload.is === 'fetch') {
    const { file, personId, photo } = payload;
    const key = `fetched/${file.messageId}`;
    const tooBig = reason === 'too-big' && { tooBig: true as const };
    return { is: 'file-fetched', key, at, file, personId, ...(photo && { photo }), ...tooBig };
  }
  if (payload.is !== 'lookup' || !payload.resume) return undefined;
  const resume = { ...payload.resume, at: new Date(payload.resume.at) };
  return { is: 'accounts-found', key: `found/${once}`, at, accounts: {}, resume };
}
