/** 资格审查 of those who are in post: by whom and when. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import { inspectors, people, sections } from './schema.ts';

export type ReviewRow = {
  readonly id: number;
  readonly name: string;
  readonly section: string | null;
  readonly certificateNo: string;
  readonly validUntil: Day;
  readonly onStaff: boolean | null;
  readonly reviewedBy: string | null;
  readonly reviewedOn: Day | null;
};

export async function reviewRows(tx: Tx, bureauId: number): Promise<ReviewRow[]> {
  const { certificateNo, validUntil, onStaff, reviewedBy, reviewedOn } = inspectors;
  return tx
    .select({
      id: people.id,
      name: people.name,
      section: sections.name,
      ...{ certificateNo, validUntil, onStaff, reviewedBy, reviewedOn },
    })
    .from(inspectors)
    .innerJoin(people, eq(people.id, inspectors.personId))
    .leftJoin(sections, eq(sections.id, people.sectionId))
    .where(and(eq(inspectors.bureauId, bureauId), eq(inspectors.inPost, true)))
    .orderBy(sql`${people.code} collate "C"`);
}

/** Looked at, and fit. */
export async function keepReview(
  tx: Tx,
  ids: readonly number[],
  review: { reviewedBy: string; reviewedOn: Day },
): Promise<void> {
  await tx
    .update(inspectors)
    .set(review)
    .where(inArray(inspectors.personId, [...ids]));
}

/** Looked at, and not fit: out of post, so that neither a draw nor a team has them. */
export async function keepFailure(
  tx: Tx,
  id: number,
  review: { reviewedBy: string; reviewedOn: Day },
): Promise<void> {
  await tx
    .update(inspectors)
    .set({ ...review, inPost: false })
    .where(eq(inspectors.personId, id));
}
