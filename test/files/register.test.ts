import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { makeCreditCode } from '../../src/domain/credit-code.ts';
import type { ColumnSpec } from '../../src/files/columns.ts';
import { COLUMNS } from '../../src/files/header-words.ts';
import { readRegister } from '../../src/files/register.ts';
import type { EnterpriseRow, PersonRow, Problem, Register } from '../../src/files/rows.ts';
import { type SheetValue, writeSheet } from '../../src/files/write.ts';

type Cells = Record<string, SheetValue>;
const CODE = '91330100311348661F';
const enterprise: Cells = {
  企业名称: '山西某某有限公司',
  统一社会信用代码: CODE,
  县区: '榆次区',
  行业: '粉尘涉爆',
};
const person: Cells = {
  姓名: '李某',
  手机号: '13803540001',
  科室: '危化科',
  角色: '执法人员',
  执法证编号: '0407001',
  执法证有效期: '2028-12-31',
};

/** A file with these rows, the columns being those of the first. */
async function read(...rows: Cells[]): Promise<Register> {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const lines = rows.map((row) => columns.map((column) => row[column]));
  return readRegister(
    await writeSheet(
      columns.map((header) => ({ header })),
      lines,
    ),
    '名录.xlsx',
  );
}

async function problems(...rows: Cells[]): Promise<Problem[]> {
  const register = await read(...rows);
  return register.is === 'problems' ? register.problems : [];
}

async function enterprises(...rows: Cells[]): Promise<EnterpriseRow[]> {
  const register = await read(...rows);
  if (register.is !== 'enterprises') throw new Error(JSON.stringify(register));
  return register.rows;
}

async function people(...rows: Cells[]): Promise<PersonRow[]> {
  const register = await read(...rows);
  if (register.is !== 'people') throw new Error(JSON.stringify(register));
  return register.rows;
}

describe('the header', () => {
  test('no name belongs to two columns of one register', () => {
    for (const columns of Object.values(COLUMNS)) {
      const names = Object.values(columns as Record<string, ColumnSpec>).flatMap((column) => column.names);
      expect(names.filter((name, i) => names.indexOf(name) < i)).toEqual([]);
    }
  });

  test('every name of every column is understood, in any order', async () => {
    const full: Cells = {
      ...enterprise,
      编码: 'E1',
      法定代表人: '王某',
      住所: '甲',
      生产地址: '乙',
      联络人: '丙',
      联系方式: '0354-1',
      科室: '冶金工贸科',
      是否重点: '重点',
      信用等级: 'A',
      状态: '停产',
      上次检查日期: '2025-06-03',
      本年已查次数: 1,
      年度检查上限: 2,
    };
    const [expected] = await enterprises(full);
    const firsts = new Map(Object.entries(full).map(([name, value]) => [fieldOf(name), value]));
    for (let shift = 0; shift < 9; shift += 1) {
      const columns = Object.entries(COLUMNS.enterprises as Record<string, ColumnSpec>).map(
        ([field, spec]) => [spec.names[shift % spec.names.length]!, firsts.get(field)] as const,
      );
      const turned = [...columns.slice(shift), ...columns.slice(0, shift)].reverse();
      expect(await enterprises(Object.fromEntries(turned))).toEqual([expected]);
    }
  });

  function fieldOf(name: string): string {
    return Object.entries(COLUMNS.enterprises as Record<string, ColumnSpec>).find(([, spec]) =>
      spec.names.includes(name),
    )![0];
  }

  test('in row 3 under a merged title, with stars, brackets and spaces; 行号 as Excel shows it', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '说明', rows: [['本表由企业填报']] },
        {
          name: '名录',
          rows: [
            ['晋中市随机抽查对象名录库'],
            [null],
            [
              null,
              ' 企业 名称*',
              '统一社会信用代码（注册号）',
              '县（区、市）',
              '行业领域：',
              '备注',
              '身份证号',
            ],
            [null],
            [1, '甲公司', CODE, '榆次', '粉尘', 'x', 'y'],
            [2, '乙公司', '1', '榆次', '粉尘', 'x', 'y'],
          ],
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 4 }],
        },
        { name: '隐藏', rows: [['企业名称']], hidden: true },
      ],
    });
    const register = await readRegister(bytes, 'a.xlsx');
    expect(register).toMatchObject({
      is: 'problems',
      problems: [{ row: 6, column: '统一社会信用代码（注册号）', value: '1' }],
    });
  });

  test('notes what it left aside', async () => {
    const register = await read(
      { ...enterprise, 备注: 'x', 身份证号: '1' },
      { ...enterprise, 统一社会信用代码: '140700200012345' },
    );
    expect(register).toMatchObject({ is: 'enterprises' });
    expect(register.is === 'enterprises' && register.notes).toEqual([
      '没有用到的列：备注',
      '按规定不读取的列：身份证号',
      '1 家企业用的是 15 位旧注册号',
    ]);
  });

  test('an unknown header: one problem that lists the expected columns', async () => {
    const [problem, ...others] = await problems({ 甲: '1', 乙: '2' });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ row: 1, fault: 'unknown-header', value: '甲、乙' });
    for (const column of ['企业名称*', '统一社会信用代码*', '手机号*', '日期*', '任务编号*', '见证科室'])
      expect(problem!.remedy).toContain(column);
  });

  test('a header that lacks a column, or has one twice', async () => {
    const { 县区: _, ...without } = enterprise;
    expect(await problems(without)).toMatchObject([{ row: 1, column: '县区', fault: 'missing-column' }]);
    expect(await problems({ ...enterprise, '企业名称 ': '乙' })).toMatchObject([
      { row: 1, fault: 'duplicate-column' },
    ]);
  });

  test('an empty sheet, a header alone', async () => {
    expect(await problems()).toMatchObject([{ fault: 'sheet-empty' }]);
    const bytes = await writeSheet(
      Object.keys(enterprise).map((header) => ({ header })),
      [],
    );
    expect(await readRegister(bytes, 'a.xlsx')).toMatchObject({
      problems: [{ row: 1, fault: 'sheet-empty' }],
    });
  });
});

describe('企业名录', () => {
  test('as a careless office types it', async () => {
    const [row] = await enterprises({
      ...enterprise,
      编码: 'Ｅ０００１',
      企业名称: '　山西某某（集团）有限公司\n',
      统一社会信用代码: ' ９１３３０１００ 311348661f',
      县区: '山西省晋中市太谷县',
      注册地址: '甲路１号',
      行业: '危化品、受限空间、危险化学品',
      科室: '危化品科',
      '重点/一般': '是',
      风险等级: '较高风险',
      状态: '存续（在营、开业、在册）',
      上次检查日期: 45992,
    });
    expect(row).toEqual({
      row: 2,
      code: 'E0001',
      name: '山西某某（集团）有限公司',
      creditCode: CODE,
      creditKind: 'uscc',
      county: '太谷区',
      address: '甲路1号',
      registeredAddress: '甲路1号',
      trades: ['危险化学品生产', '有限空间'],
      section: '危化科',
      key: true,
      grade: 'C',
      status: 'active',
      lastInspected: '2025-12-01',
    });
  });

  test('codes and telephones as numbers, blank rows between, trades parted by spaces', async () => {
    const rows = await enterprises(
      { ...enterprise, 编码: 1001, 联系方式: 13803541234, 统一社会信用代码: 140700200012345 },
      {},
      { 企业名称: '　' },
      { ...enterprise, 编码: 1002, 行业: '粉尘涉爆 金属冶炼' },
    );
    expect(rows.map((row) => [row.row, row.code, row.creditKind])).toEqual([
      [2, '1001', 'old15'],
      [5, '1002', 'uscc'],
    ]);
    expect(rows[0]!.phone).toBe('13803541234');
    expect(rows[1]!.trades).toEqual(['粉尘涉爆', '金属冶炼']);
  });

  test.each<[string, Cells, string, string, RegExp, RegExp]>([
    ['no name', { 企业名称: undefined }, '企业名称', 'required', /不能为空/, /填写/],
    ['no code', { 统一社会信用代码: '' }, '统一社会信用代码', 'required', /不能为空/, /填写/],
    [
      'short code',
      { 统一社会信用代码: '9133010031134' },
      '统一社会信用代码',
      'credit-length',
      /18 位/,
      /营业执照/,
    ],
    [
      'letter O',
      { 统一社会信用代码: '9133O100311348661F' },
      '统一社会信用代码',
      'credit-alphabet',
      /I、O、S/,
      /营业执照/,
    ],
    [
      'letters in the division',
      { 统一社会信用代码: '913A0100311348661F' },
      '统一社会信用代码',
      'credit-division',
      /行政区划/,
      /营业执照/,
    ],
    [
      'check digit',
      { 统一社会信用代码: '91330100311348661E' },
      '统一社会信用代码',
      'credit-check-digit',
      /校验码/,
      /末位应为 F/,
    ],
    [
      'a number too long',
      { 统一社会信用代码: 9.133010231134866e17 },
      '统一社会信用代码',
      'number-too-long',
      /位数已经丢失/,
      /文本/,
    ],
    ['county', { 县区: '小店区' }, '县区', 'unknown-county', /县（区、市）/, /榆次区、太谷区/],
    ['no county', { 县区: undefined }, '县区', 'required', /不能为空/, /填写/],
    ['trade', { 行业: '粉尘涉爆、煤矿' }, '行业', 'unknown-trade', /「煤矿」/, /金属冶炼、粉尘涉爆/],
    ['nothing but a comma', { 行业: '、' }, '行业', 'required', /不能为空/, /填写/],
    ['grade', { 信用等级: 'E' }, '信用等级', 'unknown-grade', /等级/, /A（低风险）/],
    ['status', { 状态: '搬迁中' }, '状态', 'unknown-status', /状态/, /在营、停产、注销/],
    ['key', { 是否重点: '也许' }, '是否重点', 'unknown-key', /重点/, /「重点」或「一般」/],
    ['code', { 编码: '甲 1' }, '编码', 'bad-code', /字母、数字/, /E0001/],
    ['day', { 上次检查日期: '去年' }, '上次检查日期', 'not-a-day', /日期/, /2026-03-05/],
    ['count', { 本年已查次数: '很多' }, '本年已查次数', 'not-a-count', /整数/, /数字/],
    ['cap', { 年度检查上限: -1 }, '年度检查上限', 'not-a-count', /整数/, /数字/],
    ['too long', { 企业名称: '很'.repeat(300) }, '企业名称', 'too-long', /200/, /缩短/],
    ['formula error', { 企业名称: '#N/A' }, '企业名称', 'error-cell', /公式错误/, /公式/],
    ['garbled', { 企业名称: '山西\uFFFD公司' }, '企业名称', 'bad-character', /乱码/, /字符/],
  ])('%s', async (_, change, column, fault, why, remedy) => {
    const bad = { ...enterprise, ...change };
    const good = { ...enterprise, 统一社会信用代码: makeCreditCode('91140702MA0K00017') };
    const found = await problems(good, bad);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ row: 3, column, fault });
    expect(found[0]!.why).toMatch(why);
    expect(found[0]!.remedy).toMatch(remedy);
    expect(found[0]!.value.length).toBeLessThan(70);
  });

  test('all or nothing: every problem of every row, in the order of the file', async () => {
    const found = await problems(
      { ...enterprise, 编码: 'E1' },
      { ...enterprise, 编码: 'e1', 县区: '火星' },
      { ...enterprise, 企业名称: '', 编码: 'E3', 行业: '甲、乙' },
    );
    expect(found.map(({ row, column, fault }) => `${row} ${column} ${fault}`)).toEqual([
      '3 统一社会信用代码 duplicate',
      '3 县区 unknown-county',
      '3 编码 duplicate',
      '4 企业名称 required',
      '4 统一社会信用代码 duplicate',
      '4 行业 unknown-trade',
      '4 行业 unknown-trade',
    ]);
    expect(found[2]!.why).toContain('第 2 行');
  });
});

describe('人员名录', () => {
  test('a whole person', async () => {
    const [row] = await people({
      ...person,
      工号: 'P001',
      手机号: '+86 138-0354-0001',
      角色: '科长、执法检查人员',
      担任职务: '科长',
      有效期至: undefined,
      执法证有效期: '9999-09-09',
      在编在岗: '在岗',
      业务专长: '危化、有限空间',
      地区: '榆次、介休市',
      请假: '2026-03-09至2026-03-13；2026-05-06',
      回避: 'E0001，某某公司；91330100311348661F',
      见证科室: '冶金工贸科、执法监督科（政策法规科）',
    });
    expect(row).toEqual({
      row: 2,
      code: 'P001',
      name: '李某',
      mobile: '13803540001',
      section: '危化科',
      roles: ['chief', 'inspector'],
      title: '科长',
      certificateNo: '0407001',
      certificateUntil: '9999-09-09',
      inPost: true,
      specialities: ['危险化学品生产', '有限空间'],
      counties: ['榆次区', '介休市'],
      leave: [
        ['2026-03-09', '2026-03-13'],
        ['2026-05-06', '2026-05-06'],
      ],
      recusals: ['E0001', '某某公司', '91330100311348661F'],
      witnessFor: ['冶金工贸科', '执法监督科'],
    });
  });

  test('the leadership needs no certificate; mobile as a number; the whole city', async () => {
    const [row] = await people({
      姓名: '张某',
      手机号: 13803540002,
      科室: '局领导',
      角色: '组长',
      县区: '全市',
      执法证编号: undefined,
    });
    expect(row).toMatchObject({
      roles: ['leader'],
      mobile: '13803540002',
      counties: ['*'],
    });
  });

  test.each<[string, Cells, string, string]>([
    ['mobile', { 手机号: '1380354' }, '手机号', 'bad-mobile'],
    ['no mobile', { 手机号: undefined }, '手机号', 'required'],
    ['role', { 角色: '执法人员、司机' }, '角色', 'unknown-role'],
    ['no role', { 角色: undefined }, '角色', 'required'],
    ['no section', { 科室: undefined }, '科室', 'required'],
    ['no certificate', { 执法证编号: undefined }, '执法证编号', 'certificate-needed'],
    ['no end of validity', { 执法证有效期: undefined }, '执法证有效期', 'certificate-needed'],
    ['in post', { 在岗: '说不清' }, '在岗', 'unknown-in-post'],
    ['leave', { 请假: '下周' }, '请假', 'bad-leave'],
    ['county', { 县区: '榆次区、太原市' }, '县区', 'unknown-county'],
    ['speciality', { 业务专长: '煤矿' }, '业务专长', 'unknown-trade'],
  ])('%s', async (_, change, column, fault) => {
    const found = await problems(
      { ...person, 手机号: '13803540009', 执法证编号: '0407009' },
      { ...person, ...change },
    );
    expect(found).toMatchObject([{ row: 3, column, fault }]);
    expect(found[0]!.why + found[0]!.remedy).not.toMatch(/undefined|「」/);
  });

  test('the same mobile, code or certificate twice names both rows', async () => {
    const found = await problems({ ...person, 编码: 'P1' }, { ...person, 编码: 'P1', 姓名: '另一人' });
    expect(found.map(({ row, fault, column, why }) => [row, fault, column, why.includes('第 2 行')])).toEqual(
      ['手机号', '执法证编号', '编码'].map((column) => [3, 'duplicate', column, true]),
    );
  });
});

describe('放假安排 and 省级平台', () => {
  test('a calendar', async () => {
    const register = await read(
      { 日期: '2027年1月1日', 类型: '放假', 名称: '元旦' },
      { 日期: '2027-01-03', 类型: '调休上班', 名称: undefined },
    );
    expect(register).toEqual({
      is: 'calendar',
      rows: [
        { row: 2, day: '2027-01-01', kind: 'off', name: '元旦' },
        { row: 3, day: '2027-01-03', kind: 'work' },
      ],
      notes: [],
    });
    const twice = await problems({ 日期: 46086, 类型: '放假' }, { 日期: '2026-03-05', 类型: '半天' });
    expect(twice.map((problem) => problem.fault).sort()).toEqual(['duplicate', 'unknown-day-kind']);
  });

  const task: Cells = {
    任务编号: 'T1',
    企业编码: 'E0001',
    执法人员1: '李某',
    执法人员2: '0407002',
    检查开始: '2026-03-16',
    检查结束: '2026-04-10',
  };

  test('a task of the platform, pairs in two columns or in one', async () => {
    expect(await read({ ...task, 录入日期: '2026.3.9' })).toMatchObject({
      is: 'province',
      rows: [
        {
          taskNo: 'T1',
          enteredOn: '2026-03-09',
          enterpriseCode: 'E0001',
          inspectors: ['李某', '0407002'],
          from: '2026-03-16',
          to: '2026-04-10',
        },
      ],
    });
    const { 执法人员1: _, 执法人员2: __, 企业编码: ___, ...rest } = task;
    expect(await read({ ...rest, 企业名称: '甲公司', 执法人员: '李某、王某，赵某' })).toMatchObject({
      rows: [{ enterpriseName: '甲公司', inspectors: ['李某', '王某', '赵某'] }],
    });
  });

  test.each<[string, Cells, string, string]>([
    ['one inspector', { 执法人员2: undefined }, '执法人员2', 'two-inspectors'],
    ['one inspector twice', { 执法人员2: '李某' }, '执法人员2', 'same-inspector'],
    ['no enterprise', { 企业编码: undefined }, '企业编码', 'enterprise-needed'],
    ['wrong order of days', { 检查结束: '2026-03-01' }, '检查结束', 'day-order'],
    ['no end', { 检查结束: undefined }, '检查结束', 'required'],
    ['no number', { 任务编号: undefined }, '任务编号', 'required'],
  ])('%s', async (_, change, column, fault) => {
    expect(await problems({ ...task, 企业编码: 'E0002' }, { ...task, ...change })).toMatchObject([
      { row: 3, column, fault },
    ]);
  });

  test('the same enterprise twice in one task', async () => {
    expect(await problems(task, task)).toMatchObject([{ row: 3, fault: 'duplicate', column: '企业编码' }]);
  });
});

describe('limits', () => {
  test('a hundred and ten thousand rows are read, one more is too many', async () => {
    const many = Array.from({ length: 110_001 }, (_, i) => `2${String(i).padStart(6, '0')},放假`);
    const read = (lines: readonly string[]) =>
      readRegister(Buffer.from(['日期,类型', ...lines].join('\n')), 'a.csv');
    const [first, last] = [await read(many.slice(0, 109_999)), await read(many)];
    expect(first.is === 'problems' && first.problems[0]).toMatchObject({ row: 2, fault: 'not-a-day' });
    expect(last).toMatchObject({ problems: [{ fault: 'too-many-rows' }] });
  });

  test('a hundred and one columns', async () => {
    const wide = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`c${i}`, i]));
    expect(await problems(wide)).toMatchObject([{ fault: 'too-many-columns' }]);
  });

  test('thousands of blank rows that are only formatted', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'a',
          rows: [
            Object.keys(enterprise),
            Object.values(enterprise) as string[],
            ...Array.from({ length: 30_000 }, () => [' ']),
          ],
        },
      ],
    });
    expect(await readRegister(bytes, 'a.xlsx')).toMatchObject({ is: 'enterprises', rows: [{ row: 2 }] });
  });
});
