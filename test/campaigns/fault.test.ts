/** The short form of `npm run campaign:fault`. */
import { expect, test } from 'vitest';
import { faultCampaign } from './fault.ts';

test('a round in bad weather and each lasting refusal: nothing lost, nothing twice, all told, no secret', async () => {
  const report = await faultCampaign({ seed: 'short', rounds: 1, units: 2, asleep: 2500 });
  expect(report.findings).toEqual([]);
  expect(report).toMatchObject({ givenUp: 0, rounds: 1 });
  expect(Object.values(report.struck).filter((hits) => hits > 0).length).toBeGreaterThan(10);
  expect(report.cases.map(({ name }) => name)).toHaveLength(6);
});
