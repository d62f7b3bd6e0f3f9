/** 见证: who was named for a draw, and what they sent. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { type Draw, headColumns } from './draws.ts';
import { draws, drawWitnesses, people } from './schema.ts';

export type WitnessRow = {
  readonly personId: number;
  readonly code: string;
  readonly name: string;
  readonly openId: string | null;
  readonly value: string | null;
  readonly sentAt: Date | null;
};

export async function nameWitnesses(
  tx: Tx,
  bureauId: number,
  drawId: number,
  personIds: readonly number[],
): Promise<void> {
  await tx
    .insert(drawWitnesses)
    .values(personIds.map((personId, position) => ({ bureauId, drawId, personId, position })));
}

/** The named witnesses in their frozen order. */
export async function witnessRows(tx: Tx, drawId: number): Promise<WitnessRow[]> {
  return tx
    .select({
      personId: people.id,
      code: people.code,
      name: people.name,
      openId: people.openId,
      value: drawWitnesses.value,
      sentAt: drawWitnesses.sentAt,
    })
    .from(drawWitnesses)
    .innerJoin(people, eq(people.id, drawWitnesses.personId))
    .where(eq(drawWitnesses.drawId, drawId))
    .orderBy(drawWitnesses.position);
}

/** Keeps a value; false when there is one already. */
export async function keepWitness(
  tx: Tx,
  drawId: number,
  personId: number,
  value: { value: string; messageId: string; sentAt: Date },
): Promise<boolean> {
  const rows = await tx
    .update(drawWitnesses)
    .set(value)
    .where(
      and(
        eq(drawWitnesses.drawId, drawId),
        eq(drawWitnesses.personId, personId),
        isNull(drawWitnesses.value),
      ),
    )
    .returning({ id: drawWitnesses.personId });
  return rows.length > 0;
}

/** Draws in which someone is still asked to witness. */
export async function witnessDuties(tx: Tx, personId: number): Promise<Draw[]> {
  const rows = await tx
    .select({ draw: headColumns })
    .from(drawWitnesses)
    .innerJoin(draws, eq(draws.id, drawWitnesses.drawId))
    .where(and(eq(drawWitnesses.personId, personId), isNull(drawWitnesses.value), eq(draws.state, 'open')));
  return rows.map((row) => row.draw);
}
