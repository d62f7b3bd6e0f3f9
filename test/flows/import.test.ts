/** 导入: a file dropped into the private chat, from its card to the register. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { importFile } from '../../src/cli/import.ts';
import { readRegister } from '../../src/files/register.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import { credit, file, unit } from '../support/register-file.ts';
import { CLERK, HAZCHEM } from '../support/round.ts';

const seed = (name: string) => readFile(new URL(`../../db/seed/${name}`, import.meta.url));
const count = async (bureau: Bureau, table: string) =>
  (await bureau.sql.unsafe<{ n: number }[]>(`select count(*)::int as n from ${table}`))[0]!.n;
const states = async (bureau: Bureau) =>
  (await bureau.sql<{ state: string }[]>`select state from imports order by id`).map(({ state }) => state);
const journal = async (bureau: Bureau) =>
  bureau.sql<{ detail: Record<string, unknown>; actor: string | null }[]>`
    select j.detail, p.code as actor from journal j left join people p on p.id = j.actor_id
    where j.act = 'import' and j.event not like 'import/%-%' order by j.id`;
const cut = (bureau: Bureau) => bureau.world.bot().clock.stop();

test('preview, confirmation, done: the card turns, the register and the journal have it', async () => {
  await using bureau = await openBureau();
  const clerk = bureau.person(CLERK);
  const before = await count(bureau, 'enterprises');
  await clerk.sends('名录.xlsx', await file(unit(1), unit(2)));
  const first = await clerk.chat.lastCard('导入企业名录 · 请核对');
  expect([first.tag, first.figure('新增'), first.figure('变更'), first.figure('未变')]).toEqual([
    '待办',
    '2',
    '0',
    '0',
  ]);
  expect(await count(bureau, 'enterprises')).toBe(before);
  expect((await clerk.taps(first, 'confirm-import')).toast?.content).toBe('已确认，正在导入');
  const done = await clerk.chat.lastCard('导入企业名录 · 已导入');
  expect(done.messageId).toBe(first.messageId);
  expect(done.text).toContain('确认导入。');
  expect(done.can('confirm-import')).toBe(false);
  expect(await count(bureau, 'enterprises')).toBe(before + 2);

  await clerk.sends(
    '名录2.xlsx',
    await file(unit(1, { 县区: '祁县', 联系电话: '0354-1' }), unit(2), unit(3)),
  );
  const second = await clerk.chat.lastCard('请核对');
  expect([second.figure('新增'), second.figure('变更'), second.figure('未变')]).toEqual(['1', '1', '1']);
  expect(second.text).toContain('**山西第1化工有限公司**：县区 榆次区 → 祁县；联系方式 （空） → 0354-1');
  expect(second.text).toContain('山西第3化工有限公司');
  await clerk.taps(second, 'confirm-import');
  expect(await journal(bureau)).toMatchObject([
    { actor: CLERK, detail: { kind: 'enterprises', file: '名录.xlsx', added: 2, changed: 0, unchanged: 0 } },
    { actor: CLERK, detail: { file: '名录2.xlsx', added: 1, changed: 1, unchanged: 1 } },
  ]);
  expect((await journal(bureau))[0]!.detail.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(await count(bureau, 'import_files')).toBe(2);

  await clerk.sends('名录2.xlsx', await file(unit(1, { 县区: '祁县', 联系电话: '0354-1' })));
  expect((await clerk.chat.lastCard('无变化')).tag).toBe('已完成');
  expect(bureau.errors).toEqual([]);
});

test('what the file leaves open stays as it is', async () => {
  await using bureau = await openBureau();
  const clerk = bureau.person(CLERK);
  const full = unit(1, { 联系人: '王五', 联系电话: '0354-1', 信用等级: 'D', 是否重点: '重点', 状态: '停产' });
  await clerk.sends('a.xlsx', await file(full));
  await clerk.taps(await clerk.chat.lastCard('请核对'), 'confirm-import');
  await clerk.sends('b.xlsx', await file(unit(1, { 联系电话: '', 联系人: '无' })));
  const card = await clerk.chat.lastCard('请核对');
  expect(card.text).toContain('联络人 王五 → （空）');
  for (const kept of ['联系方式', '信用等级', '重点', '状态']) expect(card.text).not.toContain(`${kept} `);
  await clerk.taps(card, 'confirm-import');
  const [row] =
    await bureau.sql`select contact, phone, grade, is_key, status from enterprises where credit_code = ${credit(1)}`;
  expect(row).toEqual({ contact: null, phone: '0354-1', grade: 'D', is_key: true, status: 'suspended' });
});

describe('mistakes', () => {
  test('few of them stand on the card, and nothing is taken', async () => {
    await using bureau = await openBureau();
    const clerk = bureau.person(CLERK);
    const before = await count(bureau, 'enterprises');
    await clerk.sends('名录.xlsx', await file(unit(1), unit(2, { 县区: '小店区' }), unit(1)));
    const card = await clerk.chat.lastCard('未导入');
    expect(card.tag).toBe('未通过');
    expect(card.text).toContain('有 **2** 处需要修改');
    expect(card.text).toMatch(/第 3 行 县区\*\* 小店区：不是晋中市的县/);
    expect(card.text).toMatch(/第 4 行 统一社会信用代码.*与第 2 行重复/);
    expect(card.can('confirm-import')).toBe(false);
    expect([await count(bureau, 'enterprises'), await count(bureau, 'import_files')]).toEqual([before, 0]);
  });

  test('many come back as a file', async () => {
    await using bureau = await openBureau();
    const clerk = bureau.person(CLERK);
    await clerk.sends(
      '名录.xlsx',
      await file(...Array.from({ length: 60 }, (_, i) => unit(i, { 县区: '=火星' }))),
    );
    expect((await clerk.chat.lastCard('未导入')).text).toContain('还有 40 条，全部见文件。');
    const back = await clerk.chat.file('导入问题-名录.xlsx');
    const read = await readRegister(back, 'a.xlsx');
    expect(read.is === 'problems' && read.problems[0]?.value).toContain('行号、列、值、为什么、怎么改');
  });

  test('files that are no lists, each with what to do', async () => {
    await using bureau = await openBureau();
    const clerk = bureau.person(CLERK);
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('Workbook', 'utf16le')]);
    await clerk.sends('旧名录.xls', ole);
    expect((await clerk.chat.lastCard('未导入')).text).toContain('另存为');
    await clerk.sends('名录.csv', Buffer.from('菜名,价格\n鱼,3'));
    expect((await clerk.chat.lastCard('未导入')).text).toMatch(/能收的表格和列.*企业名录.*人员名录/s);
    expect(await states(bureau)).toEqual(['refused', 'refused']);
  });
});

describe('who may', () => {
  test('a chief takes the enterprises of the own section, and no other register', async () => {
    await using bureau = await openBureau();
    const chief = bureau.person(HAZCHEM.chief);
    await chief.sends('a.xlsx', await file(unit(1), unit(2, { 行业: '粉尘涉爆' })));
    expect((await chief.chat.lastCard('未导入')).text).toMatch(/第 3 行 科室.*这家企业由冶金工贸科管/);
    await chief.sends('b.xlsx', await file(unit(1)));
    await chief.taps(await chief.chat.lastCard('请核对'), 'confirm-import');
    expect((await chief.chat.lastCard('已导入')).figure('新增')).toBe('1');
    await chief.sends('people.xlsx', await seed('people.xlsx'));
    expect((await chief.chat.lastCard('未导入')).text).toContain(
      '人员名录（执法检查人员名录库）不能由您导入',
    );
  });

  test('inspectors and leaders send nothing; groups are no place for it; only the sender confirms', async () => {
    await using bureau = await openBureau();
    const inspector = bureau.person('P009');
    await inspector.sends('a.xlsx', await file(unit(1)));
    expect(await inspector.chat.lastText()).toContain('此事由管理员、执法监督科、科室负责人办理');
    await bureau.person(CLERK).sends('a.xlsx', await file(unit(1)), bureau.group(HAZCHEM.group));
    expect(await states(bureau)).toEqual([]);
    const clerk = bureau.person(CLERK);
    await clerk.sends('a.xlsx', await file(unit(1)));
    const card = await clerk.chat.lastCard('请核对');
    expect(
      (
        await bureau
          .person(HAZCHEM.chief)
          .taps(card, 'confirm-import')
          .catch(() => undefined)
      )?.toast?.type,
    ).not.toBe('success');
    expect(await states(bureau)).toEqual(['preview']);
  });
});

describe('nothing lost, nothing twice', () => {
  test('a second tap, a cancellation, a tap after it', async () => {
    await using bureau = await openBureau();
    const clerk = bureau.person(CLERK);
    const before = await count(bureau, 'enterprises');
    await clerk.sends('a.xlsx', await file(unit(1)));
    const card = await clerk.chat.lastCard('请核对');
    const taps = await Promise.all([clerk.taps(card, 'confirm-import'), clerk.taps(card, 'confirm-import')]);
    expect(taps.map(({ toast }) => toast?.type).sort()).toEqual(['success', 'warning']);
    expect(await count(bureau, 'enterprises')).toBe(before + 1);
    expect(await journal(bureau)).toHaveLength(1);
    await clerk.sends('b.xlsx', await file(unit(2)));
    const other = await clerk.chat.lastCard('请核对');
    expect((await clerk.taps(other, 'cancel-import')).toast?.content).toBe('已取消，没有导入');
    await expect(clerk.taps(other, 'confirm-import')).rejects.toThrow();
    expect((await clerk.chat.lastCard('已取消')).tag).toBe('作废');
    expect(await states(bureau)).toEqual(['done', 'cancelled']);
    expect(await count(bureau, 'enterprises')).toBe(before + 1);
  });

  test('two people import at once: who comes second sees the change first', async () => {
    await using bureau = await openBureau();
    const clerk = bureau.person(CLERK);
    const chief = bureau.person(HAZCHEM.chief);
    await clerk.sends('a.xlsx', await file(unit(1, { 联系人: '甲' }), unit(2)));
    await chief.sends('b.xlsx', await file(unit(1, { 联系人: '乙' })));
    const [mine, theirs] = [await clerk.chat.lastCard('请核对'), await chief.chat.lastCard('请核对')];
    await Promise.all([clerk.taps(mine, 'confirm-import'), chief.taps(theirs, 'confirm-import')]);
    await bureau.settled();
    const again = await Promise.all([clerk, chief].map((each) => each.chat.lastCard('导入企业名录')));
    const [late] = [clerk, chief].filter((_, i) => again[i]!.title.includes('请核对'));
    expect(again.map(({ title }) => title).sort()).toEqual([
      '导入企业名录 · 已导入',
      '导入企业名录 · 请核对',
    ]);
    const shown = await late!.chat.lastCard('请核对');
    expect(shown.text).toContain('您确认前名录有了新的变化');
    await late!.taps(shown, 'confirm-import');
    expect(await states(bureau)).toEqual(['done', 'done']);
    expect(
      await bureau.sql`select count(*)::int as n from enterprises where credit_code = ${credit(1)}`,
    ).toEqual([{ n: 1 }]);
  });

  test('the command line in between', async () => {
    await using bureau = await openBureau();
    const clerk = bureau.person(CLERK);
    await clerk.sends('a.xlsx', await file(unit(1, { 联系人: '甲' })));
    const card = await clerk.chat.lastCard('请核对');
    const taken = await importFile(
      bureau.database,
      { name: 'c.xlsx', bytes: await file(unit(1)) },
      await bureau.clock.now(),
    );
    expect(taken).toMatchObject({ is: 'taken', added: 1 });
    await clerk.taps(card, 'confirm-import');
    const again = await clerk.chat.lastCard('请核对');
    expect([again.figure('新增'), again.figure('变更')]).toEqual(['0', '1']);
    await clerk.taps(again, 'confirm-import');
    expect(await bureau.sql`select contact from enterprises where credit_code = ${credit(1)}`).toEqual([
      { contact: '甲' },
    ]);
  });

  test('cut after the file came, and after the confirmation: another life goes on', async () => {
    await using bureau = await openBureau();
    const before = await count(bureau, 'enterprises');
    const bytes = await file(unit(1), unit(2));
    await bureau.person(CLERK).sends('a.xlsx', bytes);
    await bureau.sql`update imports set state = 'reading', digest = null, content = '{}'`;
    await bureau.restart();
    const card = await bureau.person(CLERK).chat.lastCard('请核对');
    expect(await bureau.person(CLERK).chat.cards('导入')).toHaveLength(1);
    await cut(bureau);
    await bureau.person(CLERK).taps(card, 'confirm-import');
    expect([await states(bureau), await count(bureau, 'enterprises')]).toEqual([['writing'], before]);
    await bureau.restart();
    expect([await states(bureau), await count(bureau, 'enterprises')]).toEqual([['done'], before + 2]);
    expect(await journal(bureau)).toHaveLength(1);
    await bureau.restart();
    expect(await count(bureau, 'enterprises')).toBe(before + 2);
    expect((await bureau.person(CLERK).chat.lastCard('导入企业名录 · 已导入')).messageId).toBe(
      card.messageId,
    );
    expect(bureau.errors).toEqual([]);
  });

  test('nobody answers for seven days', async () => {
    await using bureau = await openBureau();
    const clerk = bureau.person(CLERK);
    await clerk.sends('a.xlsx', await file(unit(1)));
    const card = await clerk.chat.lastCard('请核对');
    await bureau.clock.to('2026-03-18T09:00:00');
    expect((await clerk.chat.lastCard('已作废')).messageId).toBe(card.messageId);
    await expect(clerk.taps(card, 'confirm-import')).rejects.toThrow();
    expect([await states(bureau), await count(bureau, 'import_files')]).toEqual([['expired'], 0]);
  });
});

/** 「日期,类型,名称 / 2026年12月31日,放假,测试 / 2026-10-01,放假,国庆节」 */
const DAYS_IN_GBK = [
  'c8d5c6da2cc0e0d0cd2cc3fbb3c60a32303236c4ea3132d4c23331c8d52cb7c5bcd92cb2e2cad40a',
  '323032362d31302d30312cb7c5bcd92cb9fac7ecbdda',
].join('');

test('people, settings and days off, by office; a csv in GBK is as good', async () => {
  await using bureau = await openBureau();
  const clerk = bureau.person(CLERK);
  const confirmed = async () => {
    const card = await clerk.chat.lastCard('请核对');
    await clerk.taps(card, 'confirm-import');
    return (await clerk.chat.lastCard('已导入')).title;
  };
  await clerk.sends(
    '人.xlsx',
    await file({
      姓名: '赵新',
      手机号: '13800007777',
      科室: '危化科',
      执法证编号: '0409999',
      执法证有效期: '2029-1-1',
    }),
  );
  expect((await clerk.chat.lastCard('请核对')).text).toContain('1 名新增人员没有写角色');
  expect(await confirmed()).toBe('导入人员名录 · 已导入');
  await clerk.sends('设置.xlsx', await file({ 科室: '危化科', '见证时限(分钟)': 5 }));
  expect((await clerk.chat.lastCard('请核对')).text).toContain('2 → 5');
  expect(await confirmed()).toBe('导入科室设置 · 已导入');
  const days = await count(bureau, 'calendar_days');
  await clerk.sends('放假.csv', Buffer.from(DAYS_IN_GBK, 'hex'));
  expect(await confirmed()).toBe('导入放假安排 · 已导入');
  expect(await count(bureau, 'calendar_days')).toBe(days + 1);
  expect(bureau.errors).toEqual([]);
});
