import { describe, expect, test } from 'vitest';
import {
  byCodeUnit,
  canonical,
  writeCanonical,
  writeCanonicalRows,
} from '../../../src/domain/draw/canonical.ts';
import type { DrawFault, DrawFaultCode } from '../../../src/domain/draw/fault.ts';
import { digestPieces } from '../../../src/domain/draw/hash.ts';
import { readJson } from '../../../src/domain/draw/json-text.ts';
import { recordDigest, recordText } from '../../../src/domain/draw/record.ts';
import { tableDigest, tableText } from '../../../src/domain/draw/seed.ts';
import { naiveRecord } from './cases.ts';
import { H, J } from './naive.ts';

function codeOf(run: () => unknown): DrawFaultCode | undefined {
  try {
    run();
    return undefined;
  } catch (fault) {
    return (fault as DrawFault).code;
  }
}

describe('J', () => {
  test('sorted by code unit, no spaces, characters as they are', () => {
    const value = { b: [1, -2, true, false, null], 中: '粉尘', a: { '': '\u0001\n"\\\u007f\u2028' }, Z: 0 };
    expect(canonical(value)).toBe(
      '{"Z":0,"a":{"":"\\u0001\\n\\"\\\\\u007f\u2028"},"b":[1,-2,true,false,null],"中":"粉尘"}',
    );
    expect(canonical(value)).toBe(J(value));
    expect(['ﬀ', 'é', 'z', 'A'].sort(byCodeUnit)).toEqual(['A', 'z', 'é', 'ﬀ']);
  });

  test('own keys called like the prototype are keys', () => {
    expect(canonical(readJson('{"__proto__":1,"constructor":[]}'))).toBe('{"__proto__":1,"constructor":[]}');
    expect(canonical(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
  });

  const cyclic: unknown[] = [];
  cyclic.push(cyclic);
  test.each<[string, unknown, DrawFaultCode]>([
    ['a float', 1.5, 'not-an-integer'],
    ['-0', -0, 'not-an-integer'],
    ['2^53', 2 ** 53, 'not-an-integer'],
    ['NaN', Number.NaN, 'not-an-integer'],
    ['undefined', { a: undefined }, 'wrong-type'],
    ['a hole', new Array(1), 'wrong-type'],
    ['a bigint', 1n, 'wrong-type'],
    ['a date', new Date(0), 'wrong-type'],
    ['a map', new Map(), 'wrong-type'],
    ['not NFC', 'e\u0301', 'bad-text'],
    ['not NFC in a key', { 'e\u0301': 1 }, 'bad-text'],
    ['beyond the BMP', '𠀀', 'bad-text'],
    ['a lone surrogate', '\ud800', 'bad-text'],
    ['a circle', cyclic, 'too-deep'],
  ])('refuses %s', (_name, value, code) => {
    expect(codeOf(() => canonical(value))).toBe(code);
  });
});

describe('J piece by piece', () => {
  const rows = Array.from({ length: 5_000 }, (_, i) => ({
    id: `E${i}`,
    st: `粉尘涉爆|${'ABCD'[i % 4]}`,
    ct: '榆次区',
    hz: i % 3 ? ['粉尘涉爆'] : [],
    key: i % 2,
  }));
  const byId = Object.fromEntries(rows.map(({ id }, i) => [id, i % 7]));
  const pieces = (write: (sink: (piece: string) => void) => void) => {
    const all: string[] = [];
    write((piece) => all.push(piece));
    return all;
  };

  test.each<[string, unknown]>([
    ['a long list', rows],
    ['an object with many keys', { batch: byId, key: ['E1'], z: { rows } }],
    ['a number', 7],
    ['nothing', {}],
  ])('%s: the same text, and no piece is long', (_name, value) => {
    const all = pieces((sink) => writeCanonical(value, sink));
    expect(all.join('')).toBe(J(value));
    expect(Math.max(...all.map((piece) => piece.length))).toBeLessThan(200_000);
  });

  test('rows that come one by one, none at all as well', () => {
    function* each() {
      for (const row of rows) yield { ...row };
    }
    expect(pieces((sink) => writeCanonicalRows(each(), sink)).join('')).toBe(J(rows));
    expect(pieces((sink) => writeCanonicalRows([], sink)).join('')).toBe('[]');
    expect(tableDigest('salt', each())).toBe(H('ssd-1/table', 'salt', J(rows)));
    expect(tableDigest('salt', each())).toBe(H('ssd-1/table', 'salt', tableText(rows)));
  });

  test('the digest of a record is that of its text', () => {
    for (const name of ['pieces 1', 'pieces 2']) {
      const record = naiveRecord(name);
      expect(recordDigest(record)).toBe(H('ssd-1/record', recordText(record)));
    }
  });

  test('a refusal names its place, wherever the pieces end', () => {
    const spoilt = [...rows, { id: 'x', hz: ['a', 1.5] }];
    expect(() => canonical({ units: spoilt })).toThrow('not-an-integer at .units[5000].hz[1]');
    expect(() => tableDigest('salt', spoilt)).toThrow('not-an-integer at [5000].hz[1]');
  });

  test('what is hashed in pieces has no line feed either', () => {
    expect(digestPieces(['a'], (add) => ['b', 'c'].forEach(add))).toBe(H('a', 'bc'));
    expect(() => digestPieces(['a'], (add) => add('b\n'))).toThrow(TypeError);
    expect(() => digestPieces(['a\n'], (add) => add('b'))).toThrow(TypeError);
  });
});

describe('reading JSON strictly', () => {
  test('agrees with JSON.parse on what both accept', () => {
    const text =
      ' {"a" : [1 , -20, "x\\"\\\\", "\\u4e2d", {}, [] ], "b":{"c":null,"d":true,"e":false}}\r\n\t';
    expect(JSON.stringify(readJson(text))).toBe(JSON.stringify(JSON.parse(text)));
    expect(Object.getPrototypeOf(readJson('{}'))).toBeNull();
  });

  test.each<[string, DrawFaultCode]>([
    ['', 'not-json'],
    ['{', 'not-json'],
    ['[1,]', 'not-json'],
    ['{"a":1,}', 'not-json'],
    ['{a:1}', 'not-json'],
    ['[1] x', 'not-json'],
    ['"\n"', 'not-json'],
    ['"\\x"', 'not-json'],
    ['"unclosed\\"', 'not-json'],
    ['[tru]', 'not-json'],
    ['{"a":1,"b":{"c":1,"c":1}}', 'duplicate-key'],
    ['{"a":1,"\\u0061":1}', 'duplicate-key'],
    ['1.0', 'not-an-integer'],
    ['1e3', 'not-an-integer'],
    ['-0', 'not-an-integer'],
    ['01', 'not-an-integer'],
    ['9007199254740993', 'not-an-integer'],
    ['[NaN]', 'not-json'],
    [`${'['.repeat(100_000)}1${']'.repeat(100_000)}`, 'too-deep'],
    ['{"a":'.repeat(100_000), 'too-deep'],
  ])('refuses %.30j', (text, code) => {
    expect(codeOf(() => readJson(text))).toBe(code);
  });

  test('long strings, many backslashes and long numbers are read in one go', () => {
    const long = 'x'.repeat(5_000_000);
    expect(readJson(JSON.stringify([long]))).toEqual([long]);
    expect(readJson(JSON.stringify(['\\'.repeat(100_000)]))).toEqual(['\\'.repeat(100_000)]);
    expect(codeOf(() => readJson('9'.repeat(1_000_000)))).toBe('not-an-integer');
  });
});
