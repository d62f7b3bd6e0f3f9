/** 专家 and 联合部门人员, and at which visit they help. */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { RECUSAL_KINDS } from '../../src/domain/register.ts';
import { people } from './bureau.ts';
import { bureau, day, id, instant } from './columns.ts';
import { enterprises } from './enterprises.ts';
import { tasks } from './tasks.ts';
import { photos } from './visits.ts';

/** 专家库: who assists, and never counts among the two officers (行政处罚法 第四十二条; 国办发〔2024〕54号). */
export const experts = pgTable(
  'experts',
  {
    id: id(),
    bureauId: bureau(),
    /** public code, ASCII, never used again for someone else */
    code: text().notNull(),
    name: text().notNull(),
    /** 工作单位, 职称 */
    unit: text().notNull(),
    title: text(),
    mobile: text(),
    /** 专业领域: trades by name */
    fields: text().array().notNull(),
    /** 聘期 */
    engagedFrom: day('engaged_from').notNull(),
    engagedTo: day('engaged_to').notNull(),
    /** 保密承诺, signed on */
    confidentialOn: day('confidential_on'),
    active: boolean().notNull().default(true),
  },
  (t) => [
    unique('experts_code').on(t.bureauId, t.code),
    check('experts_code_ascii', sql`${t.code} ~ '^[!-~]+$'`),
    check('experts_term', sql`${t.engagedFrom} <= ${t.engagedTo}`),
    check('experts_fields', sql`cardinality(${t.fields}) > 0`),
  ],
);

/** 专家回避: enterprises that an expert has to do with. */
export const expertConflicts = pgTable(
  'expert_conflicts',
  {
    bureauId: bureau(),
    expertId: integer('expert_id')
      .notNull()
      .references(() => experts.id),
    enterpriseId: integer('enterprise_id')
      .notNull()
      .references(() => enterprises.id),
    kind: text({ enum: RECUSAL_KINDS }),
  },
  (t) => [primaryKey({ columns: [t.expertId, t.enterpriseId] })],
);

/** 联合部门人员: people of other departments who take part in joint inspections 部门联合抽查 (国发〔2019〕5号), as these name them. */
export const partnerPeople = pgTable(
  'partner_people',
  {
    id: id(),
    bureauId: bureau(),
    /** public code, ASCII, never used again for someone else */
    code: text().notNull(),
    department: text().notNull(),
    name: text().notNull(),
    certificateNo: text('certificate_no').notNull(),
    validUntil: day('valid_until').notNull(),
    mobile: text(),
    active: boolean().notNull().default(true),
    keptBy: integer('kept_by').references(() => people.id),
  },
  (t) => [
    unique('partner_people_code').on(t.bureauId, t.code),
    check('partner_people_code_ascii', sql`${t.code} ~ '^[!-~]+$'`),
    check('partner_people_department', sql`${t.department} !~ '[[:cntrl:]#:+]'`),
    uniqueIndex('partner_people_certificate').on(t.bureauId, t.certificateNo).where(sql`active`),
  ],
);

/** 联合部门人员 at a visit, as the draw gave them. */
export const taskPartners = pgTable(
  'task_partners',
  {
    bureauId: bureau(),
    taskId: integer('task_id')
      .notNull()
      .references(() => tasks.id),
    partnerId: integer('partner_id')
      .notNull()
      .references(() => partnerPeople.id),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.partnerId] }), index('task_partners_partner').on(t.partnerId)],
);

/** 专家 at a visit, and the opinion that each signs 专家意见. */
export const taskExperts = pgTable(
  'task_experts',
  {
    bureauId: bureau(),
    taskId: integer('task_id')
      .notNull()
      .references(() => tasks.id),
    expertId: integer('expert_id')
      .notNull()
      .references(() => experts.id),
    /** who named them, and when */
    namedBy: integer('named_by').references(() => people.id),
    namedAt: instant('named_at'),
    opinion: text(),
    signedOn: day('signed_on'),
    /** who entered it, and a photo of the signed paper, of the same visit */
    enteredBy: integer('entered_by').references(() => people.id),
    photoId: integer('photo_id').references((): AnyPgColumn => photos.id),
  },
  (t) => [
    primaryKey({ columns: [t.taskId, t.expertId] }),
    index('task_experts_expert').on(t.expertId),
    check('task_experts_signed', sql`(${t.opinion} is null) = (${t.signedOn} is null)`),
  ],
);
