/** Files of strangers: each is read rightly, or refused with row, column, value, why and remedy. */
import { expect, test } from 'vitest';
import { readRegister } from '../../src/files/register.ts';
import type { Register } from '../../src/files/rows.ts';
import { credit } from '../support/register-file.ts';
import { book, type Cell, formula, type Sheet } from './messy.ts';

const HEADER = ['企业名称', '统一社会信用代码', '县区', '行业'];
const row = (n: number, ...more: Cell[]): Cell[] => [
  `山西第${n}公司`,
  credit(n),
  '榆次区',
  '粉尘涉爆',
  ...more,
];
const read = (rows: Sheet['rows'], more: Partial<Sheet> = {}) =>
  readRegister(book([{ name: 'Sheet1', rows, ...more }]), 'a.xlsx');
const rows = (register: Register) => {
  if (register.is !== 'enterprises') throw new Error(JSON.stringify(register));
  return register.rows;
};
const problems = (register: Register) => (register.is === 'problems' ? register.problems : []);

test('trades parted in every way', async () => {
  const parts = ['、', ',', '，', ';', '；', '/', '\n', ' '].map((sign) => `粉尘涉爆${sign}有限空间`);
  const register = await read([HEADER, ...parts.map((trades, i) => [...row(i).slice(0, 3), trades])]);
  expect(rows(register).map(({ trades }) => trades)).toEqual(parts.map(() => ['粉尘涉爆', '有限空间']));
});

test('yes and no as ticks and crosses', async () => {
  const said = ['是', '√', '✓', '否', '×', '✗'];
  const register = await read([[...HEADER, '是否重点'], ...said.map((key, i) => row(i, key))]);
  expect(rows(register).map(({ key }) => key)).toEqual([true, true, true, false, false, false]);
});

test('telephones as numbers and with a point; one that a spreadsheet has shortened is refused', async () => {
  const register = await read([[...HEADER, '联系电话'], row(1, 13800000001), row(2, '13800000002.0')]);
  expect(rows(register)[0]!.phone).toBe('13800000001');
  const lost = await read([[...HEADER, '联系电话'], row(1, '1.38E+10')]);
  expect(problems(lost)).toMatchObject([
    { row: 2, column: '联系电话', value: '1.38E+10', fault: 'number-too-long' },
  ]);
});

test('credit codes in small letters, with spaces, and with O for 0', async () => {
  const spaced = credit(2).replace(/(.{4})/g, '$1 ');
  const register = await read([
    HEADER,
    ['甲', credit(1).toLowerCase(), '祁县', '粉尘涉爆'],
    ['乙', spaced, '祁县', '粉尘涉爆'],
  ]);
  expect(rows(register).map(({ creditCode }) => creditCode)).toEqual([credit(1), credit(2)]);
  const wrong = await read([HEADER, ['丙', credit(3).replace('0', 'O'), '祁县', '粉尘涉爆']]);
  expect(problems(wrong)).toMatchObject([{ row: 2, column: '统一社会信用代码', fault: 'credit-alphabet' }]);
});

test('a section merged down the column, blank columns between, notes under the table', async () => {
  const register = await read(
    [
      ['科室', null, ...HEADER],
      ['危化科', null, ...row(1)],
      [null, null, ...row(2)],
      ['备注：以上由危化科填报'],
    ],
    { merges: ['A2:A3', 'A4:F4'] },
  );
  expect(rows(register).map(({ section }) => section)).toEqual(['危化科', '危化科']);
});

test('units in the header, a column twice, a sheet called 说明 first, formulas without result', async () => {
  const units = await read([
    ['企业名称（全称）', '统一社会信用代码（18位）', '县区', '行业', '年度检查上限（次）'],
    row(1, '3次'),
  ]);
  expect(rows(units)[0]!.yearlyCap).toBe(3);
  expect(problems(await read([[...HEADER, '县区'], row(1, '祁县')]))).toMatchObject([
    { row: 1, fault: 'duplicate-column' },
  ]);
  const guide = { name: '说明', rows: [HEADER, ['写全称', '18 位', '写县区', '写行业']] };
  const both = await readRegister(book([guide, { name: '名单', rows: [HEADER, row(1)] }]), 'a.xlsx');
  expect(rows(both)).toHaveLength(1);
  const unsaved = await read([HEADER, [formula('A1'), ...row(1).slice(1)]]);
  expect(problems(unsaved)).toMatchObject([{ row: 2, column: '企业名称', fault: 'formula-unsaved' }]);
});

test('every refusal says why and what to do', async () => {
  const wrong = await read([
    [...HEADER, '年度检查上限', '上次检查日期'],
    ['甲', 'X', '太原', '煤矿', '1,00', '去年'],
  ]);
  for (const { row: at, column, value, why, remedy } of problems(wrong)) {
    expect(at).toBe(2);
    for (const text of [column, value, why, remedy]) expect(text).not.toBe('');
  }
  expect(problems(wrong)).toHaveLength(5);
});
