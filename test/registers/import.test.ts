/** 导入: registers from files, again and again, whole or not at all. */
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { keepAdmins } from '../../db/admins.ts';
import { ensureBureau } from '../../db/bureau.ts';
import { keepAccounts } from '../../db/people.ts';
import { enterprises, journal, outbox, people } from '../../db/schema.ts';
import { importFile } from '../../src/cli/import.ts';
import { BUREAU } from '../../src/domain/vocabulary.ts';
import { type SheetValue, writeSheet } from '../../src/files/write.ts';
import type { Taken } from '../../src/registers/take.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { credit } from '../support/register-file.ts';

const NOW = new Date('2026-03-10T01:00:00Z');
const seed = (name: string) => ({
  name,
  bytes: readFileSync(new URL(`../../db/seed/${name}`, import.meta.url)),
});

type Cells = Record<string, SheetValue>;
const enterprise = (n: number, more: Cells = {}): Cells => ({
  企业编码: undefined,
  企业名称: `山西第${n}化工有限公司`,
  统一社会信用代码: credit(n),
  县区: '榆次区',
  行业: '危险化学品生产',
  ...more,
});
const person = (n: number, more: Cells = {}): Cells => ({
  编码: undefined,
  姓名: `张${n}`,
  手机号: `1380000000${n}`,
  科室: '危化科',
  角色: '执法人员',
  执法证编号: `0407000${n}`,
  执法证有效期: '2028-12-31',
  ...more,
});

async function take(database: TestDatabase, ...rows: Cells[]): Promise<Taken> {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const lines = rows.map((row) => columns.map((column) => row[column]));
  const bytes = await writeSheet(
    columns.map((header) => ({ header })),
    lines,
  );
  return importFile(database, { bytes, name: '名录.xlsx' }, NOW);
}

const taken = (added: number, changed: number, unchanged = 0) =>
  expect.objectContaining({ is: 'taken', added, changed, unchanged }) as unknown;

function problemsOf(result: Taken): string[] {
  return result.is === 'problems'
    ? result.problems.map(({ row, column, fault }) => `${row} ${column} ${fault}`)
    : [result.is];
}

/** Everything that an import may touch, to compare before and after. */
async function contents({ sql: plain }: TestDatabase): Promise<string> {
  const tables = [
    ...['bureaus', 'sections', 'enterprises', 'people', 'person_roles', 'inspectors', 'leaves', 'recusals'],
    ...['section_witnesses', 'calendar_days', 'journal', 'outbox'],
  ];
  const rows = [];
  for (const table of tables) rows.push(await plain.unsafe(`select * from ${table} order by 1, 2, 3`));
  return JSON.stringify(rows);
}

const enterpriseRows = ({ db }: TestDatabase) => db.select().from(enterprises).orderBy(enterprises.id);
const peopleRows = ({ db }: TestDatabase) => db.select().from(people).orderBy(people.id);

describe("the demo's registers", () => {
  test('twice: the same rows under the same ids and codes', async () => {
    await using database = await testDatabase();
    const run = async () => [
      await importFile(database, seed('enterprises.xlsx'), NOW),
      await importFile(database, seed('people.xlsx'), NOW),
    ];
    const facts = () =>
      Promise.all(
        [
          'enterprises',
          'people',
          'inspectors',
          'leaves',
          'recusals',
          'section_witnesses',
          'person_roles',
        ].map((table) =>
          database.sql.unsafe(
            table === 'leaves'
              ? 'select person_id, from_day, to_day from leaves order by 1, 2'
              : `select * from ${table} order by 1, 2, 3`,
          ),
        ),
      );
    expect(await run()).toEqual([taken(320, 0), taken(36, 0)]);
    const first = await facts();
    expect(await run()).toEqual([taken(0, 0, 320), taken(0, 0, 36)]);
    expect(await facts()).toEqual(first);
    const codes = [...(await enterpriseRows(database)), ...(await peopleRows(database))].map(
      ({ code }) => code,
    );
    for (const code of codes) expect(code).toMatch(/^[EP]\d+$/);
    expect(await database.db.$count(journal)).toBe(4);
  });

  test('people whose accounts are unknown are looked up at once, by one errand for each import', async () => {
    await using database = await testDatabase();
    await importFile(database, seed('enterprises.xlsx'), NOW);
    expect(await database.db.$count(outbox)).toBe(0);
    await importFile(database, seed('people.xlsx'), NOW);
    const [row] = await database.db.select().from(outbox);
    expect(row?.lane).toMatch(/^errand/);
    expect(row?.payload).toMatchObject({ is: 'lookup', mobiles: { length: 36 } });
  });

  test('the task file of the province is not for this door', async () => {
    await using database = await testDatabase();
    const before = await contents(database);
    expect(await importFile(database, seed('province-task.xlsx'), NOW)).toEqual({ is: 'province' });
    expect(await contents(database)).toBe(before);
  });
});

describe('检查对象', () => {
  test('those without a code get the next one, those with a code keep it', async () => {
    await using database = await testDatabase();
    expect(await take(database, enterprise(1), enterprise(2, { 企业编码: 'E0007' }), enterprise(3))).toEqual(
      taken(3, 0),
    );
    expect(await take(database, enterprise(4), enterprise(1))).toEqual(taken(1, 0, 1));
    const rows = await enterpriseRows(database);
    expect(Object.fromEntries(rows.map(({ name, code }) => [name.replace(/\D/g, ''), code]))).toEqual({
      1: 'E0008',
      2: 'E0007',
      3: 'E0009',
      4: 'E0010',
    });
  });

  test('a code of the file is never given to a row above it', async () => {
    await using database = await testDatabase();
    expect(await take(database, enterprise(1), enterprise(2, { 企业编码: 'E0001' }))).toEqual(taken(2, 0));
    const rows = await enterpriseRows(database);
    expect(rows.map(({ code }) => code).sort()).toEqual(['E0001', 'E0002']);
  });

  test('a changed row is changed, found by its credit code or its own code; the others stay', async () => {
    await using database = await testDatabase();
    await take(database, enterprise(1), enterprise(2), enterprise(3));
    const before = await enterpriseRows(database);
    const result = await take(
      database,
      enterprise(2, { 企业名称: '山西新名化工有限公司', 县区: '祁县', 企业状态: '停产' }),
      enterprise(3, { 企业编码: 'E0003', 行业: '粉尘涉爆、危险化学品生产' }),
    );
    expect(result).toEqual(taken(0, 2));
    const after = await enterpriseRows(database);
    expect(after.map(({ id, code }) => [id, code])).toEqual(before.map(({ id, code }) => [id, code]));
    expect(after[0]).toEqual(before[0]);
    expect(after[1]).toMatchObject({ name: '山西新名化工有限公司', county: '祁县', status: 'suspended' });
    expect(after[2]?.trades).toEqual(['粉尘涉爆', '危险化学品生产']);
    expect(after[2]?.sectionId).not.toBe(before[2]?.sectionId);
  });

  test('a code that belongs to another is refused, and nothing of the file is taken', async () => {
    await using database = await testDatabase();
    await take(database, enterprise(1, { 企业编码: 'E0001' }), enterprise(2, { 企业编码: 'E0002' }));
    const before = await contents(database);
    const result = await take(
      database,
      enterprise(5),
      enterprise(3, { 企业编码: 'E0001' }),
      enterprise(2, { 企业编码: 'E0009' }),
    );
    expect(problemsOf(result)).toEqual(['3 编码 code-taken', '4 统一社会信用代码 code-taken']);
    expect(await contents(database)).toBe(before);
  });

  test('a file with a wrong row leaves everything as it was', async () => {
    await using database = await testDatabase();
    const before = await contents(database);
    const result = await take(database, enterprise(1), enterprise(2, { 县区: '不知道' }));
    expect(result.is).toBe('problems');
    expect(await contents(database)).toBe(before);
  });
});

describe('人员', () => {
  test('a recusal that names nobody, or two, leaves everything as it was', async () => {
    await using database = await testDatabase();
    await take(database, enterprise(1), enterprise(2), enterprise(3, { 企业名称: '山西第2化工有限公司' }));
    const before = await contents(database);
    const result = await take(
      database,
      person(1, { 科室: '新设科' }),
      person(2, { 回避企业: 'E9999' }),
      person(3, { 回避企业: '山西第2化工有限公司' }),
      person(4, { 见证科室: '没有的科' }),
    );
    expect(problemsOf(result).map((line) => line.replace(/ \S+ /, ' '))).toEqual([
      '3 unknown-enterprise',
      '4 ambiguous-enterprise',
      '5 unknown-section',
    ]);
    expect(await contents(database)).toBe(before);
  });

  test('a recusal by code, credit code or name; a witness for a section of the same file', async () => {
    await using database = await testDatabase();
    await take(database, enterprise(1), enterprise(2), enterprise(3));
    const recusals = `E0001、${credit(2)}、山西第3化工有限公司`;
    await take(database, person(1, { 回避企业: recusals, 见证科室: '危化科' }));
    const pairs = await database.db.execute(sql`
      select p.code, e.code as enterprise from recusals r
      join people p on p.id = r.person_id join enterprises e on e.id = r.enterprise_id order by 2`);
    expect([...pairs]).toEqual(
      ['E0001', 'E0002', 'E0003'].map((code) => ({ code: 'P001', enterprise: code })),
    );
    await take(database, person(1, { 回避企业: 'E0002', 见证科室: undefined }));
    const [counts] = await database.sql`
      select (select count(*)::int from recusals) as recusals,
        (select count(*)::int from section_witnesses) as witnesses`;
    expect(counts).toEqual({ recusals: 1, witnesses: 0 });
  });

  test('codes: the next for who has none, never one that the file gives to someone else', async () => {
    await using database = await testDatabase();
    expect(await take(database, person(1), person(2, { 编码: 'P001' }), person(3, { 编码: 'P007' }))).toEqual(
      taken(3, 0),
    );
    expect(await take(database, person(4), person(1))).toEqual(taken(1, 0, 1));
    const rows = await peopleRows(database);
    expect(Object.fromEntries(rows.map(({ name, code }) => [name, code]))).toEqual({
      张1: 'P008',
      张2: 'P001',
      张3: 'P007',
      张4: 'P009',
    });
  });

  test('who is in the file is as the file says, who is not stays', async () => {
    await using database = await testDatabase();
    await take(database, person(1, { 角色: '科室负责人、执法人员' }), person(2));
    await take(database, person(1, { 角色: '科室负责人', 执法证编号: undefined, 执法证有效期: undefined }));
    const rows = await database.sql`
      select p.code, array(select role from person_roles r where r.person_id = p.id order by 1) as roles,
        (select count(*)::int from inspectors i where i.person_id = p.id) as inspector
      from people p order by 1`;
    expect([...rows]).toEqual([
      { code: 'P001', roles: ['chief'], inspector: 0 },
      { code: 'P002', roles: ['inspector'], inspector: 1 },
    ]);
  });

  test('a changed mobile forgets the account, a changed name does not', async () => {
    await using database = await testDatabase();
    await take(database, person(1), person(2));
    const bureauId = await ensureBureau(database.db, BUREAU.code, BUREAU.name);
    await database.db.transaction((tx) =>
      keepAccounts(tx, bureauId, { '13800000001': 'ou_1', '13800000002': 'ou_2' }),
    );
    const ids = (await peopleRows(database)).map(({ id }) => id);
    await take(
      database,
      person(1, { 编码: 'P001', 手机号: '13900000001' }),
      person(2, { 编码: 'P002', 姓名: '李四' }),
    );
    expect((await peopleRows(database)).map(({ id, openId, name }) => [id, openId, name])).toEqual([
      [ids[0], null, '张1'],
      [ids[1], 'ou_2', '李四'],
    ]);
  });

  test('a mobile that belongs to another code is refused', async () => {
    await using database = await testDatabase();
    await take(database, person(1), person(2));
    const before = await contents(database);
    const result = await take(database, person(3, { 编码: 'P009', 手机号: '13800000002' }));
    expect(problemsOf(result)).toEqual(['2 手机号 code-taken']);
    expect(await contents(database)).toBe(before);
  });
});

describe('管理员 known by the environment alone', () => {
  const roles = async ({ sql: plain }: TestDatabase) => [
    ...(await plain`select p.code, p.name, p.open_id,
        array(select role || ' ' || source from person_roles r where r.person_id = p.id order by 1) as roles
      from people p where p.mobile ~ '^1' order by p.id`),
  ];

  test('becomes the person of the register with the same mobile, and stays 管理员', async () => {
    await using database = await testDatabase();
    const bureauId = await ensureBureau(database.db, BUREAU.code, BUREAU.name);
    await database.db.transaction(async (tx) => {
      await keepAdmins(tx, bureauId, ['13800000001'], '管理员');
      await keepAccounts(tx, bureauId, { '13800000001': 'ou_1' });
    });
    await take(database, person(1), person(2, { 编码: 'P005' }));
    const expected = [
      { code: 'P006', name: '张1', open_id: 'ou_1', roles: ['admin environment', 'inspector register'] },
      { code: 'P005', name: '张2', open_id: null, roles: ['inspector register'] },
    ];
    expect(await roles(database)).toEqual(expected);
    await database.db.transaction((tx) => keepAdmins(tx, bureauId, ['13800000001'], '管理员'));
    expect(await roles(database)).toEqual(expected);
  });

  test('keeps the code that the register gives', async () => {
    await using database = await testDatabase();
    const bureauId = await ensureBureau(database.db, BUREAU.code, BUREAU.name);
    await database.db.transaction((tx) => keepAdmins(tx, bureauId, ['13800000001'], '管理员'));
    await take(database, person(1, { 编码: 'P020' }));
    expect((await roles(database)).map(({ code }) => code)).toEqual(['P020']);
    await take(database, person(1));
    expect((await roles(database)).map(({ code }) => code)).toEqual(['P020']);
  });

  test('someone of the register moves to the mobile of the environment', async () => {
    await using database = await testDatabase();
    await take(database, person(1));
    const bureauId = await ensureBureau(database.db, BUREAU.code, BUREAU.name);
    await database.db.transaction(async (tx) => {
      await keepAdmins(tx, bureauId, ['13900000001'], '管理员');
      await keepAccounts(tx, bureauId, { '13900000001': 'ou_9' });
    });
    expect(await take(database, person(1, { 编码: 'P001', 手机号: '13900000001' }))).toEqual(taken(0, 1));
    expect(await roles(database)).toEqual([
      { code: 'P001', name: '张1', open_id: 'ou_9', roles: ['admin environment', 'inspector register'] },
    ]);
  });
});
