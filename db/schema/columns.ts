/** What every table has: its key, its bureau 行政机关, and the kinds of columns. */
import { type SQLWrapper, sql } from 'drizzle-orm';
import { customType, date, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const id = () => integer().primaryKey().generatedAlwaysAsIdentity();
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
export const day = (name: string) => date(name, { mode: 'string' });
/** What is searched for by a part of it; the same words as in db/lookups, or the index is not used. */
export const grams = (column: SQLWrapper, least: number, most: number) =>
  sql`search_grams(lower(normalize(${column}, NFKC)), ${sql.raw(`${least}`)}, ${sql.raw(`${most}`)})`;
export const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** 行政机关: whose house this is. */
export const bureaus = pgTable('bureaus', {
  id: id(),
  code: text().notNull().unique(),
  name: text().notNull(),
});

/** Every row names its bureau, so that county bureaus can move in later. */
export const bureau = () =>
  integer('bureau_id')
    .notNull()
    .references(() => bureaus.id);
