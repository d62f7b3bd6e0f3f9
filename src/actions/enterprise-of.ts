/** The enterprise that a choice names. */
import type { Tx } from '../../db/connect.ts';
import { type Enterprise, enterprisesById } from '../../db/enterprises.ts';
import { Refusal } from '../domain/refusal.ts';

export async function enterpriseOfBureau(tx: Tx, bureauId: number, id: number): Promise<Enterprise> {
  const [unit] = await enterprisesById(tx, [id]);
  if (unit?.bureauId !== bureauId) throw new Refusal('stale');
  return unit;
}
