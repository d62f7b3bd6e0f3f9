import { digest } from './hash.ts';

/** N (ssd-1 §1): how many draws one series 抽取系列 has secrets for. */
export const CHAIN_LENGTH = 4096;

/** One link backwards: s[k-1] = H("ssd-1/chain", s[k]). */
export function chainStep(secret: string): string {
  return digest('ssd-1/chain', secret);
}

/** The chain function applied `times` over: from a draw's secret to its anchor 锚. */
export function chainBack(secret: string, times: number): string {
  let link = secret;
  for (let i = 0; i < times; i++) link = chainStep(link);
  return link;
}

/** A series 抽取系列: its anchor s[0] is logged by SERIES, draw k uses s[k], END reveals s[n]. */
export interface Series {
  readonly anchor: string;
  readonly n: number;
  /** s[k], 0 ≤ k ≤ n; k counts the FREEZEs of the series, this one included. */
  readonly secret: (k: number) => string;
}

/** The whole chain from its last secret s[n], 32 random bytes in hex. */
export function makeSeries(last: string, n: number = CHAIN_LENGTH): Series {
  if (!/^[0-9a-f]{64}$/.test(last))
    throw new RangeError('the last secret must be 32 bytes in lower-case hex');
  if (!Number.isSafeInteger(n) || n < 1 || n > CHAIN_LENGTH) throw new RangeError('1 ≤ n ≤ 4096');
  const links = [last];
  for (let i = 0; i < n; i++) links.push(chainStep(links[i]!));
  links.reverse();
  return { anchor: links[0]!, n, secret: (k) => linkAt(links, k) };
}

function linkAt(links: readonly string[], k: number): string {
  const link = links[k];
  if (link === undefined) throw new RangeError(`the series has no secret ${k}`);
  return link;
}
