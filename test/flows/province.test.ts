/** 省级平台: its task file, sent by 执法监督科, and everything after as for a draw of our own. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type SheetValue, writeSheet } from '../../src/files/write.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import {
  approve,
  CLERK,
  dispatch,
  draws,
  HAZCHEM,
  INDUSTRY,
  inspect,
  OFFICE,
  register,
  taskCard,
  tasksOf,
} from '../support/round.ts';

const seed = (name: string) => readFile(new URL(`../../db/seed/${name}`, import.meta.url));
const COLUMNS = ['任务编号', '录入日期', '企业编码', '执法人员1', '执法人员2', '开始日期', '结束日期'];

function sheet(...rows: readonly SheetValue[][]): Promise<Uint8Array> {
  return writeSheet(
    COLUMNS.map((header) => ({ header })),
    rows,
  );
}
const row = (over: Record<number, string> = {}) =>
  ['SX-2026-77', '', 'E0023', '曹凯', 'P035', '2026-03-16', '2026-04-10'].map((value, i) => over[i] ?? value);
/** Sends a file and confirms what the card shows of it. */
async function enters(bureau: Bureau, name: string, bytes: Uint8Array): Promise<void> {
  const clerk = bureau.person(CLERK);
  await clerk.sends(name, bytes);
  await clerk.taps(await clerk.chat.lastCard('导入省级平台任务'), 'confirm-import');
}
const kept = async (bureau: Bureau) => [
  (await draws(bureau)).length,
  (await bureau.sql`select id from tasks`).length,
];

test('a file with the day of entry: drawn, sent out, inspected, registered', async () => {
  await using bureau = await openBureau();
  const clerk = bureau.person(CLERK);
  await clerk.sends('省级平台任务.xlsx', await seed('province-task.xlsx'));
  expect((await clerk.chat.texts())[0]).toBe('已收到文件，正在读取。');
  const preview = await clerk.chat.lastCard('导入省级平台任务 · 请核对');
  expect(preview.text).toContain('平台任务 SX-SSJ-2026-00316 共 3 家，确认后登记为一次抽查，检查审批后派发');
  expect(await kept(bureau)).toEqual([0, 0]);
  await clerk.taps(preview, 'confirm-import');
  expect(await clerk.chat.lastCard('导入省级平台任务 · 已导入')).toMatchObject({
    messageId: preview.messageId,
  });
  await approve(bureau, 'P2026-001');
  const entered = { platformNo: 'SX-SSJ-2026-00316', platformDay: '2026-03-09' };
  for (const part of Object.values(entered))
    expect((await bureau.group(OFFICE).lastCard('P2026-001')).text).toContain(part);
  await dispatch(bureau, 'P2026-001', entered);
  expect(await draws(bureau)).toMatchObject([{ no: 'P2026-001', origin: 'province', state: 'drawn' }]);
  const tasks = await tasksOf(bureau, 'P2026-001');
  expect(tasks.map(({ code, state, team }) => [code, state, team.map(({ id }) => id)])).toEqual([
    ['E0023', 'assigned', ['P020', 'P032']],
    ['E0047', 'assigned', ['P027', 'P031']],
    ['E0027', 'assigned', ['P027', 'P031']],
  ]);
  const card = await bureau.group(INDUSTRY.group).lastCard('抽查 P2026-001');
  expect(card.text).toContain('由省级平台抽取并匹配，平台任务编号 SX-SSJ-2026-00316');
  expect((await bureau.group(OFFICE).lastCard('P2026-001')).text).toContain('3月9日（周一）录入');
  expect((await bureau.person(INDUSTRY.chief).chat.lastCard('P2026-001 检查名单')).rows).toHaveLength(3);
  for (const task of tasks)
    for (const member of task.team)
      expect((await taskCard(bureau, member, task)).text).toContain('SX-SSJ-2026-00316');

  await bureau.clock.to('2026-03-16T09:00:00');
  for (const task of tasks) await inspect(bureau, task);
  const desk = await bureau.group(OFFICE).lastCard('P2026-001');
  expect(desk.can('publish-draw')).toBe(false);
  await register(bureau, 'P2026-001');
  expect((await tasksOf(bureau, 'P2026-001')).map(({ state }) => state)).toEqual([
    'closed',
    'closed',
    'closed',
  ]);
  expect(await bureau.group(OFFICE).lastCard('P2026-001')).toMatchObject({ tag: '已完成' });
  expect(bureau.errors).toEqual([]);
});

test('without the day of entry it waits for 登记; two sections make two draws', async () => {
  await using bureau = await openBureau();
  const clerk = bureau.person(CLERK);
  const [hazchem] = await bureau.sql<{ code: string }[]>`
    select e.code from enterprises e join sections s on s.id = e.section_id
    where s.name = '危化科' and e.status = 'active' order by e.code limit 1`;
  await bureau.sql`update enterprises set status = 'suspended' where code = 'E0023'`;
  await enters(bureau, '任务.xlsx', await sheet(row(), row({ 2: hazchem!.code, 3: 'P008', 4: 'P009' })));
  const shown = (await clerk.chat.lastCard('导入省级平台任务')).text;
  for (const part of ['检查审批后派发', '与本局规则不一致：名录里已停产（']) expect(shown).toContain(part);
  expect((await draws(bureau)).map(({ no }) => no).sort()).toEqual(['P2026-001', 'P2026-002']);
  expect((await bureau.sql`select state from tasks`).map(({ state }) => state)).toEqual([
    'waiting',
    'waiting',
  ]);
  await approve(bureau, 'P2026-001');
  const desk = await bureau.group(OFFICE).lastCard('P2026-001');
  expect(desk.text).toContain('SX-2026-77');
  const tapped = await dispatch(bureau, 'P2026-001', { platformDay: '2026-03-10' });
  expect(tapped.toast?.content).toBe('已派发 1 个任务');
  const again = await dispatch(bureau, 'P2026-002', { platformNo: '', platformDay: '', waiver: '平台维护' });
  expect(again.toast?.content).toBe('已派发 1 个任务');
  expect((await bureau.group(OFFICE).lastCard('P2026-002')).text).toContain('未录入省级平台：平台维护');
});

test('a file with mistakes: all of them, row by row, and nothing is kept', async () => {
  await using bureau = await openBureau();
  const clerk = bureau.person(CLERK);
  const bad = await sheet(
    row({ 2: 'E9999' }),
    row({ 2: 'E0038', 3: '马凯' }),
    row({ 2: 'E0027', 4: '岳婧' }),
    row({ 2: 'E0047', 3: '王麻子' }),
    row({ 2: 'E0001', 4: '曹凯' }),
    row({ 2: 'E0002', 5: '2026-04-11' }),
  );
  await clerk.sends('任务.xlsx', bad);
  const first = (await clerk.chat.lastCard('未导入')).text;
  expect(first).toMatch(/有 \*\*\d+\*\* 处需要修改，没有导入任何内容/);
  for (const part of ['第 6 行', '第 7 行']) expect(first).toContain(part);
  await clerk.sends(
    '任务.xlsx',
    await sheet(
      row({ 2: 'E9999' }),
      row({ 2: 'E0038', 3: '马凯' }),
      row({ 2: 'E0027', 4: '岳婧' }),
      row({ 2: 'E0047', 3: '王麻子' }),
    ),
  );
  const second = (await clerk.chat.lastCard('未导入')).text;
  for (const part of ['第 2 行', 'E9999', '第 3 行', '马凯', '第 4 行', '岳婧', '第 5 行', '王麻子'])
    expect(second).toContain(part);
  await clerk.sends('笔记.txt', Buffer.from('不是表格'));
  expect((await clerk.chat.lastCard('未导入')).text).toMatch(/能收的表格和列.*企业名录.*省级平台任务/s);
  expect(await kept(bureau)).toEqual([0, 0]);
  expect(bureau.errors).toEqual([]);
});

test('the same task a second time is refused', async () => {
  await using bureau = await openBureau();
  const clerk = bureau.person(CLERK);
  const file = await seed('province-task.xlsx');
  await enters(bureau, '省级平台任务.xlsx', file);
  expect(await kept(bureau)).toEqual([1, 3]);
  await clerk.sends('省级平台任务.xlsx', file);
  expect((await clerk.chat.lastCard('未导入')).text).toMatch(/SX-SSJ-2026-00316 已登记过/);
  expect(await kept(bureau)).toEqual([1, 3]);
});

test('a fault while the file is taken over is told to whoever sent it', async () => {
  await using bureau = await openBureau();
  const clerk = bureau.person(CLERK);
  await bureau.sql`alter table draws add constraint broken check (origin <> 'province')`;
  await enters(bureau, '省级平台任务.xlsx', await seed('province-task.xlsx'));
  expect((await clerk.chat.lastCard('未导入')).text).toMatch(/系统出错，已记录（编号 [0-9a-f]{8}）/);
  expect(bureau.errors).toHaveLength(1);
  expect(await kept(bureau)).toEqual([0, 0]);
  await bureau.sql`alter table draws drop constraint broken`;
  await enters(bureau, '省级平台任务.xlsx', await seed('province-task.xlsx'));
  expect(await kept(bureau)).toEqual([1, 3]);
});

test('only 执法监督科 sends it', async () => {
  await using bureau = await openBureau();
  const chief = bureau.person('P008');
  await chief.sends('省级平台任务.xlsx', await seed('province-task.xlsx'));
  expect((await chief.chat.lastCard('未导入')).text).toContain('省级平台任务表由执法监督科办理');
  for (const id of ['P009', 'P001']) {
    const person = bureau.person(id);
    await person.sends('省级平台任务.xlsx', await seed('province-task.xlsx'));
    expect(await person.chat.lastText()).toContain('此事由管理员、执法监督科、科室负责人办理');
  }
  const visitor = bureau.person('V001');
  await visitor.sends('省级平台任务.xlsx', await seed('province-task.xlsx'));
  expect(await visitor.chat.lastText()).toContain('未在人员名录中查到您的手机号');
  await bureau
    .person('P005')
    .sends('省级平台任务.xlsx', await seed('province-task.xlsx'), bureau.group(HAZCHEM.group));
  expect(await kept(bureau)).toEqual([0, 0]);
});
