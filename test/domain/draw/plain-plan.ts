import type { Plan } from '../../../src/domain/draw/types.ts';

/** A plan that asks for nothing: what a test is about is said beside it. */
export const plainPlan = (more: Partial<Plan> = {}): Plan => ({
  from: '2026-03-05',
  to: '2026-03-31',
  mode: 'take',
  strata: [],
  reserve: 0,
  batches: 1,
  crews: [],
  mix: 0,
  ...more,
});
