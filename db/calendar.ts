/** 工作日历 as loaded. */
import { and, eq, sql } from 'drizzle-orm';
import { type Calendar, type CalendarDay, makeCalendar } from '../src/domain/working-days.ts';
import type { Db, Tx } from './connect.ts';
import { calendarDays } from './schema.ts';

/** A year counts as loaded when the notice of its holidays is there. */
export async function workingCalendar(db: Db | Tx, bureauId: number): Promise<Calendar> {
  const rows = await loadedDays(db, bureauId);
  return makeCalendar(rows, [...new Set(rows.map((row) => Number(row.day.slice(0, 4))))]);
}

export type KeptDay = Omit<typeof calendarDays.$inferSelect, 'bureauId'>;

/** All days that differ from plain Monday to Friday. */
export async function loadedDays(tx: Db | Tx, bureauId: number): Promise<KeptDay[]> {
  return tx
    .select({ day: calendarDays.day, kind: calendarDays.kind, name: calendarDays.name })
    .from(calendarDays)
    .where(eq(calendarDays.bureauId, bureauId));
}

/** Keeps these days as they are given; the others stay. */
export async function keepCalendarDays(tx: Tx, bureauId: number, days: readonly KeptDay[]): Promise<void> {
  if (days.length === 0) return;
  await tx
    .insert(calendarDays)
    .values(days.map((day) => ({ bureauId, ...day })))
    .onConflictDoUpdate({
      target: [calendarDays.bureauId, calendarDays.day],
      set: { kind: sql`excluded.kind`, name: sql`excluded.name` },
    });
}

/** Loads the notice of the years that occur in `days`, in place of what was there for them. */
export async function loadCalendar(
  tx: Tx,
  bureauId: number,
  days: readonly CalendarDay[],
): Promise<number[]> {
  const years = [...new Set(days.map(({ day }) => Number(day.slice(0, 4))))].sort();
  for (const year of years)
    await tx
      .delete(calendarDays)
      .where(and(eq(calendarDays.bureauId, bureauId), sql`extract(year from ${calendarDays.day}) = ${year}`));
  // replicas that start together on an empty database all bring the same days
  await keepCalendarDays(
    tx,
    bureauId,
    days.map(({ day, kind, name }) => ({ day, kind, name: name ?? '' })),
  );
  return years;
}
