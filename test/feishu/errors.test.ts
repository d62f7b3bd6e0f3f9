/** Every code that a call of ours can meet (im-v1, contact-v3, gateway), by its number: what is done, and why. */
import { expect, test } from 'vitest';
import { outboxReasons } from '../../cards/words-outbox.ts';
import { answered, type ReasonCode, type Verdict } from '../../src/feishu/errors.ts';
import { failure, inTurn, json, openFake } from './fake.ts';

type Row = readonly [code: number, verdict: Verdict, reason: ReasonCode, msg?: string];

const gateway: readonly Row[] = [
  [99991400, 'retry', 'rate'],
  [11232, 'retry', 'rate'],
  [11233, 'retry', 'rate'],
  [11247, 'retry', 'rate'],
  [99991661, 'ask', 'credentials'],
  [99991663, 'ask', 'credentials'],
  [99991664, 'ask', 'credentials'],
  [99991665, 'ask', 'credentials'],
  [99991668, 'ask', 'credentials'],
  [99991671, 'ask', 'credentials'],
  [10003, 'ask', 'credentials'],
  [10014, 'ask', 'credentials'],
  [10015, 'ask', 'credentials'],
  [99991672, 'ask', 'scope'],
  [99991679, 'ask', 'scope'],
  [41050, 'ask', 'scope'],
  [99991401, 'ask', 'ip'],
  [99991403, 'ask', 'quota'],
  [99991201, 'ask', 'domain'],
  [99991404, 'ask', 'domain'],
  [99992351, 'give-up', 'unknown-receiver'],
  [99992361, 'ask', 'other-app'],
  [99992402, 'give-up', 'bad-request'],
  [9499, 'give-up', 'bad-request'],
];
const lock = 'Failed to create card content, ext=ErrCode: 11310; ErrMsg: card action is lock; ';
const messages: readonly Row[] = [
  [230001, 'give-up', 'bad-request'],
  [230002, 'ask', 'not-in-group'],
  [230006, 'ask', 'bot-off'],
  [230011, 'gone', 'recalled'],
  [230013, 'ask', 'no-availability'],
  [230017, 'gone', 'not-ours'],
  [230018, 'ask', 'not-allowed'],
  [230019, 'give-up', 'topic'],
  [230020, 'retry', 'rate'],
  [230022, 'give-up', 'review'],
  [230025, 'give-up', 'too-long'],
  [230027, 'ask', 'scope'],
  [230028, 'give-up', 'review'],
  [230029, 'give-up', 'left'],
  [230031, 'gone', 'too-old'],
  [230034, 'give-up', 'unknown-receiver'],
  [230035, 'ask', 'not-allowed'],
  [230038, 'give-up', 'other-tenant'],
  [230049, 'retry', 'busy'],
  [230053, 'ask', 'blocked'],
  [230055, 'give-up', 'bad-request'],
  [230072, 'gone', 'too-old'],
  [230099, 'give-up', 'bad-card', 'ext=ErrCode: 11310; ErrMsg: element exceeds the limit; '],
  [230099, 'retry', 'busy', lock],
  [230110, 'gone', 'recalled'],
  [232006, 'give-up', 'unknown-receiver'],
  [232009, 'give-up', 'dissolved'],
  [232011, 'ask', 'not-in-group'],
];
const cards: readonly Row[] = [
  [10002, 'give-up', 'bad-card'],
  [11310, 'give-up', 'bad-card'],
  [11310, 'retry', 'busy', 'card action is lock'],
  [11311, 'give-up', 'bad-card'],
  [100290, 'give-up', 'bad-card'],
  [200380, 'give-up', 'bad-card'],
  [200381, 'give-up', 'bad-card'],
  [200530, 'give-up', 'bad-card'],
  [200550, 'give-up', 'bad-card'],
  [200570, 'give-up', 'bad-card'],
  [200621, 'give-up', 'bad-card'],
  [200732, 'give-up', 'bad-card'],
  [200737, 'give-up', 'bad-card'],
  [200830, 'give-up', 'bad-card'],
  [200861, 'give-up', 'bad-card'],
  [200914, 'give-up', 'bad-card'],
  [200915, 'give-up', 'bad-card'],
  [100000, 'give-up', 'too-long'],
  [200860, 'give-up', 'too-long'],
  [200000, 'gone', 'recalled'],
  [200310, 'gone', 'not-ours'],
  [200673, 'retry', 'busy'],
  [200800, 'retry', 'busy'],
  [200810, 'retry', 'busy'],
  [300000, 'retry', 'server'],
];
const files: readonly Row[] = [
  [234001, 'give-up', 'bad-request'],
  [234003, 'give-up', 'bad-request'],
  [234004, 'give-up', 'not-in-group'],
  [234006, 'give-up', 'too-big'],
  [234010, 'give-up', 'bad-request'],
  [234011, 'give-up', 'bad-request'],
  [234039, 'give-up', 'too-big'],
  [234043, 'give-up', 'bad-request'],
];
const unheardOf: Row = [123_456, 'give-up', 'other'];
const rows = [...gateway, ...messages, ...cards, ...files, unheardOf];

for (const [code, verdict, reason, message = 'no'] of rows)
  test(`${code} is ${verdict}: ${reason}`, () => {
    const wanted = { code, verdict, reason };
    expect(answered({ code, status: 400, message })).toMatchObject(wanted);
    expect(answered({ code, message })).toMatchObject(wanted);
  });

test('a code is the same with 400 and with 200, wherever it is met', async () => {
  const codes = [230002, 99991672, 230013];
  await using feishu = await openFake(
    inTurn(...codes.flatMap((code) => [failure(code, 'no'), json({ code, msg: 'no' })])),
  );
  const { client } = feishu;
  const text = { type: 'text', content: '{"text":"x"}' } as const;
  for (const call of [
    () => client.patch('om_1', '{}'),
    () => client.accountsByMobile(['13800000000']),
    () => client.send({ chatId: 'oc_1' }, text, 'u'),
  ])
    for (const status of [400, undefined])
      await expect(call()).rejects.toMatchObject({ verdict: 'ask', status });
  expect(feishu.calls()).toHaveLength(6);
});

test('every reason has a sentence of two parts, without codes and without the stop at its end', () => {
  for (const [reason, { why, todo }] of Object.entries(outboxReasons)) {
    expect(why, reason).toMatch(/^[\p{Script=Han} \d_A-Z「」]+$/u);
    expect(todo, reason).toMatch(/^请[\p{Script=Han}，「」、 _A-Z]+$/u);
  }
  const met = new Set<string>(rows.map(([, , reason]) => reason));
  for (const reason of ['network', 'server', 'no-account']) met.add(reason);
  expect(Object.keys(outboxReasons).filter((reason) => !met.has(reason))).toEqual([]);
});
