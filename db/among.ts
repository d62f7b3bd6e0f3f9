/**
 * One of many, as one value. drizzle's `inArray` writes each of them into the statement, and the driver takes as long
 * to write an array: 10,000 held the bot for 50 ms. As the text of an array they are sent in one.
 */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

export const numbers = (values: readonly number[]): SQL => sql`${`{${values.join(',')}}`}::int[]`;
export const texts = (values: readonly string[]): SQL => sql`${`{${values.map(quoted).join(',')}}`}::text[]`;

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

export const among = (column: SQLWrapper, values: readonly number[]): SQL =>
  sql`${column} = any(${numbers(values)})`;
export const amongTexts = (column: SQLWrapper, values: readonly string[]): SQL =>
  sql`${column} = any(${texts(values)})`;
