import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { readRegister } from '../../src/files/register.ts';
import { writeSheet } from '../../src/files/write.ts';
import { unzip } from './zip.ts';

const HOSTILE = [
  '=cmd|"/c calc"!A1',
  '+1+1',
  '-2',
  '@SUM(A1)',
  '=HYPERLINK("http://x","y")',
  '\t=1',
  '&<">',
  "'quoted",
  '_x0041_',
  '𠮷😀',
];

test('what was written is read again, text as text whatever it begins with', async () => {
  const bytes = await writeSheet(
    [{ header: '甲', width: 30 }, { header: '乙' }, { header: '丙' }],
    HOSTILE.map((text, i) => [text, i, i % 2 ? undefined : '']),
    { name: '导出' },
  );
  const book = await readXlsx(bytes);
  expect(book.sheets[0]!.name).toBe('导出');
  expect(book.sheets[0]!.rows.slice(1).map((row) => row[0])).toEqual(HOSTILE);
  expect(book.sheets[0]!.rows.slice(1).map((row) => row[1])).toEqual(HOSTILE.map((_, i) => i));
  const sheet = unzip(bytes).find((part) => part.name.endsWith('sheet1.xml'))!;
  expect(Buffer.from(sheet.data).toString()).not.toMatch(/<f[ >]/);
});

test('the same rows give the same bytes', async () => {
  const write = () => writeSheet([{ header: '甲' }], [['一'], ['二'], [3]]);
  expect(await write()).toEqual(await write());
});

test('what XML cannot carry is left out', async () => {
  const bytes = await writeSheet(
    [{ header: '甲' }],
    [['a\u0000b\u0007c\uD800d\uFFFFe'], ['x'.repeat(40_000)]],
  );
  const [, first, second] = (await readXlsx(bytes)).sheets[0]!.rows;
  expect(first).toEqual(['abcde']);
  expect(String(second?.[0])).toHaveLength(32_767);
});

test('a hostile name goes in and out of a register as it is', async () => {
  const bytes = await writeSheet(
    ['企业名称', '统一社会信用代码', '县区', '行业'].map((header) => ({ header })),
    [['=1+1有限公司', '91330100311348661F', '榆次区', '粉尘涉爆']],
  );
  expect(await readRegister(bytes, 'a.xlsx')).toMatchObject({
    is: 'enterprises',
    rows: [{ name: '=1+1有限公司' }],
  });
});

test('a formula gives its cached value, a date cell its day', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'a',
        rows: [
          ['企业名称', '统一社会信用代码', '县区', '行业', '上次检查日期'],
          [null, '91330100311348661F', '榆次区', '粉尘涉爆', new Date('2026-03-05T00:00:00Z')],
        ],
        cells: new Map([['1,0', { value: '甲公司', formula: 'B9&"公司"', formulaResult: '甲公司' }]]),
        columns: [{}, {}, {}, {}, { numFmt: 'yyyy"年"m"月"d"日"' }],
      },
    ],
  });
  expect(await readRegister(bytes, 'a.xlsx')).toMatchObject({
    rows: [{ name: '甲公司', lastInspected: '2026-03-05' }],
  });
});
