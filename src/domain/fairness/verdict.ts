/** What of a report calls for a question. */
import type { Test, TestName } from './measure.ts';

/** 校正后小于 0.05: one report in twenty at the most says so of a fair bureau. */
export const SUSPECT = 0.05;

export function suspects(tests: readonly Pick<Test, 'name' | 'adjusted'>[]): TestName[] {
  return tests.filter(({ adjusted }) => adjusted < SUSPECT).map(({ name }) => name);
}
