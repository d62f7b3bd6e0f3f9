/** 录入省级平台: what waits to be entered, the duties, the columns of the platform. */
import { and, asc, desc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { PlatformKind } from '../src/domain/platform.ts';
import type { Tx } from './connect.ts';
import { platformChanges, platformDuties, platformMaps } from './schema.ts';

export type PlatformDuty = typeof platformDuties.$inferSelect;
export type PlatformMap = typeof platformMaps.$inferSelect;

const waiting = (bureauId: number) =>
  and(eq(platformChanges.bureauId, bureauId), isNull(platformChanges.dutyId));

/** Kinds of which something has changed that belongs to no duty yet. */
export async function changedKinds(tx: Tx, bureauId: number): Promise<PlatformKind[]> {
  const rows = await tx
    .selectDistinct({ kind: platformChanges.kind })
    .from(platformChanges)
    .where(waiting(bureauId))
    .orderBy(asc(platformChanges.kind));
  return rows.map(({ kind }) => kind);
}

export async function isAnythingChanged(tx: Tx, bureauId: number): Promise<boolean> {
  const rows = await tx
    .select({ id: platformChanges.changeId })
    .from(platformChanges)
    .where(waiting(bureauId))
    .limit(1);
  return rows.length > 0;
}

/** The open duty of a kind (of a plan), made when there is none. */
export async function openDuty(
  tx: Tx,
  row: Omit<typeof platformDuties.$inferInsert, 'state'>,
): Promise<PlatformDuty> {
  const [made] = await tx
    .insert(platformDuties)
    .values({ ...row, state: 'open' })
    .onConflictDoNothing()
    .returning();
  if (made) return made;
  const [open] = await tx
    .select()
    .from(platformDuties)
    .where(
      and(
        eq(platformDuties.bureauId, row.bureauId),
        eq(platformDuties.kind, row.kind),
        eq(platformDuties.state, 'open'),
        row.planId ? eq(platformDuties.planId, row.planId) : isNull(platformDuties.planId),
      ),
    )
    .for('update');
  return open!;
}

/** What waits of this kind belongs to the duty. */
export async function takeChanges(tx: Tx, { id, bureauId, kind }: PlatformDuty): Promise<void> {
  await tx
    .update(platformChanges)
    .set({ dutyId: id })
    .where(and(waiting(bureauId), eq(platformChanges.kind, kind)));
}

/** The rows that a duty is about, and how many of them have changed since its file was taken. */
export async function changedRows(tx: Tx, dutyId: number): Promise<{ rows: number[]; unfiled: number }> {
  const found = await tx
    .select({ rowId: platformChanges.rowId, filed: sql<boolean>`bool_and(${platformChanges.filed})` })
    .from(platformChanges)
    .where(eq(platformChanges.dutyId, dutyId))
    .groupBy(platformChanges.rowId)
    .orderBy(asc(platformChanges.rowId));
  return { rows: found.map(({ rowId }) => rowId), unfiled: found.filter(({ filed }) => !filed).length };
}

export async function markFiled(tx: Tx, dutyId: number): Promise<void> {
  await tx.update(platformChanges).set({ filed: true }).where(eq(platformChanges.dutyId, dutyId));
}

/** What came after the file was taken is for the next duty. */
export async function releaseUnfiled(tx: Tx, dutyId: number): Promise<void> {
  await tx
    .update(platformChanges)
    .set({ dutyId: null })
    .where(and(eq(platformChanges.dutyId, dutyId), eq(platformChanges.filed, false)));
}

export async function lockDuty(tx: Tx, id: number): Promise<PlatformDuty | undefined> {
  const [row] = await tx.select().from(platformDuties).where(eq(platformDuties.id, id)).for('update');
  return row;
}

export async function updateDuty(
  tx: Tx,
  id: number,
  set: Partial<typeof platformDuties.$inferInsert>,
): Promise<PlatformDuty> {
  const [row] = await tx.update(platformDuties).set(set).where(eq(platformDuties.id, id)).returning();
  return row!;
}

export async function openDuties(tx: Tx, bureauId: number): Promise<PlatformDuty[]> {
  return tx
    .select()
    .from(platformDuties)
    .where(and(eq(platformDuties.bureauId, bureauId), eq(platformDuties.state, 'open')))
    .orderBy(asc(platformDuties.due), asc(platformDuties.id));
}

/** Duties whose reminder is due, held, so that one replica reminds. */
export async function dueDuties(tx: Tx, bureauId: number, now: Date): Promise<PlatformDuty[]> {
  return tx
    .select()
    .from(platformDuties)
    .where(and(eq(platformDuties.bureauId, bureauId), lte(platformDuties.nextAt, now)))
    .orderBy(asc(platformDuties.id))
    .for('update', { skipLocked: true });
}

export async function nextDutyReminder(tx: Tx, bureauId: number): Promise<Date | undefined> {
  const [row] = await tx
    .select({ at: platformDuties.nextAt })
    .from(platformDuties)
    .where(and(eq(platformDuties.bureauId, bureauId), isNotNull(platformDuties.nextAt)))
    .orderBy(asc(platformDuties.nextAt))
    .limit(1);
  return row?.at ?? undefined;
}

/** The columns in force: the newest version; undefined where our own are used. */
export async function mapInForce(
  tx: Tx,
  bureauId: number,
  kind: PlatformKind,
): Promise<PlatformMap | undefined> {
  const [row] = await tx
    .select()
    .from(platformMaps)
    .where(and(eq(platformMaps.bureauId, bureauId), eq(platformMaps.kind, kind)))
    .orderBy(desc(platformMaps.version))
    .limit(1);
  return row;
}

/** Every version of the columns. */
export async function mapsOf(tx: Tx, bureauId: number): Promise<PlatformMap[]> {
  return tx.select().from(platformMaps).where(eq(platformMaps.bureauId, bureauId));
}

/** A file to enter was taken under these columns. */
export async function isMapUsed(tx: Tx, { bureauId, kind, version }: PlatformMap): Promise<boolean> {
  const under = and(
    eq(platformDuties.bureauId, bureauId),
    eq(platformDuties.kind, kind),
    eq(platformDuties.mapVersion, version),
  );
  return (await tx.$count(platformDuties, under)) > 0;
}

export async function insertMap(tx: Tx, row: typeof platformMaps.$inferInsert): Promise<void> {
  await tx.insert(platformMaps).values(row);
}

/** All that stands in the registers is taken as entered: where a bureau begins with registers that the platform has. */
export async function forgetChanges(tx: Tx, bureauId: number): Promise<void> {
  await tx.delete(platformChanges).where(waiting(bureauId));
}
