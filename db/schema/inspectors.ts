/** 执法检查人员名录库: certificates, 请假 and 回避. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { LEAVE_KINDS, LEAVE_STATES, RECUSAL_KINDS } from '../../src/domain/register.ts';
import { people } from './bureau.ts';
import { bureau, day, id, instant } from './columns.ts';
import { enterprises } from './enterprises.ts';

/** 执法检查人员. */
export const inspectors = pgTable(
  'inspectors',
  {
    personId: integer('person_id')
      .primaryKey()
      .references(() => people.id),
    bureauId: bureau(),
    certificateNo: text('certificate_no').notNull(),
    validUntil: day('valid_until').notNull(),
    /** 发证机关 */
    certificateBy: text('certificate_by'),
    /** 在岗 */
    inPost: boolean('in_post').notNull(),
    /** 在编 (实施细则 三(三)); null: the register doesn't say */
    onStaff: boolean('on_staff'),
    /** 资格审查: by whom and when */
    reviewedBy: text('reviewed_by'),
    reviewedOn: day('reviewed_on'),
    specialities: text().array().notNull(),
    /** names of counties, or '*' for the whole city */
    counties: text().array().notNull(),
  },
  (t) => [
    unique('inspectors_certificate').on(t.bureauId, t.certificateNo),
    check('inspectors_reviewed', sql`(${t.reviewedBy} is null) = (${t.reviewedOn} is null)`),
  ],
);

/** 请假: from the register, or asked for by oneself and confirmed by the chief; only confirmed leave counts. */
export const leaves = pgTable(
  'leaves',
  {
    id: id(),
    bureauId: bureau(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    from: day('from_day').notNull(),
    to: day('to_day').notNull(),
    state: text({ enum: LEAVE_STATES }).notNull().default('confirmed'),
    kind: text({ enum: LEAVE_KINDS }),
    /** when it was asked for; null: the register says so */
    askedAt: instant('asked_at'),
    decidedBy: integer('decided_by').references(() => people.id),
    decidedAt: instant('decided_at'),
    returnReason: text('return_reason'),
  },
  (t) => [
    check('leaves_order', sql`${t.from} <= ${t.to}`),
    check('leaves_not_oneself', sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.personId}`),
    check('leaves_returned', sql`(${t.state} = 'returned') = (${t.returnReason} is not null)`),
    check('leaves_asked', sql`${t.askedAt} is not null or ${t.state} = 'confirmed'`),
    index('leaves_person').on(t.personId),
    index('leaves_asked_for').on(t.bureauId).where(sql`state = 'asked'`),
  ],
);

/** 回避: pairs that must not meet; from the register, or declared by oneself. `reason` is confidential. */
export const recusals = pgTable(
  'recusals',
  {
    bureauId: bureau(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    enterpriseId: integer('enterprise_id')
      .notNull()
      .references(() => enterprises.id),
    /** 利害关系, 亲属关系, 曾任职; null: the register doesn't say */
    kind: text({ enum: RECUSAL_KINDS }),
    reason: text(),
    /** when it was declared; null: the register says so */
    declaredAt: instant('declared_at'),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.enterpriseId] }),
    index('recusals_enterprise').on(t.enterpriseId),
    check('recusals_declared', sql`${t.declaredAt} is null or ${t.kind} is not null`),
  ],
);

/** 年度回避申报: that an inspector has looked through the own recusals this year. */
export const recusalDeclarations = pgTable(
  'recusal_declarations',
  {
    bureauId: bureau(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    year: smallint().notNull(),
    askedAt: instant('asked_at').notNull(),
    declaredAt: instant('declared_at'),
    /** when the card comes again; null: no more */
    remindAt: instant('remind_at'),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.year] }),
    index('recusal_declarations_due').on(t.bureauId, t.remindAt).where(sql`remind_at is not null`),
    check('recusal_declarations_reminded', sql`${t.declaredAt} is null or ${t.remindAt} is null`),
  ],
);

/** 解除的回避: what somebody had declared and ended, for that person alone; the texts are confidential. */
export const endedRecusals = pgTable(
  'ended_recusals',
  {
    id: id(),
    bureauId: bureau(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    enterpriseId: integer('enterprise_id')
      .notNull()
      .references(() => enterprises.id),
    kind: text({ enum: RECUSAL_KINDS }).notNull(),
    reason: text(),
    declaredAt: instant('declared_at').notNull(),
    endedAt: instant('ended_at').notNull(),
    endReason: text('end_reason').notNull(),
  },
  (t) => [index('ended_recusals_person').on(t.personId)],
);
