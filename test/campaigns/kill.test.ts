/** The short form of `npm run campaign:kill`. */
import { expect, test } from 'vitest';
import { killCampaign } from './kill.ts';
import { debianServer, embeddedServer, hasDebianPostgres } from './servers.ts';

const plan = { kills: 8, replicas: 1, databaseEvery: 4, hurried: true };
const nothingLost = { findings: [], givenUp: 0 };

test('a bot and its database killed again and again: nothing lost, nothing twice', async () => {
  const report = await killCampaign({ ...plan, seed: 'short', server: embeddedServer });
  expect(report).toMatchObject(nothingLost);
  expect(report.kills).toBeGreaterThanOrEqual(plan.kills);
  expect(report.databaseKills).toBeGreaterThan(0);
  expect(report.acknowledged).toBeGreaterThan(10);
});

test.runIf(process.env.CI === 'true' || (hasDebianPostgres() && process.getuid?.() === 0))(
  'the same on PostgreSQL 15, with two replicas',
  async () => {
    const report = await killCampaign({ ...plan, replicas: 2, seed: 'short', server: debianServer });
    expect(report).toMatchObject(nothingLost);
  },
);
