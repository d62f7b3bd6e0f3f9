/**
 * The tables. Instants are timestamptz, days are date; every row names its bureau 行政机关, so that county
 * bureaus can move in later. docs/data-model.md draws the same picture for people.
 */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  customType,
  date,
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
import { APPROVAL_STATES, STANDINGS } from '../src/domain/approval.ts';
import { RECUSE_REASONS } from '../src/domain/draw/recuse.ts';
import { CAUSES } from '../src/domain/replacement.ts';

const id = () => integer().primaryKey().generatedAlwaysAsIdentity();
const bureau = () =>
  integer('bureau_id')
    .notNull()
    .references(() => bureaus.id);
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const day = (name: string) => date(name, { mode: 'string' });
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
  },
  (t) => [
    unique('sections_name').on(t.bureauId, t.name),
    check('sections_positive', sql`${t.witnessMinutes} > 0 and ${t.visitDays} > 0 and ${t.personCap} > 0`),
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
    /** the register, or ADMIN_MOBILES */
    source: text({ enum: ['register', 'environment'] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.role, t.source] }),
    index('person_roles_role').on(t.bureauId, t.role),
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
    inPost: boolean('in_post').notNull(),
    specialities: text().array().notNull(),
    /** names of counties, or '*' for the whole city */
    counties: text().array().notNull(),
  },
  (t) => [unique('inspectors_certificate').on(t.bureauId, t.certificateNo)],
);

/** 请假. */
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
  },
  (t) => [check('leaves_order', sql`${t.from} <= ${t.to}`), index('leaves_person').on(t.personId)],
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

/** 抽查事项. */
export const items = pgTable(
  'items',
  {
    id: id(),
    bureauId: bureau(),
    code: text().notNull(),
    name: text().notNull(),
    trade: text().notNull(),
    /** 抽查依据 */
    basis: text().notNull(),
    /** 抽查主体 */
    body: text().notNull(),
    /** 抽查内容 */
    content: text().notNull(),
    /** 抽查方式 */
    method: text().notNull(),
  },
  (t) => [unique('items_code').on(t.bureauId, t.code)],
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
    county: text().notNull(),
    address: text(),
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
    status: text({ enum: ['active', 'suspended', 'cancelled'] }).notNull(),
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
    index('enterprises_section').on(t.sectionId),
  ],
);

/** 回避: pairs that must not meet. */
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
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.enterpriseId] }),
    index('recusals_enterprise').on(t.enterpriseId),
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
  },
  (t) => [
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
    /** when whoever approves is reminded; null: not any more */
    remindAt: instant('remind_at'),
  },
  (t) => [
    uniqueIndex('approvals_one_open').on(t.drawId).where(sql`state = 'open'`),
    uniqueIndex('approvals_one_approved').on(t.drawId).where(sql`state = 'approved'`),
    index('approvals_draw').on(t.drawId),
    index('approvals_remind').on(t.remindAt).where(sql`state = 'open' and remind_at is not null`),
    check('approvals_settled', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
    check('approvals_decided', sql`(${t.state} in ('approved', 'returned')) = (${t.decidedBy} is not null)`),
    check('approvals_returned', sql`(${t.state} = 'returned') = (${t.returnReason} is not null)`),
    check('approvals_not_oneself', sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.submittedBy}`),
    check('approvals_behalf', sql`${t.onBehalfOf} is null or ${t.onBehalfOf} <> ${t.decidedBy}`),
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
    /** the RECUSE entry of the draw log */
    logN: bigint('log_n', { mode: 'number' }),
  },
  (t) => [
    uniqueIndex('replacements_one_open').on(t.taskId, t.personId).where(sql`state in ('open', 'vacant')`),
    index('replacements_open').on(t.bureauId).where(sql`state in ('open', 'vacant')`),
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

/** When a lane may send next, over all replicas. */
export const lanes = pgTable('lanes', {
  id: text().primaryKey(),
  nextAt: instant('next_at').notNull(),
});

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
    /** reading: to be read and compared; preview: waits for the sender; writing: confirmed, to be taken over */
    state: text({
      enum: ['reading', 'preview', 'writing', 'done', 'refused', 'cancelled', 'expired'],
    }).notNull(),
    /** which register, once that is known */
    kind: text({ enum: ['enterprises', 'people', 'calendar', 'settings', 'province'] }),
    /** what its card shows */
    content: jsonb().notNull().$type<unknown>(),
    /** of the changes that were shown: what is confirmed is what is done */
    digest: text(),
    decidedAt: instant('decided_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('imports_waiting').on(t.bureauId, t.id).where(sql`state in ('reading', 'writing')`),
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
});

/** 待入链: rows of the journal that were committed while another transaction was at the chain; the next one takes them up. */
export const journalWaiting = pgTable('journal_waiting', {
  journalId: bigint('journal_id', { mode: 'number' }).primaryKey(),
});
