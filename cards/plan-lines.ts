/** 计划各项 as lines, the calendar of a year, coverage and spread: what the cards of a plan have in common. */
import type { DrawType } from '../src/domain/plan.ts';
import type { EntryProgress } from '../src/domain/yearly-plan/entry.ts';
import { byMonth, type Spread } from '../src/domain/yearly-plan/spread.ts';
import type { Window } from '../src/domain/yearly-plan/windows.ts';
import { type Element, fold, md, note, safe } from './kit.ts';
import { windowsText, planWords as words } from './words-plan.ts';

export type PlanLine = {
  readonly id: number;
  readonly line: number;
  readonly item: string;
  readonly type: DrawType;
  readonly amount: string;
  readonly windows: readonly Window[];
  readonly teams: number | null;
  readonly experts: number;
  readonly partners: string | null;
  readonly progress: EntryProgress;
};

/** so many lines stand in a card; the file has them all */
export const LISTED_LINES = 30;
const AT_ONCE = 5;
const ITEM = 30;

export const amountText = ({ type, amount }: Pick<PlanLine, 'type' | 'amount'>) =>
  type === 'key' ? words.all : safe(amount, ITEM);

/** A line with what has come of it (`counts`), or with what it asks for besides. */
export function lineText(line: PlanLine, counts: boolean): string {
  const head = words.entry(
    line.line,
    safe(line.item, ITEM),
    words.types[line.type],
    amountText(line),
    windowsText(line.windows),
  );
  const { target, drawn, visited } = line.progress;
  const more = words.entryMore(
    line.teams,
    line.experts,
    line.partners === null ? null : safe(line.partners, ITEM),
  );
  const below = [counts ? words.entryCounts(target, drawn, visited) : '', more].filter(Boolean).join('；');
  return below === '' ? head : `${head}\n${below}`;
}

/** Five lines at once, the rest in a fold. */
export function lineList(lines: readonly PlanLine[], counts: boolean): Element[] {
  if (lines.length === 0) return [];
  const texts = lines.slice(0, LISTED_LINES).map((line) => lineText(line, counts));
  const beyond = lines.length - texts.length;
  const rest = texts.slice(AT_ONCE);
  return [
    md(texts.slice(0, AT_ONCE).join('\n')),
    ...(rest.length > 0 ? [fold(words.entries(lines.length), [md(rest.join('\n'))])] : []),
    ...(beyond > 0 ? [note(words.beyond(beyond))] : []),
  ];
}

/** so many lines have a colour of their own in the calendar */
const COLOURED = 6;

/** 年历: the planned visits by month, a colour for each line. */
export function yearChart(lines: readonly PlanLine[]): Element | undefined {
  const named = lines.slice(0, COLOURED).map((line) => ({
    series: words.series(line.line),
    months: byMonth(line.windows, line.progress.target),
  }));
  const others = lines.slice(COLOURED).map((line) => byMonth(line.windows, line.progress.target));
  if (others.length > 0)
    named.push({
      series: words.others,
      months: others[0]!.map((_, i) => others.reduce((sum, months) => sum + (months[i] ?? 0), 0)),
    });
  const values = named.flatMap(({ series, months }) =>
    months.map((y, i) => ({ x: words.month(i + 1), y, series })),
  );
  if (!values.some(({ y }) => y > 0)) return undefined;
  return {
    tag: 'chart',
    aspect_ratio: '4:3',
    color_theme: 'rainbow',
    preview: true,
    chart_spec: {
      type: 'bar',
      title: { visible: true, text: words.chart },
      data: [{ id: 'data', values }],
      xField: 'x',
      yField: 'y',
      seriesField: 'series',
      stack: true,
      legends: { visible: true, orient: 'bottom' },
    },
  };
}

export type Coverage = readonly {
  /** 重点, or a class of the others */
  readonly what: 'key' | 'A' | 'B' | 'C' | 'D';
  readonly pool: number;
  readonly visited: number;
}[];

export function coverageFold(coverage: Coverage): Element {
  const [pool, visited] = (['pool', 'visited'] as const).map((key) =>
    coverage.reduce((sum, each) => sum + each[key], 0),
  ) as [number, number];
  const percent = pool === 0 ? 0 : Math.floor((100 * visited) / pool);
  const lines = coverage.map((each) => {
    const what = each.what === 'key' ? words.coverage.key : words.coverage.grade(each.what);
    return words.coverage.line(what, each.visited, each.pool);
  });
  return fold(words.coverage.fold(percent), [md(lines.join('\n'))]);
}

export function spreadFold({ visits, weekdays, weeks, most, uneven }: Spread): Element {
  const { spread } = words;
  if (!most) return fold(spread.fold, [md(spread.none)]);
  const days = weekdays.flatMap((n, i) => (n > 0 ? [spread.weekday(spread.names[i] ?? '', n)] : []));
  const lines = [
    spread.line(weeks, visits, spread.names[most.weekday - 1] ?? '', most.percent),
    spread.weekdays(days),
    ...(uneven ? [spread.uneven] : []),
  ];
  return fold(spread.fold, [md(lines.join('\n'))], uneven);
}
