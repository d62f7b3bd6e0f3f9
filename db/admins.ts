/** 管理员 as the environment names them. */
import { and, eq } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { people, personRoles } from './schema.ts';

/** 管理员 of ADMIN_MOBILES: known before any register; who is no longer named loses what the environment gave. */
export async function keepAdmins(tx: Tx, bureauId: number, mobiles: readonly string[], name: string) {
  await tx
    .delete(personRoles)
    .where(and(eq(personRoles.bureauId, bureauId), eq(personRoles.source, 'environment')));
  for (const mobile of mobiles) {
    await tx
      .insert(people)
      .values({ bureauId, code: `ADMIN-${mobile}`, name, mobile })
      .onConflictDoNothing();
    const [row] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.bureauId, bureauId), eq(people.mobile, mobile)));
    await tx
      .insert(personRoles)
      .values({ bureauId, personId: row!.id, role: 'admin', source: 'environment' })
      .onConflictDoNothing();
  }
}

/**
 * A 管理员 known by the environment alone turns out to be someone of the register: role and account go over. The
 * row stays, because the journal names it, with its code for a mobile. Returns the account.
 */
export async function retireAdmin(tx: Tx, id: number, into: number): Promise<string | null> {
  const [old] = await tx.select().from(people).where(eq(people.id, id));
  await tx.update(people).set({ mobile: people.code, openId: null }).where(eq(people.id, id));
  const roles = await tx.delete(personRoles).where(eq(personRoles.personId, id)).returning();
  if (roles.length > 0)
    await tx
      .insert(personRoles)
      .values(roles.map((role) => ({ ...role, personId: into })))
      .onConflictDoNothing();
  return old?.openId ?? null;
}
