/** What is decided about a draw, from its preview on: 检查审批, 作废, 更正, 替换; and 求助. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { APPROVAL_STATES } from '../../src/domain/approval.ts';
import { CHANGE_KINDS, CHANGE_ROLES, CHANGE_STATES } from '../../src/domain/draw-change.ts';
import { GUIDANCE_STATES } from '../../src/domain/guidance.ts';
import { people, sections } from './bureau.ts';
import { bureau, id, instant } from './columns.ts';
import { draws } from './draws.ts';
import { tasks } from './tasks.ts';

/** 检查审批 (国办发〔2024〕54号): each time it was asked for, and what came of it. */
export const approvals = pgTable(
  'approvals',
  {
    id: id(),
    bureauId: bureau(),
    drawId: integer('draw_id')
      .notNull()
      .references(() => draws.id),
    state: text({ enum: APPROVAL_STATES }).notNull(),
    submittedBy: integer('submitted_by')
      .notNull()
      .references(() => people.id),
    submittedAt: instant('submitted_at').notNull(),
    /** what was said when it was submitted again */
    note: text(),
    decidedBy: integer('decided_by').references(() => people.id),
    /** 代理: for whom */
    onBehalfOf: integer('on_behalf_of').references(() => people.id),
    decidedAt: instant('decided_at'),
    returnReason: text('return_reason'),
    /** it was of a list that a correction 更正 has replaced since */
    superseded: boolean().notNull().default(false),
    /** when whoever approves is reminded; null: not any more */
    remindAt: instant('remind_at'),
  },
  (t) => [
    uniqueIndex('approvals_one_open').on(t.drawId).where(sql`state = 'open'`),
    uniqueIndex('approvals_one_approved').on(t.drawId).where(sql`state = 'approved' and not superseded`),
    index('approvals_draw').on(t.drawId),
    index('approvals_remind').on(t.remindAt).where(sql`state = 'open' and remind_at is not null`),
    check('approvals_settled', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
    check('approvals_decided', sql`(${t.state} in ('approved', 'returned')) = (${t.decidedBy} is not null)`),
    check('approvals_returned', sql`(${t.state} = 'returned') = (${t.returnReason} is not null)`),
    check('approvals_not_oneself', sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.submittedBy}`),
    check('approvals_behalf', sql`${t.onBehalfOf} is null or ${t.onBehalfOf} <> ${t.decidedBy}`),
  ],
);

/** 作废 and 替换: asked for with a coded reason, decided by a second person of another role (draw.md §4.8). */
export const drawChanges = pgTable(
  'draw_changes',
  {
    id: id(),
    bureauId: bureau(),
    drawId: integer('draw_id')
      .notNull()
      .references(() => draws.id),
    kind: text({ enum: CHANGE_KINDS }).notNull(),
    /** 替换, 更换专家: of which visit */
    taskId: integer('task_id').references(() => tasks.id),
    reason: text().notNull(),
    /** 公共随机值 as entered, or what is right instead of what stands there; 更换专家: who leaves, by the id in the tables */
    value: text(),
    note: text(),
    askedBy: integer('asked_by')
      .notNull()
      .references(() => people.id),
    askedAs: text('asked_as', { enum: ['chief', 'office'] }).notNull(),
    askedAt: instant('asked_at').notNull(),
    /** the thing of the card with which it was asked */
    form: text().notNull(),
    state: text({ enum: CHANGE_STATES }).notNull(),
    decidedBy: integer('decided_by').references(() => people.id),
    decidedAs: text('decided_as', { enum: CHANGE_ROLES }),
    decidedAt: instant('decided_at'),
    returnReason: text('return_reason'),
    /** when whoever decides is reminded, or the next role in turn is asked too; null: not any more */
    nextAt: instant('next_at'),
    remindedAt: instant('reminded_at'),
    escalatedAt: instant('escalated_at'),
    /** where it stands in the log of draws */
    logN: bigint('log_n', { mode: 'number' }),
  },
  (t) => [
    index('draw_changes_open').on(t.bureauId).where(sql`state = 'open'`),
    uniqueIndex('draw_changes_one_void').on(t.drawId).where(sql`state = 'open' and kind = 'void'`),
    uniqueIndex('draw_changes_one_value')
      .on(t.drawId)
      .where(sql`state in ('open', 'agreed') and kind in ('beacon', 'correct')`),
    index('draw_changes_agreed').on(t.bureauId).where(sql`state = 'agreed'`),
    check('draw_changes_agreed_kind', sql`${t.state} <> 'agreed' or ${t.kind} = 'correct'`),
    check(
      'draw_changes_value',
      sql`(${t.kind} in ('beacon', 'correct', 'helper')) = (${t.value} is not null)`,
    ),
    uniqueIndex('draw_changes_one_task').on(t.taskId).where(sql`state = 'open'`),
    index('draw_changes_draw').on(t.drawId),
    check('draw_changes_task', sql`(${t.kind} in ('substitute', 'helper')) = (${t.taskId} is not null)`),
    check('draw_changes_settled', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
    check('draw_changes_two', sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.askedBy}`),
    check('draw_changes_other_role', sql`${t.decidedAs} is null or ${t.decidedAs} <> ${t.askedAs}`),
    check(
      'draw_changes_decided',
      sql`(${t.state} in ('open', 'withdrawn') and ${t.decidedBy} is null
        or ${t.state} in ('agreed', 'approved', 'returned') and ${t.decidedBy} is not null
        or ${t.state} = 'lapsed')
      and (${t.decidedBy} is null) = (${t.decidedAs} is null)`,
    ),
    // 更换专家: nobody was left to come in, so the log has nothing to say
    check(
      'draw_changes_logged',
      sql`(${t.state} = 'approved') = (${t.logN} is not null) or ${t.kind} = 'helper' and ${t.state} = 'approved'`,
    ),
    check('draw_changes_returned', sql`(${t.state} = 'returned') = (${t.returnReason} is not null)`),
  ],
);

/** 预览: what was filled in and shown before anything was frozen, and which draw came of it. */
export const drawDrafts = pgTable('draw_drafts', {
  id: id(),
  bureauId: bureau(),
  sectionId: integer('section_id')
    .notNull()
    .references(() => sections.id),
  askedBy: integer('asked_by')
    .notNull()
    .references(() => people.id),
  askedAt: instant('asked_at').notNull(),
  form: jsonb().notNull().$type<Readonly<Record<string, string>>>(),
  drawId: integer('draw_id').references(() => draws.id),
});

/** 求助 (实施细则 五(一)): a question about a card, or about nothing in particular, and what 执法监督科 answered. */
export const guidance = pgTable(
  'guidance',
  {
    id: id(),
    bureauId: bureau(),
    askedBy: integer('asked_by')
      .notNull()
      .references(() => people.id),
    /** the card on which it was asked: its thing, its reader and its title; null: none */
    thing: text(),
    recipient: text(),
    title: text(),
    state: text({ enum: GUIDANCE_STATES }).notNull(),
    question: text(),
    askedAt: instant('asked_at'),
    answer: text(),
    answeredBy: integer('answered_by').references(() => people.id),
    answeredAt: instant('answered_at'),
    /** when 执法监督科 is reminded next; null: not any more */
    remindAt: instant('remind_at'),
    remindedAt: instant('reminded_at'),
  },
  (t) => [
    uniqueIndex('guidance_one_draft').on(t.askedBy, t.thing, t.recipient).where(sql`state = 'draft'`),
    index('guidance_open').on(t.bureauId).where(sql`state = 'open'`),
    index('guidance_remind').on(t.remindAt).where(sql`state = 'open' and remind_at is not null`),
    index('guidance_answered').on(t.bureauId, t.thing).where(sql`state = 'answered'`),
    index('guidance_asker').on(t.askedBy),
    check('guidance_card', sql`(${t.thing} is null) = (${t.recipient} is null)`),
    check('guidance_asked', sql`(${t.state} = 'draft') = (${t.question} is null)`),
    check('guidance_asked_at', sql`(${t.question} is null) = (${t.askedAt} is null)`),
    check('guidance_answered', sql`(${t.state} = 'answered') = (${t.answer} is not null)`),
    check('guidance_answerer', sql`(${t.answer} is null) = (${t.answeredBy} is null)`),
    check('guidance_not_oneself', sql`${t.answeredBy} is null or ${t.answeredBy} <> ${t.askedBy}`),
  ],
);
