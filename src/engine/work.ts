/** What the engine of the draw 抽取 is asked and answers: texts in and out, which cross to a thread quickly. */
import { canonical } from '../domain/draw/canonical.ts';
import type { Certificate } from '../domain/draw/certificate.ts';
import { drawResult, type Trial, trialDraws } from '../domain/draw/draw.ts';
import { recordDigest } from '../domain/draw/record.ts';
import type { Freeze, FullRecord, Plan, Salts, Tables, WitnessEntry } from '../domain/draw/types.ts';
import { chosenUnits } from '../domain/draw/units.ts';
import { pastDraw } from '../domain/fairness/history.ts';
import { type Fairness, Measure, redraw, SALT } from '../domain/fairness/measure.ts';

/** The frozen lists 名录 as the exact texts that were hashed. */
export type TableTexts = { readonly units: string; readonly people: string; readonly pairs: string };

/** 试算 before FREEZE, with throw-away seeds. */
export type TrialWork = {
  readonly is: 'trials';
  readonly plan: Plan;
  readonly tables: TableTexts;
  readonly seeds: readonly string[];
};
/** RESULT 抽取结果 from what is logged. */
export type ResultWork = {
  readonly is: 'result';
  readonly freeze: string;
  readonly tables: TableTexts;
  readonly salts: Salts;
  readonly witness: readonly WitnessEntry[];
  readonly beacon: string;
  readonly secret: string;
};
/** 公平性 of draws, by their records: each is drawn again so often. */
export type FairnessWork = {
  readonly is: 'fairness';
  readonly draws: readonly { readonly no: string; readonly record: string }[];
  readonly rounds: number;
};
export type Work = TrialWork | ResultWork | FairnessWork;

/** One visit: its window 批次, and the team of each crew that has one, in the order of the freeze. */
export type Visit = {
  readonly unit: string;
  readonly batch: number;
  readonly teams: readonly (readonly [crew: string, people: readonly string[]])[];
};

/** The whole record as it is kept, its digest R, and who visits whom. */
export type Computed = {
  readonly record: string;
  readonly R: string;
  readonly seed: string;
  /** each visited unit with its teams 检查小组 of all crews, in the order of the ids */
  readonly visits: readonly Visit[];
  readonly certificates: readonly Certificate[];
};
export type Answers = {
  readonly trials: readonly Trial[];
  readonly result: Computed;
  readonly fairness: Fairness;
};

/** Does the work, here and now: a pure function, the same in whichever thread. */
export function work<K extends Work['is']>(ask: Work & { readonly is: K }): Answers[K];
export function work(ask: Work): Answers[keyof Answers] {
  switch (ask.is) {
    case 'trials':
      return trialDraws(ask.plan, readTexts(ask.tables), ask.seeds);
    case 'result':
      return compute(ask);
    case 'fairness':
      return measure(ask);
  }
}

function readTexts({ units, people, pairs }: TableTexts): Tables {
  return { units: JSON.parse(units), people: JSON.parse(people), pairs: JSON.parse(pairs) };
}

function measure({ draws, rounds }: FairnessWork): Fairness {
  const sums = new Measure(rounds);
  for (const { no, record } of draws) {
    const draw = pastDraw(no, record);
    sums.add(draw, (round) => redraw(draw, SALT, round));
  }
  return sums.result();
}

function compute({ freeze: text, tables: texts, salts, witness, beacon, secret }: ResultWork): Computed {
  const freeze = JSON.parse(text) as Freeze;
  const tables = readTexts(texts);
  const { seed, result, certificates } = drawResult({ freeze, ...tables }, witness, beacon, secret);
  const record: FullRecord = { freeze, ...tables, salts, witness, beacon, secret, seed, result };
  const crews = freeze.crews.map(({ name }) => [name, result.teams[name]?.teams ?? {}] as const);
  const visits = chosenUnits(result.units).map((unit) => ({
    unit,
    batch: result.units.batch[unit] ?? 1,
    teams: crews.flatMap(([name, teams]) => (teams[unit] ? [[name, teams[unit]] as const] : [])),
  }));
  return { record: canonical(record), R: recordDigest(record), seed, visits, certificates };
}
