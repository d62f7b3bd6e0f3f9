/** 抽查事项清单 with its versions and 检查表, and what of it was drawn. */
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
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { ITEM_STATES } from '../../src/domain/register.ts';
import { people, sections } from './bureau.ts';
import { bureau, day, id, instant } from './columns.ts';
import { draws } from './draws.ts';

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
