/** The tenant_access_token: fetched once for all who wait, renewed before it ends, dropped when Feishu rejects it. */

export type Token = { readonly value: string; readonly seconds: number };
export type TokenKeeper = {
  get(): Promise<string>;
  /** Feishu says this one is no good; another that came meanwhile stays */
  drop(value: string): void;
};

/** In the last ten minutes a new one is fetched while the old one is still in use; in the last three it is waited for. */
const renewBefore = 600_000;
const waitBefore = 180_000;

/** `elapsed` is a stopwatch in milliseconds, not a clock: a moved clock must not end a token. */
export function tokenKeeper(
  fetch: () => Promise<Token>,
  elapsed: () => number = () => performance.now(),
): TokenKeeper {
  let held: { value: string; renewAt: number; endsAt: number } | undefined;
  let underway: Promise<string> | undefined;

  function renew(): Promise<string> {
    underway ??= fetchOne().finally(() => {
      underway = undefined;
    });
    return underway;
  }
  async function fetchOne(): Promise<string> {
    const asked = elapsed();
    const { value, seconds } = await fetch();
    const life = seconds * 1000;
    const endsAt = asked + Math.max(life - waitBefore, life / 2);
    held = { value, endsAt, renewAt: Math.max(asked + life - renewBefore, asked + life / 2) };
    return value;
  }
  return {
    async get() {
      const now = elapsed();
      if (!held || now >= held.endsAt) return renew();
      // a failure here is met and reported by the call that has to wait for a token
      if (now >= held.renewAt) renew().catch(() => undefined);
      return held.value;
    },
    drop(value) {
      if (held?.value === value) held = undefined;
    },
  };
}
