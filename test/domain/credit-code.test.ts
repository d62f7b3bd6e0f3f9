import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCreditCode, makeCreditCode } from '../../src/domain/credit-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('统一社会信用代码, GB 32100-2015', () => {
  test.each(['91330102MA27YU8W73', '91330100311348661F'])('%s is valid', (code) => {
    expect(checkCreditCode(code)).toEqual({ is: 'uscc', code });
  });

  test('the check character may be any of the 31', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 2000 && seen.size < 31; i += 1)
      seen.add(makeCreditCode(`9114070${i % 10}MA${String(i).padStart(7, '0')}`).slice(-1));
    expect([...seen].sort().join('')).toBe(ALPHABET);
  });

  test.each([
    [' 91330100311348661f ', '91330100311348661F'],
    ['９１３３０１００３１１３４８６６１Ｆ', '91330100311348661F'],
    ['91330102-MA27YU8W-73', '91330102MA27YU8W73'],
    ['91330102 MA27YU8W 73', '91330102MA27YU8W73'],
  ])('%s is read as typed', (typed, code) => {
    expect(checkCreditCode(typed)).toEqual({ is: 'uscc', code });
  });

  test('the old 15-digit 注册号 is accepted and marked', () => {
    expect(checkCreditCode('140700200012345')).toEqual({ is: 'old15', code: '140700200012345' });
  });

  test.each([
    ['', { is: 'wrong', why: 'empty' }],
    ['　', { is: 'wrong', why: 'empty' }],
    ['9133010031134866', { is: 'wrong', why: 'length' }],
    ['91330100311348661FF', { is: 'wrong', why: 'length' }],
    ['14070020001234X', { is: 'wrong', why: 'length' }],
    ['91330102MA27YO8W73', { is: 'wrong', why: 'alphabet' }],
    ['91330102ＭA27YU8W7厂', { is: 'wrong', why: 'alphabet' }],
    ['9133A102MA27YU8W73', { is: 'wrong', why: 'division' }],
    ['91330100311348661E', { is: 'wrong', why: 'check-digit', expected: 'F' }],
  ])('%s is refused', (typed, answer) => {
    expect(checkCreditCode(typed)).toEqual(answer);
  });

  test('every single wrong character and every swap of neighbours is caught', () => {
    const char = fc.constantFrom(...ALPHABET);
    const digit = fc.constantFrom(...'0123456789');
    const first17 = fc
      .tuple(
        fc.string({ unit: char, minLength: 2, maxLength: 2 }),
        fc.string({ unit: digit, minLength: 6, maxLength: 6 }),
        fc.string({ unit: char, minLength: 9, maxLength: 9 }),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(first17, fc.nat(17), char, (body, i, other) => {
        const code = makeCreditCode(body);
        expect(checkCreditCode(code).is).toBe('uscc');
        if (other !== code[i])
          expect(checkCreditCode(code.slice(0, i) + other + code.slice(i + 1)).is).toBe('wrong');
        const j = Math.min(i, 16);
        if (code[j] !== code[j + 1]) {
          const swapped = code.slice(0, j) + code[j + 1] + code[j] + code.slice(j + 2);
          expect(checkCreditCode(swapped).is).toBe('wrong');
        }
      }),
      { seed: 2026, numRuns: 500 },
    );
  });

  test('makeCreditCode wants 17 characters of the alphabet', () => {
    expect(() => makeCreditCode('9133010')).toThrow(RangeError);
    expect(() => makeCreditCode('91330102MA27YO8W7')).toThrow(RangeError);
  });
});
