/** Pictures that are not anybody's photo 二维码: what Feishu calls them, once they are uploaded. */
import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';
import { pictures } from './schema.ts';

export async function pictureKey(db: Db | Tx, bureauId: number, name: string): Promise<string | undefined> {
  const [row] = await db
    .select({ key: pictures.imageKey })
    .from(pictures)
    .where(and(eq(pictures.bureauId, bureauId), eq(pictures.name, name)));
  return row?.key;
}

/** Of two that were uploaded at once one is kept. */
export async function keepPicture(db: Db | Tx, row: typeof pictures.$inferInsert): Promise<void> {
  await db.insert(pictures).values(row).onConflictDoNothing();
}
