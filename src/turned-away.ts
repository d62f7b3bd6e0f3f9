/** What was turned away at the door, by reason: counted since the start for `/healthz`, and said in the log without flooding it. */
import type { Logger } from 'pino';
import type { RefusedEnvelope } from './feishu/verify.ts';

/** malformed: no HTTP; too-big: over the limit; cut: broken off, or too slow; unreadable: from Feishu, but not in a shape that we know */
export type Reason = RefusedEnvelope | 'malformed' | 'too-big' | 'cut' | 'unreadable';
export type TurnedAway = {
  count(why: Reason, facts?: Readonly<Record<string, unknown>>): void;
  readonly counts: Readonly<Partial<Record<Reason, number>>>;
};

/** For each reason one line in the log in so long: whoever knocks 100,000 times fills no disk. */
const QUIET_MS = 60_000;

export function turnedAway(log: Logger, now: () => Date): TurnedAway {
  const counts: Partial<Record<Reason, number>> = {};
  const said = new Map<Reason, number>();
  return {
    counts,
    count(why, facts = {}) {
      const total = (counts[why] ?? 0) + 1;
      counts[why] = total;
      const at = now().getTime();
      const before = said.get(why);
      if (before !== undefined && Math.abs(at - before) < QUIET_MS) return;
      said.set(why, at);
      log.warn({ why, total, ...facts }, 'a request was refused');
    },
  };
}
