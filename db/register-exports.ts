/** 导出 of long registers: what is to be made, and how far it is (docs/import.md). */
import { and, asc, count, eq, gt } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import type { Enterprise } from './enterprises.ts';
import { enterprises, registerExports } from './schema.ts';

export type ExportRow = typeof registerExports.$inferSelect;

export async function insertExport(
  tx: Tx,
  row: Pick<ExportRow, 'bureauId' | 'personId' | 'askedAt' | 'total'>,
): Promise<ExportRow> {
  const [made] = await tx
    .insert(registerExports)
    .values({ ...row, state: 'making' })
    .returning();
  return made!;
}

/** What is being made for somebody already. */
export async function exportOf(tx: Tx, personId: number): Promise<ExportRow | undefined> {
  const [row] = await tx
    .select()
    .from(registerExports)
    .where(and(eq(registerExports.personId, personId), eq(registerExports.state, 'making')))
    .limit(1);
  return row;
}

/** The first that nobody has in hand; it is held until the transaction ends. */
export async function nextExport(tx: Tx, bureauId: number): Promise<ExportRow | undefined> {
  const [row] = await tx
    .select()
    .from(registerExports)
    .where(and(eq(registerExports.bureauId, bureauId), eq(registerExports.state, 'making')))
    .orderBy(asc(registerExports.id))
    .limit(1)
    .for('update', { skipLocked: true });
  return row;
}

export async function updateExport(tx: Tx, id: number, change: Partial<ExportRow>): Promise<ExportRow> {
  const [row] = await tx.update(registerExports).set(change).where(eq(registerExports.id, id)).returning();
  return row!;
}

const listed = (bureauId: number, sectionId: number | undefined) =>
  and(
    eq(enterprises.bureauId, bureauId),
    eq(enterprises.withdrawn, false),
    sectionId === undefined ? undefined : eq(enterprises.sectionId, sectionId),
  );

/** How many 检查对象 there are, of one section where it is given. */
export async function countUnits(tx: Tx, bureauId: number, sectionId: number | undefined): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(enterprises).where(listed(bureauId, sectionId));
  return row?.n ?? 0;
}

/** The next so many of them after one, in the order in which they came to the register. */
export async function unitsAfter(
  tx: Tx,
  bureauId: number,
  sectionId: number | undefined,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Enterprise[]> {
  return tx
    .select()
    .from(enterprises)
    .where(and(listed(bureauId, sectionId), gt(enterprises.id, after)))
    .orderBy(asc(enterprises.id))
    .limit(limit);
}
