import { describe, expect, test } from 'vitest';
import {
  cellCount,
  cellDay,
  cellLeave,
  cellList,
  cellText,
  hasBadCharacter,
  isErrorCell,
} from '../../src/files/cells.ts';

describe('日期', () => {
  test.each<[string | number | Date]>([
    ['2026-03-05'],
    ['2026-3-5'],
    ['2026/3/5'],
    ['2026/03/05'],
    ['2026.3.5'],
    ['2026. 3. 5'],
    ['2026年3月5日'],
    ['2026年03月05号'],
    ['２０２６年３月５日'],
    ['　2026－03－05　'],
    ['2026-03-05 00:00:00'],
    ['2026-03-05T08:30'],
    ['20260305'],
    [20260305],
    [46086],
    [46086.75],
    ['46086'],
    [new Date('2026-03-05T00:00:00Z')],
    [new Date('2026-03-05T18:00:00Z')],
  ])('%s is 2026-03-05', (cell) => {
    expect(cellDay(cell)).toBe('2026-03-05');
  });

  test.each([['9999-09-09'], ['9999/9/9'], ['9999年9月9日'], ['长期'], ['长期有效'], [2958352], [99990909]])(
    '%s is without end',
    (cell) => {
      expect(cellDay(cell)).toBe('9999-09-09');
    },
  );

  test.each([
    ['2026-02-30'],
    ['2026-13-01'],
    ['3/5/2026'],
    ['26-3-5'],
    ['三月五日'],
    [0],
    [-5],
    [12],
    [1e300],
    [Number.NaN],
    ['1899-01-01'],
    ['2150-01-01'],
    [true],
    [null],
    [''],
    [new Date(Number.NaN)],
  ])('%s is no day', (cell) => {
    expect(cellDay(cell)).toBeUndefined();
  });
});

test('text: one line, full-width letters and digits narrowed, Chinese brackets kept', () => {
  expect(cellText('　山西某某（集团）\n有限公司　Ａ１ ')).toBe('山西某某（集团） 有限公司 A1');
  expect(cellText(13803541234)).toBe('13803541234');
  expect(cellText(140700200012345)).toBe('140700200012345');
  expect(cellText(true)).toBe('true');
  expect(cellText(null)).toBe('');
});

test('counts', () => {
  expect(['2', '２', '2次', '2次/年', '0'].map(cellCount)).toEqual([2, 2, 2, 2, 0]);
  expect([3].map(cellCount)).toEqual([3]);
  expect(['1,234', '１，２３４', '1,234次', '1,234.00', '1000'].map(cellCount)).toEqual([
    1234, 1234, 1234, 1234, 1000,
  ]);
  const not = [
    '-1',
    '1.5',
    '二',
    '很多',
    '',
    '12,34',
    '0,123',
    '1,234,5',
    '1234,567',
    '1,2345',
    '10000',
    '1.234,000',
  ];
  expect(not.map(cellCount)).toEqual(not.map(() => undefined));
});

test('lists', () => {
  expect(cellList('金属冶炼、粉尘涉爆，有限空间；危化\n化工|冶金')).toEqual([
    '金属冶炼',
    '粉尘涉爆',
    '有限空间',
    '危化',
    '化工',
    '冶金',
  ]);
  expect(cellList('、，')).toEqual([]);
});

describe('请假', () => {
  test.each([
    [
      '2026-03-09至2026-03-13；2026-05-06',
      [
        ['2026-03-09', '2026-03-13'],
        ['2026-05-06', '2026-05-06'],
      ],
    ],
    ['2026年3月9日到2026年3月13日', [['2026-03-09', '2026-03-13']]],
    ['2026.3.9-2026.3.13', [['2026-03-09', '2026-03-13']]],
    ['2026-03-09-2026-03-13', [['2026-03-09', '2026-03-13']]],
    ['2026/3/9 — 2026/3/13', [['2026-03-09', '2026-03-13']]],
    ['２０２６－０３－０９～２０２６－０３－１３', [['2026-03-09', '2026-03-13']]],
    ['2026-03-09', [['2026-03-09', '2026-03-09']]],
    ['', []],
  ])('%s', (cell, spans) => {
    expect(cellLeave(cell)).toEqual(spans);
  });
  test('dates as such', () => {
    expect(cellLeave(46086)).toEqual([['2026-03-05', '2026-03-05']]);
    expect(cellLeave(new Date('2026-03-05T00:00:00Z'))).toEqual([['2026-03-05', '2026-03-05']]);
  });
  test.each(['三月', '2026-03-13至2026-03-09', '3月9日至13日', '2026-02-30', '2026-03-09至'])(
    '%s is not understood',
    (cell) => {
      expect(cellLeave(cell)).toBeUndefined();
    },
  );
});

test('what no table or card may carry', () => {
  expect(['\u0007', '\uFFFD', '\uE000', 'a\uD800b'].map(hasBadCharacter)).toEqual([true, true, true, true]);
  expect(['山西𠮷某（集团）', 'A-1', '😀'].map(hasBadCharacter)).toEqual([false, false, false]);
  expect(['#N/A', '#REF!', ' #DIV/0! ', '#1号炉'].map(isErrorCell)).toEqual([true, true, true, false]);
});
