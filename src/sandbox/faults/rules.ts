import seedrandom from 'seedrandom';
import { type ApiPattern, apiPattern } from './api-pattern.ts';
import { type Kind, type KindId, kindOf, type Param } from './kinds.ts';

/** What a fault is limited to. */
export type Where = { api?: string; chat?: string; person?: string; event?: string };
export type Rule = {
  id: string;
  kind: KindId;
  on: Where;
  /** How often it strikes; without it, always. */
  times?: number;
  /** The part of the cases that it strikes, chosen by the seed. */
  share?: number;
  seed: string;
} & Partial<Record<Param, number>>;
/** A rule with how many cases it fitted and how many of those it struck. */
export type Standing = Rule & { seen: number; hits: number };

/** A call, an event on its way, or one try to hand it over. */
export type Case = { chat?: string | undefined; person?: string | undefined } & (
  | { stage: 'call'; method: string; path: string }
  | { stage: 'way' | 'try'; event: string; callback: boolean; first: boolean }
);

export type Faults = {
  add(rule: Rule): Standing;
  all(): Standing[];
  get(id: string): Standing | undefined;
  drop(id: string): boolean;
  clear(): void;
  /** Nothing is to go wrong: then nobody needs to know what a call is about. */
  idle(): boolean;
  /** The rules that strike this case, counted. The first that decides a call is the last. */
  strike(of: Case): Rule[];
  /** Keeps an event back; once there are enough of them, all in another order. */
  hold(rule: Rule, id: string): string[] | undefined;
  /** Resolves when the rules that are there now are cleared: whatever hangs or waits goes on. */
  cleared(): Promise<void>;
};

type Live = { rule: Standing; chance: () => number; api: ApiPattern | undefined; held: string[] };

export function openFaults(): Faults {
  const live = new Map<string, Live>();
  let waiting = signal();
  return {
    add(rule) {
      const standing = { ...rule, seen: 0, hits: 0 };
      const api = rule.on.api === undefined ? undefined : apiPattern(rule.on.api);
      live.set(rule.id, { rule: standing, chance: seedrandom(rule.seed), api, held: [] });
      return { ...standing };
    },
    all: () => [...live.values()].map(({ rule }) => ({ ...rule })),
    get: (id) => live.get(id)?.rule,
    drop: (id) => live.delete(id),
    clear() {
      live.clear();
      waiting.give();
      waiting = signal();
    },
    idle: () => live.size === 0,
    strike: (of) => strike([...live.values()], of),
    hold(rule, id) {
      const of = live.get(rule.id);
      if (!of) return undefined;
      of.held.push(id);
      if (of.held.length < (rule.hold ?? 2)) return undefined;
      return shuffled(of.held.splice(0), of.chance);
    },
    cleared: () => waiting.given,
  };
}

function signal(): { given: Promise<void>; give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

function strike(rules: readonly Live[], of: Case): Rule[] {
  const struck: Rule[] = [];
  for (const each of rules) {
    if (!fits(each, of)) continue;
    each.rule.seen += 1;
    const spent = each.rule.times !== undefined && each.rule.hits >= each.rule.times;
    if (spent || each.chance() >= (each.rule.share ?? 1)) continue;
    each.rule.hits += 1;
    struck.push(each.rule);
    if (decides(kindOf(each.rule.kind))) break;
  }
  return struck;
}

/** Waiting lets other faults follow; after the others nothing is left to go wrong. */
const decides = (kind: Kind): boolean => kind.side === 'call' && kind.effect.does !== 'wait';

/** What lets the bot in goes wrong only where a rule names it: the token, the address of the long connection. */
const LETS_IN = /^\/(auth|callback)\//;

function fits({ rule, api }: Live, of: Case): boolean {
  const { on } = rule;
  if (stageOf(kindOf(rule.kind)) !== of.stage) return false;
  if (on.chat !== undefined && on.chat !== of.chat) return false;
  if (on.person !== undefined && on.person !== of.person) return false;
  if (of.stage === 'call') return api ? api(of.method, of.path) : !LETS_IN.test(of.path);
  const kind = kindOf(rule.kind);
  if (kind.side !== 'event' || (of.callback && !kind.callbacks)) return false;
  if (kind.effect.does === 'drop' && !of.first) return false;
  return on.event === undefined || on.event === of.event;
}

function stageOf(kind: Kind): Case['stage'] {
  if (kind.side === 'call') return 'call';
  return ['copy', 'delay', 'hold'].includes(kind.effect.does) ? 'way' : 'try';
}

/** Another order than the one they came in. */
function shuffled(ids: readonly string[], chance: () => number): string[] {
  const order = [...ids];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const pick = Math.floor(chance() * (last + 1));
    [order[last], order[pick]] = [order[pick]!, order[last]!];
  }
  const same = order.every((id, at) => id === ids[at]);
  return same ? [...order.slice(1), order[0]!] : order;
}
