/** 名录: one import at a time writes, whoever sends it. */
import { sql } from 'drizzle-orm';
import type { Tx } from './connect.ts';

/** first half of the lock's name; the bureau is the second */
const REGISTERS = 20_261;

/** Held until the transaction ends. */
export async function lockRegisters(tx: Tx, bureauId: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${REGISTERS}::int, ${bureauId}::int)`);
}
