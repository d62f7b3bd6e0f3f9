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
