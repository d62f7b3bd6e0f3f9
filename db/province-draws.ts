/** 省级平台任务 that were entered, as draws of that origin. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { draws } from './schema.ts';

/** Sections and numbers of the tasks of the provincial platform that were entered before. */
export async function enteredTasks(tx: Tx, bureauId: number, platformNos: readonly string[]) {
  return tx
    .select({ sectionId: draws.sectionId, platformNo: draws.platformNo })
    .from(draws)
    .where(
      and(
        eq(draws.bureauId, bureauId),
        eq(draws.origin, 'province'),
        sql`${draws.platformNo} = any(${sql.param([...platformNos])}::text[])`,
        sql`${draws.approval} <> 'stopped'`,
      ),
    );
}

/** 省级平台任务 that somebody entered at an instant. */
export async function enteredAt(tx: Tx, bureauId: number, by: number, at: Date) {
  return tx
    .select({ id: draws.id })
    .from(draws)
    .where(
      and(
        eq(draws.bureauId, bureauId),
        eq(draws.origin, 'province'),
        eq(draws.openedBy, by),
        eq(draws.openAt, at),
      ),
    )
    .orderBy(asc(draws.id));
}
