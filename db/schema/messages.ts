/** What comes in and goes out: groups, inbox, outbox and the living cards. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { UNDELIVERED_KINDS, UNDELIVERED_STATES } from '../../src/domain/undelivered.ts';
import { people, sections } from './bureau.ts';
import { bureau, instant } from './columns.ts';

/** Pictures of ours in cards 二维码, by what they show: the key under which Feishu has them. */
export const pictures = pgTable(
  'pictures',
  {
    bureauId: bureau(),
    name: text().notNull(),
    imageKey: text('image_key').notNull(),
  },
  (t) => [primaryKey({ columns: [t.bureauId, t.name] })],
);

/** Chats, and what each is for. */
export const chats = pgTable(
  'chats',
  {
    chatId: text('chat_id').primaryKey(),
    bureauId: bureau(),
    name: text().notNull(),
    purpose: text({ enum: ['section', 'office', 'leadership'] }),
    sectionId: integer('section_id').references(() => sections.id),
    /** false once the bot was removed */
    present: boolean().notNull().default(true),
  },
  (t) => [
    check('chats_section', sql`(${t.purpose} = 'section') = (${t.sectionId} is not null)`),
    index('chats_purpose').on(t.bureauId, t.purpose),
  ],
);

/** 收件: what came in, with the answer given, so that a repetition changes nothing. */
export const inbox = pgTable(
  'inbox',
  {
    key: text().primaryKey(),
    bureauId: bureau(),
    receivedAt: instant('received_at').notNull(),
    kind: text().notNull(),
    answer: jsonb().$type<unknown>(),
    outcome: text({ enum: ['done', 'refused', 'fault', 'ignored'] }).notNull(),
  },
  (t) => [index('inbox_received').on(t.receivedAt)],
);

/** 发件: what goes out, in order for each lane. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    bureauId: bureau(),
    /** names the message for ever; a second one with the same name is dropped; Feishu's uuid comes from it */
    once: text().notNull(),
    /** the order is kept within a lane: a chat, a person, the file room */
    lane: text().notNull(),
    payload: jsonb().notNull().$type<unknown>(),
    createdAt: instant('created_at').notNull(),
    /** by the database's clock, like the lease: about the network, not about working time */
    nextAt: instant('next_at').notNull().defaultNow(),
    attempts: smallint().notNull().default(0),
    leasedUntil: instant('leased_until'),
    /** an attempt began then whose end nobody knows: it may have had its effect */
    unsureSince: instant('unsure_since'),
    /** such an attempt was repeated after the hour in which Feishu knows a uuid: the message may be there twice */
    maybeTwiceAt: instant('maybe_twice_at'),
    doneAt: instant('done_at'),
    /** given up, and why */
    deadAt: instant('dead_at'),
    error: text(),
    messageId: text('message_id'),
  },
  (t) => [
    unique('outbox_once').on(t.bureauId, t.once),
    index('outbox_waiting').on(t.lane, t.id).where(sql`done_at is null and dead_at is null`),
  ],
);

/** 未送达: each message that Feishu would not take, until it arrived or somebody dealt with it. */
export const undelivered = pgTable(
  'undelivered',
  {
    outboxId: bigint('outbox_id', { mode: 'number' })
      .primaryKey()
      .references(() => outbox.id),
    bureauId: bureau(),
    kind: text({ enum: UNDELIVERED_KINDS }).notNull(),
    /** its title, or the name of the file */
    what: text().notNull(),
    /** chat:… or person:…; null: an errand */
    recipient: text(),
    reason: text().notNull(),
    state: text({ enum: UNDELIVERED_STATES }).notNull(),
    since: instant('since').notNull(),
    resentBy: integer('resent_by').references(() => people.id),
    resentAt: instant('resent_at'),
    settledBy: integer('settled_by').references(() => people.id),
    settledAt: instant('settled_at'),
    /** the card does not say so yet */
    news: boolean().notNull().default(true),
  },
  (t) => [
    index('undelivered_news').on(t.bureauId).where(sql`news`),
    index('undelivered_under_way').on(t.bureauId).where(sql`state in ('waits', 'ended', 'resent')`),
    index('undelivered_settled').on(t.bureauId, t.settledAt),
    check(
      'undelivered_settled_state',
      sql`(${t.state} in ('arrived', 'told', 'answered')) = (${t.settledAt} is not null)`,
    ),
    check('undelivered_told', sql`(${t.state} = 'told') = (${t.settledBy} is not null)`),
    check('undelivered_resent', sql`(${t.resentBy} is null) = (${t.resentAt} is null)`),
    check('undelivered_errand', sql`(${t.kind} = 'message') = (${t.recipient} is not null)`),
  ],
);

/** 发送名额: who may call Feishu when, over all replicas; by the database's clock, like the leases. */
export const slots = pgTable(
  'slots',
  {
    /** an API, or whoever receives */
    lane: text().notNull(),
    n: bigint({ mode: 'number' }).notNull(),
    /** begins no earlier */
    at: instant('at').notNull(),
    /** its answer was there: Feishu counted it before */
    overAt: instant('over_at'),
  },
  (t) => [primaryKey({ columns: [t.lane, t.n] })],
);

/** The one living card of a thing for a reader. */
export const cardMessages = pgTable(
  'card_messages',
  {
    bureauId: bureau(),
    thing: text().notNull(),
    recipient: text().notNull(),
    messageId: text('message_id'),
    sentAt: instant('sent_at'),
    /** the card as last decided */
    content: text().notNull(),
    /** still waits for a tap */
    wants: boolean().notNull(),
    /** counts the contents; `delivered` is the one that Feishu shows */
    version: integer().notNull().default(1),
    delivered: integer().notNull().default(0),
    /** when it last went back in the answer to a tap, by the database's clock; null once it was sent again to be sure */
    answeredAt: instant('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.bureauId, t.thing, t.recipient] }),
    index('card_messages_message').on(t.messageId),
    index('card_messages_aging').on(t.sentAt).where(sql`wants`),
    index('card_messages_waiting').on(t.recipient).where(sql`wants`),
    index('card_messages_answered').on(t.answeredAt).where(sql`answered_at is not null`),
  ],
);
