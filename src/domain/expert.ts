/**
 * 专家参加检查: whether an expert may be named for a visit. Experts assist after the rule of two officers is met and never count
 * among them (国发〔2019〕5号; 行政处罚法 第四十二条 of the officers); so many as were fixed before the draw, no more.
 */
import type { Day } from './working-days.ts';

export type ExpertFault =
  | 'expert-left'
  | 'expert-not-engaged'
  | 'expert-no-promise'
  | 'expert-other-field'
  | 'expert-conflict'
  | 'expert-is-officer'
  | 'expert-twice'
  | 'experts-enough';

export type ExpertFacts = {
  readonly id: number;
  readonly active: boolean;
  readonly engagedFrom: Day;
  readonly engagedTo: Day;
  /** 保密承诺, signed on */
  readonly confidentialOn: Day | null;
  /** 专业领域: trades by name */
  readonly fields: readonly string[];
  readonly mobile: string | null;
  /** enterprises that the expert has to do with */
  readonly conflicts: readonly number[];
};
export type ExpertVisit = {
  readonly enterpriseId: number;
  readonly trades: readonly string[];
  readonly from: Day;
  readonly to: Day;
  /** 专家人数, fixed before the draw */
  readonly wanted: number;
  readonly named: readonly { readonly expertId: number }[];
  /** mobiles of the two officers and of whoever else is in the team */
  readonly officers: readonly string[];
};

/** Why not, in the order in which an office would ask; undefined: may be named. */
export function whyNotExpert(expert: ExpertFacts, visit: ExpertVisit): ExpertFault | undefined {
  if (!expert.active) return 'expert-left';
  if (expert.engagedFrom > visit.from || expert.engagedTo < visit.to) return 'expert-not-engaged';
  if (expert.confidentialOn === null || expert.confidentialOn > visit.to) return 'expert-no-promise';
  if (!visit.trades.some((trade) => expert.fields.includes(trade))) return 'expert-other-field';
  if (expert.conflicts.includes(visit.enterpriseId)) return 'expert-conflict';
  if (expert.mobile !== null && visit.officers.includes(expert.mobile)) return 'expert-is-officer';
  if (visit.named.some(({ expertId }) => expertId === expert.id)) return 'expert-twice';
  return visit.named.length >= visit.wanted ? 'experts-enough' : undefined;
}
