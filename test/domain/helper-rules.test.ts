/** Whether somebody may help at a visit, by what the registers say now. */
import { expect, test } from 'vitest';
import { whyNotHelp } from '../../src/domain/helper-rules.ts';

const fit = {
  active: true,
  from: null,
  until: '2026-04-08',
  promised: '2026-01-05',
  conflict: false,
} as const;
const visit = { from: '2026-03-11', to: '2026-04-08' };

test.each([
  [fit, undefined],
  [{ ...fit, from: '2026-03-11' }, undefined],
  [{ ...fit, from: '2026-03-12' }, 'certificate'],
  [{ ...fit, until: '2026-04-07' }, 'certificate'],
  [{ ...fit, promised: null }, 'certificate'],
  [{ ...fit, promised: '2026-04-09' }, 'certificate'],
  [{ ...fit, conflict: true }, 'recusal'],
  [{ ...fit, conflict: true, active: false }, 'left-post'],
  [undefined, 'left-post'],
] as const)('%j: %s', (facts, why) => {
  expect(whyNotHelp(facts, visit)).toBe(why);
});
