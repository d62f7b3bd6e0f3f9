import type { Event } from './events.ts';
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
  let timer: NodeJS.Timeout | undefined;
  const due = (): Push[] => world.pushes.all().filter(({ event_id }) => !underway.has(event_id));
  const nextDue = (): Date | undefined => {
    const first = Math.min(...due().map((push) => push.due));
    return Number.isFinite(first) ? new Date(first) : undefined;
  };
  const attempt = async (push: Push): Promise<boolean> => {
    underway.add(push.event_id);
    const answer = await transport(world, push.body);
    underway.delete(push.event_id);
    const taken = answer.is === 'answered' && answer.status === 200;
    settle(world, push, taken);
    rewind();
    return taken;
  };
  const flush = async (): Promise<void> => {
    const now = world.clock.now().getTime();
    for (const push of due()) if (push.due <= now) await attempt(push);
  };
  const rewind = (): void => {
    clearTimeout(timer);
    const next = nextDue();
    if (!next) return;
    const wait = Math.max(0, next.getTime() - world.clock.now().getTime());
    timer = setTimeout(() => void flush(), Math.min(wait + 5, 2 ** 31 - 1)).unref();
  };
  rewind();
  return {
    deliver: async (event) => {
      if (!isSubscribed(world, event.header.event_type)) return false;
      const now = world.clock.now().getTime();
      const push = { event_id: event.header.event_id, body: JSON.stringify(event), tries: 0, due: now };
      world.pushes.put(push.event_id, push);
      return attempt(push);
    },
    once: async (event) =>
      isSubscribed(world, event.header.event_type)
        ? transport(world, JSON.stringify(event))
        : { is: 'unsubscribed' },
    nextDue,
    flush,
    rewind,
    stop: () => clearTimeout(timer),
  };
}

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
