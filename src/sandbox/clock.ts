/** The sandbox's clock: it flows in real time from wherever it was set, and never goes back. */
export type Clock = {
  now(): Date;
  /** Sets the clock, or leaves it where it is if it is past that instant already. */
  reach(instant: Date): void;
  /** Sets the clock, backwards too: only for beginning anew. */
  restart(instant: Date): void;
};

export function openClock(start: Date, monotonic: () => number = () => performance.now()): Clock {
  let base = start.getTime();
  let since = monotonic();
  const now = (): Date => new Date(Math.floor(base + monotonic() - since));
  const restart = (instant: Date): void => {
    base = instant.getTime();
    since = monotonic();
  };
  return {
    now,
    restart,
    reach: (instant) => {
      if (instant > now()) restart(instant);
    },
  };
}

/** The wall clock of the bureau: ISO with milliseconds and +08:00. China has had one time, without summer time, since 1991. */
export const shanghai = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().replace('Z', '+08:00');
