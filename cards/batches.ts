/** 检查日程 of a draw in batches 分批. */
import { bars } from './figures.ts';
import { type Element, fold, md } from './kit.ts';
import { faces } from './words-faces.ts';

const words = faces.draw;

/** 分批: the window and how many visits fall into it. */
export type Batch = { readonly from: string; readonly to: string; readonly count: number };

/** The visits over the calendar: a bar for each window, and its days. */
export function windowsFold({ windows }: { readonly windows: readonly Batch[] }): Element[] {
  if (windows.length < 2) return [];
  const lines = windows.map(({ from, to, count }, i) => words.window(i + 1, from, to, count));
  const chart = bars(
    windows.map(({ from, to, count }) => ({ x: words.days(from, to), series: words.visits, y: count })),
  );
  return [fold(words.windows(windows.length), [chart, md(lines.join('\n'))])];
}
