/** 查一家企业: where one unit came in its draw, and what its odds were. */
import { shuffle, stream } from './stream.ts';
import type { DrawRecord } from './types.ts';
import { chosenUnits, drawUnits } from './units.ts';

/** Not in the frozen list; a key unit 重点, always inspected; or one of a stratum, in its place of the shuffled pool. */
export type Place =
  | { readonly is: 'absent' }
  | { readonly is: 'key'; readonly batch: number; readonly batches: number; readonly county: string }
  | {
      readonly is: 'pooled';
      readonly county: string;
      readonly stratum: string;
      readonly pool: number;
      readonly drawn: number;
      readonly reserve: number;
      /** from 1: the first `drawn` are drawn, the next ones are reserves */
      readonly rank: number;
      /** 抽中的机会 before anything was known */
      readonly odds: number;
      readonly batch: number | undefined;
      readonly batches: number;
    };

/**
 * The shuffle of the stratum is carried on to its end: more places never change the earlier ones (ssd-1 §5), so that
 * who was not drawn has a number too.
 */
export function placeOf(record: DrawRecord, id: string): Place {
  const { freeze, units, seed } = record;
  const unit = units.find((one) => one.id === id);
  if (!unit) return { is: 'absent' };
  const found = drawUnits(seed, freeze, units);
  const batch = chosenUnits(found).includes(id) ? found.batch[id] : undefined;
  const { batches } = freeze;
  if (unit.key === 1) return { is: 'key', batch: batch ?? 1, batches, county: unit.ct };
  const pool = units.flatMap(({ id: one, st, key }) => (st === unit.st && key === 0 ? [one] : []));
  const drawn = found.drawn[unit.st]?.length ?? 0;
  const amount = freeze.strata.find(([label]) => label === unit.st)?.[1] ?? 0;
  return {
    is: 'pooled',
    county: unit.ct,
    stratum: unit.st,
    pool: pool.length,
    drawn,
    reserve: found.reserve[unit.st]?.length ?? 0,
    rank: shuffle(stream(seed, `unit:${unit.st}`), pool).indexOf(id) + 1,
    odds: freeze.mode === 'fair' ? amount / 10_000 : drawn / pool.length,
    batch,
    batches,
  };
}
