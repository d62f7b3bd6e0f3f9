import type { Event } from './events.ts';
import { handOver } from './faults/hand-over.ts';
import { wayOf } from './faults/way.ts';
import { isSubscribed } from './subscriptions.ts';
import type { Answer, Transport } from './transport.ts';
import type { Push, World } from './world.ts';

/** §2.5: an event that was not taken comes again after these times, and then no more. */
const RETRIES = [15_000, 5 * 60_000, 3_600_000, 6 * 3_600_000];

export type Postman = {
  /** Hands an event over; whether it was taken. If not, it comes again by itself. */
  deliver(event: Event): Promise<boolean>;
  /** One try, its answer returned: for card callbacks, which are never repeated. */
  once(event: Event): Promise<Answer>;
  nextDue(): Date | undefined;
  /** Tries again whatever is due on the sandbox's clock. */
  flush(): Promise<void>;
  /** After the clock has moved: wakes up at the right moment again. */
  rewind(): void;
  stop(): void;
};

export function openPostman(world: World, transport: Transport): Postman {
  const underway = new Set<string>();
  const hand = handOver(world, transport);
  let timer: NodeJS.Timeout | undefined;
  const due = (): Push[] => world.pushes.all().filter(({ event_id }) => !underway.has(event_id));
  const nextDue = (): Date | undefined => {
    const first = Math.min(...due().map((push) => push.due));
    return Number.isFinite(first) ? new Date(first) : undefined;
  };
  const attempt = async (push: Push): Promise<boolean> => {
    underway.add(push.event_id);
    const answer = await hand(push.body, howOf(push));
    underway.delete(push.event_id);
    const taken = answer.is === 'answered' && answer.status === 200;
    settle(world, push, taken);
    rewind();
    return taken;
  };
  // while one was handed over, somebody else may have handed over the next
  const isWaiting = (push: Push): boolean =>
    world.pushes.get(push.event_id)?.tries === push.tries && !underway.has(push.event_id);
  const flush = async (): Promise<void> => {
    const now = world.clock.now().getTime();
    for (const push of due()) if (push.due <= now && isWaiting(push)) await attempt(push);
  };
  const rewind = (): void => {
    clearTimeout(timer);
    const next = nextDue();
    if (!next) return;
    const wait = Math.max(0, next.getTime() - world.clock.now().getTime());
    timer = setTimeout(() => void flush(), Math.min(wait + 5, 2 ** 31 - 1)).unref();
  };
  const keep = (push: Push): Push => {
    world.pushes.put(push.event_id, push);
    return push;
  };
  const copy = (event: Event, copies: readonly number[]): void => {
    for (const [at, ms] of copies.entries()) {
      const again = keep({ ...pushOf(world, event, ms), event_id: copyId(event, at), tries: RETRIES.length });
      if (ms === 0) void attempt(again);
    }
    rewind();
  };
  const attemptAll = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) {
      const push = world.pushes.get(id);
      if (push && isWaiting(push)) await attempt(push);
    }
  };
  rewind();
  return {
    deliver: async (event) => {
      if (!isSubscribed(world, event.header.event_type)) return false;
      const { delay, copies, keeper } = wayOf(world, event, false);
      const push = keep(pushOf(world, event, delay));
      copy(event, copies);
      const all = keeper && world.faults.hold(keeper, push.event_id);
      if (all) await attemptAll(all);
      return delay === 0 && !keeper && attempt(push);
    },
    once: async (event) => {
      if (!isSubscribed(world, event.header.event_type)) return { is: 'unsubscribed' };
      copy(event, wayOf(world, event, true).copies);
      return hand(JSON.stringify(event), { callback: true, first: true });
    },
    nextDue,
    flush,
    rewind,
    stop: () => clearTimeout(timer),
  };
}

const pushOf = (world: World, event: Event, delay: number): Push => ({
  event_id: event.header.event_id,
  body: JSON.stringify(event),
  tries: 0,
  due: world.clock.now().getTime() + delay,
});

/** A copy is a push of its own, tried once: the first one is repeated. */
const copyId = (event: Event, at: number): string => `${event.header.event_id}#${at + 1}`;

const howOf = ({ body, tries }: Push) => ({
  callback: body.includes('"event_type":"card.action.trigger"'),
  first: tries === 0,
});

/** Forgets a push that was taken or tried often enough, else says when it comes again. A reset has dropped it already. */
function settle(world: World, push: Push, taken: boolean): void {
  if (!world.pushes.get(push.event_id)) return;
  const wait = RETRIES[push.tries];
  if (taken || wait === undefined) {
    world.pushes.drop(push.event_id);
    return;
  }
  const due = world.clock.now().getTime() + wait;
  world.pushes.put(push.event_id, { ...push, tries: push.tries + 1, due });
}
