/** 资格审查: when somebody is to be looked at. */
import { expect, test } from 'vitest';
import { reviewDue } from '../../src/domain/qualification.ts';

test.each([
  [null, 'never'],
  ['2026-03-09', undefined],
  ['2025-03-11', undefined],
  ['2025-03-10', 'old'],
  ['2024-02-29', 'old'],
] as const)('reviewed on %s: %s', (reviewedOn, why) => {
  expect(reviewDue({ reviewedOn }, '2026-03-10')).toBe(why);
});
