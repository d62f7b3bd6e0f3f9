/** 求助: questions and answers; and what was answered on a card. */
import { and, asc, desc, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import { type AnsweredOn, askedThings, guidedCard, type Shown } from '../src/guided.ts';
import type { Tx } from './connect.ts';
import { guidance, people, sections } from './schema.ts';

export type Guidance = typeof guidance.$inferSelect & {
  readonly who: string;
  readonly section: string | null;
  readonly answerer: string | null;
};

function select(tx: Tx) {
  return tx
    .select({
      row: guidance,
      who: people.name,
      section: sections.name,
      answerer: sql<string | null>`(select p.name from people p where p.id = ${guidance.answeredBy})`,
    })
    .from(guidance)
    .innerJoin(people, eq(people.id, guidance.askedBy))
    .leftJoin(sections, eq(sections.id, people.sectionId));
}
const flat = (rows: Awaited<ReturnType<typeof select>>): Guidance[] =>
  rows.map(({ row, ...rest }) => ({ ...row, ...rest }));

/** What somebody begins to ask about a card: one draft for each, however often it is tapped. */
export async function draftGuidance(
  tx: Tx,
  row: Pick<typeof guidance.$inferInsert, 'bureauId' | 'askedBy' | 'thing' | 'recipient' | 'title'>,
): Promise<number> {
  const [made] = await tx
    .insert(guidance)
    .values({ ...row, state: 'draft' })
    .onConflictDoUpdate({
      target: [guidance.askedBy, guidance.thing, guidance.recipient],
      targetWhere: sql`state = 'draft'`,
      set: { title: row.title },
    })
    .returning({ id: guidance.id });
  return made!.id;
}

/** The question, held until the transaction ends. */
export async function lockGuidance(tx: Tx, bureauId: number, id: number): Promise<Guidance | undefined> {
  const rows = await select(tx)
    .where(and(eq(guidance.bureauId, bureauId), eq(guidance.id, id)))
    .for('update', { of: guidance });
  return flat(rows)[0];
}

export async function insertGuidance(tx: Tx, row: typeof guidance.$inferInsert): Promise<number> {
  const [made] = await tx.insert(guidance).values(row).returning({ id: guidance.id });
  return made!.id;
}

export async function updateGuidance(
  tx: Tx,
  id: number,
  change: Partial<typeof guidance.$inferInsert>,
): Promise<void> {
  await tx.update(guidance).set(change).where(eq(guidance.id, id));
}

/** What waits for an answer, the oldest first. */
export async function openGuidance(tx: Tx, bureauId: number): Promise<Guidance[]> {
  const rows = await select(tx)
    .where(and(eq(guidance.bureauId, bureauId), eq(guidance.state, 'open')))
    .orderBy(asc(guidance.askedAt), asc(guidance.id));
  return flat(rows);
}

/** What somebody has asked, the newest first. */
export async function guidanceOf(tx: Tx, personId: number, limit: number): Promise<Guidance[]> {
  const rows = await select(tx)
    .where(and(eq(guidance.askedBy, personId), inArray(guidance.state, ['open', 'answered'])))
    .orderBy(desc(guidance.id))
    .limit(limit);
  return flat(rows);
}

const toRemind = (bureauId: number) =>
  and(eq(guidance.bureauId, bureauId), eq(guidance.state, 'open'), isNotNull(guidance.remindAt));

export async function dueGuidance(tx: Tx, bureauId: number, now: Date): Promise<number[]> {
  const rows = await tx
    .select({ id: guidance.id })
    .from(guidance)
    .where(and(toRemind(bureauId), lte(guidance.remindAt, now)))
    .orderBy(asc(guidance.id))
    .for('update', { skipLocked: true });
  return rows.map(({ id }) => id);
}

export async function nextGuidanceReminder(tx: Tx, bureauId: number): Promise<Date | undefined> {
  const [row] = await tx
    .select({ at: guidance.remindAt })
    .from(guidance)
    .where(toRemind(bureauId))
    .orderBy(asc(guidance.remindAt))
    .limit(1);
  return row?.at ?? undefined;
}

/** Cards as they are kept and sent, with 求助 and its answers. */
export async function guided(tx: Tx, bureauId: number, cards: readonly Shown[]): Promise<Shown['card'][]> {
  const things = askedThings(cards);
  const answered = things.length === 0 ? [] : await answeredOn(tx, bureauId, things);
  return cards.map((card) => guidedCard(card, answered));
}

/** What was asked on these things and answered, the oldest first. */
async function answeredOn(tx: Tx, bureauId: number, things: readonly string[]): Promise<AnsweredOn[]> {
  const rows = await tx
    .select({
      thing: guidance.thing,
      recipient: guidance.recipient,
      question: guidance.question,
      answer: guidance.answer,
    })
    .from(guidance)
    .where(
      and(
        eq(guidance.bureauId, bureauId),
        eq(guidance.state, 'answered'),
        sql`${guidance.thing} = any(array[${sql.join(
          things.map((thing) => sql`${thing}`),
          sql`, `,
        )}]::text[])`,
      ),
    )
    .orderBy(asc(guidance.id));
  return rows as AnsweredOn[];
}
