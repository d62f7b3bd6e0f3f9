/** 抽查: series, draws, witnesses and the draw log. */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { STANDINGS } from '../../src/domain/approval.ts';
import { people, sections } from './bureau.ts';
import { bureau, day, id, instant } from './columns.ts';
import { planEntries } from './plans.ts';

/** A chain of secrets (draw.md §1): one open series for each bureau and kind. */
export const drawSeries = pgTable(
  'draw_series',
  {
    id: id(),
    bureauId: bureau(),
    kind: text({ enum: ['formal', 'drill'] }).notNull(),
    anchor: text().notNull(),
    length: integer().notNull(),
    /** s[N], encrypted with a key from the environment */
    sealed: text().notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [uniqueIndex('draw_series_open').on(t.bureauId, t.kind).where(sql`ended_at is null`)],
);

/** 抽取, of our own (ssd-1) or entered from the provincial platform 省级平台. */
export const draws = pgTable(
  'draws',
  {
    id: id(),
    bureauId: bureau(),
    origin: text({ enum: ['ssd-1', 'province'] }).notNull(),
    kind: text({ enum: ['formal', 'drill'] }).notNull(),
    /** without gaps for each bureau, kind, origin and year */
    no: text().notNull(),
    ordinal: integer().notNull(),
    sectionId: integer('section_id')
      .notNull()
      .references(() => sections.id),
    /** 重点检查 or 一般检查 */
    type: text({ enum: ['key', 'general'] }).notNull(),
    state: text({ enum: ['open', 'drawn', 'published', 'void'] }).notNull(),
    from: day('from_day').notNull(),
    to: day('to_day').notNull(),
    openedBy: integer('opened_by')
      .notNull()
      .references(() => people.id),
    chatId: text('chat_id'),
    openAt: instant('open_at').notNull(),
    /** end of the witness window; null where there is none */
    closeAt: instant('close_at'),
    seriesId: integer('series_id').references(() => drawSeries.id),
    /** k: which secret of the series */
    secretNo: integer('secret_no'),
    /** the exact texts that were hashed */
    freeze: text(),
    freezeDigest: text('freeze_digest'),
    units: text(),
    persons: text(),
    pairs: text(),
    salts: jsonb().$type<{ units: string; people: string; pairs: string }>(),
    /** when its card was last renewed by itself, at a mark of the countdown */
    countedAt: instant('counted_at'),
    /** CLOSE: all values were in */
    closedAt: instant('closed_at'),
    /** B 公共随机值, once two people have entered and confirmed it */
    beacon: text(),
    record: text(),
    recordDigest: text('record_digest'),
    /** task number on the provincial platform and the day it was entered there, or why there is none */
    platformNo: text('platform_no'),
    platformDay: day('platform_day'),
    platformWaiver: text('platform_waiver'),
    platformBy: integer('platform_by').references(() => people.id),
    dispatchedAt: instant('dispatched_at'),
    /** 检查审批: where it stands */
    approval: text({ enum: STANDINGS }).notNull().default('none'),
    /** 审批文号, where it was approved elsewhere */
    approvalNo: text('approval_no'),
    /** why the tasks went out before the approval 紧急 */
    urgentReason: text('urgent_reason'),
    publishedAt: instant('published_at'),
    /** who opened the record 公开; absent: it was revealed with another */
    publishedBy: integer('published_by').references(() => people.id),
    /** the entry of the log after which its cards, lists and record are to be handed out anew; null: they are as they should be */
    handOut: bigint('hand_out', { mode: 'number' }),
    /** 批准文号 of a second draw over the same strata within the period of an earlier one */
    againNo: text('again_no'),
    /** 专家人数 for each visit, fixed before the draw */
    experts: smallint().notNull().default(0),
    /** the line of the yearly plan that it starts from */
    planEntryId: integer('plan_entry_id').references((): AnyPgColumn => planEntries.id),
    /** 批准文号 of a draw outside the plan 计划外临时抽查 */
    temporaryNo: text('temporary_no'),
  },
  (t) => [
    index('draws_plan_entry').on(t.planEntryId).where(sql`plan_entry_id is not null`),
    index('draws_hand_out').on(t.bureauId).where(sql`hand_out is not null`),
    check('draws_experts', sql`${t.experts} between 0 and 5`),
    check('draws_plan', sql`${t.planEntryId} is null or ${t.temporaryNo} is null`),
    unique('draws_no').on(t.bureauId, t.no),
    unique('draws_ordinal').on(t.bureauId, t.kind, t.origin, t.ordinal),
    unique('draws_secret').on(t.seriesId, t.secretNo),
    uniqueIndex('draws_one_open').on(t.bureauId, t.kind).where(sql`state = 'open'`),
    index('draws_close').on(t.closeAt).where(sql`state = 'open'`),
    index('draws_section').on(t.sectionId, t.state),
    check('draws_days', sql`${t.from} <= ${t.to}`),
    check(
      'draws_approved',
      sql`${t.dispatchedAt} is null or ${t.approval} in ('approved', 'urgent', 'elsewhere', 'earlier')`,
    ),
    check('draws_approval_no', sql`(${t.approval} = 'elsewhere') = (${t.approvalNo} is not null)`),
    check('draws_urgent', sql`(${t.approval} = 'urgent') = (${t.urgentReason} is not null)`),
    check(
      'draws_own',
      sql`${t.origin} = 'province' or (${t.freeze} is not null and ${t.seriesId} is not null)`,
    ),
    check(
      'draws_result',
      sql`${t.state} not in ('drawn', 'published') or ${t.origin} = 'province' or ${t.record} is not null`,
    ),
  ],
);

/** 见证: the named witnesses of a draw and what each sent. */
export const drawWitnesses = pgTable(
  'draw_witnesses',
  {
    bureauId: bureau(),
    drawId: integer('draw_id')
      .notNull()
      .references(() => draws.id),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    position: smallint().notNull(),
    value: text(),
    messageId: text('message_id'),
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.drawId, t.personId] }),
    check('draw_witnesses_value', sql`${t.value} ~ '^[0-9]{6,20}$'`),
  ],
);

/** The log of all draws: one for the installation, INSERT only, each entry bound to the one before. */
export const drawLog = pgTable(
  'draw_log',
  {
    n: bigint({ mode: 'number' }).primaryKey(),
    bureauId: bureau(),
    ts: text().notNull(),
    type: text().notNull(),
    no: text().notNull(),
    body: text().notNull(),
    prev: text().notNull(),
    hash: text().notNull().unique(),
  },
  (t) => [index('draw_log_draw').on(t.bureauId, t.no, t.type)],
);

/** 更正 (draw.md §4.9): the record as it was before each correction of the result; both versions stay. */
export const drawVersions = pgTable(
  'draw_versions',
  {
    drawId: integer('draw_id')
      .notNull()
      .references(() => draws.id),
    bureauId: bureau(),
    /** the CORRECT entry of the log that put another in its place */
    logN: bigint('log_n', { mode: 'number' }).notNull(),
    record: text().notNull(),
    recordDigest: text('record_digest').notNull(),
    beacon: text().notNull(),
    /** the visits had been made by then and stay as they were */
    visitsStay: boolean('visits_stay').notNull(),
  },
  (t) => [primaryKey({ columns: [t.drawId, t.logN] })],
);
