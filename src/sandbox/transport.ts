import type { World } from './world.ts';

/** §2.5: whoever gets an event has 3 s to take it. */
export const DEADLINE = 3000;

/** What one try came to. */
export type Answer =
  | { is: 'answered'; status: number; text: string }
  | { is: 'late' }
  | { is: 'unreachable'; why: string }
  /** Nothing was pushed: the app's console has not ticked this type. */
  | { is: 'unsubscribed' };

/** One try to hand an event (its JSON) to the bot. It never throws, and knows nothing of repetitions. */
export type Transport = (world: World, plain: string) => Promise<Answer>;
