/** 检查对象名录库, with what decides how often somebody is inspected. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { LISTINGS, RISK_CODES } from '../../src/domain/register.ts';
import { people, sections } from './bureau.ts';
import { bureau, day, grams, id, instant } from './columns.ts';

/** 检查对象. */
export const enterprises = pgTable(
  'enterprises',
  {
    id: id(),
    bureauId: bureau(),
    code: text().notNull(),
    name: text().notNull(),
    creditCode: text('credit_code').notNull(),
    creditKind: text('credit_kind', { enum: ['uscc', 'old15'] }).notNull(),
    legalPerson: text('legal_person'),
    /** 主体类型 */
    subjectType: text('subject_type'),
    /** 成立日期 */
    foundedOn: day('founded_on'),
    /** 登记机关 */
    registeredWith: text('registered_with'),
    /** 属地管辖单位 */
    jurisdiction: text(),
    county: text().notNull(),
    /** 注册地址 */
    registeredAddress: text('registered_address'),
    /** 生产地址, with its place in degrees (GCJ-02) */
    address: text(),
    longitude: doublePrecision(),
    latitude: doublePrecision(),
    contact: text(),
    phone: text(),
    /** in the register's order: the first decides the stratum */
    trades: text().array().notNull(),
    sectionId: integer('section_id')
      .notNull()
      .references(() => sections.id),
    /** 重点检查单位 */
    isKey: boolean('is_key').notNull(),
    grade: text({ enum: ['A', 'B', 'C', 'D'] }).notNull(),
    /** 黑名单 or 失信, since when and by whose decision (实施细则 三(二)) */
    listing: text({ enum: LISTINGS }).notNull().default('none'),
    listedOn: day('listed_on'),
    listedBy: text('listed_by'),
    /** 安全风险等级, by whom and when */
    risk: text({ enum: RISK_CODES }),
    riskBy: text('risk_by'),
    riskOn: day('risk_on'),
    /** 重大危险源级别: 1 to 4; null: none */
    hazardLevel: smallint('hazard_level'),
    /** 专项库, 监管标签 */
    library: text(),
    labels: text().array().notNull().default([]),
    /** 所需资质 of whoever inspects; 需配专家 */
    qualification: text(),
    needsExpert: boolean('needs_expert').notNull().default(false),
    status: text({ enum: ['active', 'suspended', 'cancelled'] }).notNull(),
    /** since when, and what shows it: a document, a notice, a visit 凭据 */
    statusSince: day('status_since'),
    statusEvidence: text('status_evidence'),
    /** 撤销导入: added by an import that was undone. Nobody leaves the register, so it stands as 注销 until a file names it again. */
    withdrawn: boolean().notNull().default(false),
    lastInspected: day('last_inspected'),
    /** visits this year that this system doesn't know of */
    inspectedElsewhere: smallint('inspected_elsewhere').notNull().default(0),
    yearlyCap: smallint('yearly_cap'),
  },
  (t) => [
    unique('enterprises_code').on(t.bureauId, t.code),
    unique('enterprises_credit').on(t.bureauId, t.creditCode),
    check('enterprises_code_ascii', sql`${t.code} ~ '^[!-~]+$'`),
    check('enterprises_trades', sql`cardinality(${t.trades}) > 0`),
    check('enterprises_hazard', sql`${t.hazardLevel} between 1 and 4`),
    check('enterprises_place', sql`(${t.longitude} is null) = (${t.latitude} is null)`),
    check(
      'enterprises_degrees',
      sql`${t.longitude} between -180 and 180 and ${t.latitude} between -90 and 90`,
    ),
    check('enterprises_withdrawn', sql`not ${t.withdrawn} or ${t.status} = 'cancelled'`),
    index('enterprises_section').on(t.sectionId),
    index('enterprises_search').using('gin', grams(t.name, 1, 2)),
    index('enterprises_search_credit').using('gin', grams(t.creditCode, 4, 4)),
  ],
);

/** 许可证 of an enterprise. */
export const permits = pgTable(
  'permits',
  {
    id: id(),
    bureauId: bureau(),
    enterpriseId: integer('enterprise_id')
      .notNull()
      .references(() => enterprises.id),
    /** 许可证名称, 编号, 批准日期, 有效期至 (null: 长期), 发证机关 */
    name: text().notNull(),
    number: text().notNull(),
    issuedOn: day('issued_on'),
    validUntil: day('valid_until'),
    issuedBy: text('issued_by'),
  },
  (t) => [unique('permits_number').on(t.enterpriseId, t.name, t.number)],
);

/** 分级抽查规则: for each credit class its ratio, frequency and cap (国市监信发〔2022〕6号; 实施细则 四(四)). */
export const gradeRules = pgTable(
  'grade_rules',
  {
    bureauId: bureau(),
    grade: text({ enum: ['A', 'B', 'C', 'D'] }).notNull(),
    /** 抽查比例 in hundredths of a percent */
    ratioBp: smallint('ratio_bp').notNull(),
    /** 抽查频次: visits in twelve months, in hundredths, so that 50 is once in two years */
    frequency: smallint().notNull(),
    /** 年度检查上限 where the enterprise has none of its own */
    cap: smallint(),
    /** 低于每年一次: whether the office keeps it, who said so, when and why */
    kept: boolean(),
    decidedBy: integer('decided_by').references(() => people.id),
    decidedAt: instant('decided_at'),
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.bureauId, t.grade] }),
    check('grade_rules_ratio', sql`${t.ratioBp} between 0 and 10000`),
    check('grade_rules_frequency', sql`${t.frequency} between 0 and 1200`),
    check('grade_rules_cap', sql`${t.cap} > 0`),
    check('grade_rules_decided', sql`(${t.kept} is null) = (${t.decidedBy} is null)`),
  ],
);

/** 名录确认: a section confirms its 检查对象名录库 for a year, as it then stands (实施细则 三(二)). */
export const registerConfirmations = pgTable(
  'register_confirmations',
  {
    bureauId: bureau(),
    sectionId: integer('section_id')
      .notNull()
      .references(() => sections.id),
    year: smallint().notNull(),
    confirmedBy: integer('confirmed_by')
      .notNull()
      .references(() => people.id),
    confirmedAt: instant('confirmed_at').notNull(),
    /** so many enterprises, of them so many 重点; the last change of the register that it includes */
    total: integer().notNull(),
    key: integer().notNull(),
    changeId: bigint('change_id', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.sectionId, t.year] })],
);
