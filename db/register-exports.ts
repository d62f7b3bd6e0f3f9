/** 导出 that the clock makes: what is to be made, how far it is, and 检查对象 as they stood (docs/import.md). */
import { and, asc, eq, getTableColumns, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import type { Enterprise } from './enterprises.ts';
import { type KeptRow, seenBy } from './register-history.ts';
import { enterprises, registerChanges, registerExports } from './schema.ts';

export type ExportRow = typeof registerExports.$inferSelect;

export async function insertExport(
  tx: Tx,
  row: Omit<typeof registerExports.$inferInsert, 'state'>,
): Promise<ExportRow> {
  const [made] = await tx
    .insert(registerExports)
    .values({ ...row, state: 'making' })
    .returning();
  return made!;
}

/** What is being made for somebody already: of a day, or as it stands. */
export async function exportOf(tx: Tx, personId: number, day?: Day): Promise<ExportRow | undefined> {
  const { personId: whose, state } = registerExports;
  const same = day === undefined ? isNull(registerExports.day) : eq(registerExports.day, day);
  const [row] = await tx
    .select()
    .from(registerExports)
    .where(and(eq(whose, personId), eq(state, 'making'), same))
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

const listed = (sectionId: number | undefined) =>
  and(
    eq(enterprises.withdrawn, false),
    sectionId === undefined ? undefined : eq(enterprises.sectionId, sectionId),
  );

/** How many 检查对象 there are, of one section where it is given, and the moment at which that is so. */
export async function countUnits(tx: Tx, bureauId: number, sectionId: number | undefined) {
  const [row] = await tx
    .select({ n: sql<number>`count(*)::int`, snapshot: sql<string>`pg_current_snapshot()::text` })
    .from(enterprises)
    .where(and(eq(enterprises.bureauId, bureauId), listed(sectionId)));
  return row!;
}

const ofUnit = sql`${registerChanges.bureauId} = ${enterprises.bureauId}
  and ${registerChanges.register} = 'enterprises' and ${registerChanges.key} = ${enterprises.id}::text`;

/** The first so many of them, as they stand. */
export async function firstUnits(
  tx: Tx,
  bureauId: number,
  sectionId: number | undefined,
  limit: number,
): Promise<Enterprise[]> {
  return tx
    .select()
    .from(enterprises)
    .where(and(eq(enterprises.bureauId, bureauId), listed(sectionId)))
    .orderBy(asc(enterprises.id))
    .limit(limit);
}

type Page = { readonly after: number; readonly limit: number };

/** The next so many after one, in the order in which they came to the register, as they stood at the moment of the snapshot. */
export async function unitsThen(
  tx: Tx,
  bureauId: number,
  sectionId: number | undefined,
  snapshot: string,
  { after, limit }: Page,
): Promise<{ readonly lastId: number; readonly units: Enterprise[] } | undefined> {
  const since = tx
    .select({ before: registerChanges.before, changed: sql<boolean>`true`.as('changed') })
    .from(registerChanges)
    .where(and(ofUnit, sql`not ${seenBy(snapshot)}`))
    .orderBy(asc(registerChanges.id))
    .limit(1)
    .as('since');
  const rows = await tx
    .select({ unit: enterprises, before: since.before, changed: since.changed })
    .from(enterprises)
    .leftJoinLateral(since, sql`true`)
    .where(
      and(
        eq(enterprises.bureauId, bureauId),
        gt(enterprises.id, after),
        or(listed(sectionId), sql`${since.changed}`),
      ),
    )
    .orderBy(asc(enterprises.id))
    .limit(limit);
  const last = rows.at(-1);
  if (!last) return undefined;
  const then = rows.flatMap(({ unit, before, changed }) =>
    changed ? (before === null ? [] : [unitOf(before)]) : [unit],
  );
  const mine = then.filter(
    (unit) => !unit.withdrawn && (sectionId === undefined || unit.sectionId === sectionId),
  );
  return { lastId: last.unit.id, units: mine };
}

/** The next so many after one, as the history has them at an instant, and as the snapshot has seen it. */
export async function unitsAt(
  tx: Tx,
  bureauId: number,
  instant: Date,
  snapshot: string,
  { after, limit }: Page,
): Promise<{ readonly lastId: number; readonly rows: KeptRow[] } | undefined> {
  const last = tx
    .select({ row: registerChanges.after })
    .from(registerChanges)
    .where(and(ofUnit, lte(registerChanges.at, instant), seenBy(snapshot)))
    .orderBy(sql`${registerChanges.id} desc`)
    .limit(1)
    .as('last');
  const rows = await tx
    .select({ id: enterprises.id, row: last.row })
    .from(enterprises)
    .leftJoinLateral(last, sql`true`)
    .where(and(eq(enterprises.bureauId, bureauId), gt(enterprises.id, after)))
    .orderBy(asc(enterprises.id))
    .limit(limit);
  const end = rows.at(-1);
  return end && { lastId: end.id, rows: rows.flatMap(({ row }) => (row === null ? [] : [row])) };
}

const COLUMNS = Object.entries(getTableColumns(enterprises)).map(
  ([field, { name }]) => [field, name] as const,
);

/** A row of the history as one of the register. */
function unitOf(kept: KeptRow): Enterprise {
  return Object.fromEntries(COLUMNS.map(([field, name]) => [field, kept[name]])) as Enterprise;
}
