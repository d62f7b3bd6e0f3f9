/** 年度抽查计划 and 录入省级平台. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { PLATFORM_KINDS, type PlatformColumn } from '../../src/domain/platform.ts';
import type { PlanDays } from '../../src/domain/yearly-plan/days.ts';
import { PLAN_STATES } from '../../src/domain/yearly-plan/plan.ts';
import type { Window } from '../../src/domain/yearly-plan/windows.ts';
import { people, sections } from './bureau.ts';
import { bureau, day, id, instant } from './columns.ts';

/** 年度抽查计划 (实施细则 四(一)): of a section, or of the bureau (`section_id` null), for a year, in versions. */
export const plans = pgTable(
  'plans',
  {
    id: id(),
    bureauId: bureau(),
    sectionId: integer('section_id').references(() => sections.id),
    year: smallint().notNull(),
    version: smallint().notNull(),
    state: text({ enum: PLAN_STATES }).notNull(),
    /** 调整理由 */
    reason: text(),
    /** 监督检查工作日, of the bureau's plan */
    days: jsonb().$type<PlanDays>(),
    madeBy: integer('made_by')
      .notNull()
      .references(() => people.id),
    madeAt: instant('made_at').notNull(),
    submittedBy: integer('submitted_by').references(() => people.id),
    submittedAt: instant('submitted_at'),
    decidedBy: integer('decided_by').references(() => people.id),
    /** 代理: for whom */
    onBehalfOf: integer('on_behalf_of').references(() => people.id),
    decidedAt: instant('decided_at'),
    returnReason: text('return_reason'),
    /** when whoever approves is reminded; null: not any more */
    remindAt: instant('remind_at'),
    /** 公布: the day, and where */
    publishedDay: day('published_day'),
    publishedAt: text('published_at'),
    publishedBy: integer('published_by').references(() => people.id),
  },
  (t) => [
    uniqueIndex('plans_version').on(t.bureauId, sql`coalesce(${t.sectionId}, 0)`, t.year, t.version),
    uniqueIndex('plans_one_in_making')
      .on(t.bureauId, sql`coalesce(${t.sectionId}, 0)`, t.year)
      .where(sql`state in ('draft', 'open', 'returned')`),
    uniqueIndex('plans_one_approved')
      .on(t.bureauId, sql`coalesce(${t.sectionId}, 0)`, t.year)
      .where(sql`state = 'approved'`),
    index('plans_remind').on(t.remindAt).where(sql`state = 'open' and remind_at is not null`),
    check('plans_year', sql`${t.year} between 2000 and 2100`),
    check('plans_submitted', sql`${t.state} <> 'open' or ${t.submittedBy} is not null`),
    check('plans_approved', sql`${t.state} not in ('approved', 'replaced') or ${t.decidedBy} is not null`),
    check('plans_returned', sql`(${t.state} = 'returned') = (${t.returnReason} is not null)`),
    check('plans_not_oneself', sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.submittedBy}`),
    check(
      'plans_adjusted',
      sql`${t.version} = 1 or ${t.state} in ('draft', 'dropped') or ${t.reason} is not null`,
    ),
    check('plans_published', sql`(${t.publishedDay} is null) = (${t.publishedAt} is null)`),
  ],
);

/** 实施计划的一项; `line` is the same over all versions. */
export const planEntries = pgTable(
  'plan_entries',
  {
    id: id(),
    bureauId: bureau(),
    planId: integer('plan_id')
      .notNull()
      .references(() => plans.id),
    line: smallint().notNull(),
    item: text().notNull(),
    basis: text().notNull(),
    content: text().notNull(),
    method: text().notNull(),
    /** by name */
    trades: text().array().notNull(),
    type: text({ enum: ['key', 'general'] }).notNull(),
    /** 比例或家数, as in a draw */
    amount: text().notNull(),
    windows: jsonb().notNull().$type<Window[]>(),
    teams: smallint(),
    experts: smallint().notNull().default(0),
    /** 联合部门 */
    partners: text(),
    /** 频次和上限 */
    frequency: text().notNull(),
    remark: text(),
  },
  (t) => [
    unique('plan_entries_line').on(t.planId, t.line),
    check('plan_entries_trades', sql`cardinality(${t.trades}) > 0`),
    check('plan_entries_numbers', sql`coalesce(${t.teams}, 1) > 0 and ${t.experts} between 0 and 99`),
  ],
);

/** 平台列对应: under which headers the provincial platform takes a register, and within how many working days; versions. */
export const platformMaps = pgTable(
  'platform_maps',
  {
    id: id(),
    bureauId: bureau(),
    kind: text({ enum: PLATFORM_KINDS }).notNull(),
    version: smallint().notNull(),
    /** 录入期限 in working days */
    days: smallint().notNull(),
    columns: jsonb().notNull().$type<PlatformColumn[]>(),
    madeBy: integer('made_by')
      .notNull()
      .references(() => people.id),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    unique('platform_maps_version').on(t.bureauId, t.kind, t.version),
    check('platform_maps_days', sql`${t.days} between 1 and 250`),
  ],
);

/** 录入省级平台 (实施细则 四(二)): a duty for all that has changed in a register, or for a plan that was approved. */
export const platformDuties = pgTable(
  'platform_duties',
  {
    id: id(),
    bureauId: bureau(),
    kind: text({ enum: PLATFORM_KINDS }).notNull(),
    planId: integer('plan_id').references(() => plans.id),
    state: text({ enum: ['open', 'done'] }).notNull(),
    openedAt: instant('opened_at').notNull(),
    due: day('due').notNull(),
    /** 暂定 */
    provisional: boolean().notNull(),
    /** when the file to enter was taken last, and under which version of the columns; 0: our own */
    filedAt: instant('filed_at'),
    mapVersion: smallint('map_version'),
    /** 回执编号 and the day of entry, or why it was not entered */
    receiptNo: text('receipt_no'),
    enteredOn: day('entered_on'),
    waiver: text(),
    doneBy: integer('done_by').references(() => people.id),
    doneAt: instant('done_at'),
    /** the next instant at which a reminder falls due */
    nextAt: instant('next_at'),
  },
  (t) => [
    uniqueIndex('platform_duties_one_open')
      .on(t.bureauId, t.kind, sql`coalesce(${t.planId}, 0)`)
      .where(sql`state = 'open'`),
    index('platform_duties_due').on(t.nextAt).where(sql`next_at is not null`),
    check('platform_duties_plan', sql`(${t.kind} = 'plan') = (${t.planId} is not null)`),
    check('platform_duties_done', sql`(${t.state} = 'done') = (${t.doneAt} is not null)`),
    check(
      'platform_duties_receipt',
      sql`${t.state} = 'open' or (${t.receiptNo} is not null and ${t.enteredOn} is not null) or ${t.waiver} is not null`,
    ),
  ],
);

/** Changes of register rows that are to be entered; written by the database (trigger on `register_changes`). */
export const platformChanges = pgTable(
  'platform_changes',
  {
    changeId: bigint('change_id', { mode: 'number' }).primaryKey(),
    bureauId: bureau(),
    kind: text({ enum: PLATFORM_KINDS }).notNull(),
    /** the enterprise, the person, the item */
    rowId: integer('row_id').notNull(),
    dutyId: integer('duty_id').references(() => platformDuties.id),
    /** it was in the file that was taken */
    filed: boolean().notNull().default(false),
  },
  (t) => [
    index('platform_changes_waiting').on(t.bureauId, t.kind).where(sql`duty_id is null`),
    index('platform_changes_duty').on(t.dutyId),
  ],
);
