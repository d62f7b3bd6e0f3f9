import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStage, SECRETS, type Stage } from './support.ts';

/** Real time as the sandbox sees it, moved by hand: a token must be seen to end. */
let seconds = 0;
let stage: Stage;
beforeEach(async () => {
  seconds = 1_800_000_000;
  stage = await openStage({ tokenSeconds: () => seconds });
});
afterEach(() => stage.close());

type Token = { code: number; msg: string; tenant_access_token: string; expire: number };
const good = { app_id: SECRETS.appId, app_secret: SECRETS.appSecret };
const token = (body: unknown = good) =>
  stage.post<Token>('/open-apis/auth/v3/tenant_access_token/internal', body);
const fresh = async () => (await token()).body;

async function info(authorization?: string) {
  const response = await fetch(`${stage.url}/open-apis/bot/v3/info`, {
    headers: authorization ? { authorization } : {},
  });
  return {
    status: response.status,
    logId: response.headers.get('x-tt-logid'),
    body: (await response.json()) as { code: number; msg: string; error?: { log_id: string } },
  };
}

test('a wrong secret is an error in a 200', async () => {
  expect(await token({ ...good, app_secret: 'x' })).toMatchObject({
    status: 200,
    body: { code: 10014, msg: 'app secret invalid' },
  });
  expect(await token({ ...good, app_id: 'cli_ffff' })).toMatchObject({ status: 200, body: { code: 10003 } });
  expect(await token()).toMatchObject({
    status: 200,
    body: { code: 0, msg: 'ok', tenant_access_token: expect.stringMatching(/^t-/), expire: 7200 },
  });
});

test.each([
  ['nothing', undefined, 99991661],
  ['no bearer', 'Basic x', 99991661],
  ['one made up', 'Bearer t-made-up', 99991663],
  ["an app's", 'Bearer a-made-up', 99991664],
  ["a user's", 'Bearer u-made-up', 99991668],
  ['no token', 'Bearer whatever', 99991671],
])('%s is refused by its own code', async (_, authorization, code) => {
  const { status, logId, body } = await info(authorization);
  expect([status, body.code]).toEqual([400, code]);
  expect(logId).toMatch(/^[0-9A-F]{34}$/);
  expect(body.error!.log_id).toBe(logId);
});

describe('life of a token', () => {
  test('the same one while half an hour remains, then another, both good; and each has its end', async () => {
    const first = await fresh();
    seconds += 5400;
    expect(await fresh()).toMatchObject({ tenant_access_token: first.tenant_access_token, expire: 1800 });
    seconds += 1;
    const second = await fresh();
    expect(second.tenant_access_token).not.toBe(first.tenant_access_token);
    expect(second.expire).toBe(7200);
    for (const { tenant_access_token } of [first, second])
      expect((await info(`Bearer ${tenant_access_token}`)).status).toBe(200);
    seconds += 1799;
    expect((await info(`Bearer ${first.tenant_access_token}`)).body).toMatchObject({
      code: 99991663,
      msg: 'Invalid access token for authorization. Please make a request with token attached',
    });
    expect((await info(`Bearer ${second.tenant_access_token}`)).status).toBe(200);
  });

  test('it outlives a restart', async () => {
    const { tenant_access_token } = await fresh();
    await stage.restart();
    expect((await info(`Bearer ${tenant_access_token}`)).status).toBe(200);
    expect((await fresh()).tenant_access_token).toBe(tenant_access_token);
  });

  test('all revoked: the old one is stale, the next one good', async () => {
    const old = await fresh();
    await stage.post('/sandbox/tokens/revoke', {});
    expect((await info(`Bearer ${old.tenant_access_token}`)).body.code).toBe(99991663);
    const next = await fresh();
    expect(next).toMatchObject({ expire: 7200 });
    expect((await info(`Bearer ${next.tenant_access_token}`)).status).toBe(200);
  });
});
