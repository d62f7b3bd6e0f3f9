/** 照片 of visits. Lists leave the bytes where they are. */
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import { among } from './among.ts';
import type { Db, Tx } from './connect.ts';
import { people, photos, tasks } from './schema.ts';

export type NewPhoto = typeof photos.$inferInsert;
export type PhotoRow = {
  readonly id: number;
  readonly phase: 'inspection' | 'reinspection';
  readonly sender: string;
  readonly sentAt: Date;
  readonly recalled: boolean;
};

/** Keeps a photo; undefined when the task has the very same one, or the message was kept before. */
export async function insertPhoto(tx: Tx, row: NewPhoto): Promise<number | undefined> {
  const [made] = await tx.insert(photos).values(row).onConflictDoNothing().returning({ id: photos.id });
  return made?.id;
}

/** Photos of a task in the order in which they were sent. */
export async function photosOf(tx: Tx, taskId: number): Promise<PhotoRow[]> {
  return tx
    .select({
      id: photos.id,
      phase: photos.phase,
      sender: people.name,
      sentAt: photos.sentAt,
      recalled: sql<boolean>`${photos.recalledAt} is not null`,
    })
    .from(photos)
    .innerJoin(people, eq(people.id, photos.personId))
    .where(eq(photos.taskId, taskId))
    .orderBy(asc(photos.sentAt), asc(photos.messageId));
}

/** How many photos each of these tasks has, and of how many the message was taken back. */
export async function photoCounts(tx: Tx, taskIds: readonly number[]): Promise<Map<number, PhotoCount>> {
  if (taskIds.length === 0) return new Map();
  const rows = await tx
    .select({
      taskId: photos.taskId,
      all: count(),
      recalled: sql<number>`(count(*) filter (where ${photos.recalledAt} is not null))::int`,
    })
    .from(photos)
    .where(among(photos.taskId, taskIds))
    .groupBy(photos.taskId);
  return new Map(rows.flatMap(({ taskId, ...each }) => (taskId === null ? [] : [[taskId, each]])));
}
export type PhotoCount = { readonly all: number; readonly recalled: number };

/** Photos of somebody that belong to no task yet, held. */
export async function unsortedPhotos(tx: Tx, personId: number): Promise<number[]> {
  const rows = await tx
    .select({ id: photos.id })
    .from(photos)
    .where(and(eq(photos.personId, personId), isNull(photos.taskId)))
    .orderBy(asc(photos.id))
    .for('update');
  return rows.map(({ id }) => id);
}

/** Gives photos to a task, one at a time: what it has already stays where it is. Returns how many it took. */
export async function sortPhotos(
  tx: Tx,
  ids: readonly number[],
  to: { readonly taskId: number; readonly phase: PhotoRow['phase'] },
): Promise<number> {
  let taken = 0;
  for (const id of ids) {
    const moved = await tx
      .update(photos)
      .set(to)
      .where(
        and(
          eq(photos.id, id),
          sql`not exists (select 1 from ${photos} o where o.task_id = ${to.taskId} and o.sha256 = ${photos.sha256})`,
        ),
      )
      .returning({ id: photos.id });
    taken += moved.length;
  }
  return taken;
}

/** Photos that belong nowhere: the task that was chosen has the very same ones. */
export async function dropUnsorted(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.delete(photos).where(and(inArray(photos.id, [...ids]), isNull(photos.taskId)));
}

/** 撤回: noted, kept. Returns the task, if it has one. */
export async function markRecalled(tx: Tx, messageId: string, now: Date) {
  const [row] = await tx
    .update(photos)
    .set({ recalledAt: now })
    .where(and(eq(photos.messageId, messageId), isNull(photos.recalledAt)))
    .returning({ id: photos.id, taskId: photos.taskId, personId: photos.personId });
  return row;
}

/** A thumbnail, and its key at Feishu if it has one. */
export async function thumbnailOf(db: Db | Tx, id: number) {
  const [row] = await db
    .select({ thumbnail: photos.thumbnail, imageKey: photos.imageKey })
    .from(photos)
    .where(eq(photos.id, id));
  return row;
}

export async function keepImageKey(db: Db | Tx, id: number, imageKey: string): Promise<void> {
  await db.update(photos).set({ imageKey }).where(eq(photos.id, id));
}

/** Tasks of these enterprises that were given out, with photos or without. */
export async function tasksOfUnits(tx: Tx, unitIds: readonly number[]): Promise<number[]> {
  if (unitIds.length === 0) return [];
  const given = notInArray(tasks.state, ['waiting', 'stopped']);
  const rows = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(among(tasks.enterpriseId, unitIds), given))
    .orderBy(desc(tasks.id));
  return rows.map(({ id }) => id);
}

/** Tasks of a bureau that have photos. */
export async function tasksWithPhotos(tx: Tx, bureauId: number): Promise<number[]> {
  const rows = await tx
    .selectDistinct({ taskId: photos.taskId })
    .from(photos)
    .where(and(eq(photos.bureauId, bureauId), isNotNull(photos.taskId)));
  return rows.flatMap(({ taskId }) => (taskId === null ? [] : [taskId]));
}
