import type { World } from './world.ts';

/** §2.5: whoever gets an event has 3 s to take it, if it isn't said how long. */
export const patienceOf = ({ o }: World): number => o.patienceMs ?? 3000;

/** What one try came to. */
export type Answer =
  | { is: 'answered'; status: number; text: string }
  | { is: 'late' }
  | { is: 'unreachable'; why: string }
  /** Nothing was pushed: the app's console has not ticked this type. */
  | { is: 'unsubscribed' };

/** What went over the wire, byte for byte. */
export type Raw = { headers: Record<string, string>; body: string };

/** What is out of the ordinary about one try, where the way of travelling knows of it. */
export type Oddity = {
  /** Signed wrongly. */
  forged?: boolean;
  /** How far the clock of whoever sends is off, in milliseconds. */
  skew?: number;
  /** Sent once more exactly as it was, instead of sealed anew. */
  replayed?: Raw | undefined;
  /** Told what goes out. */
  sent?: (raw: Raw) => void;
};

/** One try to hand an event (its JSON) to the bot. It never throws, and knows nothing of repetitions. */
export type Transport = (world: World, plain: string, odd?: Oddity) => Promise<Answer>;
