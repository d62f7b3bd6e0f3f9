/** 检查任务: teams, results, photos and 换人. */
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
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Hazard } from '../../src/domain/checklist.ts';
import { RECUSE_REASONS } from '../../src/domain/draw/recuse.ts';
import { CAUSES } from '../../src/domain/replacement.ts';
import { people } from './bureau.ts';
import { bureau, day, id, instant } from './columns.ts';
import { draws } from './draws.ts';
import { enterprises } from './enterprises.ts';

/** 检查任务: one enterprise, one team. */
export const tasks = pgTable(
  'tasks',
  {
    id: id(),
    bureauId: bureau(),
    drawId: integer('draw_id')
      .notNull()
      .references(() => draws.id),
    enterpriseId: integer('enterprise_id')
      .notNull()
      .references(() => enterprises.id),
    /** window of the visit 检查时限 */
    from: day('from_day').notNull(),
    to: day('to_day').notNull(),
    state: text({
      enum: ['waiting', 'assigned', 'accepted', 'reported', 'inspected', 'closed', 'stopped'],
    }).notNull(),
    assignedAt: instant('assigned_at'),
    acceptedAt: instant('accepted_at'),
    acceptedBy: integer('accepted_by').references(() => people.id),
    /** day of the visit 检查日期, once confirmed */
    visited: day('visited_day'),
    rectification: text({ enum: ['none', 'ordered', 'checked', 'done'] })
      .notNull()
      .default('none'),
    rectifyBy: day('rectify_by'),
    publishBy: day('publish_by'),
    /** 暂定: a year on the way had no official calendar yet */
    publishByProvisional: boolean('publish_by_provisional').notNull().default(false),
    publishedDay: day('published_day'),
    receiptNo: text('receipt_no'),
    publishedBy: integer('published_by').references(() => people.id),
    /** the next instant at which a reminder falls due; null: none */
    nextAt: instant('next_at'),
  },
  (t) => [
    unique('tasks_enterprise').on(t.drawId, t.enterpriseId),
    index('tasks_due').on(t.nextAt).where(sql`next_at is not null`),
    index('tasks_draw').on(t.drawId),
    index('tasks_open').on(t.bureauId).where(sql`state <> 'closed'`),
    index('tasks_unvisited')
      .on(t.bureauId, t.drawId)
      .where(sql`state in ('waiting', 'assigned', 'accepted')`),
    index('tasks_to_publish').on(t.drawId).where(sql`state = 'inspected' and published_day is null`),
    index('tasks_visited').on(t.enterpriseId, t.visited),
    check('tasks_days', sql`${t.from} <= ${t.to}`),
    check(
      'tasks_accepted',
      sql`${t.state} in ('waiting', 'assigned', 'stopped') or ${t.acceptedBy} is not null`,
    ),
    check(
      'tasks_closed',
      sql`${t.state} <> 'closed' or (${t.publishedDay} is not null and ${t.rectification} in ('none', 'done'))`,
    ),
  ],
);

/** 检查组: who visits. */
export const taskMembers = pgTable(
  'task_members',
  {
    bureauId: bureau(),
    taskId: integer('task_id')
      .notNull()
      .references(() => tasks.id),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.personId] }), index('task_members_person').on(t.personId)],
);

/** 换人: who asked to leave a team or had to, what was decided and who came in. `text` is confidential. */
export const replacements = pgTable(
  'replacements',
  {
    id: id(),
    bureauId: bureau(),
    taskId: integer('task_id')
      .notNull()
      .references(() => tasks.id),
    /** who is to leave the team */
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    /** 回避, 不能参加, 企业申请回避, 离岗, 证件到期, 请假: the reason as the log says it */
    kind: text({ enum: RECUSE_REASONS }).notNull(),
    /** 申请事由 as chosen; null where the registers brought it about */
    cause: text({ enum: CAUSES }),
    text: text(),
    askedBy: integer('asked_by').references(() => people.id),
    askedAt: instant('asked_at').notNull(),
    /** the card with which it was asked */
    form: text(),
    state: text({ enum: ['open', 'vacant', 'approved', 'returned', 'withdrawn'] }).notNull(),
    decidedBy: integer('decided_by').references(() => people.id),
    decidedAt: instant('decided_at'),
    returnReason: text('return_reason'),
    substituteId: integer('substitute_id').references(() => people.id),
    /** when whoever decides is reminded, or whoever stands above them is asked too; null: not any more */
    nextAt: instant('next_at'),
    remindedAt: instant('reminded_at'),
    escalatedAt: instant('escalated_at'),
    /** the RECUSE entry of the draw log */
    logN: bigint('log_n', { mode: 'number' }),
  },
  (t) => [
    uniqueIndex('replacements_one_open').on(t.taskId, t.personId).where(sql`state in ('open', 'vacant')`),
    index('replacements_open').on(t.bureauId).where(sql`state in ('open', 'vacant')`),
    index('replacements_next').on(t.nextAt).where(sql`state = 'open' and next_at is not null`),
    index('replacements_task').on(t.taskId),
    check(
      'replacements_not_oneself',
      sql`${t.decidedBy} is null or (${t.decidedBy} <> ${t.personId} and ${t.decidedBy} is distinct from ${t.askedBy})`,
    ),
    check(
      'replacements_approved',
      sql`(${t.state} = 'approved') = (${t.substituteId} is not null) and (${t.state} = 'approved') = (${t.logN} is not null)`,
    ),
    check('replacements_settled', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
    check('replacements_asked', sql`(${t.askedBy} is null) = (${t.cause} is null)`),
  ],
);

/** 检查结果 and 复查结果, each version as it was submitted. */
export const findings = pgTable(
  'findings',
  {
    id: id(),
    bureauId: bureau(),
    taskId: integer('task_id')
      .notNull()
      .references(() => tasks.id),
    kind: text({ enum: ['inspection', 'reinspection'] }).notNull(),
    day: day('day').notNull(),
    method: text({ enum: ['documents', 'on-site'] }).notNull(),
    /** one of the eight results, or rectified / not-rectified */
    result: text().notNull(),
    text: text().notNull(),
    rectifyBy: day('rectify_by'),
    submittedBy: integer('submitted_by')
      .notNull()
      .references(() => people.id),
    submittedAt: instant('submitted_at').notNull(),
    confirmedBy: integer('confirmed_by').references(() => people.id),
    confirmedAt: instant('confirmed_at'),
    returnedBy: integer('returned_by').references(() => people.id),
    returnedAt: instant('returned_at'),
    returnReason: text('return_reason'),
    /** 勾选的检查表内容, as it stood in the checklist then */
    hazards: jsonb().$type<readonly Hazard[]>().notNull().default([]),
    /** 必查: how many there were, and which of them were not looked at, as they then stood */
    mustOf: smallint('must_of').notNull().default(0),
    unchecked: jsonb().$type<readonly Hazard[]>().notNull().default([]),
  },
  (t) => [
    index('findings_task').on(t.taskId),
    uniqueIndex('findings_one_pending').on(t.taskId).where(sql`confirmed_at is null and returned_at is null`),
    check('findings_two_people', sql`${t.confirmedBy} is null or ${t.confirmedBy} <> ${t.submittedBy}`),
  ],
);
