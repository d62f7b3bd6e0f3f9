import { expect, test } from 'vitest';
import { decryptText, type EnvelopeHeaders, openEnvelope } from '../../src/feishu/verify.ts';
import { payload } from './payloads.ts';
import { encrypt, keys, seal, sign } from './seal.ts';

const now = new Date('2026-03-10T09:00:00+08:00');
const body = payload('message-text-group');
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);

function open(raw: Uint8Array | string, headers: EnvelopeHeaders = {}, k: object = keys) {
  return openEnvelope({ raw: Buffer.from(raw), headers }, { ...keys, ...k }, now);
}
const refused = (why: string) => ({ is: 'refused', why });
const unsealed = (value: unknown) => JSON.stringify({ encrypt: encrypt(JSON.stringify(value)) });

test('the published vector decrypts', () => {
  const bytes = decryptText('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', 'test key');
  expect(Buffer.from(bytes ?? []).toString()).toBe('hello world');
});

test('a sealed event opens, also with spaces in its body and header token intact', () => {
  const sealed = seal(body, now);
  expect(openEnvelope(sealed, keys, now)).toEqual({ is: 'event', body });
  const spaced = Buffer.from(` { "encrypt" : "${encrypt(JSON.stringify(body))}" }\n`);
  expect(open(spaced, sign(spaced, now))).toEqual({ is: 'event', body });
});

test('one bit changed anywhere is refused', () => {
  const { raw, headers } = seal(body, now);
  const touched = Buffer.from(raw);
  touched[40]! ^= 1;
  expect(open(touched, headers)).toEqual(refused('signature'));
  expect(open(raw, { ...headers, nonce: `${headers.nonce}0` })).toEqual(refused('signature'));
  expect(open(raw, { ...headers, timestamp: String(Number(headers.timestamp) + 1) })).toEqual(
    refused('signature'),
  );
  expect(open(raw, sign(raw, now, 'another key'))).toEqual(refused('signature'));
  for (const signature of ['00', 'zz', headers.signature.slice(0, 62), `${headers.signature}00`]) {
    expect(open(raw, { ...headers, signature })).toEqual(refused('signature'));
  }
});

test.each([
  [-8 * 60 - 1, 'time'],
  [-8 * 60 + 1, undefined],
  [4, undefined],
  [6, 'time'],
])('signed %i minutes from now: %s', (offset, why) => {
  const opened = openEnvelope(seal(body, minutes(offset)), keys, now);
  expect(opened).toEqual(why ? refused(why) : { is: 'event', body });
});

test('the window is an option; a timestamp that is none is refused', () => {
  const late = seal(body, minutes(-10));
  expect(openEnvelope(late, keys, now, { windowMs: 300_000 })).toEqual(refused('time'));
  for (const timestamp of [undefined, '', 'NaN', '1e9', '-1', '99999999999999999999']) {
    expect(open(late.raw, { ...late.headers, timestamp })).toEqual(refused('time'));
  }
});

test('without signature nothing passes but a challenge with our token', () => {
  const asked = { challenge: 'ajls384kdjx98XX', token: keys.verificationToken, type: 'url_verification' };
  expect(open(unsealed(asked))).toEqual({ is: 'challenge', challenge: asked.challenge });
  expect(open(unsealed({ ...asked, token: 'no' }))).toEqual(refused('token'));
  expect(open(unsealed({ ...asked, challenge: 7 }))).toEqual(refused('not-json'));
  expect(open(JSON.stringify(asked))).toEqual(refused('plaintext'));
  expect(open(unsealed(body))).toEqual(refused('unsigned'));
  expect(open(JSON.stringify({ encrypt: encrypt(JSON.stringify(asked), 'other') }))).toEqual(
    refused('unsigned'),
  );
});

test('a signed challenge is answered, a wrongly signed one is not', () => {
  const sealed = seal({ challenge: 'c', token: keys.verificationToken, type: 'url_verification' }, now);
  expect(openEnvelope(sealed, keys, now)).toEqual({ is: 'challenge', challenge: 'c' });
  expect(open(sealed.raw, sign(sealed.raw, now, 'x'))).toEqual(refused('signature'));
});

test('the token counts, in the header or, in old events, beside it', () => {
  const v2 = body as { header: object };
  for (const token of [undefined, null, '', 7, 'wrong', `${keys.verificationToken} `]) {
    const forged = { ...v2, header: { ...v2.header, token } };
    expect(openEnvelope(seal(forged, now), keys, now)).toEqual(refused('token'));
  }
  expect(openEnvelope(seal(payload('v1-event'), now), keys, now).is).toBe('event');
  const sealed = seal({ ...v2, header: { ...v2.header, token: '' } }, now);
  expect(open(sealed.raw, sealed.headers, { verificationToken: '' })).toEqual(refused('token'));
});

test('an app without encrypt key: plain bodies with the token, encrypted ones not', () => {
  const plain = { encryptKey: '' };
  expect(open(JSON.stringify(body), {}, plain)).toEqual({ is: 'event', body });
  expect(open(unsealed(body), {}, plain)).toEqual(refused('cipher'));
  expect(open(JSON.stringify(body))).toEqual(refused('plaintext'));
});

test('what is not JSON, not UTF-8 or not encrypted is refused, signed or not', () => {
  const deep = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;
  expect(open('')).toEqual(refused('not-json'));
  expect(open(Buffer.from([0x7b, 0xff, 0x7d]))).toEqual(refused('not-json'));
  expect(open(deep)).toEqual(refused('unsigned'));
  expect(open('['.repeat(16_000) + ']'.repeat(300))).toEqual(refused('not-json'));
  expect(open(deep, sign(Buffer.from(deep), now))).toEqual(refused('plaintext'));
  for (const bad of ['AAAA', '', '!!!', 'A'.repeat(44), 7, null, {}, 'A'.repeat(43)]) {
    const raw = Buffer.from(JSON.stringify({ encrypt: bad }));
    expect(open(raw)).toEqual(refused('unsigned'));
    expect(open(raw, sign(raw, now))).toEqual(refused('cipher'));
  }
  const mojibake = Buffer.from(JSON.stringify({ encrypt: encrypt(Buffer.from([0x22, 0xff, 0x22])) }));
  expect(open(mojibake, sign(mojibake, now))).toEqual(refused('cipher'));
});
