/** 公平: what `npm run fairness` measures, for whoever leads, on one card. */
import type { Test } from '../src/domain/fairness/measure.ts';
import { SUSPECT, suspects } from '../src/domain/fairness/verdict.ts';
import { bars, figures, table } from './figures.ts';
import { type Card, card, type Element, md, note } from './kit.ts';
import { fairnessWords as words } from './words-fairness.ts';

export type FairnessView = {
  readonly year: string;
  readonly draws: number;
  readonly visits: number;
  readonly rounds: number;
  readonly tests: readonly Pick<Test, 'name' | 'observed' | 'from' | 'to' | 'adjusted'>[];
  readonly counties: readonly { readonly id: string; readonly expected: number; readonly actual: number }[];
  /** 换人, 替换, 作废 */
  readonly people: number;
  readonly enterprises: number;
  readonly voids: number;
  /** where it is explained */
  readonly url?: string;
};

/** Fewer draws than this show a coarse bias only. */
const FEW = 20;
/** more counties make a chart that nobody reads on a phone */
const CHARTED = 8;

export function fairnessCard(view: FairnessView): Card {
  const { draws, visits, rounds, people, enterprises, voids } = view;
  const empty = draws === 0;
  return card({
    state: 'info',
    title: words.title(view.year),
    summary: words.summary.done,
    elements: [
      md(lead(view)),
      figures([
        { value: draws, label: words.figures.draws },
        { value: visits, label: words.figures.visits },
        { value: people + enterprises + voids, label: words.figures.changes },
      ]),
      ...(empty ? [] : [...chart(view), testTable(view)]),
      empty ? undefined : note(words.basis(draws, visits, rounds) + (draws < FEW ? words.few : '')),
      md(words.changes(people, enterprises, voids)),
      view.url === undefined ? undefined : md(words.link(view.url)),
    ],
  });
}

function lead({ draws, tests }: FairnessView): string {
  if (draws === 0) return words.none;
  const names = suspects(tests).map((name) => words.tests[name]);
  return names.length > 0 ? words.badLead(words.verdict.bad(names)) : words.verdict.good;
}

function chart({ counties }: FairnessView): Element[] {
  if (counties.length === 0) return [];
  const shown = counties.toSorted((a, b) => b.expected - a.expected).slice(0, CHARTED);
  return [
    note(words.chart(counties.length > CHARTED ? CHARTED : undefined)),
    bars(
      shown.flatMap(({ id, expected, actual }) => [
        { x: id, series: words.due, y: Math.round(expected * 10) / 10 },
        { x: id, series: words.actual, y: actual },
      ]),
    ),
  ];
}

const tidy = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : 1);

function testTable({ tests }: FairnessView): Element {
  const { columns, state } = words;
  return table(
    [
      { name: 'test', title: columns.test },
      { name: 'state', title: columns.state },
      { name: 'observed', title: words.observedAndRange },
      { name: 'p', title: columns.p },
    ],
    tests.map(({ name, observed, from, to, adjusted }) => ({
      test: words.tests[name],
      observed: words.withRange(tidy(observed), words.range(tidy(from), tidy(to))),
      p: words.p(adjusted),
      state: adjusted < SUSPECT ? state.bad : state.good,
    })),
  );
}

/** While it is computed. */
export function fairnessRunning(year: string, rounds: number): Card {
  return card({
    state: 'running',
    title: words.title(year),
    summary: words.summary.running,
    elements: [md(words.running(rounds))],
  });
}

/** The history is too long to be measured beside everything else. */
export function fairnessFailed(year: string): Card {
  return card({
    state: 'info',
    title: words.title(year),
    summary: words.summary.failed,
    elements: [md(words.failed)],
  });
}
