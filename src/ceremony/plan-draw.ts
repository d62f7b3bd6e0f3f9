/** 抽取方案 of a draw: what was asked for means so much for each stratum, over the lists as they stand. */
import { outText } from '../../cards/draw-texts.ts';
import { words } from '../../cards/words.ts';
import type { Section } from '../../db/bureau.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { earlierDraws } from '../../db/earlier-draws.ts';
import { batchWindows } from '../domain/batches.ts';
import type { BeaconSource } from '../domain/beacon.ts';
import { crewsOf, type Ladder } from '../domain/crews.ts';
import type { Trial } from '../domain/draw/draw.ts';
import type { Plan } from '../domain/draw/types.ts';
import { type Amounts, checkWindow, type DrawType, planStrata, type Stratum } from '../domain/plan.ts';
import { Refusal } from '../domain/refusal.ts';
import { checkRepeat } from '../domain/repeat.ts';
import type { Grade } from '../domain/vocabulary.ts';
import { trialsApart } from '../engine/apart.ts';
import type { Context } from '../handler.ts';
import type { DrawGround } from './plan-draws.ts';
import { freezeLists, type Lists } from './tables.ts';

export type Ask = {
  /** 演练: numbered apart, no tasks, public at once */
  readonly kind: 'formal' | 'drill';
  readonly type: DrawType;
  readonly trades: readonly string[];
  readonly amounts: Amounts;
  readonly from: string;
  readonly to: string;
  /** 专家 at each visit, and 联合部门 that take part: fixed before the draw */
  readonly experts?: number;
  readonly partners?: readonly string[];
  /** 放宽条件; absent: as usual */
  readonly ladder?: Ladder;
  /** 见证时限 in minutes; absent: as the section sets */
  readonly minutes?: number;
  /** 分几批; absent: one */
  readonly batches?: number;
  /** 公共随机值 that is waited for after the witnesses; absent: none */
  readonly beacon?: { readonly source: BeaconSource; readonly issue: string };
  /** what it rests on: a line of the approved plan, or a 批准文号 */
  readonly ground?: DrawGround;
};
/** Whose draw it is. */
export type Drawing = Pick<Section, 'id' | 'reserve' | 'personCap' | 'coolDownYears'>;

/** Proposals that try to swap, for each seat: 200 (draw.md §1). */
const MIX = 200;

/** The lists as they stand, and what was asked for over them; nothing is kept. */
export async function planDraw(
  context: Context,
  section: Drawing,
  ask: Ask,
): Promise<{ lists: Lists; plan: Plan }> {
  checkWindow(ask.from, ask.to, context.today);
  batchWindows(await workingCalendar(context.tx, context.bureauId), ask, ask.batches ?? 1);
  const helpers = { experts: ask.experts ?? 0, partners: ask.partners ?? [] };
  const lists = await freezeLists(context, section, { ...ask, helpers });
  if (lists.units.length === 0) throw new Refusal('no-units', { why: outText(lists.out) });
  const has = (crew: string) => lists.people.some((person) => person.crew === crew);
  if (!has(words.crew)) throw new Refusal('nobody-eligible');
  const missing = helpers.partners.find((name) => !has(name));
  if (missing !== undefined) throw new Refusal('no-partners', { department: missing });
  return { lists, plan: planOf(ask, lists, section.reserve) };
}

function planOf(ask: Ask, lists: Lists, reserve: number): Plan {
  const drawn = ask.type === 'general' ? planStrata(ask.amounts, strataOf(lists)) : undefined;
  return {
    from: ask.from,
    to: ask.to,
    mode: drawn?.mode ?? 'take',
    strata: drawn?.strata ?? [],
    reserve,
    batches: ask.batches ?? 1,
    crews: crewsOf(
      { officers: words.crew, experts: words.expertCrew },
      { experts: drawableExperts(ask, lists), partners: ask.partners ?? [] },
      ask.ladder ?? 'usual',
    ),
    mix: MIX,
  };
}

/** So many as were asked for, if each trade of the list has that many experts; otherwise they are named by hand. */
function drawableExperts({ experts = 0 }: Ask, { units, people }: Lists): number {
  const pool = people.filter(({ crew }) => crew === words.expertCrew);
  const trades = new Map(units.map(({ hz }) => [hz.join(), hz]));
  const few = [...trades.values()].some(
    (hz) => pool.filter(({ sp }) => sp.some((field) => hz.includes(field))).length < experts,
  );
  return few ? 0 : experts;
}

/** The strata of the units that are drawn (key 0), sorted by label. */
function strataOf(lists: Lists): Stratum[] {
  const sizes = new Map<string, number>();
  for (const unit of lists.units) sizes.set(unit.st, (sizes.get(unit.st) ?? 0) + 1);
  return [...sizes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, pool]) => ({ label, pool, grade: label.slice(-1) as Grade }));
}

/** A second draw over the same strata within the period of an earlier one, where the plan or an approval allows it. */
export async function isAgain(context: Context, section: Drawing, ask: Ask, plan: Plan): Promise<boolean> {
  if (ask.kind === 'drill') return false;
  const strata = plan.strata.filter(([, n]) => n > 0).map(([label]) => label);
  const earlier = await earlierDraws(context.tx, section.id, ask);
  const { planEntryId, temporaryNo } = ask.ground ?? {};
  const allowed = planEntryId === undefined ? temporaryNo : `${planEntryId}`;
  return checkRepeat({ from: ask.from, to: ask.to, strata }, earlier, allowed);
}

/** 试算 with so many throw-away seeds. */
export async function tryDraw(
  context: Context,
  { lists, plan }: { lists: Lists; plan: Plan },
  times: number,
): Promise<readonly Trial[]> {
  const seeds = Array.from({ length: times }, () => context.secrets.random());
  return trialsApart({ plan, tables: lists.texts, seeds });
}
