/** 状态凭据照片: which photos of visits show why an enterprise is in the state that it is in. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import { people, photos, statusPhotos, tasks } from './schema.ts';

export type UnitPhoto = {
  readonly id: number;
  readonly taskId: number;
  readonly sender: string;
  readonly sentAt: Date;
  /** shows the state that began on the day */
  readonly attached: boolean;
};

/** Photos of our visits at an enterprise, newest first, and which of them stand for the state since a day. */
export async function unitPhotos(
  tx: Tx,
  enterpriseId: number,
  since: Day,
  limit: number,
): Promise<UnitPhoto[]> {
  const attached = sql<boolean>`exists (select 1 from ${statusPhotos} s where s.photo_id = ${photos.id}
    and s.enterprise_id = ${enterpriseId}::int and s.since = ${since}::date)`;
  return tx
    .select({ id: photos.id, taskId: tasks.id, sender: people.name, sentAt: photos.sentAt, attached })
    .from(photos)
    .innerJoin(tasks, eq(tasks.id, photos.taskId))
    .innerJoin(people, eq(people.id, photos.personId))
    .where(and(eq(tasks.enterpriseId, enterpriseId), isNull(photos.recalledAt)))
    .orderBy(desc(photos.sentAt))
    .limit(limit);
}

export async function attachStatusPhoto(tx: Tx, row: typeof statusPhotos.$inferInsert): Promise<void> {
  await tx.insert(statusPhotos).values(row).onConflictDoNothing();
}
