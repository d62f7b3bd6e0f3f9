import { describe, expect, test } from 'vitest';
import { normaliseName, normaliseText, readAmount, readChineseNumber } from '../../src/domain/numerals.ts';

describe('readAmount', () => {
  test.each([
    ['10%', 1000],
    ['10％', 1000],
    ['１０％', 1000],
    ['10 %', 1000],
    ['12.5%', 1250],
    ['0.01%', 1],
    ['150%', 15_000],
    ['十%', 1000],
    ['百分之十', 1000],
    ['百分之十二点五', 1250],
    ['百分之 5', 500],
    ['百分之百', 10_000],
    ['百分百', 10_000],
    ['千分之五', 50],
    ['5‰', 50],
    ['三成', 3000],
    ['3成', 3000],
    ['三成五', 3500],
    ['一成半', 1500],
    ['十成', 10_000],
    ['半数', 5000],
    ['一半', 5000],
    ['全部', 10_000],
    ['全部企业', 10_000],
    ['所有', 10_000],
  ])('%s is a ratio of %d basis points', (text, bp) => {
    expect(readAmount(text)).toEqual({ is: 'ratio', bp });
  });

  test.each([
    ['十二家', 12],
    ['12家', 12],
    ['１２家', 12],
    ['12', 12],
    [' 12 家 ', 12],
    ['12家企业', 12],
    ['8户', 8],
    ['十', 10],
    ['两家', 2],
    ['零', 0],
    ['二十家', 20],
    ['一百二十家', 120],
    ['一百二', 120],
    ['一百零二家', 102],
    ['两千零五十', 2050],
    ['三千五', 3500],
    ['拾贰家', 12],
    ['1,200家', 1200],
    ['１，２００家', 1200],
  ])('%s is a count of %d', (text, n) => {
    expect(readAmount(text)).toEqual({ is: 'count', n });
  });

  test.each([
    '',
    ' ',
    '家',
    '%',
    '成',
    '百分之',
    '几家',
    '十来家',
    '三五家',
    '三十四十',
    '12.5家',
    '-5',
    '0.001%',
    '三分之一',
    '十百',
    '百',
    '12家以内',
    '点五',
    '10%%',
    'NaN',
    '1e3',
    '99999999999999999999',
    '危化',
  ])('「%s」 is no amount', (text) => {
    expect(readAmount(text)).toBeUndefined();
  });

  test('every number below ten thousand reads back', () => {
    for (let n = 1; n < 10_000; n += 1) expect([n, readChineseNumber(inChinese(n))]).toEqual([n, n]);
  });
});

/** Plain Chinese numerals, written independently of the reader. */
function inChinese(n: number): string {
  const digits = '零一二三四五六七八九';
  let text = '';
  for (const [i, char] of [...String(n).padStart(4, '0')].entries())
    text += char === '0' ? '零' : (digits[Number(char)] ?? '') + (['千', '百', '十', ''][i] ?? '');
  text = text.replace(/零+/g, '零').replace(/^零|零$/g, '');
  return text.startsWith('一十') ? text.slice(1) : text;
}

describe('normaliseText', () => {
  test('full width, ideographic spaces, line breaks, invisible characters', () => {
    expect(normaliseText('　抽查　危化１０％\r\n（Ａ类），\u200B！ ')).toBe('抽查 危化10% (A类),!');
  });

  test('a name keeps its Chinese brackets', () => {
    expect(normaliseName(' 山西某某有限公司（榆次）　二分厂Ａ１ ')).toBe('山西某某有限公司（榆次） 二分厂A1');
  });
});
