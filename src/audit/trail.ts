/** What the log has said so far of a draw and of a series: all that later entries are judged by. */
import type { Amendment } from '../domain/draw/substitute.ts';
import type { Freeze } from '../domain/draw/types.ts';

export type DrawTrail = {
  readonly drawId: number;
  readonly no: string;
  readonly freeze: Freeze;
  readonly F: string;
  readonly series: SeriesTrail;
  readonly secretNo: number;
  /** open: FREEZE was there; closed: CLOSE, with the values fixed; known: BEACON; drawn: RESULT */
  phase: 'open' | 'closed' | 'known' | 'drawn' | 'void';
  /** the public value that was logged, as it is after corrections */
  beacon?: string;
  readonly values: Map<string, string>;
  /** the secret of its record, for PUBLISH to agree with */
  secret?: string;
  result?: string;
  /** its versions, the first one first: those before corrections 更正, and the one that is kept now */
  versions: readonly string[];
  /** which of them stands at this point of the log, and which one the visits rest on */
  version: number;
  visited: number;
  /** units and people that were replaced since, in order */
  changes: Amendment[];
  published: boolean;
};

export type SeriesTrail = {
  readonly id: number;
  readonly bureauId: number;
  readonly kind: string;
  /** how many FREEZEs it has had */
  used: number;
  /** the newest public secret, at first the anchor, and its place */
  newest: string;
  published: number;
  /** N */
  readonly length: number;
  /** END was logged: no draw may use it any more */
  ended: boolean;
};

export type Trails = {
  readonly series: Map<number, SeriesTrail>;
  /** by bureau and number */
  readonly draws: Map<string, DrawTrail>;
};

export function drawKey(bureauId: number, no: string): string {
  return `${bureauId}/${no}`;
}
