/** 专家, 联合部门人员: whether somebody may help at a visit, by what the registers say now (draw.md §4.7). */
import type { PassReason } from './draw/recuse.ts';
import type { Day } from './working-days.ts';

export type HelperFacts = {
  readonly active: boolean;
  /** 聘期, 证件; null: from ever */
  readonly from: Day | null;
  readonly until: Day;
  /** 保密承诺 signed on; null: not signed */
  readonly promised: Day | null;
  readonly conflict: boolean;
};

/** Why not, as the log says it: has left; engagement or certificate does not cover the visit; 回避. */
export function whyNotHelp(
  facts: HelperFacts | undefined,
  visit: { readonly from: Day; readonly to: Day },
): PassReason | undefined {
  if (!facts?.active) return 'left-post';
  if ((facts.from ?? visit.from) > visit.from || facts.until < visit.to) return 'certificate';
  if (facts.promised === null || facts.promised > visit.to) return 'certificate';
  return facts.conflict ? 'recusal' : undefined;
}
