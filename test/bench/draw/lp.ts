/**
 * The assignment as a linear programme: one variable for each person and unit, loads that cost more the higher they
 * are, and small costs at random so that not always the same corner comes out. Its corners are whole numbers.
 */
import type { Highs } from 'highs';
import type { Stream } from '../../../src/domain/draw/stream.ts';
import type { Duty } from './duty.ts';

export function assignByLp(highs: Pick<Highs, 'solve'>, duty: Duty, rng: Stream): number[][] | undefined {
  const { Status, Columns } = highs.solve(programme(duty, rng), { time_limit: 15 });
  if (Status !== 'Optimal') return undefined;
  return duty.specialists.map((able, e) =>
    [...able, ...duty.others[e]!].filter((i) => {
      const column = Columns[`x${e}_${i}`];
      return column !== undefined && 'Primal' in column && column.Primal > 0.5;
    }),
  );
}

function programme({ size, spec, base, cap, specialists, others }: Duty, rng: Stream): string {
  const costs: string[] = [];
  const rows: string[] = [];
  const bounds: string[] = [];
  const tasks: string[][] = base.map(() => []);
  const sum = (names: readonly string[]) => names.join(' + ') || '0 none';
  specialists.forEach((known, e) => {
    const all = [...known, ...others[e]!].map((i) => {
      const name = `x${e}_${i}`;
      tasks[i]!.push(name);
      costs.push(`${((1 + rng.below(1_000)) / 1e6).toFixed(6)} ${name}`);
      bounds.push(`0 <= ${name} <= 1`);
      return name;
    });
    rows.push(`${sum(all)} = ${size}`);
    if (spec > 0) rows.push(`${sum(known.map((i) => `x${e}_${i}`))} >= ${spec}`);
  });
  base.forEach((held, i) => {
    const steps = Array.from({ length: Math.max(0, Math.min(cap[i]! - held, tasks[i]!.length)) }, (_, k) => {
      const name = `y${i}_${k}`;
      costs.push(`${held + k} ${name}`);
      bounds.push(`0 <= ${name} <= 1`);
      return name;
    });
    if (tasks[i]!.length > 0) rows.push(`${[sum(tasks[i]!), ...steps].join(' - ')} = 0`);
  });
  const list = rows.map((row, n) => ` r${n}: ${row}`).join('\n');
  return `Minimize\n obj: ${costs.join(' + ')}\nSubject To\n${list}\nBounds\n ${bounds.join('\n ')}\n none = 0\nEnd\n`;
}
