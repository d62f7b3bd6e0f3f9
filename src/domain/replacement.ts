/**
 * 换人: someone of a team asks not to inspect, or can't any more, and another takes the seat (行政处罚法 §43,
 * draw.md §4.7). Who comes in is computed from the draw; here stands who may ask and who may decide.
 */
import type { PassReason, RecuseReason } from './draw/recuse.ts';
import { Refusal } from './refusal.ts';
import type { PersonId, Task } from './task.ts';
import { type Calendar, type Day, laterByWorkdays } from './working-days.ts';

/** 申请事由 as the form offers them; the first two are those of 行政处罚法 §43. */
export const CAUSES = ['interest', 'relation', 'leave', 'duty', 'other'] as const;
export type Cause = (typeof CAUSES)[number];
/** 当事人申请回避: those two alone. */
export const PARTY_CAUSES = ['interest', 'relation'] as const satisfies readonly Cause[];

/** 申请回避 or 不能参加, by the cause given. */
export function kindOf(cause: Cause): RecuseReason {
  return cause === 'interest' || cause === 'relation' ? 'recusal' : 'unable';
}

/** open 待审批; vacant 已同意, nobody is left to come in and the visit waits; approved, returned, withdrawn. */
export type RequestState = 'open' | 'vacant' | 'approved' | 'returned' | 'withdrawn';

export type Request = {
  readonly state: RequestState;
  /** who is to leave the team */
  readonly personId: PersonId;
  /** who asked; absent: the registers */
  readonly askedBy: PersonId | null;
};

/** Whether this person may leave this team: before the visit is reported. */
export function checkLeaving(task: Task, out: PersonId): void {
  if (!task.team.includes(out)) throw new Refusal('stale');
  const { is } = task.state;
  if (is !== 'waiting' && is !== 'assigned' && is !== 'accepted') throw new Refusal('visit-reported');
}

/** Whether there is a visit to come that needs a whole team: until the result is reported, and again for a 复查. */
export function isToVisit({ state }: Task): boolean {
  if (state.is === 'inspected') return state.rectification.is === 'ordered';
  return state.is === 'waiting' || state.is === 'assigned' || state.is === 'accepted';
}

/** Whether this person may be replaced in this team: where a visit is to come. */
export function checkSeat(task: Task, out: PersonId): void {
  if (!task.team.includes(out)) throw new Refusal('stale');
  if (!isToVisit(task)) throw new Refusal('visit-reported');
}

/** When the visit is to be made: a 复查 on the day of the 整改期限. */
export function visitSpan({ state, from, to }: Task): { from: Day; to: Day } {
  if (state.is !== 'inspected' || state.rectification.is !== 'ordered') return { from, to };
  return { from: state.rectification.due, to: state.rectification.due };
}

/** Who takes a task on must be in its team: if whoever accepted it leaves, it is to be accepted anew. */
export function replaceMember(task: Task, out: PersonId, newcomer: PersonId, now: Date): Task {
  checkSeat(task, out);
  const { waits: _, ...rest } = task;
  const team = task.team.map((id) => (id === out ? newcomer : id));
  const { state } = task;
  if (state.is === 'accepted' && state.by === out)
    return { ...rest, team, state: { is: 'assigned', since: now } };
  return { ...rest, team };
}

/** 审批: by one of those whose decision it is, never by someone it is about or who asked. */
export function checkDecision(request: Request, by: PersonId, deciders: readonly PersonId[]): void {
  if (request.state !== 'open') throw new Refusal('request-settled');
  if (by === request.personId || by === request.askedBy) throw new Refusal('own-request');
  if (!deciders.includes(by)) throw new Refusal('not-your-request');
}

/**
 * 无人审批: no rule says how long a request may lie. After one working day whoever decides is reminded; after two,
 * whoever stands above them is asked too, and the first to decide decides.
 */
const REMIND_AFTER = 1;
const ESCALATE_AFTER = 2;

export type Urging = 'reminded' | 'escalated';

/** What is due of an open request that was asked, in the office's hours, at `begun`; and when the next step is. */
export function urgingOf(
  calendar: Calendar,
  begun: Date,
  now: Date,
): { readonly due: Urging | undefined; readonly nextAt: Date | null } {
  const remind = laterByWorkdays(calendar, begun, REMIND_AFTER);
  const escalate = laterByWorkdays(calendar, begun, ESCALATE_AFTER);
  if (now >= escalate) return { due: 'escalated', nextAt: null };
  return now >= remind ? { due: 'reminded', nextAt: escalate } : { due: undefined, nextAt: remind };
}

/** 撤回: by whoever asked, while it is open. */
export function checkWithdrawal(request: Request, by: PersonId): void {
  if (by !== request.askedBy) throw new Refusal('not-your-request');
  if (request.state !== 'open') throw new Refusal('request-settled');
}

/** What the registers say of an inspector now; undefined: not one any more. */
export type Facts =
  | {
      readonly inPost: boolean;
      readonly validUntil: Day;
      readonly away: readonly (readonly [Day, Day])[];
      /** 回避 with this enterprise, entered in the register */
      readonly recused: boolean;
    }
  | undefined;

/**
 * Why someone can't make this visit any more, if so: out of post; a certificate that ends before the window does
 * (or that has ended, once the visit is late); a leave over what is left of the window; 回避.
 */
export function unfitFor(
  facts: Facts,
  { from, to }: { from: Day; to: Day },
  today: Day,
): PassReason | undefined {
  if (!facts?.inPost) return 'left-post';
  const [first, last] = [from > today ? from : today, to > today ? to : today];
  if (facts.validUntil < last) return 'certificate';
  if (to >= today && facts.away.some(([begin, end]) => begin <= first && end >= to)) return 'leave';
  return facts.recused ? 'recusal' : undefined;
}
