import { LOCKED, type RefusalKind } from '../errors.ts';

/** Numbers that a rule may give, and how far they go. */
export const PARAMS = {
  ms: { least: 0, most: 86_400_000 },
  reset: { least: 0, most: 3600 },
  status: { least: 500, most: 504 },
  minutes: { least: -1440, most: 1440 },
  copies: { least: 1, most: 20 },
  hold: { least: 2, most: 500 },
} as const satisfies Record<string, { least: number; most: number }>;

export type Param = keyof typeof PARAMS;

/** What a fault does to a call of the bot. */
export type CallEffect =
  | { does: 'refuse'; as: RefusalKind; ext?: string; scopes?: readonly string[] }
  /** Waits, then goes on: what a slow platform does, also when nobody waits for it any more. */
  | { does: 'wait' }
  /** A gateway's page instead of an answer; nothing happened. */
  | { does: 'page' }
  /** The connection is gone and nothing happened. */
  | { does: 'cut' }
  /** The call had its effect and its answer is lost: on the way, for ever, or spoilt. */
  | { does: 'lose'; by: 'cut' | 'hanging' | 'garbling' | 'halving' };

/** What a fault does to an event: to when it comes, or to one try to hand it over. */
export type EventEffect =
  | { does: 'copy' | 'delay' | 'hold' }
  | { does: 'drop' | 'forge' | 'replay' | 'skew' | 'deafen' };

type Takes = Partial<Record<Param, number | undefined>>;
export type Kind =
  | { side: 'call'; effect: CallEffect; takes?: Takes }
  /** `callbacks`: card callbacks too; they come once and at once, so that not everything can befall them. */
  | { side: 'event'; effect: EventEffect; takes?: Takes; callbacks: boolean };

const refuse = (as: RefusalKind, extra: { ext?: string; scopes?: readonly string[] } = {}): Kind => ({
  side: 'call',
  effect: { does: 'refuse', as, ...extra },
});
const lose = (by: Extract<CallEffect, { does: 'lose' }>['by']): Kind => ({
  side: 'call',
  effect: { does: 'lose', by },
});

/** 故障: all that can be made to go wrong, with what it takes and what that is if it isn't given. */
export const KINDS = {
  latency: { side: 'call', effect: { does: 'wait' }, takes: { ms: 1000 } },
  sleep: { side: 'call', effect: { does: 'wait' }, takes: { ms: 30_000 } },
  'app-rate': { side: 'call', effect: { does: 'refuse', as: 'app-rate' }, takes: { reset: undefined } },
  'target-rate': refuse('target-rate'),
  'server-error': { side: 'call', effect: { does: 'page' }, takes: { status: 502 } },
  'token-expired': refuse('bad-token'),
  'cut-before': { side: 'call', effect: { does: 'cut' } },
  'cut-after': lose('cut'),
  'lost-answer': lose('hanging'),
  'malformed-answer': lose('garbling'),
  'half-answer': lose('halving'),
  'no-availability': refuse('unavailable'),
  'bot-outside': refuse('bot-outside'),
  recalled: refuse('recalled'),
  deleted: refuse('deleted'),
  'no-scope': refuse('no-scope', { scopes: ['im:message', 'im:message:send_as_bot'] }),
  'being-sent': refuse('being-sent'),
  'card-locked': refuse('card', { ext: LOCKED }),
  duplicate: {
    side: 'event',
    effect: { does: 'copy' },
    takes: { copies: 1, ms: 0 },
    callbacks: true,
  },
  late: { side: 'event', effect: { does: 'delay' }, takes: { ms: 60_000 }, callbacks: false },
  shuffle: { side: 'event', effect: { does: 'hold' }, takes: { hold: 2, ms: 5000 }, callbacks: false },
  'drop-first': { side: 'event', effect: { does: 'drop' }, callbacks: false },
  'lost-ack': { side: 'event', effect: { does: 'deafen' }, callbacks: true },
  'wrong-signature': { side: 'event', effect: { does: 'forge' }, callbacks: true },
  replay: { side: 'event', effect: { does: 'replay' }, callbacks: true },
  'clock-skew': { side: 'event', effect: { does: 'skew' }, takes: { minutes: 10 }, callbacks: true },
} as const satisfies Record<string, Kind>;

export type KindId = keyof typeof KINDS;
export const isKind = (id: string): id is KindId => Object.hasOwn(KINDS, id);
export const kindOf = (id: KindId): Kind => KINDS[id];
/** The numbers that a kind takes. */
export const paramsOf = (id: KindId): Param[] => Object.keys(kindOf(id).takes ?? {}) as Param[];
