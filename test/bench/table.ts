/** What was to be reached, and whether it was: gathered while the parts run, printed at the end. */
import { loadavg } from 'node:os';

type Row = { readonly what: string; readonly goal: string; readonly measured: string; readonly met: boolean };
const rows: Row[] = [];

export function goal(what: string, target: string, measured: string, met: boolean): void {
  rows.push({ what, goal: target, measured: `${measured}（负载 ${load()}）`, met });
}

/** The machine's load of the last minute: figures of a busy machine are no figures. */
export const load = () => loadavg()[0]!.toFixed(1);

export function printTable(): void {
  const lines = rows.map(({ what, goal: target, measured, met }) => [
    what,
    target,
    measured,
    met ? '达到' : '没有达到',
  ]);
  const table = [['目标', '要求', '测得', ''], ...lines];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((line) => width(line[column]!))));
  for (const line of table)
    console.log(
      line.map((cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(cell)))).join('  '),
    );
}

/** In columns of a terminal: Chinese takes two. */
const width = (text: string) => [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
