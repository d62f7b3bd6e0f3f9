/** 科室 and 人员, who holds which post, and the calendar. */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { ACTING } from '../../src/domain/appointment.ts';
import { bureau, day, grams, id, instant } from './columns.ts';

/** 科室, with the settings of its draws. */
export const sections = pgTable(
  'sections',
  {
    id: id(),
    bureauId: bureau(),
    name: text().notNull(),
    /** trades 行业 whose enterprises it supervises, by name */
    trades: text().array().notNull().default([]),
    witnessMinutes: smallint('witness_minutes').notNull().default(2),
    /** working days that the visits of a draw may take */
    visitDays: smallint('visit_days').notNull().default(20),
    /** most tasks for one person in a year */
    personCap: smallint('person_cap').notNull().default(40),
    /** reserves 备选 drawn in each stratum */
    reserve: smallint().notNull().default(2),
    /** when an inspection ends 抽查结束: each task's own visit, or the last visit of its draw */
    inspectionEnd: text('inspection_end', { enum: ['visit', 'draw'] })
      .notNull()
      .default('visit'),
    /** 检查审批 before 派发: asked for here, or elsewhere and entered by its document number 审批文号 */
    approval: text({ enum: ['here', 'elsewhere'] })
      .notNull()
      .default('here'),
    /** 分管领导; where nobody is named, each of them */
    deputyId: integer('deputy_id').references((): AnyPgColumn => people.id),
    /** years in which an inspector does not meet an enterprise again 轮换; 0: no such rule */
    coolDownYears: smallint('cool_down_years').notNull().default(1),
  },
  (t) => [
    unique('sections_name').on(t.bureauId, t.name),
    check('sections_positive', sql`${t.witnessMinutes} > 0 and ${t.visitDays} > 0 and ${t.personCap} > 0`),
    check('sections_cool_down', sql`${t.coolDownYears} between 0 and 10`),
  ],
);

/** Everyone with an account or a name in a register. */
export const people = pgTable(
  'people',
  {
    id: id(),
    bureauId: bureau(),
    /** public code, ASCII, never used again for someone else */
    code: text().notNull(),
    name: text().notNull(),
    mobile: text().notNull(),
    title: text(),
    sectionId: integer('section_id').references(() => sections.id),
    /** the Feishu account, found by mobile */
    openId: text('open_id').unique(),
  },
  (t) => [
    unique('people_code').on(t.bureauId, t.code),
    unique('people_mobile').on(t.bureauId, t.mobile),
    check('people_code_ascii', sql`${t.code} ~ '^[!-~]+$'`),
    index('people_unmatched').on(t.bureauId).where(sql`open_id is null`),
    index('people_search').using('gin', grams(t.name, 1, 2)),
  ],
);

/** 角色: one person may hold several. */
export const personRoles = pgTable(
  'person_roles',
  {
    bureauId: bureau(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    role: text({ enum: ['chief', 'inspector', 'office', 'deputy', 'leader', 'admin'] }).notNull(),
    /** the register, ADMIN_MOBILES, or 代理 that runs today */
    source: text({ enum: ['register', 'environment', 'acting'] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.role, t.source] }),
    index('person_roles_role').on(t.bureauId, t.role),
  ],
);

/** 代理 of a 科室负责人 or at 执法监督科, from one day to another; while it runs it stands in person_roles. */
export const actingRoles = pgTable(
  'acting_roles',
  {
    id: id(),
    bureauId: bureau(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    role: text({ enum: ACTING }).notNull(),
    from: day('from_day').notNull(),
    to: day('to_day').notNull(),
    /** 任命依据 */
    reason: text(),
    namedBy: integer('named_by')
      .notNull()
      .references(() => people.id),
    namedAt: instant('named_at').notNull(),
    /** ended before its last day */
    endedBy: integer('ended_by').references(() => people.id),
    endedAt: instant('ended_at'),
    /** the next day on which it begins, or is over; null: neither */
    turnsOn: day('turns_on'),
  },
  (t) => [
    index('acting_roles_turning').on(t.bureauId, t.turnsOn).where(sql`turns_on is not null`),
    index('acting_roles_person').on(t.personId).where(sql`ended_at is null`),
    check('acting_roles_days', sql`${t.from} <= ${t.to}`),
    check('acting_roles_not_oneself', sql`${t.personId} <> ${t.namedBy}`),
    check('acting_roles_ended', sql`(${t.endedBy} is null) = (${t.endedAt} is null)`),
  ],
);

/** 见证人: who witnesses a section's draws, in order. */
export const sectionWitnesses = pgTable(
  'section_witnesses',
  {
    bureauId: bureau(),
    sectionId: integer('section_id')
      .notNull()
      .references(() => sections.id),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.sectionId, t.personId] })],
);

/** 代理: who approves in the place of a 分管领导, from one day to another. */
export const standIns = pgTable(
  'stand_ins',
  {
    id: id(),
    bureauId: bureau(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    standInId: integer('stand_in_id')
      .notNull()
      .references(() => people.id),
    from: day('from_day').notNull(),
    to: day('to_day').notNull(),
    madeAt: instant('made_at').notNull(),
    /** ended before its last day */
    endedAt: instant('ended_at'),
    /** the next day on which somebody else is asked: its first one, or the one after its last */
    turnsOn: day('turns_on'),
  },
  (t) => [
    index('stand_ins_turning')
      .on(t.bureauId, t.turnsOn)
      .where(sql`ended_at is null and turns_on is not null`),
    index('stand_ins_person').on(t.personId).where(sql`ended_at is null`),
    check('stand_ins_days', sql`${t.from} <= ${t.to}`),
    check('stand_ins_not_oneself', sql`${t.personId} <> ${t.standInId}`),
  ],
);

/** 工作日历: holidays 放假 and worked weekends 调休上班. */
export const calendarDays = pgTable(
  'calendar_days',
  {
    bureauId: bureau(),
    day: day('day').notNull(),
    kind: text({ enum: ['off', 'work'] }).notNull(),
    name: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.bureauId, t.day] })],
);
