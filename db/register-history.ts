/** 变更记录: who changes the registers, what they were at any instant, and what has happened since (docs/registers.md). */
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  isNull,
  like,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { amongTexts } from './among.ts';
import { builtOnce } from './built-once.ts';
import type { Db, Tx } from './connect.ts';
import { people, registerChanges } from './schema.ts';

/** Registers by their tables. */
export const REGISTERS = [
  'sections',
  'people',
  'person_roles',
  'inspectors',
  'leaves',
  'recusals',
  'section_witnesses',
  'experts',
  'expert_conflicts',
  'partner_people',
  'plan_entries',
  'items',
  'item_versions',
  'enterprises',
  'permits',
  'cap_overrides',
  'grade_rules',
  'register_confirmations',
  'calendar_days',
] as const;
export type RegisterTable = (typeof REGISTERS)[number];
/** A row as it was kept, by the names of the columns. */
export type KeptRow = Readonly<Record<string, unknown>>;

export type Signature = {
  readonly at?: Date;
  readonly cause?: string;
  readonly actorId?: number;
  readonly why?: string;
  readonly file?: string;
};

/** What the changes of the rest of this transaction are signed with; what is not given stays as it was said before. */
export async function signChanges(tx: Db | Tx, { at, actorId, ...texts }: Signature): Promise<void> {
  const said = { ...texts, at: at?.toISOString(), actor: actorId?.toString() };
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  await signing(Object.keys(given))?.(tx, given);
}

const signings = new Map<string, ReturnType<typeof builtOnce>>();

/** The statement that sets just these; none for nothing. */
function signing(names: readonly string[]) {
  const key = names.join();
  if (key !== '' && !signings.has(key)) {
    const set = names.map(
      (name) => sql`set_config(${`shuangsuiji.${name}`}, ${sql.placeholder(name)}, true)`,
    );
    signings.set(
      key,
      builtOnce((tx) => tx.execute(sql`select ${sql.join(set, sql`, `)}`)),
    );
  }
  return signings.get(key);
}

/**
 * Changes that the snapshot has seen. What is older than the numbers of transactions has none; what came by a restore
 * may have one that this server has not reached yet.
 */
export function seenBy(snapshot: string): SQL {
  const { xact } = registerChanges;
  return sql`(${xact} is null or pg_visible_in_snapshot(${xact}::text::xid8, ${snapshot}::pg_snapshot)
    or ${xact}::text::xid8 >= pg_snapshot_xmax(pg_current_snapshot()))`;
}

export type Narrowed = {
  /** these rows alone */
  readonly keys?: readonly string[];
  /** as a snapshot of the database has seen it */
  readonly snapshot?: string;
};

/** The rows of a register as they stood at an instant, by key. */
export async function registerAt(
  tx: Db | Tx,
  bureauId: number,
  register: RegisterTable,
  instant: Date,
  { keys, snapshot }: Narrowed = {},
): Promise<Map<string, KeptRow>> {
  const rows = await tx
    .selectDistinctOn([registerChanges.key], { key: registerChanges.key, row: registerChanges.after })
    .from(registerChanges)
    .where(
      and(
        eq(registerChanges.bureauId, bureauId),
        eq(registerChanges.register, register),
        lte(registerChanges.at, instant),
        keys && amongTexts(registerChanges.key, keys),
        snapshot === undefined ? undefined : seenBy(snapshot),
      ),
    )
    .orderBy(registerChanges.key, desc(registerChanges.id));
  return new Map(rows.flatMap(({ key, row }) => (row === null ? [] : [[key, row] as const])));
}

export type Difference = {
  readonly key: string;
  readonly before: KeptRow | null;
  readonly after: KeptRow | null;
};

/** What has become of each row that changed after one instant and up to another: as it was, and as it then stood. */
export async function changesBetween(
  tx: Tx,
  bureauId: number,
  register: RegisterTable,
  after: Date,
  upTo: Date,
): Promise<Difference[]> {
  const { key, id } = registerChanges;
  return tx
    .select({
      key,
      before: sql<KeptRow | null>`(array_agg(${registerChanges.before} order by ${id}))[1]`,
      after: sql<KeptRow | null>`(array_agg(${registerChanges.after} order by ${id} desc))[1]`,
    })
    .from(registerChanges)
    .where(
      and(
        eq(registerChanges.bureauId, bureauId),
        eq(registerChanges.register, register),
        gt(registerChanges.at, after),
        lte(registerChanges.at, upTo),
        // where the history begins, nothing has changed
        or(isNull(registerChanges.cause), ne(registerChanges.cause, 'migration')),
      ),
    )
    .groupBy(key)
    .orderBy(sql`${key} collate "C"`);
}

export type KeptChange = {
  readonly id: number;
  readonly at: Date;
  readonly register: string;
  readonly key: string;
  readonly before: KeptRow | null;
  readonly after: KeptRow | null;
  readonly who: string | null;
  readonly why: string | null;
  readonly file: string | null;
  readonly cause: string | null;
};

function selectChanges(tx: Tx) {
  const { actorId: _, bureauId: __, ...columns } = getTableColumns(registerChanges);
  return tx
    .select({ ...columns, who: people.name })
    .from(registerChanges)
    .leftJoin(people, eq(people.id, registerChanges.actorId));
}

/** Every change of a row, and of the rows that belong to it, oldest first. */
export async function historyOf(
  tx: Tx,
  bureauId: number,
  register: RegisterTable,
  key: string | number,
): Promise<KeptChange[]> {
  return selectChanges(tx)
    .where(
      and(
        eq(registerChanges.bureauId, bureauId),
        eq(registerChanges.register, register),
        or(eq(registerChanges.key, `${key}`), like(registerChanges.key, `${key}/%`)),
      ),
    )
    .orderBy(asc(registerChanges.id));
}

/** The latest changes of all registers, newest first. */
export async function latestChanges(tx: Tx, bureauId: number, limit: number): Promise<KeptChange[]> {
  return selectChanges(tx)
    .where(eq(registerChanges.bureauId, bureauId))
    .orderBy(desc(registerChanges.id))
    .limit(limit);
}
