/** At most `count` within any `ms`, on real time. */
export type Limit = { readonly count: number; readonly ms: number };

/** §3.1: each API of an app, and each person, group or message. */
export const APP_LIMITS: readonly Limit[] = [
  { count: 50, ms: 1000 },
  { count: 1000, ms: 60_000 },
];
/** §3.3: all operations on one card of CardKit together. */
export const CARD_LIMITS: readonly Limit[] = [{ count: 10, ms: 1000 }];
export const TARGET_LIMITS: readonly Limit[] = [{ count: 5, ms: 1000 }];

export type Full = { readonly limit: Limit; readonly wait: number };

export type Windows = {
  /** Counts one more, or says which limit is reached and in how many milliseconds there is room again. */
  take(key: string, limits: readonly Limit[]): Full | undefined;
};

/** A plain sliding window for each key. */
export function openWindows(monotonic: () => number = () => performance.now()): Windows {
  const taken = new Map<string, number[]>();
  const longest = 60_000;
  return {
    take(key, limits) {
      const now = monotonic();
      const times = (taken.get(key) ?? []).filter((at) => now - at < longest);
      taken.set(key, times);
      for (const limit of limits) {
        const within = times.filter((at) => now - at < limit.ms);
        if (within.length >= limit.count)
          return { limit, wait: Math.ceil(limit.ms - (now - within.at(-limit.count)!)) };
      }
      times.push(now);
      return undefined;
    },
  };
}
