/**
 * 检查审批 (国办发〔2024〕54号, 要点: 检查前报经行政执法主体负责人批准, 情况紧急的事后补办): who approves, and when
 * tasks may go out. The rules for one person in two roles stand here.
 */
import { Refusal } from './refusal.ts';
import { type Calendar, type Day, laterByWorkdays } from './working-days.ts';

export type ApproverId = number;

/** One request: 待审批, 已同意, 已退回, or needless since it was approved elsewhere. */
export const APPROVAL_STATES = ['open', 'approved', 'returned', 'withdrawn'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/**
 * Where a draw stands: not asked for yet, 待审批, 已退回, 已同意, 紧急先行派发, approved elsewhere, 不再检查; `earlier`:
 * given out before approvals were asked for here.
 */
export const STANDINGS = [
  'none',
  'open',
  'returned',
  'approved',
  'urgent',
  'elsewhere',
  'stopped',
  'earlier',
] as const;
export type Standing = (typeof STANDINGS)[number];

export type Bench = {
  /** 分管领导 of the section; where nobody is named, all of them */
  readonly deputies: readonly ApproverId[];
  /** all 分管领导 of the bureau */
  readonly allDeputies: readonly ApproverId[];
  /** 组长 */
  readonly leaders: readonly ApproverId[];
  /** 代理 that runs today */
  readonly standIns: readonly { readonly personId: ApproverId; readonly standInId: ApproverId }[];
  /** who opened the draw, submitted it or inspects in it */
  readonly concerned: readonly ApproverId[];
};

/** Someone who is asked to approve, and in whose place. */
export type Approver = { readonly id: ApproverId; readonly behalf?: ApproverId };

/**
 * 谁来审批: 分管领导, or whoever stands in; where all of them are concerned the other 分管领导, then 组长.
 * Whoever opened the draw, submitted it or inspects in it decides nothing.
 */
export function approversOf(bench: Bench): Approver[] {
  const free = (id: ApproverId) => !bench.concerned.includes(id);
  const asked = bench.deputies.filter(free).flatMap((id): Approver[] => {
    const mine = bench.standIns.filter(({ personId, standInId }) => personId === id && free(standInId));
    return mine.length === 0 ? [{ id }] : mine.map(({ standInId }) => ({ id: standInId, behalf: id }));
  });
  const own = (id: ApproverId) => bench.deputies.includes(id);
  const unique = new Map(asked.map((each) => [each.id, own(each.id) ? { id: each.id } : each]));
  if (unique.size > 0) return [...unique.values()];
  const others = bench.allDeputies.filter(free);
  return (others.length > 0 ? others : bench.leaders.filter(free)).map((id) => ({ id }));
}

/** Whether somebody may decide at all. */
export function mayApprove(bench: Bench, by: ApproverId): boolean {
  if (bench.concerned.includes(by)) return false;
  return [...bench.deputies, ...bench.leaders, ...approversOf(bench).map(({ id }) => id)].includes(by);
}

/** By what right someone decides: one's own, or 代理; 组长 always may. A Refusal says why not. */
export function checkApprover(bench: Bench, by: ApproverId): Approver {
  if (bench.concerned.includes(by)) throw new Refusal('own-approval');
  if (bench.deputies.includes(by) || bench.leaders.includes(by)) return { id: by };
  const asked = approversOf(bench).find(({ id }) => id === by);
  if (!asked) throw new Refusal('not-your-approval');
  return asked;
}

/** 提醒: one working day after it was submitted, at the same time of the day; what comes at night counts from the morning. */
export function remindAt(calendar: Calendar, begun: Date): Date {
  return laterByWorkdays(calendar, begun, 1);
}

/** 代理 from one day to another; it may begin today. */
export function checkStandIn(
  { from, to }: { from: Day; to: Day },
  today: Day,
  { by, standIn, may }: { by: ApproverId; standIn: ApproverId; may: readonly ApproverId[] },
): void {
  if (from < today) throw new Refusal('day-past');
  if (to < from) throw new Refusal('day-order');
  if (standIn === by || !may.includes(standIn)) throw new Refusal('not-a-stand-in');
}
