import { describe, expect, test } from 'vitest';
import { checkForm, matchesForm } from '../../../src/domain/draw/form.ts';
import { dice } from './cases.ts';

describe('the form of a public value', () => {
  test.each([
    ['[0-9]{2}(,[0-9]{2}){19}', '03,05,11,14,18,22,25,29,31,36,40,44,47,52,58,61,66,70,73,79', true],
    ['[0-9]{2}(,[0-9]{2}){19}', '03,05', false],
    ['\\d{2}( \\d{2}){5}\\+\\d{2}', '01 05 11 19 27 30+16', true],
    ['^\\d+$', '123', true],
    ['\\d+', '123 ', false],
    ['\\d', '１', false],
    ['a|bc', 'bc', true],
    ['a|bc', 'abc', false],
    ['(?:红|蓝)*', '红蓝红', true],
    ['', '', true],
    ['.{3}', '中文字', true],
    ['[^a-c-]+', 'xyz', true],
    ['[^a-c-]+', 'x-z', false],
    ['x{2,3}?', 'xxxx', false],
    ['(a*)*b', 'aaab', true],
    ['[\\]\\-a]+', ']-a', true],
    ['[\\u4e00-\\u9fa5]+', '红球', true],
    ['[\\u4e00-\\u9fa5]+', '7', false],
    ['\\x41\\u0042', 'AB', true],
    ['[\\x30-9]+', '07', true],
    ['[+-\\/]+', '-./', true],
    ['1\\s2', '1 2', true],
    ['1\\s2', '1\u30002', false],
    ['1\\S2', '1\u30002', true],
    ['1.2', '1\u20282', true],
    ['1.2', '1\n2', false],
  ])('%s and %j: %s', (form, value, fits) => {
    expect(matchesForm(form, value)).toBe(fits);
  });

  test.each([
    '(',
    ')',
    '[',
    '[]',
    '[b-a]',
    '*a',
    'a**',
    'a{2',
    'a{3,2}',
    '(?=a)',
    '(?<n>a)',
    '\\1',
    '\\b',
    'a{,3}',
    '\\',
    '\\x4',
    '\\u4e0',
    '[\\u9fa5-\\u4e00]',
    '[\\d-x]',
    '[a-\\d]',
    '[a',
  ])('%s is refused', (form) => {
    expect(() => checkForm(form)).toThrow('bad-form');
  });

  test('agrees with the platform on random forms', () => {
    const d = dice('forms');
    const piece = (): string =>
      d.pick(['a', 'b', '.', '[ab]', '[^a]', '\\d', '(a|b)', '(ab)', '(?:a|)', '(b*)', 'a|b']);
    for (let n = 0; n < 1_500; n++) {
      const parts = Array.from({ length: 1 + d.roll(4) }, () => {
        const one = piece();
        return one.includes('|') && !one.startsWith('(')
          ? one
          : one + d.pick(['', '', '*', '+', '?', '{2}', '{1,2}']);
      });
      const form = parts.join('');
      const value = Array.from({ length: d.roll(6) }, () => d.pick(['a', 'b', '1'])).join('');
      expect(matchesForm(form, value), `${form} ${value}`).toBe(new RegExp(`^(?:${form})$`).test(value));
    }
  });

  test('a hostile form ends at once', () => {
    expect(matchesForm('(a+)+$', `${'a'.repeat(900)}!`)).toBe(false);
    expect(matchesForm('(a|aa)*(a|aa)*b', 'a'.repeat(900))).toBe(false);
    expect(() => checkForm('((a{999}){999}){999}')).toThrow('bad-form');
    expect(() => checkForm('(((){9999}){9999}){9999}')).toThrow('bad-form');
  });
});
