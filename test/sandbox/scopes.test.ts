import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { ROUTES } from '../../src/sandbox/wire/routes.ts';
import { lacking, USUAL_SCOPES } from '../../src/sandbox/wire/scopes.ts';
import { openStage, refusal, type Stage, text } from './support.ts';

let stage: Stage;
afterEach(() => stage?.close());

const send = () =>
  stage.client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: stage.sandbox.chatIdOf('hazard'), ...text('你好') },
  });

test('without the scope a call is refused, and the answer says which would do', async () => {
  stage = await openStage({ scopes: ['im:message:send_as_bot'] });
  const { message_id } = (await send()).data as { message_id: string };
  expect(await refusal(stage.client.im.v1.message.get({ path: { message_id } }))).toMatchObject({
    status: 400,
    code: 99991672,
    msg: 'Access denied. One of the following scopes is required: [im:message, im:message:readonly, im:message.history:readonly]',
    error: { permission_violations: [{ type: 'action_scope_required', subject: 'im:message' }, {}, {}] },
  });
  expect(await stage.client.request({ method: 'GET', url: '/open-apis/bot/v3/info' })).toMatchObject({
    code: 0,
  });
});

test('what the README asks for is what the demo has', () => {
  const readme = readFileSync('README.md', 'utf8');
  const asked = readme.match(/`((?:im|contact):[\w.:]+)`/g)!.map((quoted) => quoted.slice(1, -1));
  expect(asked.sort()).toEqual([...USUAL_SCOPES].sort());
});

test('every API but the bot itself and the delayed update asks for something', () => {
  const free = ROUTES.map(([method, path]) => `${method} ${path}`).filter((api) => !lacking([], api));
  expect(free).toEqual(['POST /interactive/v1/card/update', 'GET /bot/v3/info']);
});
