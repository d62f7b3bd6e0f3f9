/** The one living card of a thing for a reader: what it should show, and what Feishu shows. */
import { and, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { PgInsertValue } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './connect.ts';
import { cardMessages } from './schema.ts';

export type CardMessage = typeof cardMessages.$inferSelect;

type Decided = Pick<CardMessage, 'bureauId' | 'thing' | 'recipient' | 'content' | 'wants'>;

/** Decides what the card shows. Returns its new version, or undefined when it shows just that already. */
export async function decideCard(tx: Tx, card: Decided): Promise<number | undefined> {
  const [row] = await decidingCards(tx, [card]);
  return row?.version;
}

/** The statement that does so for many cards, none of them twice; it returns those that changed. */
export function decidingCards(tx: Db | Tx, cards: readonly PgInsertValue<typeof cardMessages>[]) {
  const rows = cards.map(({ bureauId, thing, recipient, content, wants }) => {
    return { bureauId, thing, recipient, content, wants };
  });
  return tx
    .insert(cardMessages)
    .values(rows)
    .onConflictDoUpdate({
      target: [cardMessages.bureauId, cardMessages.thing, cardMessages.recipient],
      set: {
        content: sql`excluded.content`,
        wants: sql`excluded.wants`,
        version: sql`${cardMessages.version} + 1`,
      },
      setWhere: sql`${cardMessages.content} <> excluded.content`,
    })
    .returning({
      bureauId: cardMessages.bureauId,
      thing: cardMessages.thing,
      recipient: cardMessages.recipient,
      version: cardMessages.version,
    });
}

export async function cardOf(
  db: Db | Tx,
  bureauId: number,
  thing: string,
  recipient: string,
): Promise<CardMessage | undefined> {
  const [row] = await db.select().from(cardMessages).where(isCard({ bureauId, thing, recipient }));
  return row;
}

/** What the card is to show, held until the transaction ends. */
export async function lockCard(tx: Tx, key: Key): Promise<string | undefined> {
  const [row] = await tx
    .select({ content: cardMessages.content })
    .from(cardMessages)
    .where(isCard(key))
    .for('update');
  return row?.content;
}

/** Who has a card of this thing. */
export async function readersOf(tx: Tx, bureauId: number, thing: string): Promise<string[]> {
  const rows = await tx
    .select({ recipient: cardMessages.recipient })
    .from(cardMessages)
    .where(and(eq(cardMessages.bureauId, bureauId), eq(cardMessages.thing, thing)))
    .orderBy(cardMessages.recipient);
  return rows.map(({ recipient }) => recipient);
}

export async function cardByMessage(tx: Tx, messageId: string): Promise<CardMessage | undefined> {
  const [row] = await tx.select().from(cardMessages).where(eq(cardMessages.messageId, messageId));
  return row;
}

type Key = Pick<CardMessage, 'bureauId' | 'thing' | 'recipient'>;
const isCard = (key: Key) =>
  and(
    eq(cardMessages.bureauId, key.bureauId),
    eq(cardMessages.thing, key.thing),
    eq(cardMessages.recipient, key.recipient),
  );

/** Feishu shows this version now. */
export async function cardShown(
  db: Db | Tx,
  key: Key,
  version: number,
  message?: { messageId: string; sentAt: Date },
) {
  await db
    .update(cardMessages)
    .set({ delivered: version, ...message })
    .where(isCard(key));
}

/** It went back in the answer to a tap: whether Feishu took that answer, and which of several last, nobody tells us. */
export async function cardAnswered(tx: Tx, key: Key, version?: number) {
  await tx
    .update(cardMessages)
    .set({ answeredAt: sql`clock_timestamp()`, ...(version !== undefined && { delivered: version }) })
    .where(isCard(key));
}

/** The message is gone (recalled, or too old to change): the card has to be sent anew to be seen. */
export async function forgetMessage(db: Db | Tx, key: Key) {
  await db.update(cardMessages).set({ messageId: null, sentAt: null }).where(isCard(key));
}

/** Makes the card ready to be sent in a new message; returns the old message with the new version. */
export async function renewCard(
  tx: Tx,
  key: Key,
): Promise<{ messageId: string; version: number } | undefined> {
  const [old] = await tx.select().from(cardMessages).where(isCard(key)).for('update');
  if (!old?.messageId) return undefined;
  const version = old.version + 1;
  await tx.update(cardMessages).set({ messageId: null, sentAt: null, version }).where(isCard(key));
  return { messageId: old.messageId, version };
}

/** Tasks, office affairs, 未送达: not the answer to a question, nor a form that nobody sent. */
const ofOffice = sql`${cardMessages.thing} ~ '^(task|office|request|undelivered|guidance)/'`;

/** Cards of that kind that still wait for a tap. */
const waiting = (bureauId: number) =>
  and(eq(cardMessages.bureauId, bureauId), eq(cardMessages.wants, true), ofOffice);

/** Tasks and office affairs of a reader whose cards still wait for a tap. */
export async function waitingThings(tx: Tx, bureauId: number, recipient: string): Promise<string[]> {
  const rows = await tx
    .select({ thing: cardMessages.thing })
    .from(cardMessages)
    .where(and(waiting(bureauId), eq(cardMessages.recipient, recipient)))
    .orderBy(cardMessages.thing);
  return rows.map((row) => row.thing);
}

/** Of these, the ones that still wait for a tap and were sent before this instant. */
export async function agingCards(tx: Tx, bureauId: number, before: Date, limit: number) {
  return tx
    .select()
    .from(cardMessages)
    .where(and(waiting(bureauId), isNotNull(cardMessages.messageId), lt(cardMessages.sentAt, before)))
    .limit(limit)
    .for('update', { skipLocked: true });
}

/** When the oldest card that still waits for a tap was sent. */
export async function oldestWaitingCard(tx: Tx, bureauId: number): Promise<Date | undefined> {
  const [row] = await tx
    .select({ sentAt: cardMessages.sentAt })
    .from(cardMessages)
    .where(and(waiting(bureauId), isNotNull(cardMessages.messageId), isNotNull(cardMessages.sentAt)))
    .orderBy(cardMessages.sentAt)
    .limit(1);
  return row?.sentAt ?? undefined;
}
