/** Each stage of each deadline is said once. */
import type { DeadlineKind, Stage } from '../src/domain/deadlines.ts';
import type { Tx } from './connect.ts';
import { reminders } from './schema.ts';

/** True for whoever is first to say it. */
export async function claimReminder(
  tx: Tx,
  row: { bureauId: number; taskId: number; kind: DeadlineKind; due: string; stage: Stage; at: Date },
): Promise<boolean> {
  const { kind, due, ...rest } = row;
  const made = await tx
    .insert(reminders)
    .values({ ...rest, deadline: `${kind} ${due}` })
    .onConflictDoNothing()
    .returning({ stage: reminders.stage });
  return made.length > 0;
}
