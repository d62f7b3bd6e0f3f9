/** 检查表 and 专家名录 as files: read, compared, taken whole or not at all; the same file twice changes nothing. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBureau } from '../../db/bureau.ts';
import { allChecklists, checklistsOn } from '../../db/checklists.ts';
import { allExperts } from '../../db/expert-register.ts';
import { ITEMS } from '../../db/seed/items.ts';
import { importFile } from '../../src/cli/import.ts';
import { BUREAU } from '../../src/domain/vocabulary.ts';
import { registerAsOf } from '../../src/registers/as-of.ts';
import { secrets } from '../../src/secrets.ts';
import { registeredDatabase, type TestDatabase } from '../support/database.ts';

const NOW = new Date('2026-03-10T01:00:00Z');
let database: TestDatabase;
let bureauId: number;
beforeAll(async () => {
  database = await registeredDatabase();
  bureauId = await database.db.transaction((tx) => ensureBureau(tx, BUREAU.code, BUREAU.name));
});
afterAll(() => database.close());

const seed = (name: string) => readFile(new URL(`../../db/seed/${name}`, import.meta.url));
const takes = (name: string, bytes: Uint8Array) => importFile(database, { name, bytes }, NOW);
const csv = (lines: readonly string[]) => Buffer.from(lines.join('\n'));
const HEAD = '抽查事项,检查表名称,检查内容,出处,是否原文,重大事故隐患,必查,生效日期';

test('检查表: versions with their days, and what is quoted is said; the same file again changes nothing', async () => {
  const bytes = await seed('checklists.csv');
  expect(await takes('检查表.csv', bytes)).toMatchObject({ is: 'taken', kind: 'checklist', unchanged: 4 });
  const later = await seed('checklists-2026-09-30.csv');
  expect(await takes('检查表.csv', later)).toMatchObject({ is: 'taken', added: 0, changed: 0, unchanged: 1 });
  await database.db.transaction(async (tx) => {
    const trade = '危险化学品生产';
    const [before] = (await checklistsOn(tx, bureauId, '2026-09-29')).get(trade)!;
    const [after] = (await checklistsOn(tx, bureauId, '2026-09-30')).get(trade)!;
    expect(before!.lines.some(({ source }) => source.includes('121号'))).toBe(true);
    expect(after!.lines.every(({ source }) => !source.includes('121号'))).toBe(true);
    for (const { lines } of await allChecklists(tx, bureauId))
      for (const { quoted, source } of lines)
        expect(quoted).toBe(source.startsWith('《中华人民共和国安全生产法》'));
    expect(await checklistsOn(tx, bureauId, '2025-12-31')).toEqual(new Map());
  });
  const line = `${ITEMS[0]!.name},,会议室设在吊运跨内,内部要求,否,是,是,2026-05-01`;
  expect(await takes('检查表.csv', csv([HEAD, line]))).toMatchObject({ is: 'taken', changed: 1 });
  const [newest] = await database.sql`select no, file from checklists order by id desc limit 1`;
  expect(newest).toEqual({ no: 2, file: '检查表.csv' });
});

test('检查表: an unknown item, two days for one item, a cell that is neither yes nor no: nothing is taken', async () => {
  const line = (item: string, quoted: string, day: string) => `${item},,内容,出处,${quoted},否,是,${day}`;
  const item = ITEMS[0]!.name;
  const faults = async (...lines: string[]) => {
    const taken = await takes('检查表.csv', csv([HEAD, ...lines]));
    return taken.is === 'problems' ? taken.problems.map(({ fault }) => fault) : taken.is;
  };
  expect(await faults(line('没有的事项', '否', '2026-05-01'))).toEqual(['unknown-checked-item']);
  expect(await faults(line(item, '否', '2026-05-01'), line(item, '否', '2026-06-01'))).toEqual([
    'several-days',
  ]);
  expect(await faults(line(item, '也许', '2026-05-01'))).toEqual(['unknown-yes-no']);
  expect(await faults(`${item},,内容,,否,否,是,2026-05-01`)).toEqual(['required']);
});

test('专家名录: the register as a file is a file for the register', async () => {
  const file = await database.db.transaction((tx) =>
    registerAsOf(
      { tx, now: NOW, today: '2026-03-10', bureauId, secrets: secrets('') },
      'experts',
      '2026-03-10',
    ),
  );
  expect(file.rows).toBe(5);
  expect(await takes(file.name, file.bytes)).toMatchObject({ is: 'taken', kind: 'experts', unchanged: 5 });
});

test('专家名录: by code, else by name and unit; a blank cell leaves things as they are', async () => {
  const bytes = await seed('experts.csv');
  expect(await takes('专家.csv', bytes)).toMatchObject({ is: 'taken', kind: 'experts', unchanged: 5 });
  const head = '专家姓名,工作单位,职称,手机号,专业领域,聘期开始,聘期结束,保密承诺日期,应回避企业';
  const taken = await takes(
    '专家.csv',
    csv([
      head,
      '雷晓梅,山西省安全科学研究院,,,粉尘涉爆,2026-01-01,2027-12-31,2026-03-02,E0002、E0003',
      '新专家,太原科技大学,教授,,金属冶炼,2026-03-01,2027-02-28,,',
    ]),
  );
  expect(taken).toMatchObject({ is: 'taken', added: 1, changed: 1 });
  const all = await database.db.transaction((tx) => allExperts(tx, bureauId));
  const [lei, fresh] = ['Z004', 'Z006'].map((code) => all.find((each) => each.code === code)!);
  expect(lei).toMatchObject({ title: '高级工程师', fields: ['粉尘涉爆'], confidentialOn: '2026-03-02' });
  expect(lei!.conflicts).toHaveLength(2);
  expect(fresh).toMatchObject({ name: '新专家', active: true, confidentialOn: null });
  const wrong = await takes('专家.csv', csv([head, '某人,某校,,123,金属冶炼,2026-03-01,2026-02-01,,E9998']));
  expect(wrong.is === 'problems' && wrong.problems.map(({ fault }) => fault).sort()).toEqual([
    'bad-mobile',
    'day-order',
  ]);
});

test('许可证: by enterprise, name and number; what a cell leaves open stays, 持有 否 takes it off', async () => {
  const [unit] = await database.sql<{ id: number; name: string; credit: string }[]>`
    select id, name, credit_code as credit from enterprises order by id limit 1`;
  const head = '统一社会信用代码,企业名称,许可证名称,许可证编号,批准日期,有效期至,发证机关,持有';
  const held =
    () => database.sql`select name, number, issued_on::text as issued, valid_until::text as until, issued_by as by
    from permits where enterprise_id = ${unit!.id} order by id`;
  const send = (...lines: string[]) => takes('许可证.csv', csv([head, ...lines]));
  const safety = `${unit!.credit},,安全生产许可证,晋1`;
  const trade = `,${unit!.name},危险化学品经营许可证,晋2`;
  expect(await send(`${safety},2024-05-20,2027-05-19,省应急厅,`, `${trade},,9999-09-09,,`)).toMatchObject({
    is: 'taken',
    kind: 'permits',
    added: 2,
  });
  expect(await send(`${safety},,2028-05-19,,`)).toMatchObject({ added: 0, changed: 1 });
  expect(await held()).toEqual([
    { name: '安全生产许可证', number: '晋1', issued: '2024-05-20', until: '2028-05-19', by: '省应急厅' },
    { name: '危险化学品经营许可证', number: '晋2', issued: null, until: null, by: null },
  ]);
  expect(await send(`${trade},,长期,,否`)).toMatchObject({ changed: 1 });
  expect(await send(`${trade},,长期,,否`)).toMatchObject({ changed: 0, unchanged: 1 });
  expect(await held()).toHaveLength(1);
  const faults = async (...lines: string[]) => {
    const taken = await send(...lines);
    return taken.is === 'problems' ? taken.problems.map(({ fault }) => fault) : taken.is;
  };
  expect(await faults(`,没有这家,安全生产许可证,晋3,,长期,,`)).toEqual(['unknown-enterprise']);
  expect(await faults(`,,安全生产许可证,晋3,,长期,,`)).toEqual(['required']);
  expect(await faults(`${safety},,长期,,`, `${safety},,长期,,`)).toEqual(['duplicate']);
});
