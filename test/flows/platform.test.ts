/** 录入省级平台: each change of 一单两库 and each plan opens a duty with its term, its file and its receipt. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWorkbook } from '../../src/files/sheet.ts';
import { writeSheet } from '../../src/files/write.ts';
import { type Bureau, openBureau, type Person } from '../support/bureau.ts';
import { CLERK, LEADERS, OFFICE } from '../support/round.ts';

let bureau: Bureau;
let clerk: Person;
const desk = (what: string) => bureau.group(OFFICE).lastCard(`录入省级平台：${what}`);
const duties = () =>
  bureau.sql`select kind, state, due::text, receipt_no as no from platform_duties order by id`;

async function rowsOf(bytes: Uint8Array): Promise<string[][]> {
  const book = await readWorkbook(bytes, '录入.xlsx');
  if (book.is !== 'sheets') throw new Error('not a workbook');
  return book.sheets[0]!.rows.map(({ cells }) => cells.map((cell) => `${cell ?? ''}`));
}

beforeAll(async () => {
  bureau = await openBureau();
  clerk = bureau.person(CLERK);
});
afterAll(async () => bureau[Symbol.asyncDispose]());

test('what the registers began with is there already; a change opens a duty, further ones make it grow', async () => {
  await bureau.settled();
  expect(await duties()).toEqual([]);
  await bureau.sql`update enterprises set contact = '王五' where code in ('E0001', 'E0002')`;
  await bureau.settled();
  expect(await duties()).toEqual([{ kind: 'enterprises', state: 'open', due: '2026-03-24', no: null }]);
  const card = await desk('检查对象名录库');
  expect(card.text).toContain('有 **2** 条变化，请于 **3月24日（周二）** 前录入省级平台');
  expect(card.text).toContain('还剩 10 个工作日');
  await bureau.sql`update enterprises set phone = '13800009999' where code in ('E0002', 'E0003')`;
  await bureau.sql`update people set open_id = open_id where code = 'P001'`;
  await bureau.settled();
  expect((await desk('检查对象名录库')).text).toContain('有 **3** 条变化');
  expect(await duties()).toHaveLength(1);
});

test('the file has the rows that changed, under the columns of the platform, which are a setting with versions', async () => {
  await clerk.taps(await desk('检查对象名录库'), 'take-platform-file');
  const own = await rowsOf(await clerk.chat.file('省级平台录入-检查对象名录库'));
  expect(own).toHaveLength(4);
  expect(own[0]!.slice(0, 3)).toEqual(['企业名称', '统一社会信用代码', '法定代表人']);
  await clerk.taps(await desk('检查对象名录库'), 'take-platform-map');
  const map = await rowsOf(await clerk.chat.file('平台列对应表'));
  expect(map[1]).toEqual(['抽查事项清单', '编号', '编号', '10']);
  const columns = ['名录', '平台列名', '取自', '录入期限(工作日)'].map((header) => ({ header }));
  const rows = [
    ['企业名录', '主体名称', '企业名称', '15'],
    ['企业名录', '主管部门', '固定：晋中市应急管理局', ''],
    ['企业名录', '备注栏', '留空', ''],
    ['企业名录', '电话', '联系方式', ''],
  ];
  await clerk.sends('列对应.xlsx', await writeSheet(columns, rows));
  await clerk.taps(await clerk.chat.lastCard('导入平台列对应表 · 请核对'), 'confirm-import');
  expect(await bureau.sql`select kind, version, days from platform_maps`).toEqual([
    { kind: 'enterprises', version: 1, days: 15 },
  ]);
  await clerk.taps(await desk('检查对象名录库'), 'take-platform-file');
  const theirs = await rowsOf(await clerk.chat.file('省级平台录入-检查对象名录库'));
  expect(theirs[0]).toEqual(['主体名称', '主管部门', '备注栏', '电话']);
  expect(theirs[2]!.slice(1)).toEqual(['晋中市应急管理局', '', '13800009999']);

  // 撤销导入: what a file was taken under stays; else the columns before are the next version
  const undone = async () => {
    const card = await clerk.chat.lastCard('导入平台列对应表');
    await clerk.taps(card, 'undo-import');
    return (await clerk.chat.cards()).find(({ messageId }) => messageId === card.messageId)!;
  };
  expect((await undone()).text).toContain('已按这一版取过录入文件');
  await clerk.sends('列对应.xlsx', await writeSheet(columns, [['抽查事项清单', '事项编号', '编号', '20']]));
  await clerk.taps(await clerk.chat.lastCard('导入平台列对应表 · 请核对'), 'confirm-import');
  const gone = await undone();
  expect([gone.tag, gone.can('undo-import')]).toEqual(['作废', false]);
  const items = await bureau.sql`select version, days, columns -> 0 ->> 'header' as first from platform_maps
    where kind = 'items' order by version`;
  expect(items).toEqual([
    { version: 1, days: 20, first: '事项编号' },
    { version: 2, days: 10, first: '编号' },
  ]);
});

test('the receipt ends it; what changed after the file was taken begins the next, with the term that holds now', async () => {
  await bureau.sql`update enterprises set contact = '赵六' where code = 'E0004'`;
  await bureau.settled();
  const card = await desk('检查对象名录库');
  expect(card.text).toContain('此后又有 1 条变化');
  const day = { day: '2026-03-10' };
  expect((await clerk.taps(card, 'enter-platform-receipt', day)).toast?.content).toBe('请填写「回执编号」');
  const entered = await clerk.taps(card, 'enter-platform-receipt', { ...day, receipt: 'YD-2026-0001' });
  expect(entered.toast?.content).toBe('已登记');
  await bureau.settled();
  expect(await duties()).toEqual([
    { kind: 'enterprises', state: 'done', due: '2026-03-24', no: 'YD-2026-0001' },
    { kind: 'enterprises', state: 'open', due: '2026-03-31', no: null },
  ]);
  const waiver = { waiver: '平台维护，恢复后补录' };
  await clerk.taps(await desk('检查对象名录库'), 'enter-platform-receipt', waiver);
  expect((await desk('检查对象名录库')).text).toContain('未录入：平台维护，恢复后补录');
});

test('it comes again at each stage of its term, and in the end 领导小组 hears of it', async () => {
  await bureau.sql`update inspectors set certificate_by = '山西省人民政府' where person_id = (select id from people where code = 'P008')`;
  await bureau.settled();
  expect((await desk('执法检查人员名录库')).text).toContain('还剩 10 个工作日');
  for (const [day, left] of [
    ['2026-03-17', '还剩 5 个工作日'],
    ['2026-03-24', '今天是最后一个工作日'],
    ['2026-03-25', '已超期，请尽快录入'],
  ] as const) {
    await bureau.clock.to(`${day}T09:00:00+08:00`);
    await bureau.settled();
    const card = await desk('执法检查人员名录库');
    expect([day, card.text]).toEqual([day, expect.stringContaining(left)]);
    expect(card.sentAt.toISOString().slice(0, 10)).toBe(day);
  }
  await bureau.clock.to('2026-03-26T09:00:00+08:00');
  await bureau.settled();
  expect(await bureau.group(LEADERS).lastText()).toContain(
    '执法检查人员名录库应于 3月24日（周二）前录入省级平台',
  );
  expect(await bureau.sql`select next_at from platform_duties where state = 'open'`).toEqual([
    { next_at: null },
  ]);
  expect(bureau.errors).toEqual([]);
});
