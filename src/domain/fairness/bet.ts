/**
 * 公平赔率下的赌注: one yuan is staked, at fair odds, on an enterprise being drawn too often or too seldom. Under a fair
 * draw the stake is worth one yuan on average whatever the lists are made of, those that depend on earlier draws
 * included; so it becomes n yuan with a probability of at most 1/n (Ville 1939). docs/fairness.md says why this and
 * no chi-square.
 */

/** How many times as likely as it should be the bettor believes it: never, seldom, often, nearly always. */
const BELIEFS = [0, 1 / 4, 4, 64] as const;

export class Bet {
  readonly #logs = BELIEFS.map(() => 0);

  /** One draw, in which the chance was p. */
  settle(p: number, wasDrawn: boolean): void {
    if (p <= 0 || p >= 1) return;
    for (const [i, odds] of BELIEFS.entries())
      this.#logs[i]! += Math.log(wasDrawn ? odds : 1) - Math.log(1 - p + p * odds);
  }

  /** What the yuan, a quarter on each belief, is worth now. */
  get worth(): number {
    return this.#logs.reduce((sum, log) => sum + Math.exp(log), 0) / BELIEFS.length;
  }
}
