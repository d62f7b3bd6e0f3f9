/** 撤销导入: an import taken back, whole or but for what has changed since; nothing is ever deleted. */
import { expect, test } from 'vitest';
import { type Bureau, type CardFace, openBureau } from '../support/bureau.ts';
import { type Cells, credit, file, unit } from '../support/register-file.ts';
import { approve, CLERK, HAZCHEM } from '../support/round.ts';

async function imported(bureau: Bureau, name: string, bytes: Uint8Array, by: string = CLERK) {
  const person = bureau.person(by);
  await person.sends(name, bytes);
  await person.taps(await person.chat.lastCard('请核对'), 'confirm-import');
  return person.chat.lastCard('已导入');
}
/** Everything that a register may hold, without what time leaves behind. */
const registers = async (bureau: Bureau) => ({
  people:
    await bureau.sql`select id, code, name, mobile, title, section_id from people where mobile <> code order by id`,
  roles: await bureau.sql`select person_id, role, source from person_roles order by 1, 2, 3`,
  inspectors: await bureau.sql`select * from inspectors order by person_id`,
  leaves: await bureau.sql`select person_id, from_day, to_day, state from leaves order by 1, 2`,
  recusals: await bureau.sql`select person_id, enterprise_id from recusals order by 1, 2`,
  witnesses: await bureau.sql`select * from section_witnesses order by 1, 2, 3`,
  sections: await bureau.sql`select * from sections order by id`,
  days: await bureau.sql`select * from calendar_days order by day`,
  units: await bureau.sql`select * from enterprises where not withdrawn order by id`,
});

test('an import is taken back: enterprises, people, settings, days off, a plan, a checklist, a task of the province', async () => {
  await using bureau = await openBureau();
  await enterprises(bureau);
  await peopleSettingsAndDays(bureau);
  await plansListsAndTasks(bureau);
  expect(bureau.errors).toEqual([]);
});

/** Changes go back, those added stay as 注销 and can come anew; once, with history and journal. */
async function enterprises(bureau: Bureau): Promise<void> {
  const clerk = bureau.person(CLERK);
  await imported(bureau, 'a.xlsx', await file(unit(1, { 联系人: '甲' }), unit(2)));
  const before = await registers(bureau);
  const done = await imported(
    bureau,
    'b.xlsx',
    await file(unit(1, { 联系人: '乙', 信用等级: 'D', 行业: '危险化学品生产、有限空间' }), unit(2), unit(3)),
  );
  expect(done.can('undo-import')).toBe(true);
  const taps = await Promise.all([clerk.taps(done, 'undo-import'), clerk.taps(done, 'undo-import')]);
  expect(taps.map(({ toast }) => toast?.type).sort()).toEqual(['success', 'warning']);
  const undone = await clerk.chat.lastCard('导入企业名录 · 已撤销');
  expect([undone.messageId, undone.tag, undone.can('undo-import')]).toEqual([done.messageId, '作废', false]);
  expect(undone.text).toContain('恢复 **1** 条，退出 **1** 条');
  expect(undone.text).toContain('09:00 撤销这次导入。');
  expect(await registers(bureau)).toEqual(before);
  const [third] =
    await bureau.sql`select code, status, withdrawn, status_evidence from enterprises where credit_code = ${credit(3)}`;
  expect(third).toMatchObject({
    status: 'cancelled',
    withdrawn: true,
    status_evidence: '撤销导入（b.xlsx）',
  });
  expect(
    await bureau.sql`select detail from journal where act = 'undo-import' and subject = 'enterprises'`,
  ).toMatchObject([{ detail: { file: 'b.xlsx', restored: 1, withdrawn: 1, kept: 0 } }]);
  await clerk.tells('变更 山西第1化工有限公司');
  expect((await clerk.chat.lastCard('变更记录')).text).toMatch(/联络人 乙 → 甲.*b\.xlsx.*撤销导入/);

  const again = await imported(bureau, 'b.xlsx', await file(unit(3)));
  expect(again.figure('新增')).toBe('1');
  expect(
    await bureau.sql`select code, status, withdrawn from enterprises where credit_code = ${credit(3)}`,
  ).toEqual([{ code: third!.code, status: 'active', withdrawn: false }]);

  // what has changed since stays, and is named
  const mixed = await imported(
    bureau,
    'c.xlsx',
    await file(unit(1, { 联系人: '丙' }), unit(2, { 联系人: '丙' })),
  );
  await imported(bureau, 'd.xlsx', await file(unit(1, { 联系电话: '0354-2' })), HAZCHEM.chief);
  await clerk.taps(mixed, 'undo-import');
  const partly = await clerk.chat.lastCard('已撤销');
  expect(partly.text).toContain('**保留现在的内容 1 条**\n山西第1化工有限公司：导入后又改过');
  expect(
    await bureau.sql`select contact from enterprises where credit_code in (${credit(1)}, ${credit(2)}) order by credit_code`,
  ).toEqual([{ contact: '丙' }, { contact: null }]);
  const last = await imported(bureau, 'e.xlsx', await file(unit(2, { 联系人: '丁' })));
  await imported(bureau, 'f.xlsx', await file(unit(2, { 联系人: '戊' })), HAZCHEM.chief);
  await clerk.taps(last, 'undo-import');
  const nothing = await clerk.chat.lastCard('已导入');
  expect(nothing.text).toContain('没有撤销：');
  expect(nothing.can('undo-import')).toBe(false);
}

async function peopleSettingsAndDays(bureau: Bureau): Promise<void> {
  const clerk = bureau.person(CLERK);
  const before = await registers(bureau);
  const [one] = await bureau.sql<{ code: string; name: string; mobile: string }[]>`
    select p.code, p.name, p.mobile from people p join inspectors i on i.person_id = p.id join sections s on s.id = p.section_id
    where s.name = '危化科' and not exists (select from person_roles r where r.person_id = p.id and r.role = 'chief')
    order by p.id limit 1`;
  const done = await imported(
    bureau,
    '人.xlsx',
    await file(
      {
        ...{
          编码: one!.code,
          姓名: one!.name,
          手机号: '13800006666',
          科室: '冶金工贸科',
          角色: '执法人员、管理员',
        },
        ...{ 执法证编号: '0409998', 执法证有效期: '2029-1-1', 请假: '2026-03-16', 见证科室: '危化科' },
      },
      {
        ...{ 编码: '', 姓名: '赵新', 手机号: '13800007777', 科室: '新设科', 角色: '执法人员、分管领导' },
        ...{ 执法证编号: '0409999', 执法证有效期: '2029-1-1', 请假: '', 见证科室: '', 分管科室: '危化科' },
      },
    ),
  );
  expect(
    (await bureau.sql`select deputy_id from sections where name = '危化科'`)[0]!.deputy_id,
  ).not.toBeNull();
  await clerk.taps(done, 'undo-import');
  expect((await clerk.chat.lastCard('人员名录 · 已撤销')).text).toContain('退出 **1** 条');
  const after = await registers(bureau);
  expect(after.sections.map(({ name }) => name)).toContain('新设科');
  expect({ ...after, sections: after.sections.filter(({ name }) => name !== '新设科') }).toEqual(before);

  const [known] = await bureau.sql<
    { code: string; name: string }[]
  >`select * from experts order by id limit 1`;
  const expert = { 专业领域: '有限空间', 聘期开始: '2026-01-01', 聘期结束: '2027-12-31' };
  const engaged = () => bureau.sql`select * from experts where active order by id`;
  const list = await engaged();
  const listed = await imported(
    bureau,
    '专家.xlsx',
    await file(
      { 专家编码: known!.code, 专家姓名: known!.name, 工作单位: '新单位', ...expert },
      { 专家编码: '', 专家姓名: '钱新', 工作单位: '太原理工大学', ...expert },
    ),
  );
  await clerk.taps(listed, 'undo-import');
  expect((await clerk.chat.lastCard('已撤销')).text).toContain('恢复 **1** 条，退出 **1** 条');
  expect(await engaged()).toEqual(list);

  for (const [name, bytes] of [
    ['设置.xlsx', await file({ 科室: '危化科', '见证时限(分钟)': 5 })],
    ['放假.xlsx', await file({ 日期: '2026-12-31', 类型: '放假' }, { 日期: '2026-10-01', 类型: '上班' })],
  ] as const) {
    const state = await registers(bureau);
    await clerk.taps(await imported(bureau, name, bytes), 'undo-import');
    await clerk.chat.lastCard('已撤销');
    expect(await registers(bureau)).toEqual(state);
  }
}

/** What nothing was built on goes back: lines of a plan, a checklist, a task of the province. */
async function plansListsAndTasks(bureau: Bureau): Promise<void> {
  const clerk = bureau.person(CLERK);
  const chief = bureau.person(HAZCHEM.chief);
  const item = '危险化学品生产企业安全生产监督检查';
  const undoes = async (card: CardFace, who = clerk) => {
    expect((await who.taps(card, 'undo-import')).toast?.type).toBe('success');
    return (await who.chat.cards()).find(({ messageId }) => messageId === card.messageId)!;
  };

  // 计划: what the first file brought stays, what the second changed and added goes back
  const line = (more: Cells) => ({ 抽查事项: item, 检查时间: '全年', 抽取比例或家数: '3', ...more });
  await imported(bureau, '计划1.xlsx', await file(line({})), HAZCHEM.chief);
  const lines = () => bureau.sql`select line, item, amount, teams, windows from plan_entries order by line`;
  const before = [...(await lines())];
  const second = await file(line({ 计划序号: '1', 检查组数: '2' }), line({ 检查时间: '第三季度' }));
  const plan = await imported(bureau, '计划2.xlsx', second, HAZCHEM.chief);
  expect((await lines()).length).toBe(2);
  expect((await undoes(plan, chief)).text).toContain('恢复 **1** 条，退出 **1** 条');
  expect([...(await lines())]).toEqual(before);
  await bureau.sql`update plans set state = 'open', submitted_by = made_by, submitted_at = made_at`;
  const [first] = (await chief.chat.cards()).filter(({ text }) => text.includes('计划1.xlsx'));
  expect((await undoes(first!, chief)).text).toContain('计划已提交审批或已批准');

  // 检查表: the version before holds again, under a new number; a file may then bring the undone one anew
  const list = await file(
    ...[1, 2].map((n) => ({
      ...{ 抽查事项: item, 检查表名称: '新表', 检查内容: `内容${n}`, 出处: '出处', 是否原文: '否' },
      生效日期: '2026-03-10',
    })),
  );
  const held = () => bureau.sql<{ title: string; no: number }[]>`select c.title, c.no from checklists c
    join items i on i.id = c.item_id where i.name = ${item} and effective_from <= '2026-03-10'
    order by effective_from desc, no desc limit 1`;
  const [old] = await held();
  const loaded = await imported(bureau, '检查表.xlsx', list);
  expect((await held())[0]).toMatchObject({ title: '新表' });
  expect((await undoes(loaded)).tag).toBe('作废');
  expect((await held())[0]).toMatchObject({ title: old!.title });
  await imported(bureau, '检查表.xlsx', list);
  expect((await held())[0]).toMatchObject({ title: '新表' });

  // 省级平台任务: not inspected; the right file may follow under the same number
  const task = await file({
    ...{ 任务编号: 'SX-2026-77', 企业编码: 'E0023', 执法人员1: '曹凯', 执法人员2: 'P035' },
    ...{ 开始日期: '2026-03-16', 结束日期: '2026-04-10', 录入日期: '2026-03-09' },
  });
  await undoes(await imported(bureau, '任务.xlsx', task));
  expect([
    ...(await bureau.sql`select d.approval, t.state from draws d join tasks t on t.draw_id = d.id`),
  ]).toEqual([{ approval: 'stopped', state: 'stopped' }]);
  const again = await imported(bureau, '任务.xlsx', task);
  await approve(bureau, 'P2026-002');
  expect((await undoes(again)).text).toContain('检查已同意或任务已派发');
}
