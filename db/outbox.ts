/** 发件: rows wait in their lane; whoever leases the first of a lane may send it. */
import { and, eq, isNull, type Placeholder, type SQL, sql } from 'drizzle-orm';
import {
  type FileRef,
  type Message,
  type PhotoErrand,
  type Recipient,
  type Say,
  wantsTap,
} from '../src/messages.ts';
import { builtOnce } from './built-once.ts';
import { decidingCards, renewCard } from './card-messages.ts';
import type { Db, Tx } from './connect.ts';
import { guided } from './guidance.ts';
import { inParts } from './parts.ts';
import { outbox } from './schema.ts';

/** What a row asks to be done. A card's content is read when it is sent, so only the newest goes out. */
export type Payload =
  | { readonly is: 'text'; readonly to: string; readonly text: string }
  | { readonly is: 'card'; readonly to: string; readonly thing: string }
  | { readonly is: 'file'; readonly to: string; readonly name: string; readonly base64: string }
  | { readonly is: 'replace'; readonly messageId: string; readonly content: string }
  | {
      readonly is: 'fetch';
      readonly file: FileRef;
      readonly personId: number;
      readonly photo?: PhotoErrand;
    }
  | { readonly is: 'lookup'; readonly mobiles: readonly string[]; readonly resume?: Message };

export type Row = Omit<typeof outbox.$inferSelect, 'payload'> & { readonly payload: Payload };

export function recipientKey(to: Recipient): string {
  return 'person' in to ? `person:${to.person}` : `chat:${to.chat}`;
}

const waiting = and(isNull(outbox.doneAt), isNull(outbox.deadAt));

type NewRow = { readonly once: string; readonly lane: string; readonly payload: Payload };

/** Puts a row into its lane; one of the same name is dropped. */
export async function put(tx: Tx, bureauId: number, now: Date, row: NewRow): Promise<void> {
  await putAll(tx, bureauId, now, [row]);
}

async function putAll(tx: Tx, bureauId: number, now: Date, rows: readonly NewRow[]): Promise<void> {
  for (const part of [...inParts(rows)].flatMap(filesAlone))
    await tx
      .insert(outbox)
      .values(part.map((row) => ({ bureauId, createdAt: now, ...row })))
      .onConflictDoNothing();
}

/** In the same order, each file by itself: megabytes in one statement would hold everybody up. */
function filesAlone(rows: readonly NewRow[]): NewRow[][] {
  const parts: NewRow[][] = [];
  let open: NewRow[] | undefined;
  for (const row of rows) {
    const alone = row.payload.is === 'file';
    if (open && !alone) open.push(row);
    else parts.push([row]);
    open = alone ? undefined : parts.at(-1);
  }
  return parts;
}

/** What was decided to be said, into the outbox. `cause` names what has no name of its own. */
export async function putSays(
  tx: Tx,
  bureauId: number,
  now: Date,
  cause: string,
  says: readonly Say[],
): Promise<void> {
  const cards = says.filter((say) => say.is === 'card');
  const rows: NewRow[] = [];
  for (const [index, say] of says.entries())
    if (say.is !== 'card') rows.push(...(await rowsOf(tx, bureauId, `${cause}#${index}`, say)));
  await putAll(tx, bureauId, now, rows);
  await putCards(tx, bureauId, now, cards);
}

/** A file and an account are fetched in a lane of their own each: none has to wait for another. */
async function rowsOf(
  tx: Tx,
  bureauId: number,
  name: string,
  say: Exclude<Say, { is: 'card' }>,
): Promise<NewRow[]> {
  if (say.is === 'fetch') {
    const once = `fetch/${say.file.messageId}`;
    return [{ once, lane: `errand/${once}`, payload: say }];
  }
  if (say.is === 'lookup') return [{ once: name, lane: `errand/${name}`, payload: say }];
  const to = recipientKey(say.to);
  if (say.is === 'again') return showAgain(tx, bureauId, to, say, name);
  return [{ once: say.once ?? name, lane: to, payload: { ...say, to } }];
}

/**
 * The living card of each thing: decided now, and what changed into the outbox, for deliver to send or change, in one
 * statement. Always in the same order, so that two events that change the same cards don't lock each other.
 */
async function putCards(
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
async function showAgain(
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

type Lease = { readonly limit: number; readonly seconds: number; readonly now: Date };

/**
 * Leases the first row of each free lane, at most `limit`. Leases run on the database's clock. It goes from lane to
 * lane along the index: a lane with a thousand rows costs no more than one with one.
 */
export async function lease(db: Db, bureauId: number, { limit, seconds, now }: Lease): Promise<Row[]> {
  const first = (after: SQL) => sql`
    select lane, id from outbox
    where done_at is null and dead_at is null and bureau_id = ${bureauId} ${after} order by lane, id limit 1`;
  const rows = await db
    .update(outbox)
    .set({
      leasedUntil: sql`clock_timestamp() + make_interval(secs => ${seconds})`,
      attempts: sql`${outbox.attempts} + 1`,
      unsureSince: sql`coalesce(${outbox.unsureSince}, ${now.toISOString()}::timestamptz)`,
    })
    .where(
      sql`${outbox.id} in (
        with recursive heads as (
          (${first(sql``)})
          union all
          select next.lane, next.id from heads, lateral (${first(sql`and lane > heads.lane`)}) as next)
        select o.id from heads join outbox o on o.id = heads.id
        where o.done_at is null and o.dead_at is null and o.next_at <= clock_timestamp()
          and (o.leased_until is null or o.leased_until < clock_timestamp())
        order by o.id limit ${limit} for update of o skip locked)`,
    )
    .returning();
  return rows.sort((a, b) => a.id - b.id) as Row[];
}

/** The delivery is still under way. */
export async function renewLease(db: Db, id: number, seconds: number): Promise<void> {
  await db
    .update(outbox)
    .set({ leasedUntil: sql`clock_timestamp() + make_interval(secs => ${seconds})` })
    .where(sql`${outbox.id} = ${id} and ${outbox.leasedUntil} is not null`);
}

/**
 * It went out. With it arrived what had been noted as undelivered: the row itself, or an older content of its card.
 * Returns whether there was such a note.
 */
export async function markDone(db: Db | Tx, id: number, now: Date, messageId?: string): Promise<boolean> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const settled = await db.execute(sql`
    with done as (
      update outbox set done_at = ${at}, leased_until = null, error = null,
        message_id = coalesce(${messageId ?? null}, message_id)
      where id = ${id} returning bureau_id, id, payload)
    update undelivered as u set state = 'arrived', settled_at = ${at}, news = true
    from done as d, outbox as o
    where u.bureau_id = d.bureau_id and u.state in ('waits', 'ended', 'resent') and o.id = u.outbox_id
      and (o.id = d.id or (d.payload->>'is' = 'card' and o.payload->>'is' = 'card'
        and o.payload->>'thing' = d.payload->>'thing' and o.payload->>'to' = d.payload->>'to'))
    returning u.outbox_id`);
  return settled.length > 0;
}

type Retry = { readonly inMs: number; readonly error: string; readonly unsure: boolean };

/** Again later. `unsure`: this attempt may have had its effect all the same. */
export async function markRetry(db: Db | Tx, id: number, { inMs, error, unsure }: Retry): Promise<void> {
  await db
    .update(outbox)
    .set({
      leasedUntil: null,
      error,
      ...(!unsure && { unsureSince: null }),
      nextAt: sql`clock_timestamp() + make_interval(secs => ${inMs / 1000})`,
    })
    .where(eq(outbox.id, id));
}

/** The message may be there twice from now on. */
export async function markMaybeTwice(db: Db, id: number, now: Date): Promise<void> {
  await db.update(outbox).set({ maybeTwiceAt: now }).where(eq(outbox.id, id));
}

export async function markDead(db: Db | Tx, id: number, now: Date, error: string): Promise<void> {
  await db.update(outbox).set({ deadAt: now, leasedUntil: null, error }).where(eq(outbox.id, id));
}

/** What kept a lane back is over: its next row may go at once. */
export async function hurryLane(tx: Db | Tx, bureauId: number, lane: string): Promise<void> {
  await tx
    .update(outbox)
    .set({ nextAt: sql`clock_timestamp()` })
    .where(and(eq(outbox.bureauId, bureauId), eq(outbox.lane, lane), waiting));
}

/** Rows that wait: not sent and not given up. */
export async function countWaiting(db: Db | Tx, bureauId: number): Promise<number> {
  return db.$count(outbox, and(eq(outbox.bureauId, bureauId), waiting));
}

/** The recipient that a key names. */
export function recipientOf(key: string): Recipient {
  return key.startsWith('person:') ? { person: Number(key.slice(7)) } : { chat: key.slice(5) };
}
