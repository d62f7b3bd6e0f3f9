import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { digest } from '../../../src/domain/draw/hash.ts';
import { Stream, shuffle, stream } from '../../../src/domain/draw/stream.ts';
import type { Plan, Unit } from '../../../src/domain/draw/types.ts';
import { drawUnits } from '../../../src/domain/draw/units.ts';

/** A source that gives these values, one after the other. */
function given(...values: number[]) {
  let used = 0;
  const source = { int32: () => values[used++]! | 0 };
  return { rng: new Stream(source), used: () => used };
}

describe('the generator', () => {
  test.each([
    ['', [994027583, 3545621062, 669454676]],
    ['a', [1866138448, 88411019, 2387695054]],
    [digest('abc'), [1558305656, 2896147108, 2682128568]],
  ])('golden vectors of seedrandom 3.0.5 for %j', (seed, values) => {
    const rng = seedrandom(seed);
    expect([rng.int32() >>> 0, rng.int32() >>> 0, rng.int32() >>> 0]).toEqual(values);
  });

  test('H is SHA-256 of the parts joined by one LF, and a part with an LF is refused', () => {
    expect(digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(digest('a', 'b')).toBe('7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78');
    expect(() => digest('a\nb')).toThrow();
  });

  test('a stream is seeded with H("ssd-1/stream", seed, label)', () => {
    const expected = seedrandom(digest('ssd-1/stream', 'seed', 'unit:甲')).int32() >>> 0;
    expect(stream('seed', 'unit:甲').below(2 ** 32)).toBe(expected);
  });
});

describe('below', () => {
  test('n = 1 takes one number and gives 0', () => {
    const { rng, used } = given(0xffffffff);
    expect(rng.below(1)).toBe(0);
    expect(used()).toBe(1);
  });

  test('n = 2^32 gives each number as it is', () => {
    const { rng } = given(0, 0x80000000, 0xffffffff);
    expect([rng.below(2 ** 32), rng.below(2 ** 32), rng.below(2 ** 32)]).toEqual([0, 2 ** 31, 2 ** 32 - 1]);
  });

  test('n = 2^31 + 1: only values up to 2^31 count, the others are thrown away', () => {
    const { rng, used } = given(2 ** 31 + 1, 0xffffffff, 2 ** 31, 0);
    expect(rng.below(2 ** 31 + 1)).toBe(2 ** 31);
    expect(used()).toBe(3);
    expect(rng.below(2 ** 31 + 1)).toBe(0);
  });

  test('forced rejection at the edge of the last full multiple', () => {
    const { rng, used } = given(4_294_967_290, 4_294_967_295, 4_294_967_289);
    expect(rng.below(10)).toBe(9);
    expect(used()).toBe(3);
    expect(given(4_294_967_289).rng.below(10)).toBe(9);
  });

  test('is the remainder, by whole numbers of any size, and takes as many values as the definition does', () => {
    const random = seedrandom('below');
    const edges = [0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32 - 2, 2 ** 32 - 1];
    for (let round = 0; round < 3_000; round++) {
      const n = Math.max(1, (random.int32() >>> 0) >>> (random.int32() & 31));
      const near = (2 ** 32 - (2 ** 32 % n) - 2 + (round % 4)) >>> 0;
      const values = [round % 3 ? near : random.int32() >>> 0, edges[round % 7]!, random.int32() >>> 0, 0];
      const limit = 2n ** 32n - (2n ** 32n % BigInt(n));
      const taken = values.findIndex((value) => BigInt(value) < limit);
      const { rng, used } = given(...values);
      expect(rng.below(n)).toBe(Number(BigInt(values[taken]!) % BigInt(n)));
      expect(used()).toBe(taken + 1);
    }
  });

  test.each([0, -1, 1.5, Number.NaN, 2 ** 32 + 1])('n = %d is refused', (n) => {
    expect(() => given(1).rng.below(n)).toThrow(RangeError);
  });
});

describe('shuffle', () => {
  test('decides the first k places only, so that more take never changes earlier picks', () => {
    const items = Array.from({ length: 30 }, (_, i) => i);
    const whole = shuffle(stream('s', 'unit:x'), items);
    expect([...whole].sort((a, b) => a - b)).toEqual(items);
    for (let k = 0; k <= 31; k++) {
      expect(shuffle(stream('s', 'unit:x'), items, k).slice(0, k)).toEqual(whole.slice(0, k));
    }
  });

  test('empty and single lists use no random number', () => {
    const { rng, used } = given();
    expect(shuffle(rng, [])).toEqual([]);
    expect(shuffle(rng, ['a'])).toEqual(['a']);
    expect(used()).toBe(0);
  });

  test('the prefix property of a stratum: reserves and further picks follow the first ones', () => {
    const units: Unit[] = Array.from({ length: 12 }, (_, i) => ({
      id: `E${i}`,
      st: 'T',
      ct: '',
      hz: [],
      key: 0,
    }));
    const plan: Plan = {
      from: '',
      to: '',
      mode: 'take',
      strata: [],
      reserve: 0,
      batches: 1,
      crews: [],
      mix: 0,
    };
    const order = (n: number, reserve: number) => {
      const { drawn, reserve: rest } = drawUnits('s', { ...plan, strata: [['T', n]], reserve }, units);
      return [...drawn.T!, ...rest.T!];
    };
    const whole = order(12, 0);
    for (let n = 0; n <= 13; n++) {
      for (const reserve of [0, 1, 3]) expect(order(n, reserve)).toEqual(whole.slice(0, n + reserve));
    }
  });
});
