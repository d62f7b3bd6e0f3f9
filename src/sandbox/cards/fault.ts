import type { Fault, Findings, Met } from './walk.ts';

export const fault = (code: number, met: Pick<Met, 'path'>, msg: string, value?: string): Fault => ({
  code,
  path: met.path,
  msg,
  ...(value !== undefined && { value }),
});
export const of = (found: Findings, ...tags: string[]): Met[] =>
  found.met.filter(({ tag }) => tags.includes(tag));
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
