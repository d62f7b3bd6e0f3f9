/** 变更记录 of the registers, and files in and out. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { people } from './bureau.ts';
import { bureau, bytes, day, id, instant } from './columns.ts';

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
    /** the transaction that brought it about, so that a snapshot can say whether it had (导出); not known of what is older */
    xact: bigint({ mode: 'number' }).default(sql`(pg_current_xact_id()::text::bigint)`),
  },
  (t) => [
    index('register_changes_row').on(t.bureauId, t.register, sql`${t.key} text_pattern_ops`, t.id),
    index('register_changes_at').on(t.bureauId, t.register, t.at),
    check('register_changes_any', sql`${t.before} is not null or ${t.after} is not null`),
  ],
);

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
    /** 变更 of a day: the registers as they stood when it ended; null: 检查对象 as they stand */
    day: day('day'),
    /** the moment that all of its files show, as the database writes it (pg_snapshot) */
    snapshot: text().notNull(),
    /** of a day: the register that comes next */
    next: text({ enum: ['enterprises', 'people', 'items', 'experts'] }),
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
        'permits',
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
