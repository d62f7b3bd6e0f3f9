/** 年度抽查计划: drawn up by taps, forms and a file, approved, drawn from, adjusted, published; and the bureau's own. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRegister } from '../../src/files/register.ts';
import { writeSheet } from '../../src/files/write.ts';
import { type Bureau, type Form, openBureau, type Person } from '../support/bureau.ts';
import { approve, CLERK, draws, HAZCHEM, OFFICE, tasksOf, witness } from '../support/round.ts';

let bureau: Bureau;
let chief: Person;
const [DEPUTY, OTHER_CHIEF] = ['P002', 'P020'] as const;
const group = () => bureau.group(HAZCHEM.group);
const inPrivate = (title: string, who = chief) => who.chat.lastCard(title);
const PLAN = '危化科 2026 年抽查计划';
const line: Form = {
  item: 'I04',
  type: 'general',
  amount: '6家',
  windows: '3月至6月；9月',
  help: '3组，专家1人',
  partners: '',
};

beforeAll(async () => {
  bureau = await openBureau();
  chief = bureau.person(HAZCHEM.chief);
});
afterAll(async () => bureau[Symbol.asyncDispose]());

async function keeps(pick: string, form: Form) {
  const shown = await inPrivate(PLAN);
  const empty = shown.text.includes('还没有编制');
  await chief.taps(shown, 'edit-entry', empty ? undefined : { entry: pick });
  return chief.taps(await inPrivate('填写一项'), 'keep-entry', form);
}

test('without a plan the chief is led to the form; what is typed wrong is named', async () => {
  await chief.tells('计划');
  const none = await inPrivate(PLAN);
  expect(none.text).toContain('还没有编制。请逐项添加，或取空白计划表');
  expect((await keeps('new', { ...line, windows: '适时' })).toast?.content).toBe('检查时间看不明白，请核对');
  expect((await keeps('new', { ...line, amount: '很多' })).toast?.content).toBe(
    '数量看不明白，请写10%或12家',
  );
  expect((await keeps('new', { ...line, help: '三五个' })).toast?.content).toBe('组数和人数看不明白');
  expect((await keeps('new', line)).toast?.content).toBe('已保存');
  expect((await inPrivate('填写一项')).text).toContain('保存第 1 项');
  const draft = await inPrivate(PLAN);
  expect(draft.text).toContain('一般 6家，3月至6月；9月');
  expect(draft.text).toContain('检查组 3 个，专家 1 人');
});

test('a file adds and changes lines, and removes none; what it says is read again as it was', async () => {
  const columns = [
    '检查事项',
    '实施依据',
    '具体对象/双随机对象(总数及比例)',
    '检查内容',
    '检查方式',
    '频次和上限',
    '检查时间',
    '承办机构',
    '是否跨部门',
    '备注',
  ];
  const item = '危险化学品生产企业安全生产监督检查';
  const row = (over: Record<number, string> = {}) =>
    [
      item,
      '',
      '危化企业共 57 家，抽取 10%',
      '',
      '',
      '1次/年，上限2次/年/单位',
      '第三季度',
      '危化科',
      '否',
      '',
    ].map((value, i) => over[i] ?? value);
  const file = (...rows: string[][]) =>
    writeSheet(
      columns.map((header) => ({ header })),
      rows,
    );
  await chief.sends('计划.xlsx', await file(row({ 0: '烟花爆竹检查', 6: '适时' })));
  for (const part of ['不在已公布的抽查事项清单里', item, '不在 2026 年内'])
    expect((await inPrivate('未导入')).text).toContain(part);
  await chief.sends('计划.xlsx', await file(row({ 0: '非煤矿山检查', 2: '若干' }), row({ 6: '适时' })));
  for (const part of ['有 **3** 处', '非煤矿山检查', '第 2 行 抽取比例或家数', '适时'])
    expect((await inPrivate('未导入')).text).toContain(part);
  await chief.sends('计划.xlsx', await file(row(), row({ 6: '全年', 2: '共 57 家，抽查 3 家' })));
  const preview = await inPrivate('导入年度抽查计划 · 请核对');
  expect(preview.text).toContain('没有写年度，按 2026 年的计划读取');
  await chief.taps(preview, 'confirm-import');
  await bureau.settled();
  const draft = await inPrivate(PLAN);
  expect(draft.text).toContain('2. 危险化学品生产企业安全生产监督检查** 一般 3，全年');
  expect(draft.text).toContain('**1. 危险化学品生产企业安全生产监督检查** 一般 10%，7月至9月');

  await chief.tells('模板 计划');
  const template = await chief.chat.file('危化科-2026年计划表模板.xlsx');
  expect(await readRegister(template, '计划.xlsx')).toMatchObject({ problems: [{ fault: 'sheet-empty' }] });

  const tapped = await chief.taps(await inPrivate(PLAN), 'export-plan');
  expect(tapped.toast?.content).toBe('已发到私聊');
  const bytes = await chief.chat.file('危化科-2026年双随机抽查计划');
  const read = await readRegister(bytes, '计划.xlsx');
  expect(read).toMatchObject({ is: 'plan', notes: expect.any(Array) });
  // the same lines without their numbers, though both are of one item: nothing new
  const again = await file(row({ 6: '全年', 2: '共 57 家，抽查 3 家' }), row());
  await chief.sends('同一份.xlsx', again);
  expect((await inPrivate('导入年度抽查计划')).text).toContain('没有需要导入的内容');
  await chief.sends('危化科-2026年双随机抽查计划.xlsx', bytes);
  expect((await inPrivate('导入年度抽查计划')).text).toContain('没有需要导入的内容');
});

test('分管领导 returns and approves; others may not, and nobody does so twice', async () => {
  await chief.tells('计划');
  const early = await chief.taps(await inPrivate(PLAN), 'submit-plan');
  expect(early.toast?.content).toBe('请先确认名录，卡片已发来');
  await chief.taps(await inPrivate('检查对象名录确认'), 'confirm-register');
  expect((await chief.taps(await inPrivate(PLAN), 'submit-plan')).toast?.content).toBe('已提交，请等审批');
  expect((await inPrivate(PLAN)).text).toContain('等分管领导审批');
  const deputy = bureau.person(DEPUTY);
  const asked = await inPrivate('计划审批：危化科 2026 年', deputy);
  expect(asked.text).toContain('危化科报来年度抽查计划 **2** 项');
  await deputy.taps(asked, 'return-plan', { reason: '第 2 项改为 4 家。' });
  expect(await chief.chat.lastText()).toContain('退回：第 2 项改为 4 家。');
  await chief.tells('计划');
  const [second] = await bureau.sql<{ id: number }[]>`select id from plan_entries where line = 2`;
  await keeps(`${second!.id}`, { ...line, amount: '4家', windows: '全年', help: '' });
  await chief.taps(await inPrivate(PLAN), 'submit-plan');
  const again = await inPrivate('计划审批：危化科 2026 年', deputy);
  expect((await deputy.taps(again, 'approve-plan')).toast?.content).toBe('已批准');
  expect((await inPrivate('计划审批', deputy)).text).toContain('批准。');
  expect(await chief.chat.lastText()).toContain('可以按计划发起抽查');
  const desk = (await bureau.group(OFFICE).cards()).find(({ title }) => title === PLAN);
  expect(desk?.text).toContain('请公布后在此登记');
  expect(await bureau.sql`select state from plans`).toEqual([{ state: 'approved' }]);
});

test('a draw starts from a line, counts against it and keeps it; outside the plan it needs a 批准文号', async () => {
  await chief.draws(group(), '抽查 危化 10%');
  expect(await group().lastText()).toContain('计划以外的，在命令后面写明');
  await chief.says(group(), '抽查');
  const card = await group().lastCard(PLAN);
  const [id] = await bureau.sql<{ id: number }[]>`
    select e.id from plan_entries e join plans p on p.id = e.plan_id where line = 2 and p.state = 'approved'`;
  await chief.taps(card, 'open-entry-draw', { entry: `${id!.id}` });
  const form = await group().lastCard('危化科按计划第 2 项发起抽查');
  expect(form.text).toContain('应查 4 家，已抽 0 家，还剩 4 家');
  const days = { from: '2026-03-11', to: '2026-04-08', minutes: '2' };
  const tooMany = await chief.taps(form, 'draw-entry', { ...days, amount: '5家' });
  expect(tooMany.toast?.content).toBe('超过这一项还可抽的家数');
  const over = await chief.taps(form, 'draw-entry', { ...days, amount: '3家', to: '2027-01-08' });
  expect(over.toast?.content).toBe('不在计划的检查时间内');
  expect((await chief.taps(form, 'draw-entry', { ...days, amount: '3家' })).toast?.type).toBe('success');
  await chief.taps(await group().lastCard('抽查预览'), 'open-draw');
  await witness(bureau, HAZCHEM);
  const [draw] = await draws(bureau);
  expect(await bureau.sql`select plan_entry_id as id, temporary_no as no from draws`).toEqual([
    { id: id!.id, no: null },
  ]);
  expect(await tasksOf(bureau, draw!.no)).toHaveLength(3);
  await approve(bureau, draw!.no);
  await chief.tells('计划');
  expect((await inPrivate(PLAN)).text).toContain('应查 4 家，已抽 3，已查 0');

  await chief.draws(group(), '抽查 危化 1家 批准文号 晋市应急〔2026〕12号');
  await witness(bureau, HAZCHEM);
  expect(await bureau.sql`select temporary_no as no from draws where temporary_no is not null`).toEqual([
    { no: '晋市应急〔2026〕12号' },
  ]);
  await chief.tells('计划');
  expect((await inPrivate(PLAN)).text).toContain('计划外临时抽查（1 次）');
  await chief.taps(await inPrivate(PLAN), 'open-entry-draw', { entry: 'temporary' });
  const temporary = await group().lastCard('危化科计划外临时抽查');
  const rest = { from: '2026-03-11', to: '2026-04-08', what: 'general:all', amount: '1家' };
  expect(
    (await chief.taps(temporary, 'draw-temporary', { ...rest, number: '晋市应急〔2026〕13号' })).toast?.type,
  ).toBe('success');
  await chief.taps(await group().lastCard('抽查预览'), 'open-draw');
  await witness(bureau, HAZCHEM);
});

test('调整: the approved one stands until the next is approved; what was drawn still counts', async () => {
  await chief.taps(await inPrivate(PLAN), 'adjust-plan');
  const copy = await inPrivate(`${PLAN}（调整）`);
  const [entry] = await bureau.sql<{ id: number }[]>`
    select e.id from plan_entries e join plans p on p.id = e.plan_id where line = 1 and p.state = 'draft'`;
  await chief.taps(copy, 'edit-entry', { entry: `${entry!.id}` });
  await chief.taps(await inPrivate('填写一项'), 'remove-entry');
  await chief.taps(await inPrivate(`${PLAN}（调整）`), 'submit-plan', { reason: '企业停产较多' });
  const deputy = bureau.person(DEPUTY);
  const asked = await inPrivate('计划审批：危化科 2026 年', deputy);
  for (const part of ['调整理由：企业停产较多', '删去第 1 项']) expect(asked.text).toContain(part);
  await deputy.taps(asked, 'approve-plan');
  expect(await bureau.sql`select version, state from plans order by version`).toEqual([
    { version: 1, state: 'replaced' },
    { version: 2, state: 'approved' },
  ]);
  await chief.tells('计划');
  const card = await inPrivate(PLAN);
  expect(card.text).toContain('应查 4 家，已抽 3，已查 0');
  await chief.taps(card, 'adjust-plan');
  await chief.taps(await inPrivate(`${PLAN}（调整）`), 'drop-plan');
  expect((await inPrivate(`${PLAN}`)).tag).toBe('作废');
});

test('执法监督科 keeps the days of the bureau, sees every plan and registers its publication', async () => {
  const clerk = bureau.person(CLERK);
  await clerk.tells('计划');
  await clerk.taps(await inPrivate('2026 年抽查计划', clerk), 'open-plan-days');
  const form = await inPrivate('2026 年监督检查工作日', clerk);
  const kept = { officers: '12', workdays: '248', perVisit: '2' };
  const lists = {
    other: '综合监管 300；行政许可 180；事故调查 100；联合执法 225',
    nonLaw: '值班 240；学习会议 360；年休婚丧 600',
  };
  const wrong = await clerk.taps(form, 'keep-plan-days', { ...kept, ...lists, other: '钓鱼 3' });
  expect(wrong.toast?.content).toBe('工作日看不明白，请核对');
  await clerk.taps(form, 'keep-plan-days', { ...kept, ...lists });
  const own = await inPrivate('2026 年抽查计划', clerk);
  expect(own.text).toContain('2,976 − 805 − 1,200 = **971** 天');
  const early = await clerk.taps(own, 'submit-bureau-plan');
  expect(early.toast?.content).toBe('已请科室负责人先确认名录');
  expect(await clerk.chat.lastText()).toContain('冶金工贸科还没有确认 2026 年检查对象名录');
  const other = bureau.person(OTHER_CHIEF);
  await other.taps(await inPrivate('检查对象名录确认', other), 'confirm-register');
  await clerk.taps(own, 'submit-bureau-plan');
  const deputy = bureau.person(DEPUTY);
  await deputy.taps(await inPrivate('计划审批：晋中市应急管理局', deputy), 'approve-plan');
  await clerk.tells('计划');
  const published = { day: '2026-03-10', where: '局网站' };
  await clerk.taps(await inPrivate('2026 年抽查计划', clerk), 'publish-plan', published);
  expect((await inPrivate('2026 年抽查计划', clerk)).text).toContain('已公布：局网站');
  const [hazchem] = await bureau.sql<{ id: number }[]>`select id from sections where name = '危化科'`;
  await clerk.taps(await inPrivate('2026 年抽查计划', clerk), 'show-plan', { section: `${hazchem!.id}` });
  await clerk.taps(await inPrivate(PLAN, clerk), 'publish-plan', published);
  expect((await inPrivate(PLAN, clerk)).text).toContain('3月10日（周二）已公布：局网站');

  await clerk.tells('计划');
  await clerk.taps(await inPrivate('2026 年抽查计划', clerk), 'export-bureau-plan');
  const bytes = await clerk.chat.file('晋中市应急管理局-2026年双随机抽查计划');
  expect(await readRegister(bytes, '计划.xlsx')).toMatchObject({ is: 'plan' });
  const page = await (await fetch(`${bureau.world.url}/plan`)).text();
  for (const part of [
    '2026 年度监督检查计划',
    '971 天',
    '危化科 2026 年度抽查计划',
    '现行，第 2 版',
    '局网站',
  ])
    expect(page).toContain(part);
});

test('another section has its own, and a word that names none is answered', async () => {
  const other = bureau.person(OTHER_CHIEF);
  await other.tells('计划');
  expect((await inPrivate('冶金工贸科 2026 年抽查计划', other)).text).toContain('还没有编制');
  await other.tells('计划 危化科');
  expect((await inPrivate(PLAN, other)).can('adjust-plan')).toBe(false);
  await other.tells('计划 2027');
  expect((await inPrivate('冶金工贸科 2027 年', other)).text).toContain('还没有编制');
  await other.tells('计划 烟花科');
  expect(await other.chat.lastText()).toContain('可以写年度和科室：冶金工贸科、危化科');
  expect(bureau.errors).toEqual([]);
});
