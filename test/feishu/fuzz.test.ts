/** 5,000 hostile bodies: whatever comes, the answer is a value. */
import { expect, test } from 'vitest';
import { parseEvent } from '../../src/feishu/parse.ts';
import { openEnvelope } from '../../src/feishu/verify.ts';
import { payloads } from './payloads.ts';
import { encrypt, keys, sign } from './seal.ts';

const now = new Date('2026-03-10T09:00:00+08:00');

/** mulberry32: a run can be repeated. */
function dice(seed: number): (sides: number) => number {
  let a = seed;
  return (sides) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

const oddities: readonly unknown[] = [
  ...[null, undefined, true, 0, -1, 1e300, '', 'x', '\0', '\ud800', '@_user_1'.repeat(2000)],
  ...[[], [null], [[[]]], {}, { open_id: {} }, { tag: 'at' }, JSON.parse('{"__proto__":{"is":"tap"}}')],
  ...['{"text":7}', '[[', '{"content":[[{}]]}', '9'.repeat(400), '1e400', 'NaN'],
];

/** One of the recorded bodies with a few of its places changed, lost or doubled. */
function mutant(roll: (sides: number) => number): unknown {
  const all = [...payloads.values()];
  const body = structuredClone(all[roll(all.length)]);
  for (let n = roll(4) + 1; n > 0; n--) {
    let at = body as Record<string, unknown>;
    for (;;) {
      const names = Object.keys(at);
      const name = names[roll(names.length)];
      if (name === undefined) break;
      const inner = at[name];
      if (typeof inner === 'object' && inner !== null && roll(4) > 0) {
        at = inner as Record<string, unknown>;
      } else {
        at[name] = structuredClone(oddities[roll(oddities.length)]);
        break;
      }
    }
  }
  return body;
}

function bytes(roll: (sides: number) => number): Buffer {
  return Buffer.from(Array.from({ length: roll(300) }, () => roll(256)));
}

/** Raw bytes of one of seven kinds, from noise to a rightly sealed body with wrong content. */
function hostile(roll: (sides: number) => number): Buffer {
  const outer = (value: unknown) => Buffer.from(JSON.stringify(value) ?? 'undefined');
  const kinds = [
    () => bytes(roll),
    () => outer({ encrypt: bytes(roll).toString(roll(2) ? 'base64' : 'latin1') }),
    () => outer({ encrypt: encrypt(bytes(roll)) }),
    () => outer({ encrypt: oddities[roll(oddities.length)] }),
    () => outer(mutant(roll)),
    () => outer(oddities[roll(oddities.length)]),
    () => outer({ encrypt: encrypt(JSON.stringify(mutant(roll)) ?? '') }),
    () => outer({ encrypt: encrypt(JSON.stringify(mutant(roll)) ?? '') }),
    () => outer({ encrypt: encrypt(`${'[{"a":'.repeat(roll(5000))}`) }),
  ];
  return kinds[roll(kinds.length)]!();
}

test('5,000 bodies, signed or not, encrypted or not', () => {
  const roll = dice(20260310);
  const seen = new Map<string, number>();
  for (let n = 0; n < 5000; n++) {
    const raw = hostile(roll);
    const headers = roll(3) === 0 ? { signature: 'x', timestamp: String(roll(1e9)) } : sign(raw, now);
    const plain = roll(4) === 0 ? { encryptKey: '' } : {};
    const opened = openEnvelope({ raw, headers }, { ...keys, ...plain }, now);
    const end = opened.is === 'event' ? `read as ${parseEvent(opened.body).is}` : opened.is;
    seen.set(end, (seen.get(end) ?? 0) + 1);
  }
  const total = [...seen.values()].reduce((a, b) => a + b);
  expect(total).toBe(5000);
  // the fuzz reaches every room of the parser
  for (const end of ['refused', 'read as refused', 'read as message', 'read as tap', 'read as unsupported']) {
    expect(seen.get(end), end).toBeGreaterThan(20);
  }
});

test('bodies whose sense is hostile: parsed alone, 5,000 times', () => {
  const roll = dice(7);
  for (let n = 0; n < 5000; n++) expect(parseEvent(mutant(roll))).toHaveProperty('is');
  for (const body of oddities) expect(parseEvent(body)).toMatchObject({ is: 'refused' });
});

test('a megabyte of placeholders costs little', () => {
  const body = structuredClone(payloads.get('message-text-group')) as { event: { message: object } };
  Object.assign(body.event.message, { content: JSON.stringify({ text: '@_all '.repeat(170_000) }) });
  expect(parseEvent(body)).toMatchObject({ is: 'message', text: '' });
});
