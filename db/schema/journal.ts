/** 留痕 and its chain; what was said and done already, and 公平 as it was asked for. */
import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { people } from './bureau.ts';
import { bureau, id, instant } from './columns.ts';
import { tasks } from './tasks.ts';

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

/** 待入链: rows of the journal that were committed while another transaction was at the chain; the next one takes them up. */
export const journalWaiting = pgTable('journal_waiting', {
  journalId: bigint('journal_id', { mode: 'number' }).primaryKey(),
});
