/** The attacks that have a name, each with what must come back. */
import { randomBytes } from 'node:crypto';
import { type Sealed, seal, signedBody } from '../support/envelope.ts';

export type KnownAttack = Sealed & { readonly status: number };

const HOURS = 3600;
const MINUTES = 60;
const MB = 1024 * 1024;

/** `plain`: an event that would be obeyed. */
export function knownAttacks(plain: string, now: number): Readonly<Record<string, KnownAttack>> {
  const good = seal(plain, { now });
  const headers = (more: Record<string, string>) => ({ ...good.headers, ...more });
  const refused = (sealed: Sealed, status = 401): KnownAttack => ({ ...sealed, status });
  const without = (name: string) => {
    const { [name]: _, ...rest } = good.headers;
    return rest;
  };
  const deep = (n: number) => `${'{"a":'.repeat(n)}1${'}'.repeat(n)}`;
  return {
    'a signature of zeros': refused({ ...good, headers: headers({ 'x-lark-signature': '0'.repeat(64) }) }),
    'a signature that is none': refused({ ...good, headers: headers({ 'x-lark-signature': 'no' }) }),
    'no signature': refused({ ...good, headers: without('x-lark-signature') }),
    'no time': refused({ ...good, headers: without('x-lark-request-timestamp') }),
    'another time than was signed': refused({
      ...good,
      headers: headers({ 'x-lark-request-timestamp': `${now + 1}` }),
    }),
    'another body than was signed': refused({ ...good, body: seal(plain, { now }).body }),
    'nine hours old': refused(seal(plain, { now: now - 9 * HOURS })),
    'ten minutes ahead': refused(seal(plain, { now: now + 10 * MINUTES })),
    'plain text, signed': refused(signedBody(Buffer.from(plain), now)),
    'plain text, not signed': refused({ body: Buffer.from(plain), headers: {} }),
    'encrypted with another key': refused(seal(plain, { now, key: 'another-key' })),
    'another token': refused(seal(plain.replace('demo-verification-token', 'wrong'), { now })),
    'a token of another length': refused(seal(plain.replace('demo-verification-token', ''), { now })),
    'noise for a cipher': refused(
      signedBody(Buffer.from(JSON.stringify({ encrypt: randomBytes(640).toString('base64') })), now),
    ),
    'a cipher cut short': refused(
      seal(plain, { now, before: (body) => Buffer.from(`${body.subarray(0, body.length - 9)}"}`) }),
    ),
    'no bytes at all': refused(signedBody(Buffer.alloc(0), now)),
    'invalid UTF-8 outside': refused(signedBody(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), now)),
    'invalid UTF-8 inside': refused(
      seal(Buffer.concat([Buffer.from(plain.slice(0, -1)), Buffer.from([0xc3, 0x28])]), { now }),
    ),
    'nested 100,000 deep outside': refused(signedBody(Buffer.from(deep(100_000)), now)),
    'nested 80,000 deep inside': refused(seal(deep(80_000), { now })),
    'one megabyte and more': refused(signedBody(Buffer.alloc(MB + 1, 0x20), now), 413),
  };
}

/** Authentic, but nested deep where an event has its content: taken, and nothing comes of it. */
export function deepEvent(plain: string, now: number): Sealed {
  const deep = '['.repeat(60_000) + ']'.repeat(60_000);
  return seal(plain.replace(/"action":\{/, `"action":{"odd":${deep},`), { now });
}
