/** 抽中的机会 of one enterprise of a stratum, when each year's draw is one of its own. */
export type Odds = { readonly once: number; readonly twice: number; readonly ever: number };

const MOST_YEARS = 30;

/** Undefined: these are no numbers of a draw. */
export function oddsOf(pool: number, take: number, years: number): Odds | undefined {
  const whole = [pool, take, years].every((n) => Number.isSafeInteger(n));
  if (!whole || pool < 1 || take < 0 || take > pool || years < 1 || years > MOST_YEARS) return undefined;
  const once = take / pool;
  return { once, twice: once * once, ever: 1 - (1 - once) ** years };
}
