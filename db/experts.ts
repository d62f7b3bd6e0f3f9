/** 专家库, and 专家 at visits: who is named, and what each has signed. */
import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { ExpertFacts, ExpertVisit } from '../src/domain/expert.ts';
import { among } from './among.ts';
import type { Tx } from './connect.ts';
import {
  draws,
  enterprises,
  expertConflicts,
  experts,
  people,
  photos,
  taskExperts,
  taskMembers,
  tasks,
} from './schema.ts';

export type Expert = ExpertFacts & {
  readonly name: string;
  readonly unit: string;
  readonly title: string | null;
};

/** Those who are engaged, by code. */
export async function engagedExperts(tx: Tx, bureauId: number): Promise<Expert[]> {
  const rows = await tx
    .select()
    .from(experts)
    .where(and(eq(experts.bureauId, bureauId), eq(experts.active, true)))
    .orderBy(sql`${experts.code} collate "C"`);
  return withConflicts(tx, rows);
}

export async function expertById(tx: Tx, bureauId: number, id: number): Promise<Expert | undefined> {
  const rows = await tx
    .select()
    .from(experts)
    .where(and(eq(experts.bureauId, bureauId), eq(experts.id, id)));
  return (await withConflicts(tx, rows))[0];
}

async function withConflicts(tx: Tx, rows: readonly (typeof experts.$inferSelect)[]): Promise<Expert[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const found = await tx.select().from(expertConflicts).where(among(expertConflicts.expertId, ids));
  return rows.map((row) => ({
    ...row,
    conflicts: found.filter(({ expertId }) => expertId === row.id).map(({ enterpriseId }) => enterpriseId),
  }));
}

export type NamedExpert = {
  readonly taskId: number;
  readonly expertId: number;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly opinion: string | null;
  readonly signedOn: string | null;
  readonly photoId: number | null;
  /** the draw gave them: whoever leaves is replaced by its seed (draw.md §4.7) */
  readonly drawn: boolean;
};

/** 专家 of these visits. */
export async function expertsOf(tx: Tx, taskIds: readonly number[]): Promise<NamedExpert[]> {
  if (taskIds.length === 0) return [];
  const { taskId, expertId, opinion, signedOn, photoId } = taskExperts;
  const drawn = sql<boolean>`${taskExperts.namedBy} is null`;
  return tx
    .select({
      taskId,
      expertId,
      code: experts.code,
      name: experts.name,
      unit: experts.unit,
      opinion,
      signedOn,
      photoId,
      drawn,
    })
    .from(taskExperts)
    .innerJoin(experts, eq(experts.id, expertId))
    .where(among(taskId, taskIds))
    .orderBy(taskId, asc(taskExperts.namedAt), expertId);
}

export type VisitWithExperts = Omit<ExpertVisit, 'named'> & {
  readonly taskId: number;
  readonly drawId: number;
  readonly drawNo: string;
  readonly sectionId: number;
  readonly name: string;
  readonly county: string;
  readonly state: typeof tasks.$inferSelect.state;
  readonly members: readonly number[];
  readonly named: readonly NamedExpert[];
};
/** Of one visit; of one section; of one member of a team; or of everyone. */
type Whose = { readonly taskId?: number; readonly sectionId?: number; readonly memberId?: number };

/** Visits for which experts were fixed, that still lack one of them or an opinion; one alone is found in any case. */
export async function visitsWithExperts(tx: Tx, bureauId: number, whose: Whose): Promise<VisitWithExperts[]> {
  const named = sql`select 1 from ${taskExperts} x where x.task_id = ${tasks.id}`;
  const open = or(
    sql`(select count(*) from ${taskExperts} x where x.task_id = ${tasks.id}) < ${draws.experts} and ${tasks.visited} is null`,
    sql`exists (${named} and x.opinion is null)`,
  );
  const member = sql`exists (select 1 from ${taskMembers} m where m.task_id = ${tasks.id}
    and m.person_id = ${whose.memberId ?? 0}::int)`;
  const rows = await tx
    .select({
      taskId: tasks.id,
      drawId: tasks.drawId,
      drawNo: draws.no,
      wanted: draws.experts,
      sectionId: draws.sectionId,
      enterpriseId: tasks.enterpriseId,
      name: enterprises.name,
      county: enterprises.county,
      trades: enterprises.trades,
      from: tasks.from,
      to: tasks.to,
      state: tasks.state,
      members: sql<number[]>`array(select m.person_id from ${taskMembers} m where m.task_id = ${tasks.id})`,
      officers: sql<
        string[]
      >`array(select p.mobile from ${taskMembers} m join ${people} p on p.id = m.person_id
        where m.task_id = ${tasks.id})`,
    })
    .from(tasks)
    .innerJoin(draws, eq(draws.id, tasks.drawId))
    .innerJoin(enterprises, eq(enterprises.id, tasks.enterpriseId))
    .where(
      and(
        eq(tasks.bureauId, bureauId),
        sql`${draws.experts} > 0`,
        ne(tasks.state, 'stopped'),
        ne(tasks.state, 'waiting'),
        whose.taskId === undefined ? open : eq(tasks.id, whose.taskId),
        whose.sectionId === undefined ? undefined : eq(draws.sectionId, whose.sectionId),
        whose.memberId === undefined ? undefined : member,
      ),
    )
    .orderBy(tasks.to, tasks.id);
  const all = await expertsOf(
    tx,
    rows.map(({ taskId }) => taskId),
  );
  return rows.map((row) => ({ ...row, named: all.filter(({ taskId }) => taskId === row.taskId) }));
}

export async function insertTaskExpert(tx: Tx, row: typeof taskExperts.$inferInsert): Promise<void> {
  await tx.insert(taskExperts).values(row);
}

type Which = { readonly taskId: number; readonly expertId: number };
const unsigned = ({ taskId, expertId }: Which) =>
  and(eq(taskExperts.taskId, taskId), eq(taskExperts.expertId, expertId), isNull(taskExperts.opinion));

/** False: there is none, or the opinion is signed. */
export async function removeTaskExpert(tx: Tx, which: Which): Promise<boolean> {
  const gone = await tx.delete(taskExperts).where(unsigned(which)).returning({ id: taskExperts.expertId });
  return gone.length > 0;
}

/** False: it was entered already. */
export async function keepOpinion(
  tx: Tx,
  which: Which,
  opinion: { opinion: string; signedOn: string; enteredBy: number; photoId: number | null },
): Promise<boolean> {
  const made = await tx
    .update(taskExperts)
    .set(opinion)
    .where(unsigned(which))
    .returning({ id: taskExperts.expertId });
  return made.length > 0;
}

export type OpinionPhoto = {
  readonly id: number;
  readonly taskId: number;
  readonly sender: string;
  readonly sentAt: Date;
};

/** Photos of these visits, newest first, of which one may be the signed paper. */
export async function opinionPhotos(
  tx: Tx,
  taskIds: readonly number[],
  limit: number,
): Promise<OpinionPhoto[]> {
  if (taskIds.length === 0) return [];
  const rows = await tx
    .select({ id: photos.id, taskId: photos.taskId, sender: people.name, sentAt: photos.sentAt })
    .from(photos)
    .innerJoin(people, eq(people.id, photos.personId))
    .where(and(among(photos.taskId, taskIds), isNull(photos.recalledAt)))
    .orderBy(sql`${photos.sentAt} desc`)
    .limit(limit);
  return rows.flatMap(({ taskId, ...row }) => (taskId === null ? [] : [{ ...row, taskId }]));
}
