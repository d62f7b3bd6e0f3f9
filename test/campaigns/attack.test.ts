/** The short form of `npm run campaign:attack`. */
import { expect, test } from 'vitest';
import { attackCampaign } from './attack.ts';

test('attacked in every way, the bot lives, obeys nobody, counts all and goes on answering', async () => {
  const report = await attackCampaign({ seed: 'short', bodies: 1500, slow: 80 });
  expect(report.findings).toEqual([]);
  expect(report.asked).toBeGreaterThan(0);
  for (const reason of ['signature', 'time', 'plaintext', 'cipher', 'token', 'not-json', 'too-big'])
    expect(report.refused).toHaveProperty(reason);
});
