/** What a visit beyond the cap rests on, and photos. */
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
import { OVERRIDE_CAUSES } from '../../src/domain/register.ts';
import { people } from './bureau.ts';
import { bureau, bytes, day, id, instant } from './columns.ts';
import { enterprises } from './enterprises.ts';
import { tasks } from './tasks.ts';

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
