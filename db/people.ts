/** Who is who: people, their roles and their Feishu accounts. */
import { and, eq, exists, isNull, ne, notInArray, sql } from 'drizzle-orm';
import type { RoleCode } from '../src/domain/vocabulary.ts';
import { amongTexts } from './among.ts';
import { builtOnce } from './built-once.ts';
import type { Db, Tx } from './connect.ts';
import { people, personRoles, sections } from './schema.ts';

export type Person = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly openId: string | null;
  readonly sectionId: number | null;
  readonly section: string | null;
  readonly roles: readonly RoleCode[];
};

const columns = {
  id: people.id,
  code: people.code,
  name: people.name,
  openId: people.openId,
  sectionId: people.sectionId,
  section: sections.name,
  roles: sql<
    RoleCode[]
  >`array(select distinct r.role from person_roles r where r.person_id = ${people.id} order by r.role)`,
};

function selectPeople(db: Db | Tx) {
  return db.select(columns).from(people).leftJoin(sections, eq(sections.id, people.sectionId));
}

const byAccount = builtOnce<{ openId: string }, Person>(
  (db) => selectPeople(db).where(eq(people.openId, sql.placeholder('openId'))),
  Object.keys(columns) as (keyof Person)[],
);

export async function personByAccount(db: Db | Tx, openId: string): Promise<Person | undefined> {
  const [row] = await byAccount(db, { openId });
  return row;
}

export async function personById(db: Db | Tx, id: number): Promise<Person | undefined> {
  const [row] = await selectPeople(db).where(eq(people.id, id));
  return row;
}

/** Ids of people by their public codes. */
export async function peopleByCode(
  tx: Tx,
  bureauId: number,
  codes: readonly string[],
): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map();
  const rows = await tx
    .select({ id: people.id, code: people.code })
    .from(people)
    .where(and(eq(people.bureauId, bureauId), amongTexts(people.code, codes)));
  return new Map(rows.map((row) => [row.code, row.id]));
}

/** Everyone with a role; of one section where it is given. */
export async function peopleWithRole(
  tx: Tx,
  bureauId: number,
  role: RoleCode,
  sectionId?: number,
): Promise<Person[]> {
  const has = tx
    .select({ one: sql`1` })
    .from(personRoles)
    .where(and(eq(personRoles.personId, people.id), eq(personRoles.role, role)));
  return selectPeople(tx)
    .where(
      and(
        eq(people.bureauId, bureauId),
        exists(has),
        sectionId === undefined ? undefined : eq(people.sectionId, sectionId),
      ),
    )
    .orderBy(people.id);
}

/** Mobiles of those whose account is not known yet. */
export async function unmatchedMobiles(db: Db | Tx, bureauId: number): Promise<string[]> {
  const rows = await db
    .select({ mobile: people.mobile })
    .from(people)
    .where(and(eq(people.bureauId, bureauId), isNull(people.openId), ne(people.mobile, people.code)))
    .orderBy(people.id);
  return rows.map((row) => row.mobile);
}

/** Keeps the accounts that Feishu found for mobiles. An account belongs to one person: the newest match wins. */
export async function keepAccounts(
  tx: Tx,
  bureauId: number,
  accounts: Readonly<Record<string, string>>,
): Promise<number[]> {
  const known: number[] = [];
  for (const [mobile, openId] of Object.entries(accounts)) {
    await tx
      .update(people)
      .set({ openId: null })
      .where(and(eq(people.openId, openId), sql`${people.mobile} <> ${mobile}`));
    const rows = await tx
      .update(people)
      .set({ openId })
      .where(and(eq(people.bureauId, bureauId), eq(people.mobile, mobile)))
      .returning({ id: people.id });
    known.push(...rows.map(({ id }) => id));
  }
  return known;
}

/** Adds a person, or brings the one with this id up to date; another mobile means another account. */
export async function upsertPerson(
  tx: Tx,
  id: number | undefined,
  row: typeof people.$inferInsert,
): Promise<number> {
  if (id === undefined) {
    const [made] = await tx.insert(people).values(row).returning({ id: people.id });
    return made!.id;
  }
  const openId = sql`case when ${people.mobile} = ${row.mobile} then ${people.openId} end`;
  await tx
    .update(people)
    .set({ ...row, openId })
    .where(eq(people.id, id));
  return id;
}

/** The roles that the register gives; those of the environment stay. */
export async function replaceRoles(
  tx: Tx,
  bureauId: number,
  personId: number,
  roles: readonly RoleCode[],
): Promise<void> {
  const mine = and(eq(personRoles.personId, personId), eq(personRoles.source, 'register'));
  await tx.delete(personRoles).where(and(mine, notInArray(personRoles.role, [...roles])));
  if (roles.length > 0)
    await tx
      .insert(personRoles)
      .values(roles.map((role) => ({ bureauId, personId, role, source: 'register' as const })))
      .onConflictDoNothing();
}

export type AnyPerson = Person & { readonly mobile: string; readonly title: string | null };

/** Everyone in the registers, by code. */
export async function allPeople(tx: Tx, bureauId: number): Promise<AnyPerson[]> {
  return tx
    .select({ ...columns, mobile: people.mobile, title: people.title })
    .from(people)
    .leftJoin(sections, eq(sections.id, people.sectionId))
    .where(eq(people.bureauId, bureauId))
    .orderBy(people.code);
}
