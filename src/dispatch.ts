/**
 * One event, one handler, one transaction: seen? → who? → allowed? → run → journal → outbox. A Refusal drops the
 * handler's effects and is answered in words; a fault drops everything and is answered with its number.
 */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Card } from '../cards/kit.ts';
import { faces } from '../cards/words-faces.ts';
import { type CardMessage, cardAnswered, cardByMessage, decideCard } from '../db/card-messages.ts';
import type { Db, Tx } from '../db/connect.ts';
import { guided } from '../db/guidance.ts';
import { enter, settleEntry } from '../db/inbox.ts';
import { keepJournal } from '../db/journal.ts';
import { putSays } from '../db/outbox.ts';
import { hurryLane } from '../db/outbox-lanes.ts';
import { recipientKey } from '../db/outbox-rows.ts';
import { keepAccounts } from '../db/people.ts';
import { signChanges } from '../db/register-history.ts';
import { Refusal } from './domain/refusal.ts';
import { type Routed, type Scene, type SceneParts, sceneOf } from './handler.ts';
import { type Incoming, type Say, type Tap, type TapAnswer, wantsTap } from './messages.ts';
import { refusedMessage, toastOf, whereAsked } from './refused.ts';
import { originOf, route } from './route.ts';
import type { Router } from './router.ts';

export type Dispatch = (event: Incoming) => Promise<TapAnswer | undefined>;
export type DispatchParts = SceneParts & {
  readonly db: Db;
  readonly now: () => Date;
  readonly log: Logger;
  readonly router: Router;
  /** something may wait in the outbox */
  readonly wake: () => void;
};

const DEADLOCK = new Set(['40P01', '40001']);
const TRIES = 4;

export function dispatcher(parts: DispatchParts): Dispatch {
  return async (event) => {
    try {
      return await taken(parts, event);
    } catch (error) {
      return await fault(parts, event, error);
    } finally {
      parts.wake();
    }
  };
}

/** A Refusal takes all back that the handler wrote; what it says is written in a transaction of its own. */
async function taken(parts: DispatchParts, event: Incoming): Promise<TapAnswer | undefined> {
  const once = (refusal?: Refusal) =>
    retried(() => parts.db.transaction((tx) => handle(parts, tx, event, refusal)));
  try {
    return await once();
  } catch (error) {
    if (error instanceof Refusal) return once(error);
    throw error;
  }
}

/** A deadlock between two events is nobody's fault: the one that was chosen to lose goes again. */
async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      if (tries >= TRIES || !DEADLOCK.has(postgresCode(error))) throw error;
    }
  }
}

function postgresCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const { code } = (cause ?? error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

async function handle(
  parts: DispatchParts,
  tx: Tx,
  event: Incoming,
  refused: Refusal | undefined,
): Promise<TapAnswer | undefined> {
  const { bureauId } = parts;
  const now = parts.now();
  const [seen, origin] = await Promise.all([
    enter(tx, { key: event.key, bureauId, receivedAt: now, kind: event.is }),
    originOf(tx, event),
    signChanges(tx, { at: now, cause: event.key }),
  ]);
  if (seen) return (seen.answer ?? undefined) as TapAnswer | undefined;
  const scene = sceneOf(parts, tx, now);
  if (event.is === 'accounts-found') await accountsKept(scene, event.accounts);
  const routed = refused
    ? await refusedMessage(scene, event, refused)
    : await route(parts.router, scene, event, origin);
  const { answer, rest } = await answerTap(scene, event, routed);
  const outcome = refused ? 'refused' : routed.act ? 'done' : 'ignored';
  // none waits for another's answer: they travel together
  await Promise.all([
    routed.act &&
      keepJournal(tx, {
        bureauId,
        at: now,
        actorId: routed.actor ?? null,
        act: routed.act,
        subject: routed.journal?.subject ?? null,
        detail: refused ? { refused: refused.code, ...refused.detail } : (routed.journal?.detail ?? null),
        event: event.key,
      }),
    putSays(tx, bureauId, now, event.key, rest), // last: what is large ends a packet
    (outcome !== 'done' || answer) && settleEntry(tx, event.key, outcome, answer ?? null),
  ]);
  return answer;
}

/** What waits for these people's accounts goes out now. */
async function accountsKept({ tx, bureauId }: Scene, accounts: Readonly<Record<string, string>>) {
  for (const person of await keepAccounts(tx, bureauId, accounts))
    await hurryLane(tx, bureauId, recipientKey({ person }));
}

/** The card that was tapped goes back in the answer; all else goes to the outbox. */
async function answerTap(
  scene: Scene,
  event: Incoming,
  routed: Routed,
): Promise<{ answer: TapAnswer | undefined; rest: readonly Say[] }> {
  if (event.is !== 'tap') return { answer: undefined, rest: routed.says };
  const shown = await cardByMessage(scene.tx, event.messageId);
  const own = routed.says.find(
    (say) => say.is === 'card' && say.thing === shown?.thing && recipientKey(say.to) === shown.recipient,
  );
  const rest = routed.says.filter((say) => say !== own);
  const toast = routed.toast ? { toast: routed.toast } : {};
  if (!shown || own?.is !== 'card')
    return { answer: { ...toast, ...(await freshCard(scene, event, routed, shown)) }, rest };
  const [card = own.card] = await guided(scene.tx, scene.bureauId, [{ ...shown, card: own.card }]);
  const content = JSON.stringify(card);
  const version = await decideCard(scene.tx, { ...shown, content, wants: wantsTap(card) });
  await cardAnswered(scene.tx, shown, version ?? shown.version);
  return { answer: { ...toast, card }, rest };
}

/** A refused tap on a card that has moved on gets the card as it is now; a refused form keeps what was typed. */
async function freshCard(scene: Scene, event: Tap, routed: Routed, shown: CardMessage | undefined) {
  if (!routed.refused || event.isForm || !shown) return {};
  await cardAnswered(scene.tx, shown);
  return { card: JSON.parse(shown.content) as Card };
}

/** The transaction is gone; the event is kept as seen, and whoever caused it is told, if the database can. */
async function fault(parts: DispatchParts, event: Incoming, error: unknown): Promise<TapAnswer | undefined> {
  const code = randomUUID().slice(0, 8);
  parts.log.error({ err: error, event: event.key, kind: event.is, code }, 'a handler failed');
  const now = parts.now();
  await parts.db.transaction(async (tx) => {
    const { bureauId } = parts;
    if (await enter(tx, { key: event.key, bureauId, receivedAt: now, kind: event.is })) return;
    await settleEntry(tx, event.key, 'fault', null);
    const to = whereAsked(event);
    if (to) await putSays(tx, bureauId, now, event.key, [{ is: 'text', to, text: faces.common.fault(code) }]);
  });
  return event.is === 'tap' ? { toast: toastOf('error', faces.common.faultToast) } : undefined;
}
