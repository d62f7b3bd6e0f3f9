/** The report as a few lines for whoever called it. */
import type { Fairness } from '../domain/fairness/measure.ts';
import { SUSPECT, suspects } from '../domain/fairness/verdict.ts';
import { DEEDS, type Report } from './report.ts';
import type { Simulation } from './simulation.ts';
import { tidy, words } from './words.ts';

/** Fewer draws than this show a coarse bias only. */
const FEW = 20;

export function suspected({ tests }: Fairness): string[] {
  return suspects(tests).map((name) => words.tests[name].name);
}

export const verdict = (fairness: Fairness): string => {
  if (fairness.draws === 0) return words.none;
  const names = suspected(fairness);
  return names.length > 0 ? words.verdict.bad(names) : words.verdict.good;
};

export function basis({ draws, visits, rounds }: Fairness): string {
  return words.basis(draws, visits, rounds) + (draws < FEW ? words.few : '');
}

export function testRows({ tests }: Fairness): string[][] {
  return tests.map(({ name, observed, mean, from, to, both, adjusted }) => [
    words.tests[name].name,
    tidy(observed),
    tidy(mean),
    words.range(from, to),
    words.p(both),
    words.p(adjusted),
    adjusted < SUSPECT ? words.state.bad : words.state.good,
  ]);
}

export function deedLines({ deeds }: Report): string[] {
  return DEEDS.flatMap((deed) => [
    words.groupTest(words.deeds[deed], words.by.chiefs, deeds[deed].chiefs),
    words.groupTest(words.deeds[deed], words.by.sections, deeds[deed].sections),
  ]);
}

/** Columns side by side; a Chinese character is two wide. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const wide = (text: string) => [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => wide(row[i] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat(Math.max(0, widths[i]! - wide(cell))))
      .join('  ')
      .trimEnd(),
  );
}

export function reportLines(report: Report): string[] {
  const { fairness, span, groups } = report;
  const head = [`${words.title}：${words.lead(span.from, span.to)}`];
  if (groups.length === 0) return [...head, words.none];
  const shown = groups.map((one) => [
    one.section,
    one.chief,
    ...[one.draws, one.voids, one.visits, one.people, one.enterprises].map(String),
  ]);
  return [
    ...head,
    basis(fairness),
    ...(fairness.draws === 0 ? [] : aligned([words.table.columns, ...testRows(fairness)])),
    verdict(fairness),
    '',
    ...aligned([words.table.groups, ...shown]),
    ...deedLines(report),
  ];
}

export function yearLines({ ps, years }: Simulation): string[] {
  return [...ps].map(([name, values]) =>
    words.simulation.below(words.tests[name].name, values.filter((p) => p < SUSPECT).length, years),
  );
}

export function simulationVerdict({ all }: Simulation): string {
  const names = suspected(all);
  return names.length > 0 ? words.verdict.bad(names) : words.simulation.good;
}

export function simulationLines(simulation: Simulation): string[] {
  const { all, years } = simulation;
  return [
    `${words.simulation.title}：${words.simulation.lead(years, all.draws, all.visits)}`,
    ...yearLines(simulation),
    '',
    ...aligned([words.table.columns, ...testRows(all)]),
    simulationVerdict(simulation),
  ];
}
