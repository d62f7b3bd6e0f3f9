/** 导入的表格, as offices really send them. */
import { describe, expect, test } from 'vitest';
import { readRegister } from '../../src/files/register.ts';
import type { EnterpriseRow, PersonRow, Problem, Register } from '../../src/files/rows.ts';
import { writeSheet } from '../../src/files/write.ts';
import { credit } from '../support/register-file.ts';
import { type BookOptions, book, type Cell, date, formula, type Sheet } from './messy.ts';

const HEADER = ['序号', '企业名称', '统一社会信用代码', '县区', '行业'];
const line = (n: number, more: readonly Cell[] = []): Cell[] => [
  n,
  `山西第${n}公司`,
  credit(n),
  '榆次区',
  '粉尘涉爆',
  ...more,
];

async function read(
  sheets: Sheet | readonly Sheet[],
  options?: BookOptions,
  name = '名录.xlsx',
): Promise<Register> {
  return readRegister(book('rows' in sheets ? [sheets] : sheets, options), name);
}
function rowsOf(register: Register): EnterpriseRow[] {
  if (register.is !== 'enterprises') throw new Error(JSON.stringify(register));
  return register.rows;
}
function problemsOf(register: Register): Problem[] {
  return register.is === 'problems' ? register.problems : [];
}
const names = (register: Register) => rowsOf(register).map(({ name }) => name);
const numbers = (register: Register) => rowsOf(register).map(({ row }) => row);

describe('表头', () => {
  test('in row 4 under merged titles, the unit and the date of the list', async () => {
    const register = await read({
      name: 'Sheet1',
      rows: [
        ['附件2'],
        ['晋中市2026年度检查对象名录库'],
        ['填报单位：危化科', null, null, '2026年3月5日'],
        HEADER,
        line(1),
        line(2),
      ],
      merges: ['A1:E1', 'A2:E2', 'A3:C3'],
    });
    expect(numbers(register)).toEqual([5, 6]);
  });

  test('in two rows, the upper one grouping', async () => {
    const register = await read({
      name: 'Sheet1',
      rows: [
        ['人员信息表'],
        ['序号', '姓名', '所在科室', '手机号', '角色', '行政执法证', null, '备注'],
        [null, null, null, null, null, '编号', '有效期', null],
        [1, '张　三', '危化科', '13800000001', '执法人员', '0407001', '2023.1.1-2028.12.31', null],
      ],
      merges: ['A1:H1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:E3', 'F2:G2', 'H2:H3'],
    });
    expect(register).toMatchObject({
      is: 'people',
      rows: [{ row: 4, name: '张三', certificateNo: '0407001', certificateUntil: '2028-12-31' }],
    });
  });

  test('two rows where the group tells two columns of one name apart', async () => {
    const register = await read({
      name: 'Sheet1',
      rows: [
        ['单位', null, null, '联系人', null, '行业'],
        ['名称', '信用代码', '县（市、区）', '姓名', '电话', null],
        ['甲公司', credit(1), '太谷县', '王五', 13800000001, '有限空间'],
      ],
      merges: ['A1:C1', 'D1:E1', 'F1:F2'],
    });
    expect(rowsOf(register)).toMatchObject([
      { row: 3, name: '甲公司', county: '太谷区', contact: '王五', phone: '13800000001' },
    ]);
  });

  test('a row of data is never taken for the second row of a header', async () => {
    const register = await read({
      name: 'Sheet1',
      rows: [[...HEADER, '备注'], [1, '地址', credit(1), '榆次区', '粉尘涉爆', '联系电话'], line(2)],
    });
    expect(names(register)).toEqual(['地址', '山西第2公司']);
  });

  test('line breaks, ideographic spaces, full-width brackets, stars and strokes in the names', async () => {
    const register = await read({
      name: 'Sheet1',
      rows: [
        ['序 号', '企业\n名　称*', '统一社会\n信用代码', '县（区、市）', '行业／领域（可多选）'],
        line(1),
      ],
    });
    expect(names(register)).toEqual(['山西第1公司']);
  });

  test('printed again on every page', async () => {
    const register = await read({ name: 'Sheet1', rows: [HEADER, line(1), HEADER, line(2)] });
    expect(numbers(register)).toEqual([2, 4]);
    expect(register).toMatchObject({ skipped: 1, notes: ['重复的表头没有读取：第 3 行'] });
  });
});

describe('数据行', () => {
  test('sums, remarks, headings, signatures, samples and mere numbers are passed over and named', async () => {
    const register = await read({
      name: 'Sheet1',
      rows: [
        HEADER,
        ['示例', '某某公司', 'X', '榆次区', '粉尘涉爆'],
        ['一、危险化学品生产企业'],
        line(1),
        ['小计', '1家'],
        ['二、工贸企业'],
        line(2),
        [3],
        ['合 计', null, '共2家'],
        ['说明：本表由各科室填报'],
        ['填表人：张三', null, '审核人：李四', null, '2026年3月5日'],
        ['注：', '停产企业也要填'],
      ],
      merges: ['A3:E3', 'A6:E6', 'A10:E10'],
    });
    expect(numbers(register)).toEqual([4, 7]);
    expect(register).toMatchObject({
      skipped: 9,
      notes: [
        '合计、小计行没有读取：第 5、9 行',
        '说明、标题、签字行没有读取：第 3、6、10、11、12 行',
        '示例行没有读取：第 2 行',
        '只有序号的空行没有读取：第 8 行',
      ],
    });
  });

  test('a row with a code is data whatever its name; one without anything but a name is a mistake', async () => {
    const register = await read({
      name: 'Sheet1',
      rows: [HEADER.slice(1), ['合计', ...line(1).slice(2)], ['说明：', ...line(2).slice(2)]],
    });
    expect(names(register)).toEqual(['合计', '说明：']);
    const lone = await read({ name: 'Sheet1', rows: [HEADER, line(1), [2, '只有名称的公司']] });
    expect(problemsOf(lone).map(({ row, fault }) => [row, fault])).toEqual([
      [3, 'required'],
      [3, 'required'],
      [3, 'required'],
    ]);
  });

  test('a county merged over its enterprises holds for each', async () => {
    const register = await read({
      name: 'Sheet1',
      rows: [
        HEADER,
        [1, '甲', credit(1), '祁县', '粉尘涉爆'],
        [2, '乙', credit(2), null, '粉尘涉爆'],
        [3, '丙', credit(3), null, '粉尘涉爆'],
        [4, '丁', credit(4), '平遥县', '粉尘涉爆'],
      ],
      merges: ['D2:D4'],
    });
    expect(rowsOf(register).map(({ county }) => county)).toEqual(['祁县', '祁县', '祁县', '平遥县']);
    expect(register).toMatchObject({ notes: ['合并单元格按每一行都相同读取（2 处）'] });
  });

  test('hidden rows are left out, hidden columns are read, both are said', async () => {
    const register = await read({
      name: 'Sheet1',
      rows: [HEADER, line(1), line(2), line(3)],
      cols: '<col min="3" max="3" width="9" hidden="1"/>',
      rowAttributes: { 3: 'hidden="1"', 4: 'ht="0" customHeight="1"' },
    });
    expect(numbers(register)).toEqual([2]);
    expect(register).toMatchObject({
      notes: ['2 行是隐藏的（如被筛选掉），没有读取：第 3、4 行', '隐藏的列也已读取：统一社会信用代码'],
    });
  });
});

describe('单元格', () => {
  test('formulas by their saved result, with a note; an unsaved one names its cell', async () => {
    const saved = await read({
      name: 'Sheet1',
      rows: [
        HEADER,
        [formula('ROW()-1', '1'), formula('A1&amp;B1', '甲公司'), credit(1), '榆次区', '粉尘涉爆'],
      ],
    });
    expect(names(saved)).toEqual(['甲公司']);
    expect(saved).toMatchObject({ notes: ['1 个单元格是公式，按文件里保存的结果读取（如 B2）'] });
    const unsaved = await read({
      name: 'Sheet1',
      rows: [HEADER, [formula('ROW()-1'), '甲', formula('VLOOKUP(B2,X:Y,2,0)'), '榆次区', '粉尘涉爆']],
    });
    expect(problemsOf(unsaved)).toMatchObject([
      { row: 2, column: '统一社会信用代码', fault: 'formula-unsaved' },
    ]);
    expect(problemsOf(unsaved)[0]!.why).toContain('C2');
  });

  test('days in every style', async () => {
    const days: Cell[] = [
      '2026年3月5日',
      '2026.3.5',
      '2026-3-5',
      '2026/03/05',
      '20260305',
      20260305,
      46086,
      date(46086),
      date(46086.5, 2),
      date(46086, 3),
      date(46086, 4),
      '二〇二六年三月五日',
      '2026年3月5日（星期四）',
      '２０２６年３月５日',
      '2026-03-05 08:30:00',
      { a: 't="d"', xml: '<v>2026-03-05T00:00:00</v>' },
    ];
    const register = await read(
      { name: 'Sheet1', rows: [[...HEADER, '上次检查日期'], ...days.map((day, i) => line(i + 1, [day]))] },
      { formats: ['yyyy"年"m"月"d"日"', '[$-804]yyyy/m/d h:mm;@'], builtIn: [31, 57] },
    );
    expect(rowsOf(register).map(({ lastInspected }) => lastInspected)).toEqual(days.map(() => '2026-03-05'));
  });

  test('days of a workbook that counts from 1904', async () => {
    const register = await read(
      { name: 'Sheet1', rows: [[...HEADER, '上次检查日期'], line(1, [date(44624)]), line(2, [44624])] },
      { from1904: true },
    );
    expect(rowsOf(register).map(({ lastInspected }) => lastInspected)).toEqual(['2026-03-05', '2026-03-05']);
  });

  test('a number that is shown with leading zeros, and one that only looks like a day', async () => {
    const register = await read(
      { name: 'Sheet1', rows: [[...HEADER, '编码', '本年已查次数'], line(1, [date(12, 1), date(2, 2)])] },
      { formats: ['0000', '0"次"'] },
    );
    expect(rowsOf(register)).toMatchObject([{ code: '0012', inspectedThisYear: 2 }]);
  });

  test('names in pieces, with readings, escapes and padding', async () => {
    const register = await read(
      {
        name: 'Sheet1',
        rows: [
          HEADER,
          [
            1,
            { a: 't="s"', xml: '<v>0</v>' },
            { a: 't="s"', xml: '<v>1</v>' },
            '榆　次　区',
            '粉尘涉爆\n有限空间',
          ],
          [2, '山西 某某\n(集团) 有限公司', ` ${credit(2).toLowerCase()} `, '山西省晋中市 祁县', '危化/工贸'],
        ],
      },
      {
        strings: `<si><r><t>山西</t></r><r><rPr><b/></rPr><t xml:space="preserve">第一</t></r><rPh sb="0" eb="1"><t>ヤマ</t></rPh><r><t>公司_x000D_</t></r></si><si><t>${credit(1).replace(/^9/, '９')}</t></si>`,
      },
    );
    expect(problemsOf(register)).toMatchObject([{ row: 3, column: '行业' }]);
    const fixed = await read(
      {
        name: 'Sheet1',
        rows: [HEADER, [1, { a: 't="s"', xml: '<v>0</v>' }, credit(1), '榆　次　区', '粉尘涉爆\n有限空间']],
      },
      {
        strings:
          '<si><r><t>山西</t></r><r><t>第一</t></r><rPh sb="0" eb="1"><t>ヤマ</t></rPh><r><t>公司_x000D_</t></r></si>',
      },
    );
    expect(rowsOf(fixed)).toMatchObject([
      { name: '山西第一公司', county: '榆次区', trades: ['粉尘涉爆', '有限空间'] },
    ]);
  });

  test('「无」 and dashes say that there is none; a blank says nothing', async () => {
    const register = await read({
      name: 'Sheet1',
      rows: [
        [...HEADER, '联系电话', '联系人', '上次检查日期'],
        line(1, ['无', '—', '/']),
        line(2, [null, ' ', null]),
      ],
    });
    const [none, blank] = rowsOf(register);
    expect(none).toMatchObject({ phone: null, contact: null, lastInspected: null });
    expect(blank).not.toHaveProperty('phone');
    const required = await read({
      name: 'Sheet1',
      rows: [HEADER, [1, '/', credit(1), '榆次区', '粉尘涉爆']],
    });
    expect(problemsOf(required)).toMatchObject([{ row: 2, column: '企业名称', fault: 'required' }]);
  });

  test('letters in a credit code for digits: a remedy that can be copied', async () => {
    const code = credit(7);
    const wrong = code.replace('MA0', 'MAO');
    const register = await read({ name: 'Sheet1', rows: [HEADER, [1, '甲', wrong, '榆次区', '粉尘涉爆']] });
    const [problem] = problemsOf(register);
    expect(problem).toMatchObject({ fault: 'credit-alphabet', value: wrong });
    expect(problem!.remedy).toContain(`是不是 ${code}？`);
  });

  test('error cells where they matter', async () => {
    const register = await read({
      name: 'Sheet1',
      rows: [
        [...HEADER, '备注'],
        line(1, [{ a: 't="e"', xml: '<v>#REF!</v>' }]),
        [2, { a: 't="e"', xml: '<f>X()</f><v>#NAME?</v>' }, credit(2), '榆次区', '粉尘涉爆'],
      ],
    });
    expect(problemsOf(register)).toMatchObject([{ row: 3, column: '企业名称', fault: 'error-cell' }]);
  });
});

describe('工作表', () => {
  test('one for each county: all are read, rows are named with their sheet', async () => {
    const sheets = (last: Cell) => [
      { name: '填表说明', rows: [['请按县区分表填写']] },
      { name: '榆次区', rows: [HEADER, line(1), line(2)] },
      {
        name: '祁县',
        rows: [['祁县名录'], HEADER.toReversed(), [...line(3)].toReversed(), [...line(4)].toReversed()],
      },
      { name: '平遥县', rows: [HEADER] },
      { name: '旧表', rows: [HEADER, line(9)], state: 'hidden' },
      { name: '字典', rows: [['甲', last]], state: 'veryHidden' },
    ];
    const register = await read(sheets('乙'));
    expect(rowsOf(register).map(({ sheet, row, name }) => [sheet, row, name])).toEqual([
      ['榆次区', 2, '山西第1公司'],
      ['榆次区', 3, '山西第2公司'],
      ['祁县', 3, '山西第3公司'],
      ['祁县', 4, '山西第4公司'],
    ]);
    expect(register).toMatchObject({
      notes: [
        '只读了工作表「榆次区、祁县」，未读：填表说明、平遥县',
        '隐藏的工作表没有读取：旧表、字典',
        '读了 2 个工作表：榆次区（2 行）、祁县（2 行）',
      ],
    });
  });

  test('the same enterprise on two sheets, and a sheet that lacks a column', async () => {
    const twice = await read([
      { name: '榆次区', rows: [HEADER, line(1)] },
      { name: '祁县', rows: [HEADER, line(2), line(1)] },
    ]);
    expect(problemsOf(twice)).toMatchObject([{ sheet: '祁县', row: 3, fault: 'duplicate' }]);
    expect(problemsOf(twice)[0]!.why).toBe('与「榆次区」第 2 行重复');
    const lacking = await read([
      { name: '榆次区', rows: [HEADER, line(1)] },
      { name: '祁县', rows: [HEADER.slice(0, 4), line(2).slice(0, 4)] },
    ]);
    expect(problemsOf(lacking)).toMatchObject([{ sheet: '祁县', column: '行业', fault: 'missing-column' }]);
  });

  test('two registers in one file: which sheet is which', async () => {
    const register = await read([
      { name: '企业', rows: [HEADER, line(1)] },
      {
        name: '人',
        rows: [
          ['姓名', '手机号', '科室', '角色'],
          ['张三', '13800000001', '危化科', '组长'],
        ],
      },
    ]);
    expect(problemsOf(register)).toMatchObject([{ row: 0, fault: 'several-kinds' }]);
    expect(problemsOf(register)[0]!.why).toContain('「企业」企业名录（检查对象名录库）、「人」人员名录');
  });

  test('written with prefixes by another program', async () => {
    expect(names(await read({ name: 'Sheet1', rows: [HEADER, line(1)] }, { prefix: 'x' }))).toEqual([
      '山西第1公司',
    ]);
  });

  test('nothing that is known: one sentence with all that can be sent', async () => {
    const [problem, ...more] = problemsOf(
      await read({
        name: 'Sheet1',
        rows: [
          ['菜名', '价格'],
          ['鱼', 3],
        ],
      }),
    );
    expect(more).toEqual([]);
    expect(problem!.remedy).toMatch(/能收的表格和列.*企业名录.*人员名录.*放假安排.*科室设置.*省级平台任务/);
  });
});

describe('文本表格', () => {
  const text = (separator = ',', end = '\r\n') =>
    [HEADER, line(1), line(2)].map((cells) => cells.join(separator)).join(end);
  /** GBK of the few characters that stand in the text */
  function gbk(source: string): Buffer {
    const decoder = new TextDecoder('gbk');
    const codes = new Map<string, [number, number]>();
    for (let high = 0xb0; high < 0xf8; high += 1)
      for (let low = 0xa1; low < 0xff; low += 1)
        codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    return Buffer.from([...source].flatMap((char) => codes.get(char) ?? [char.charCodeAt(0)]));
  }
  const utf16be = (source: string) => Buffer.from(source, 'utf16le').swap16();

  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(text())],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text()}`)],
    ['GBK', gbk(text())],
    ['GBK, line feeds alone', gbk(text(',', '\n'))],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text('\t')}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(text('\t'), 'utf16le')],
    ['UTF-16 the other way round', utf16be(`\uFEFF${text()}`)],
    ['semicolons', Buffer.from(text(';'))],
    ['tabs', Buffer.from(text('\t'))],
    ['named separator', Buffer.from(`sep=|\n${text('|')}`)],
    ['old Mac line ends', Buffer.from(text(',', '\r'))],
  ])('%s', async (_, bytes) => {
    expect(names(await readRegister(bytes, '名录.csv'))).toEqual(['山西第1公司', '山西第2公司']);
  });

  test('quotes, line breaks and separators within them, and how text is kept from being a number', async () => {
    const body = `${HEADER.join(',')},联系电话\r\n1,"山西""甲""\n有限公司","=""${credit(1)}""",榆次区,"粉尘涉爆,有限空间",'0354123\r\n\r\n2,"乙",\t${credit(2)},榆次区,粉尘涉爆,=1+1`;
    const register = await readRegister(Buffer.from(body), 'a.csv');
    expect(rowsOf(register)).toMatchObject([
      { row: 2, creditCode: credit(1), trades: ['粉尘涉爆', '有限空间'], phone: '0354123' },
      { row: 4, creditCode: credit(2), phone: '=1+1' },
    ]);
  });

  test('a code that a spreadsheet has shortened', async () => {
    const register = await readRegister(
      Buffer.from(`${HEADER.join()}\n1,甲,9.11407E+17,榆次区,粉尘涉爆`),
      'a.csv',
    );
    expect(problemsOf(register)).toMatchObject([{ fault: 'number-too-long' }]);
  });

  test('by what it is, not by its name', async () => {
    const csv = await readRegister(Buffer.from(text()), '名录.xlsx');
    expect(csv).toMatchObject({ is: 'enterprises', notes: ['文件按内容是文本表格（CSV），已照此读取'] });
    const xlsx = await readRegister(book([{ name: 'a', rows: [HEADER, line(1)] }]), '名录.csv');
    expect(xlsx).toMatchObject({ is: 'enterprises', notes: ['文件按内容是 Excel 工作簿，已照此读取'] });
  });
});

describe('refused', () => {
  const ole = (part: string) =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
      Buffer.from(part, 'utf16le'),
    ]);
  const good: Sheet = { name: 'a', rows: [HEADER, line(1)] };
  const extra = (name: string) => book([good], { extra: [{ name, data: Buffer.from('x'.repeat(50)) }] });

  test.each<[string, Uint8Array, string, string]>([
    ['.xls', ole('Workbook'), 'a.xls', 'file-xls'],
    ['.et', ole('Workbook'), 'a.et', 'file-xls'],
    ['a password', ole('EncryptedPackage'), 'a.xlsx', 'file-encrypted'],
    ['.wps', ole('WordDocument'), 'a.wps', 'file-document'],
    ['.pdf', Buffer.from('%PDF-1.7\n'), 'a.xlsx', 'file-document'],
    ['.rar', Buffer.from('Rar!\x1a\x07'), 'a.rar', 'file-archive'],
    [
      'a web page called .xls',
      Buffer.from('<html><table><tr><td>企业名称</td></tr></table></html>'),
      'a.xls',
      'file-web',
    ],
    ['XML of 2003', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'a.xls', 'file-web'],
    ['macros by the name of the file', book([good]), 'a.xlsm', 'file-macros'],
    ['macros by the part', extra('xl/vbaProject.bin'), 'a.xlsx', 'file-macros'],
    ['a path that leads elsewhere', extra('xl/../../etc/passwd'), 'a.xlsx', 'file-paths'],
    ['a path from the root', extra('/etc/passwd'), 'a.xlsx', 'file-paths'],
    ['a path with backslashes', extra('xl\\..\\..\\x.xml'), 'a.xlsx', 'file-paths'],
    ['two parts of one name', extra('xl/Workbook.xml'), 'a.xlsx', 'file-paths'],
    ['.xlsb', extra('xl/workbook.bin'), 'a.xlsx', 'file-document'],
  ])('%s', async (_, bytes, name, fault) => {
    const register = await readRegister(bytes, name);
    expect(problemsOf(register)).toMatchObject([{ row: 0, value: name, fault }]);
    expect(problemsOf(register)[0]!.remedy.length).toBeGreaterThan(5);
  });

  test('workbooks within an archive', async () => {
    const { zip } = await import('./zip.ts');
    const bytes = zip([{ name: '榆次区.xlsx', data: book([good]) }]);
    expect(problemsOf(await readRegister(bytes, 'a.zip'))).toMatchObject([{ fault: 'file-archive' }]);
  });

  test('one shared text of a hundred megabytes, and a million of them', async () => {
    const noise = Buffer.alloc(900, '山').toString();
    const one = book([good], {
      strings: `<si><t>${Array.from({ length: 60_000 }, (_, i) => `${noise.slice(0, 200 + (i % 90))}${i}`).join('')}</t></si>`,
    });
    expect(['enterprises', 'problems']).toContain((await readRegister(one, 'a.xlsx')).is);
  });

  test('a DTD', async () => {
    const { unzip, zip } = await import('./zip.ts');
    const parts = unzip(book([good])).map((part) =>
      part.name === 'xl/worksheets/sheet1.xml'
        ? { ...part, data: Buffer.concat([Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]>'), part.data]) }
        : part,
    );
    expect(problemsOf(await readRegister(zip(parts), 'a.xlsx'))).toMatchObject([{ fault: 'file-damaged' }]);
  });
});

test('people without a column for roles, several readings of one mobile', async () => {
  const register = await readRegister(
    await writeSheet(
      ['姓名', '联系电话', '所在部门', '执法证号', '证件有效期'].map((header) => ({ header })),
      [['李　四', '+86 138-0000-0002', '危化科', '0407002', '长期']],
    ),
    'a.xlsx',
  );
  const expected: PersonRow = {
    row: 2,
    name: '李四',
    mobile: '13800000002',
    section: '危化科',
    certificateNo: '0407002',
    certificateUntil: '9999-09-09',
  };
  expect(register).toEqual({ is: 'people', rows: [expected], notes: [] });
});

describe('年度抽查计划', () => {
  const PLAN = ['检查事项', '检查类型', '抽取比例', '检查时间'];
  const item = '危险化学品生产企业安全生产监督检查';

  test('10% as Excel keeps it when it is typed, and with decimals', async () => {
    const percent = (style: number, value: string): Cell => ({ a: `s="${style}"`, xml: `<v>${value}</v>` });
    const register = await read(
      {
        name: '计划',
        rows: [
          PLAN,
          [item, '一般', percent(2, '0.1'), '全年'],
          [item, '一般', percent(1, '7.0000000000000007E-2'), '3月'],
          [item, '一般', percent(3, '0.125'), '4月'],
        ],
      },
      { formats: ['0.0%;[红色]-0.0%'], builtIn: [9, 10] },
    );
    expect(register.is === 'plan' && register.rows.map(({ amount }) => amount)).toEqual([
      '10%',
      '7%',
      '12.5%',
    ]);
  });
});
