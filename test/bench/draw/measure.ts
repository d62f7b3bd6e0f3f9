/** What a piece of work takes: the processor's time, since the machine may be shared, the clock's beside it. */
import { loadavg } from 'node:os';
import { median } from '../statistics.ts';

export type Taken = { readonly cpu: number; readonly wall: number };

export async function taken<T>(run: () => T | Promise<T>): Promise<Taken & { readonly value: T }> {
  const before = process.cpuUsage();
  const start = performance.now();
  const value = await run();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1000, wall, value };
}

/** The median of several runs, after one that only warms up. */
export async function often(times: number, run: (round: number) => unknown): Promise<Taken> {
  await run(-1);
  const all: Taken[] = [];
  for (let round = 0; round < times; round++) all.push(await taken(() => run(round)));
  return { cpu: median(all.map(({ cpu }) => cpu)), wall: median(all.map(({ wall }) => wall)) };
}

export function ms({ cpu, wall }: Taken): string {
  return `${cpu.toFixed(0)} ms of the processor (${wall.toFixed(0)} by the clock)`;
}

/** How far this thread's memory grew while something ran, in MB: what it holds and what it has not freed yet. */
export async function grown(run: () => unknown): Promise<number> {
  const before = process.memoryUsage().rss;
  await run();
  return Math.max(0, process.memoryUsage().rss - before) / 1e6;
}

export function load(): string {
  return `load ${loadavg()[0]!.toFixed(1)}`;
}
