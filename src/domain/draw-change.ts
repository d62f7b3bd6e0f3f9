/**
 * 作废 and 替换 of a draw (draw.md §4.7, §4.8): a coded reason, and a second person of another role who agrees. What
 * comes of it is computed; here stands who may ask and who may decide.
 */
import type { CorrectReason, HelperReason, SubstituteReason, VoidReason } from './draw/reasons.ts';
import { Refusal } from './refusal.ts';
import { dayOf, timeOf } from './working-days.ts';

/** 作废 of a draw, 替换 of one enterprise in it, 公共随机值 entered, 更正 of a draw with its result, 更换专家 at one visit. */
export const CHANGE_KINDS = ['void', 'substitute', 'beacon', 'correct', 'helper'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export type ChangeReason = VoidReason | SubstituteReason | CorrectReason | HelperReason | 'announced';

/** 待审批; agreed 已同意，正在计算 (更正); 已同意, 已退回, 已撤回; lapsed: the draw went on before. */
export const CHANGE_STATES = ['open', 'agreed', 'approved', 'returned', 'withdrawn', 'lapsed'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** In which role somebody asks, and in which somebody decides: never the same. */
export const CHANGE_ROLES = ['chief', 'office', 'deputy', 'leader'] as const;
export type ChangeRole = (typeof CHANGE_ROLES)[number];

type Holders = { readonly [R in ChangeRole]: readonly number[] };

/** Who decides in turn: what the section asks for, 执法监督科; what that one asks for, 分管领导. */
const TURN: { readonly [R in 'chief' | 'office']: readonly ChangeRole[] } = {
  chief: ['office', 'deputy', 'leader'],
  office: ['deputy', 'leader', 'chief'],
};

export type Deciders = { readonly role: ChangeRole; readonly ids: readonly number[] };

/**
 * 谁来审批: those of the first other role with somebody in it who did not ask. Holding both roles makes nobody a
 * second person. When they have let it lie, those of the next role in turn decide beside them.
 */
export function changeDeciders(
  request: {
    readonly askedBy: number;
    readonly askedAs: 'chief' | 'office';
    readonly escalatedAt: Date | null;
  },
  holders: Holders,
): readonly Deciders[] {
  const asked = new Set([request.askedBy]);
  const turns: Deciders[] = [];
  for (const role of TURN[request.askedAs]) {
    const ids = holders[role].filter((id) => !asked.has(id));
    if (ids.length === 0) continue;
    turns.push({ role, ids });
    for (const id of ids) asked.add(id);
  }
  return turns.slice(0, request.escalatedAt ? 2 : 1);
}

/** Whether this person decides this request, and in which role. */
export function checkChangeDecision(
  request: { readonly state: ChangeState; readonly askedBy: number },
  by: number,
  deciders: readonly Deciders[],
): ChangeRole {
  if (request.state !== 'open') throw new Refusal('request-settled');
  if (by === request.askedBy) throw new Refusal('own-request');
  const turn = deciders.find(({ ids }) => ids.includes(by));
  if (!turn) throw new Refusal('not-your-request');
  return turn.role;
}

/** A draw before its result. */
export type Before = {
  readonly state: string;
  /** witnesses whose value is missing */
  readonly missing: number;
  /** when an announced public value 公共随机值 is drawn; absent: none was announced, or it is there already */
  readonly due?: Date;
};

/**
 * VOID by a person: while a value is missing. Afterwards the operator would know the result already, save where a
 * public value was announced and does not come (draw.md §4.3).
 */
export function checkVoid(draw: Before, now: Date, reason?: VoidReason): void {
  if (draw.state !== 'open') throw new Refusal('stale');
  const early = draw.missing > 0;
  if (!early && (draw.due === undefined || now < draw.due)) throw new Refusal('void-too-late');
  if (reason !== undefined && early === (reason === 'no-beacon')) throw new Refusal('void-other-reason');
}

/** 公共随机值: entered once all values are in and it has been drawn. */
export function checkBeaconTime(draw: Before, now: Date): void {
  if (draw.state !== 'open' || draw.missing > 0 || draw.due === undefined) throw new Refusal('stale');
  if (now < draw.due) throw new Refusal('beacon-early', { day: dayOf(draw.due), time: timeOf(draw.due) });
}
