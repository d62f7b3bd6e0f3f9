/** What a form sent, field by field. */
import { describe, expect, test } from 'vitest';
import {
  choice,
  optionalDay,
  optionalText,
  requiredDay,
  requiredText,
} from '../../src/domain/form-fields.ts';

const field = { name: 'day', label: '检查日期' };
const refused = (code: string, detail: object) => expect.objectContaining({ code, detail });
const missing = refused('field-missing', { field: '检查日期' });

describe('text', () => {
  test.each([
    ['  已整改  ', '已整改'],
    ['第一行\n第二行', '第一行\n第二行'],
    [['所选'], '所选'],
    ['', undefined],
    [' \u3000 ', undefined],
    [[], undefined],
    [true, undefined],
  ])('%j is %s', (value, expected) => {
    expect(optionalText({ day: value }, field)).toBe(expected);
    if (expected === undefined) expect(() => requiredText({ day: value }, field)).toThrow(missing);
    else expect(requiredText({ day: value }, field)).toBe(expected);
  });

  test('a field that did not come is absent', () => {
    expect(optionalText({}, field)).toBeUndefined();
    expect(() => requiredText({}, field)).toThrow(missing);
  });

  test('length is counted as people count', () => {
    const max = 5;
    expect(requiredText({ day: '𠮷𠮷𠮷𠮷𠮷' }, { ...field, max })).toHaveLength(10);
    expect(() => requiredText({ day: '一二三四五六' }, { ...field, max })).toThrow(
      refused('text-too-long', { field: '检查日期', max }),
    );
    expect(() => requiredText({ day: 'x'.repeat(201) }, field)).toThrow(
      refused('text-too-long', { field: '检查日期', max: 200 }),
    );
  });
});

describe('days', () => {
  test.each([
    ['2026-03-20 +0800', '2026-03-20'],
    ['2026-03-20', '2026-03-20'],
    [' 2026-03-20 ', '2026-03-20'],
  ])('「%s」', (value, day) => {
    expect(requiredDay({ day: value }, field)).toBe(day);
    expect(optionalDay({ day: value }, field)).toBe(day);
  });

  test.each(['2026-02-30', '2026-13-01 +0800', '20.03.2026', '明天', '1773446400000'])(
    '「%s」 is refused by the name of its field',
    (value) => {
      expect(() => optionalDay({ day: value }, field)).toThrow(refused('bad-day', { field: '检查日期' }));
    },
  );

  test('none', () => {
    expect(optionalDay({ day: '' }, field)).toBeUndefined();
    expect(() => requiredDay({ day: '' }, field)).toThrow(missing);
  });
});

describe('choices', () => {
  const codes = ['yes', 'no'] as const;

  test('what the form offered', () => {
    expect(choice({ day: 'yes' }, field, codes)).toBe('yes');
    expect(choice({ day: ['no'] }, field, codes)).toBe('no');
  });

  test('anything else', () => {
    for (const value of ['YES', 'maybe', 'toString'])
      expect(() => choice({ day: value }, field, codes)).toThrow(
        refused('unknown-choice', { field: '检查日期' }),
      );
    expect(() => choice({}, field, codes)).toThrow(missing);
  });
});
