/** The report's pictures, as SVG that follows the page's colours. */
import type { Line } from '../domain/fairness/counted.ts';
import type { Test } from '../domain/fairness/measure.ts';
import { escaped } from '../site/html.ts';
import { tidy, words } from './words.ts';

const WIDTH = 344;
const BARS = 21;
const TALL = 90;
const ROW = 22;

const frame = (title: string, height: number, inside: string, note = title) =>
  `<figure><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}">${inside}</svg><figcaption>${escaped(note)}</figcaption></figure>`;

const label = (x: number, y: number, text: string, anchor = 'middle') =>
  `<text x="${x.toFixed(1)}" y="${y}" text-anchor="${anchor}">${escaped(text)}</text>`;

/** From a value to its place between two margins. */
function scale(values: readonly number[], left: number, right: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const width = most - least || 1;
  return (value) => left + ((value - least) / width) * (right - left);
}

/** What the repetitions gave, and where the history lies among them. */
export function histogram({ name, again, observed, from, to, adjusted }: Test, suspect: number): string {
  const x = scale([...again, observed], 12, WIDTH - 12);
  const wide = (WIDTH - 24) / BARS;
  const bars = new Array<number>(BARS).fill(0);
  for (const value of again) bars[Math.min(BARS - 1, Math.floor((x(value) - 12) / wide))]! += 1;
  const most = Math.max(...bars);
  const columns = bars.map((n, i) => {
    const h = (n / most) * TALL;
    const here = x(from) - wide / 2 <= 12 + (i + 0.5) * wide && 12 + (i + 0.5) * wide <= x(to) + wide / 2;
    return `<rect x="${(12 + i * wide + 0.5).toFixed(1)}" y="${(14 + TALL - h).toFixed(1)}" width="${(wide - 1).toFixed(1)}" height="${h.toFixed(1)}" class="${here ? 'usual' : 'rare'}"/>`;
  });
  const at = x(observed);
  const mark = `<line x1="${at.toFixed(1)}" x2="${at.toFixed(1)}" y1="8" y2="${14 + TALL}" class="${adjusted < suspect ? 'bad' : 'good'}"/>`;
  const [first, last] = [Math.min(...again, observed), Math.max(...again, observed)];
  const scales = label(12, TALL + 30, tidy(first), 'start') + label(WIDTH - 12, TALL + 30, tidy(last), 'end');
  return frame(words.picture(words.tests[name].name), TALL + 36, columns.join('') + mark + scales);
}

/** Expected, usual and actual, one row each. */
export function ranges(title: string, lines: readonly Line[], name: (id: string) => string): string {
  const all = lines.flatMap(({ expected, actual, usual }) => [expected, actual, ...(usual ?? [])]);
  const x = scale([0, ...all], 112, WIDTH - 28);
  const rows = lines.map(({ id, expected, actual, usual, among }, i) => {
    const y = 14 + i * ROW;
    const [from, to] = usual ?? [expected, expected];
    const bar = `<line x1="${x(from).toFixed(1)}" x2="${x(to).toFixed(1)}" y1="${y}" y2="${y}" class="span"/>`;
    const tick = `<line x1="${x(expected).toFixed(1)}" x2="${x(expected).toFixed(1)}" y1="${y - 6}" y2="${y + 6}" class="tick"/>`;
    const dot = `<circle cx="${x(actual).toFixed(1)}" cy="${y}" r="4.5" class="${among < 0.05 ? 'bad' : 'good'}"/>`;
    return label(104, y + 5, short(name(id)), 'end') + bar + tick + dot;
  });
  return frame(title, lines.length * ROW + 8, rows.join(''), words.legend);
}

const short = (text: string) => ([...text].length > 7 ? `${[...text].slice(0, 6).join('')}…` : text);

/** p-values year by year: dots that lie anywhere between 0 and 1 where nobody is favoured. */
export function years(rows: readonly (readonly [string, readonly number[]])[]): string {
  const x = scale([0, 1], 84, WIDTH - 12);
  const drawn = rows.map(([name, ps], i) => {
    const y = 16 + i * 28;
    const line = `<line x1="84" x2="${WIDTH - 12}" y1="${y}" y2="${y}" class="span"/>`;
    const dots = ps.map(
      (p) => `<circle cx="${x(p).toFixed(1)}" cy="${y}" r="4" class="${p < 0.05 ? 'bad' : 'good'} faint"/>`,
    );
    return label(76, y + 5, name, 'end') + line + dots.join('');
  });
  const tall = rows.length * 28 + 24;
  const scales = [0, 0.5, 1].map((value) => label(x(value), tall - 6, String(value)));
  return frame(words.sections.years, tall, drawn.join('') + scales.join(''));
}
