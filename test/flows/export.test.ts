/** 导出 and 模板: what goes out comes back unchanged, field by field; who doesn't keep a register reads no contacts. */
import { expect, test } from 'vitest';
import { COLUMNS } from '../../src/files/header-words.ts';
import { readRegister } from '../../src/files/register.ts';
import { readWorkbook } from '../../src/files/sheet.ts';
import { type SheetValue, writeSheet } from '../../src/files/write.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import { credit } from '../support/register-file.ts';
import { CLERK, HAZCHEM } from '../support/round.ts';

function sheet(row: Readonly<Record<string, SheetValue>>): Promise<Uint8Array> {
  return writeSheet(
    Object.keys(row).map((header) => ({ header })),
    [Object.values(row)],
  );
}
/** Every field of an enterprise, with beginnings that a spreadsheet program would take for formulas. */
const UNIT = {
  ...{ 企业名称: '=山西等号化工有限公司', 统一社会信用代码: credit(900), 法定代表人: '@张三', 县区: '祁县' },
  ...{
    生产地址: '-1号',
    注册地址: '+2号',
    联络人: '=1+1',
    联系方式: '+86 138',
    行业: '危险化学品生产、有限空间',
  },
  ...{ 科室: '危化科', '重点/一般': '重点', 信用等级: 'D', 状态: '停产', 状态起始日期: '2026-01-02' },
  ...{ 状态凭据: '=HYPERLINK("x")', '黑名单/失信': '黑名单', 列入日期: '2025-05-06', 列入机关: '@省厅' },
  ...{
    安全生产风险等级: '较大风险',
    风险等级来源: '-评定',
    风险等级评定日期: '2025-07-08',
    重大危险源级别: '二级',
  },
  ...{ 上次检查日期: '2025-06-03', 本年已查次数: 2, 年度检查上限: 4, 主体类型: '有限责任公司' },
  ...{ 成立日期: '2010-02-03', 登记机关: '+登记', 管辖单位: '-管辖', 经度: 112.7365, 纬度: 37.6976 },
  ...{ 所属专项库: '=库', 监管标签: '=甲、+乙', 所需资质: '@资质', 需配专家: '是' },
};
const PERSON = {
  ...{ 姓名: '=赵新', 手机号: '13800007777', 科室: '危化科', 角色: '执法人员、分管领导', 职务: '@科员' },
  ...{ 执法证编号: '+0409999', 执法证有效期: '长期', 发证机关: '-省', 在岗: '不在岗', 在编: '不在编' },
  ...{ 资格审查人: '=审', 资格审查日期: '2026-01-05', 专业: '有限空间、粉尘涉爆', 县区: '祁县、榆次区' },
  ...{
    请假: '2026-05-06；2026-03-09至2026-03-13',
    回避: credit(900),
    见证科室: '冶金工贸科',
    分管科室: '危化科',
  },
};

const PARTNER = {
  ...{
    联合部门: '市市场监管局',
    姓名: '=孙七',
    执法证号: '+140705',
    证件有效期至: '2027-12-31',
    参加抽取: '否',
  },
};

const PERMIT = {
  ...{ 统一社会信用代码: credit(900), 企业名称: '=山西等号化工有限公司', 许可证名称: '=安全生产许可证' },
  ...{ 许可证编号: '+晋〔2024〕1号', 批准日期: '2024-05-20', 许可证有效期至: '长期', 发证机关: '@省厅' },
};

async function confirmed(bureau: Bureau, name: string, bytes: Uint8Array): Promise<void> {
  const clerk = bureau.person(CLERK);
  await clerk.sends(name, bytes);
  await clerk.taps(await clerk.chat.lastCard('请核对'), 'confirm-import');
  await clerk.chat.lastCard('已导入');
}
const headers = async (bytes: Uint8Array) => {
  const book = await readWorkbook(bytes, 'a.xlsx');
  return book.is === 'sheets' ? (book.sheets[0]?.rows[0]?.cells.map(String) ?? []) : [];
};
const changes = async ({ sql }: Bureau) =>
  (await sql<{ n: number }[]>`select count(*)::int as n from register_changes`)[0]!.n;

test('what is exported and dropped back changes nothing; templates; who sees what', async () => {
  await using bureau = await openBureau();
  const clerk = bureau.person(CLERK);
  await confirmed(bureau, '企业.xlsx', await sheet(UNIT));
  await confirmed(bureau, '人.xlsx', await sheet(PERSON));
  await confirmed(bureau, '联合.xlsx', await sheet(PARTNER));
  await confirmed(bureau, '许可证.xlsx', await sheet(PERMIT));
  const [unit] = await bureau.sql`select * from enterprises where credit_code = ${credit(900)}`;
  expect(Object.entries(unit!).filter(([, value]) => value === null)).toEqual([]);
  expect(unit).toMatchObject({
    name: UNIT.企业名称,
    contact: '=1+1',
    labels: ['=甲', '+乙'],
    hazard_level: 2,
  });

  for (const [kind, called] of [
    ['enterprises', '检查对象'],
    ['permits', '许可证'],
    ['people', '执法人员'],
    ['experts', '专家'],
    ['partners', '联合人员'],
    ['checklist', '检查表'],
    ['settings', '科室设置'],
    ['calendar', '放假安排'],
  ] as const) {
    await clerk.tells(`导出 ${called}`);
    const bytes = await clerk.chat.file(`${called}-2026-03-10`);
    expect((await headers(bytes)).sort()).toEqual(
      Object.values(COLUMNS[kind])
        .map(({ names }) => names[0])
        .sort(),
    );
    expect(Buffer.from(bytes).includes('<f>')).toBe(false);
    const before = await changes(bureau);
    await clerk.sends(`${called}.xlsx`, bytes);
    const same = await clerk.chat.lastCard(`· 无变化`);
    expect([same.figure('新增'), same.figure('变更'), same.text.includes('没有用到的列')]).toEqual([
      '0',
      '0',
      false,
    ]);
    expect(await changes(bureau)).toBe(before);

    await clerk.tells(`模板 ${called}`);
    const empty = await clerk.chat.file(`${called}模板.xlsx`);
    expect(await readRegister(empty, 'a.xlsx')).toMatchObject({
      is: 'problems',
      problems: [{ fault: 'sheet-empty' }],
    });
    expect((await headers(empty)).sort()).toEqual((await headers(bytes)).sort());
  }

  // more than a few are made by the clock, whose card says so
  await clerk.tells('导出 检查对象');
  const made = await clerk.chat.lastCard('导出检查对象');
  expect([made.tag, made.figure('共（条）'), made.figure('已生成（条）')]).toEqual(['已完成', '321', '321']);
  const [row] = await bureau.sql`select state, files from register_exports order by id desc limit 1`;
  expect(row).toEqual({ state: 'done', files: 1 });

  // the form does the same; those who keep nothing get no contacts, and a chief the own section
  await clerk.tells('导出');
  const form = await clerk.chat.lastCard('导出名录');
  await clerk.taps(form, 'export-register', { register: 'experts', what: 'rows' });
  expect(await headers(await clerk.chat.file('专家'))).toContain('手机号');
  const leader = bureau.person(
    (
      await bureau.sql<{ code: string }[]>`select p.code from people p
    join person_roles r on r.person_id = p.id where r.role = 'leader' order by p.id limit 1`
    )[0]!.code,
  );
  for (const called of ['检查对象', '执法人员', '专家', '抽查事项']) {
    await leader.tells(`导出 ${called}`);
    const shown = await headers(await leader.chat.file(called));
    for (const hidden of ['手机号', '联系方式', '联络人', '回避']) expect(shown).not.toContain(hidden);
  }
  const chief = bureau.person(HAZCHEM.chief);
  await chief.tells('导出 检查对象');
  const own = await readRegister(await chief.chat.file('检查对象'), 'a.xlsx');
  expect(own.is === 'enterprises' && [...new Set(own.rows.map(({ section }) => section))]).toEqual([
    '危化科',
  ]);
  await chief.tells('模板 执法人员');
  expect(await chief.chat.lastText()).toContain('执法人员不由您导入');
  expect(bureau.errors).toEqual([]);
});
