/** 导入: files that people sent, and what came of them. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { importFiles, imports } from './schema.ts';

export type ImportRow = typeof imports.$inferSelect;
export type NewImport = Omit<typeof imports.$inferInsert, 'id' | 'state'>;

/** A file has come and is to be read. */
export async function insertImport(tx: Tx, row: NewImport, bytes: Uint8Array): Promise<ImportRow> {
  const [made] = await tx
    .insert(imports)
    .values({ ...row, state: 'reading' })
    .returning();
  await tx.insert(importFiles).values({ importId: made!.id, bytes });
  return made!;
}

/** The first file that is to be read or written and that nobody has in hand; it is held until the transaction ends. */
export async function nextImport(tx: Tx, bureauId: number): Promise<ImportRow | undefined> {
  const [row] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.bureauId, bureauId), inArray(imports.state, ['reading', 'writing', 'undoing'])))
    .orderBy(asc(imports.id))
    .limit(1)
    .for('update', { skipLocked: true });
  return row;
}

export async function lockImport(tx: Tx, bureauId: number, id: number): Promise<ImportRow | undefined> {
  const [row] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.bureauId, bureauId), eq(imports.id, id)))
    .for('update');
  return row;
}

export async function importBytes(tx: Tx, id: number): Promise<Uint8Array> {
  const [row] = await tx
    .select({ bytes: importFiles.bytes })
    .from(importFiles)
    .where(eq(importFiles.importId, id));
  if (!row) throw new Error(`the bytes of import ${id} are gone`);
  return row.bytes;
}

/** The file as it was read before, if that was kept. */
export async function readBefore(tx: Tx, id: number): Promise<Uint8Array | undefined> {
  const [row] = await tx
    .select({ read: importFiles.read })
    .from(importFiles)
    .where(eq(importFiles.importId, id));
  return row?.read ?? undefined;
}

export async function keepReadFile(tx: Tx, id: number, read: Uint8Array | null): Promise<void> {
  await tx.update(importFiles).set({ read }).where(eq(importFiles.importId, id));
}

const KEPT: readonly ImportRow['state'][] = ['reading', 'preview', 'writing', 'done', 'undoing', 'undone'];

/** Changes a file's state. The bytes of one that comes to nothing are forgotten. */
export async function updateImport(
  tx: Tx,
  id: number,
  change: Partial<Omit<ImportRow, 'id' | 'bureauId'>>,
): Promise<ImportRow> {
  const [row] = await tx.update(imports).set(change).where(eq(imports.id, id)).returning();
  if (!KEPT.includes(row!.state)) await tx.delete(importFiles).where(eq(importFiles.importId, id));
  return row!;
}

/** When the oldest file came that still waits for its sender. */
export async function oldestPreview(tx: Tx, bureauId: number): Promise<ImportRow | undefined> {
  const [row] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.bureauId, bureauId), eq(imports.state, sql`'preview'`)))
    .orderBy(asc(imports.receivedAt))
    .limit(1)
    .for('update', { skipLocked: true });
  return row;
}
