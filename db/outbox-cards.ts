/** 发件: the living card of each thing, on its way whenever it has changed. */
import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import { type Say, wantsTap } from '../src/messages.ts';
import { builtOnce } from './built-once.ts';
import { decidingCards, renewCard } from './card-messages.ts';
import type { Db, Tx } from './connect.ts';
import { guided } from './guidance.ts';
import { type NewRow, type Payload, recipientKey } from './outbox-rows.ts';
import { inParts } from './parts.ts';

/**
 * The living card of each thing: decided now, and what changed into the outbox, for deliver to send or change, in one
 * statement. Always in the same order, so that two events that change the same cards don't lock each other.
 */
export async function putCards(
  tx: Tx,
  bureauId: number,
  now: Date,
  says: readonly (Say & { is: 'card' })[],
): Promise<void> {
  const shown = says.map(({ thing, to, card }) => ({ thing, recipient: recipientKey(to), card }));
  const cards = (await guided(tx, bureauId, shown)).map((card, i) => {
    const { thing, recipient } = shown[i]!;
    return { bureauId, thing, recipient, content: JSON.stringify(card), wants: wantsTap(card) };
  });
  const byKey = new Map(cards.map((card) => [`${card.thing} ${card.recipient}`, card]));
  const sorted = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, card]) => card);
  const at = now.toISOString();
  const [only, ...more] = sorted;
  if (only && more.length === 0) await putOneCard(tx, { ...only, at });
  else for (const part of inParts(sorted)) await tx.execute(puttingCards(tx, part, at));
}

/** A statement for each number of cards; that for one is by far the most frequent. */
const putOneCard = builtOnce((tx) =>
  tx.execute(
    puttingCards(
      tx,
      [
        {
          bureauId: sql.placeholder('bureauId'),
          thing: sql.placeholder('thing'),
          recipient: sql.placeholder('recipient'),
          content: sql.placeholder('content'),
          wants: sql.placeholder('wants'),
        },
      ],
      sql.placeholder('at'),
    ),
  ),
);

function puttingCards(
  tx: Db | Tx,
  cards: Parameters<typeof decidingCards>[1],
  at: string | Placeholder,
): SQL {
  return sql`
    with decided as ${decidingCards(tx, cards)}
    insert into outbox (bureau_id, once, lane, payload, created_at)
    select bureau_id, concat('card/', thing, '/', recipient, '/', version), recipient,
      jsonb_build_object('is', 'card', 'to', recipient, 'thing', thing), ${at}::timestamptz
    from decided on conflict do nothing`;
}

/** The card in a new message; the old one says so. A card that was never sent is on its way, or was given up. */
export async function showAgain(
  tx: Tx,
  bureauId: number,
  to: string,
  say: Say & { is: 'again' },
  cause: string,
): Promise<NewRow[]> {
  const { thing } = say;
  const old = await renewCard(tx, { bureauId, thing, recipient: to });
  if (!old) return [{ once: `again/${cause}`, lane: to, payload: { is: 'card', to, thing } }];
  const name = `card/${thing}/${to}/${old.version}`;
  const payload: Payload = { is: 'replace', messageId: old.messageId, content: JSON.stringify(say.moved) };
  return [
    { once: `${name}/moved`, lane: to, payload },
    { once: name, lane: to, payload: { is: 'card', to, thing } },
  ];
}

/** A callback is answered within 3 s or not at all; until then Feishu refuses to change its card. */
const CALLBACK_MS = 4000;

/**
 * Cards that went back in the answer to a tap are sent once more when that tap is over. An answer may come too late
 * or be lost, and of two taps at once the older card may be shown last; then this mends it.
 */
export async function confirmAnswers(
  db: Db,
  bureauId: number,
  now: Date,
  callbackMs = CALLBACK_MS,
): Promise<void> {
  const over = sql`make_interval(secs => ${callbackMs / 1000})`;
  await db.execute(sql`
    with over as (
      update card_messages as c set answered_at = null, delivered = c.version - 1
      from (select bureau_id, thing, recipient, answered_at from card_messages
        where answered_at < clock_timestamp() - ${over} and bureau_id = ${bureauId}
        for update skip locked) as o
      where c.bureau_id = o.bureau_id and c.thing = o.thing and c.recipient = o.recipient
      returning c.thing, c.recipient, c.version, o.answered_at)
    insert into outbox (bureau_id, once, lane, payload, created_at)
    select ${bureauId}, concat('card/', thing, '/', recipient, '/', version, '/', answered_at), recipient,
      jsonb_build_object('is', 'card', 'to', recipient, 'thing', thing), ${now.toISOString()}::timestamptz
    from over on conflict do nothing`);
}
