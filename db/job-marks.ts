/** What a job does once for each day or week. */
import { and, eq } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { jobMarks } from './schema.ts';

/** True for whoever is first to mark it. */
export async function markJob(tx: Tx, bureauId: number, job: string, mark: string): Promise<boolean> {
  const made = await tx
    .insert(jobMarks)
    .values({ bureauId, job, mark })
    .onConflictDoNothing()
    .returning({ mark: jobMarks.mark });
  return made.length > 0;
}

export async function isMarked(tx: Tx, bureauId: number, job: string, mark: string): Promise<boolean> {
  const which = and(eq(jobMarks.bureauId, bureauId), eq(jobMarks.job, job), eq(jobMarks.mark, mark));
  return (await tx.$count(jobMarks, which)) > 0;
}

/** Lets a job do again what it has done: something it looked at has changed. */
export async function unmarkJob(tx: Tx, bureauId: number, job: string, mark: string): Promise<void> {
  await tx
    .delete(jobMarks)
    .where(and(eq(jobMarks.bureauId, bureauId), eq(jobMarks.job, job), eq(jobMarks.mark, mark)));
}
