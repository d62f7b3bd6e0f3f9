/** `npm run campaign:repeat`, once. */
import { expect, test } from 'vitest';
import { repeatCampaign } from './repeat.ts';

test('thrice, shuffled, late, on three replicas, 32 hands on each card: as on a quiet line', async () => {
  const report = await repeatCampaign('short');
  expect(report.badRaces).toEqual([]);
  expect(report.difference).toEqual([]);
  expect(report.digest).toBe(report.quietDigest);
  expect(report.deliveries).toBeGreaterThan(2 * report.events);
  expect(report.reminders).toBeGreaterThan(10);
});
