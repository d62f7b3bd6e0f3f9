/**
 * The tables. Instants are timestamptz, days are date; every row names its bureau 行政机关, so that county
 * bureaus can move in later. docs/data-model.md draws the same picture for people.
 */
import { type SQLWrapper, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  customType,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { ACTING } from '../src/domain/appointment.ts';
import { APPROVAL_STATES, STANDINGS } from '../src/domain/approval.ts';
import type { Hazard } from '../src/domain/checklist.ts';
import { RECUSE_REASONS } from '../src/domain/draw/recuse.ts';
import { CHANGE_KINDS, CHANGE_ROLES, CHANGE_STATES } from '../src/domain/draw-change.ts';
import { GUIDANCE_STATES } from '../src/domain/guidance.ts';
import { PLATFORM_KINDS, type PlatformColumn } from '../src/domain/platform.ts';
import {
  ITEM_STATES,
  LEAVE_KINDS,
  LEAVE_STATES,
  LISTINGS,
  OVERRIDE_CAUSES,
  RECUSAL_KINDS,
  RISK_CODES,
} from '../src/domain/register.ts';
import { CAUSES } from '../src/domain/replacement.ts';
import { UNDELIVERED_KINDS, UNDELIVERED_STATES } from '../src/domain/undelivered.ts';
import type { PlanDays } from '../src/domain/yearly-plan/days.ts';
import { PLAN_STATES } from '../src/domain/yearly-plan/plan.ts';
import type { Window } from '../src/domain/yearly-plan/windows.ts';

const id = () => integer().primaryKey().generatedAlwaysAsIdentity();
const bureau = () =>
  integer('bureau_id')
    .notNull()
    .references(() => bureaus.id);
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const day = (name: string) => date(name, { mode: 'string' });
/** What is searched for by a part of it; the same words as in db/lookups, or the index is not used. */
const grams = (column: SQLWrapper, least: number, most: number) =>
  sql`search_grams(lower(normalize(${column}, NFKC)), ${sql.raw(`${least}`)}, ${sql.raw(`${most}`)})`;
const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** 行政机关: whose house this is. */
export const bureaus = pgTable('bureaus', {
  id: id(),
  code: text().notNull().unique(),
  name: text().notNull(),
});

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

/** 抽查事项: what stays the same over its versions. */
export const items = pgTable(
  'items',
  {
    id: id(),
    bureauId: bureau(),
    code: text().notNull(),
    /** of the version that was published last */
    name: text().notNull(),
    trade: text().notNull(),
  },
  (t) => [unique('items_code').on(t.bureauId, t.code)],
);

/** 抽查事项清单 (实施细则 三(一)): each version of an item; the published one whose days include today is in force. */
export const itemVersions = pgTable(
  'item_versions',
  {
    id: id(),
    bureauId: bureau(),
    itemId: integer('item_id')
      .notNull()
      .references(() => items.id),
    /** 1, 2, 3 … */
    no: smallint().notNull(),
    state: text({ enum: ITEM_STATES }).notNull(),
    name: text().notNull(),
    /** 抽查类别 */
    category: text({ enum: ['key', 'general', 'both'] }).notNull(),
    /** 权力清单 entry that it rests on */
    powerEntry: text('power_entry'),
    /** 抽查依据 */
    basis: text().notNull(),
    /** 抽查主体 */
    body: text().notNull(),
    /** 抽查内容 */
    content: text().notNull(),
    /** quoted: the exact words of `source`; else 「要点，非原文」 */
    quoted: boolean().notNull().default(false),
    source: text(),
    /** 抽查方式 */
    method: text().notNull(),
    /** 抽查对象 */
    object: text(),
    /** 抽查比例 and 抽查频次, as the list says them */
    ratio: text(),
    frequency: text(),
    /** 部门联合, and with whom */
    joint: boolean().notNull().default(false),
    jointWith: text('joint_with'),
    /** 检查人员要求 */
    officers: text(),
    /** 责任科室 */
    ownerId: integer('owner_id').references(() => sections.id),
    effectiveFrom: day('effective_from').notNull(),
    effectiveTo: day('effective_to'),
    /** why it was made or adjusted */
    reason: text(),
    madeBy: integer('made_by').references(() => people.id),
    madeAt: instant('made_at').notNull(),
    submittedBy: integer('submitted_by').references(() => people.id),
    submittedAt: instant('submitted_at'),
    decidedBy: integer('decided_by').references(() => people.id),
    /** 代理: for whom */
    onBehalfOf: integer('on_behalf_of').references(() => people.id),
    decidedAt: instant('decided_at'),
    returnReason: text('return_reason'),
    publishedAt: instant('published_at'),
  },
  (t) => [
    unique('item_versions_no').on(t.itemId, t.no),
    uniqueIndex('item_versions_one_open').on(t.itemId).where(sql`state in ('draft', 'submitted')`),
    index('item_versions_state').on(t.bureauId, t.state),
    check('item_versions_days', sql`${t.effectiveTo} is null or ${t.effectiveFrom} <= ${t.effectiveTo}`),
    check('item_versions_quoted', sql`not ${t.quoted} or ${t.source} is not null`),
    check('item_versions_published', sql`(${t.state} = 'published') = (${t.publishedAt} is not null)`),
    check('item_versions_returned', sql`(${t.state} = 'returned') = (${t.returnReason} is not null)`),
    check('item_versions_submitted', sql`${t.state} <> 'submitted' or ${t.submittedBy} is not null`),
    check('item_versions_not_oneself', sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.submittedBy}`),
  ],
);

/** 检查表: what is looked at under an item, in versions with their days; never changed once it is there. */
export const checklists = pgTable(
  'checklists',
  {
    id: id(),
    bureauId: bureau(),
    itemId: integer('item_id')
      .notNull()
      .references(() => items.id),
    no: smallint().notNull(),
    title: text().notNull(),
    effectiveFrom: day('effective_from').notNull(),
    effectiveTo: day('effective_to'),
    /** the file it came from */
    file: text().notNull(),
    sha256: text().notNull(),
    loadedBy: integer('loaded_by').references(() => people.id),
    loadedAt: instant('loaded_at').notNull(),
  },
  (t) => [
    unique('checklists_no').on(t.itemId, t.no),
    check('checklists_days', sql`${t.effectiveTo} is null or ${t.effectiveFrom} <= ${t.effectiveTo}`),
  ],
);

/** 检查内容 of a checklist, line by line. */
export const checklistLines = pgTable(
  'checklist_lines',
  {
    bureauId: bureau(),
    checklistId: integer('checklist_id')
      .notNull()
      .references(() => checklists.id),
    no: smallint().notNull(),
    text: text().notNull(),
    /** true: the exact words of the source; false: 「要点，非原文」 */
    quoted: boolean().notNull(),
    /** 《…》第…条 */
    source: text().notNull(),
    /** counts as 重大事故隐患 */
    major: boolean().notNull().default(false),
    /** must be filled in 必查 */
    required: boolean().notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.checklistId, t.no] })],
);

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

/** 超上限检查依据: a visit beyond the cap, by 投诉举报, 转办移送 or 上级交办, with its document number. */
export const capOverrides = pgTable(
  'cap_overrides',
  {
    id: id(),
    bureauId: bureau(),
    enterpriseId: integer('enterprise_id')
      .notNull()
      .references(() => enterprises.id),
    year: smallint().notNull(),
    cause: text({ enum: OVERRIDE_CAUSES }).notNull(),
    documentNo: text('document_no').notNull(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => people.id),
    enteredAt: instant('entered_at').notNull(),
    /** the task that it served; one visit each */
    taskId: integer('task_id')
      .unique()
      .references((): AnyPgColumn => tasks.id),
  },
  (t) => [
    unique('cap_overrides_document').on(t.enterpriseId, t.documentNo),
    index('cap_overrides_open').on(t.bureauId, t.year).where(sql`task_id is null`),
    check('cap_overrides_document_no', sql`${t.documentNo} <> ''`),
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

/** 变更记录: each change of a register row, INSERT only; written by the database itself (docs/registers.md). */
export const registerChanges = pgTable(
  'register_changes',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    bureauId: bureau(),
    at: instant('at').notNull(),
    /** the table, and the key of the row: its parts with / between them */
    register: text().notNull(),
    key: text().notNull(),
    /** the row as it was and as it is; null: not there */
    before: jsonb().$type<Readonly<Record<string, unknown>>>(),
    after: jsonb().$type<Readonly<Record<string, unknown>>>(),
    actorId: integer('actor_id').references(() => people.id),
    why: text(),
    /** from which file */
    file: text(),
    /** the event or the import that brought it about */
    cause: text(),
  },
  (t) => [
    index('register_changes_row').on(t.bureauId, t.register, sql`${t.key} text_pattern_ops`, t.id),
    index('register_changes_at').on(t.bureauId, t.register, t.at),
    check('register_changes_any', sql`${t.before} is not null or ${t.after} is not null`),
  ],
);

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

/** The versions of 抽查事项 under which a draw was held. */
export const drawItems = pgTable(
  'draw_items',
  {
    bureauId: bureau(),
    drawId: integer('draw_id')
      .notNull()
      .references(() => draws.id),
    versionId: integer('version_id')
      .notNull()
      .references(() => itemVersions.id),
  },
  (t) => [primaryKey({ columns: [t.drawId, t.versionId] })],
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

/** 公平 as it was asked for in chat: what is still to be computed, and where it is shown. */
export const fairnessAsked = pgTable(
  'fairness_asked',
  {
    id: id(),
    bureauId: bureau(),
    askedBy: integer('asked_by')
      .notNull()
      .references(() => people.id),
    askedAt: instant('asked_at').notNull(),
    year: text().notNull(),
    thing: text().notNull(),
    recipient: text().notNull(),
    state: text({ enum: ['open', 'done', 'failed'] }).notNull(),
  },
  (t) => [index('fairness_asked_open').on(t.bureauId).where(sql`state = 'open'`)],
);

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
    /** 替换: of which visit */
    taskId: integer('task_id').references(() => tasks.id),
    reason: text().notNull(),
    /** 公共随机值 as entered, or what is right instead of what stands there */
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
    check('draw_changes_value', sql`(${t.kind} in ('beacon', 'correct')) = (${t.value} is not null)`),
    uniqueIndex('draw_changes_one_task').on(t.taskId).where(sql`state = 'open'`),
    index('draw_changes_draw').on(t.drawId),
    check('draw_changes_task', sql`(${t.kind} = 'substitute') = (${t.taskId} is not null)`),
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
    check('draw_changes_logged', sql`(${t.state} = 'approved') = (${t.logN} is not null)`),
    check('draw_changes_returned', sql`(${t.state} = 'returned') = (${t.returnReason} is not null)`),
  ],
);

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
  },
  (t) => [
    index('findings_task').on(t.taskId),
    uniqueIndex('findings_one_pending').on(t.taskId).where(sql`confirmed_at is null and returned_at is null`),
    check('findings_two_people', sql`${t.confirmedBy} is null or ${t.confirmedBy} <> ${t.submittedBy}`),
  ],
);

/** 照片 of a visit: the bytes as they were sent, for evidence, and a thumbnail without place or camera. */
export const photos = pgTable(
  'photos',
  {
    id: id(),
    bureauId: bureau(),
    /** null until whoever sent it has said which task it belongs to */
    taskId: integer('task_id').references(() => tasks.id),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    /** 检查 or 复查 */
    phase: text({ enum: ['inspection', 'reinspection'] }).notNull(),
    messageId: text('message_id').notNull().unique(),
    sentAt: instant('sent_at').notNull(),
    keptAt: instant('kept_at').notNull(),
    /** the message was taken back; the photo stays */
    recalledAt: instant('recalled_at'),
    mime: text({ enum: ['image/jpeg', 'image/png', 'image/webp'] }).notNull(),
    sha256: text().notNull(),
    size: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    content: bytes().notNull(),
    thumbnail: bytes().notNull(),
    /** the thumbnail at Feishu, once it was shown */
    imageKey: text('image_key'),
  },
  (t) => [
    unique('photos_once').on(t.taskId, t.sha256),
    index('photos_unsorted').on(t.personId).where(sql`task_id is null`),
    check('photos_sha256', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check('photos_size', sql`${t.size} > 0 and ${t.width} > 0 and ${t.height} > 0`),
  ],
);

/** 状态凭据照片: photos of visits that show why an enterprise is 停产, 注销, or works again. */
export const statusPhotos = pgTable(
  'status_photos',
  {
    bureauId: bureau(),
    enterpriseId: integer('enterprise_id')
      .notNull()
      .references(() => enterprises.id),
    /** of which state: since this day */
    since: day('since').notNull(),
    photoId: integer('photo_id')
      .notNull()
      .references(() => photos.id),
    addedBy: integer('added_by')
      .notNull()
      .references(() => people.id),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.since, t.photoId] })],
);

/** Reminders that were given: each stage of each deadline once. */
export const reminders = pgTable(
  'reminders',
  {
    bureauId: bureau(),
    taskId: integer('task_id')
      .notNull()
      .references(() => tasks.id),
    /** which deadline, and for which date it stood */
    deadline: text().notNull(),
    stage: text().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.deadline, t.stage] })],
);

/** What a job has done already, for what is done once for each day or week. */
export const jobMarks = pgTable(
  'job_marks',
  {
    bureauId: bureau(),
    job: text().notNull(),
    mark: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.bureauId, t.job, t.mark] })],
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

/** 留痕: who did what, INSERT only. */
export const journal = pgTable(
  'journal',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    bureauId: bureau(),
    at: instant('at').notNull(),
    actorId: integer('actor_id').references(() => people.id),
    act: text().notNull(),
    subject: text(),
    detail: jsonb().$type<unknown>(),
    event: text(),
  },
  (t) => [index('journal_subject').on(t.bureauId, t.subject)],
);

/** 链: each row of the journal as it was hashed, bound to the one before; written by the database at COMMIT. */
export const journalChain = pgTable('journal_chain', {
  n: bigint({ mode: 'number' }).primaryKey(),
  journalId: bigint('journal_id', { mode: 'number' }).notNull().unique(),
  /** the exact text that was hashed: the row, its place and the hash before it */
  text: text().notNull(),
  hash: text().notNull(),
});

/** 导出 of a long register, made by the clock file by file: whose, and how far it is. */
export const registerExports = pgTable(
  'register_exports',
  {
    id: id(),
    bureauId: bureau(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    askedAt: instant('asked_at').notNull(),
    state: text({ enum: ['making', 'done', 'failed'] }).notNull(),
    /** rows in all, rows and files that have been sent, and the last enterprise of them */
    total: integer().notNull(),
    made: integer().notNull().default(0),
    files: smallint().notNull().default(0),
    lastId: integer('last_id').notNull().default(0),
    /** what people are told of a fault of ours; without one whoever asked may not read the register any more */
    fault: text(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('register_exports_making').on(t.bureauId, t.id).where(sql`state = 'making'`),
    check('register_exports_ended', sql`(${t.state} = 'making') = (${t.endedAt} is null)`),
  ],
);

/** 导入: a file that somebody sent, from its arrival to what came of it. */
export const imports = pgTable(
  'imports',
  {
    id: id(),
    bureauId: bureau(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    fileName: text('file_name').notNull(),
    sha256: text().notNull(),
    size: integer().notNull(),
    receivedAt: instant('received_at').notNull(),
    /** reading: to be read and compared; preview: waits for the sender; writing: confirmed, to be taken over; undoing: done, and to be taken back 撤销 */
    state: text({
      enum: ['reading', 'preview', 'writing', 'done', 'refused', 'cancelled', 'expired', 'undoing', 'undone'],
    }).notNull(),
    /** which register, once that is known */
    kind: text({
      enum: [
        'enterprises',
        'people',
        'calendar',
        'settings',
        'province',
        'plan',
        'platform',
        'checklist',
        'experts',
        'partners',
      ],
    }),
    /** what its card shows */
    content: jsonb().notNull().$type<unknown>(),
    /** of the changes that were shown: what is confirmed is what is done */
    digest: text(),
    decidedAt: instant('decided_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('imports_waiting').on(t.bureauId, t.id).where(sql`state in ('reading', 'writing', 'undoing')`),
    index('imports_preview').on(t.bureauId, t.receivedAt).where(sql`state = 'preview'`),
    check('imports_shown', sql`${t.state} not in ('preview', 'writing') or ${t.digest} is not null`),
  ],
);

/** The bytes of a file while they are needed, and of one that was taken over for good. */
export const importFiles = pgTable('import_files', {
  importId: integer('import_id')
    .primaryKey()
    .references(() => imports.id),
  bytes: bytes().notNull(),
  /** a long file as it was read, while it waits to be confirmed: nobody reads it twice */
  read: bytes(),
});

/** 待入链: rows of the journal that were committed while another transaction was at the chain; the next one takes them up. */
export const journalWaiting = pgTable('journal_waiting', {
  journalId: bigint('journal_id', { mode: 'number' }).primaryKey(),
});

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
