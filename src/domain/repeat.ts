/**
 * 重复抽取: whoever may draw the same stratum again while the first draw's visits are still to come draws until it
 * suits. So it is refused, unless the plan or an approval 批准文号 allows it; that number stands on the draw's card.
 */
import { Refusal } from './refusal.ts';
import type { Day } from './working-days.ts';

/** A draw of enterprises that gave a result; what was void, a drill or could not be done does not count. */
export type EarlierDraw = {
  readonly no: string;
  readonly from: Day;
  readonly to: Day;
  /** of which something was asked for */
  readonly strata: readonly string[];
};
export type Wanted = { readonly from: Day; readonly to: Day; readonly strata: readonly string[] };

/** The earlier draw that this one would repeat: a stratum in common, and their periods overlap. */
export function repeated(wanted: Wanted, earlier: readonly EarlierDraw[]): EarlierDraw | undefined {
  return earlier.find(
    (each) =>
      each.from <= wanted.to &&
      wanted.from <= each.to &&
      each.strata.some((label) => wanted.strata.includes(label)),
  );
}

/** Refuses a repetition; `allowedBy`: the number under which the plan or an approval allows it. Says whether it is one. */
export function checkRepeat(
  wanted: Wanted,
  earlier: readonly EarlierDraw[],
  allowedBy: string | undefined,
): boolean {
  const before = repeated(wanted, earlier);
  if (!before) return false;
  if (allowedBy !== undefined) return true;
  const common = before.strata.filter((label) => wanted.strata.includes(label));
  throw new Refusal('drawn-lately', { no: before.no, to: before.to, strata: common.join('、') });
}
