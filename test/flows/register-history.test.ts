/** 变更记录 in the chat, and the change of the register on the card of the frozen lists. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCreditCode } from '../../src/domain/credit-code.ts';
import { readRegister } from '../../src/files/register.ts';
import { writeSheet } from '../../src/files/write.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import { CLERK, drawn, freezes, HAZCHEM, INDUSTRY, witness } from '../support/round.ts';

let bureau: Bureau;
beforeAll(async () => {
  bureau = await openBureau();
});
afterAll(() => bureau[Symbol.asyncDispose]());

const FRESH = '山西新设化工有限公司';
const changed = async () => {
  const [unit] = await bureau.sql<{ code: string; name: string; creditCode: string; county: string }[]>`
    select code, name, credit_code as "creditCode", county from enterprises e
    where trades[1] = '危险化学品生产' and status = 'active' and not is_key order by code limit 1`;
  return unit!;
};

/** Rows of a file as an office would send it. */
async function fileOf(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const headers = ['企业名称', '统一社会信用代码', '县区', '行业', '状态'];
  return writeSheet(
    headers.map((header) => ({ header })),
    rows,
  );
}

test('what a file changed is on the next frozen lists, and who did it is told to whoever asks', async () => {
  const clerk = bureau.person(CLERK);
  const unit = await changed();
  await drawn(bureau, '抽查 5%');
  await bureau.clock.advance('P1D');
  await clerk.sends(
    '三月变更.xlsx',
    await fileOf([
      [unit.name, unit.creditCode, unit.county, '危险化学品生产', '停产'],
      [FRESH, makeCreditCode('91140702MA0000777'), '榆次区', '危险化学品生产', '在营'],
    ]),
  );
  const preview = await clerk.chat.lastCard('导入企业名录');
  await clerk.taps(preview, 'confirm-import');
  const no = await freezes(bureau, HAZCHEM, '抽查 5%');
  const card = await bureau.group(HAZCHEM.group).lastCard(no);
  expect(card.text).toContain('与抽查 2026-001 相比，名录有 2 家变化');
  expect(card.text).toMatch(/新增 1 家.*新设化工/);
  expect(card.text).toMatch(/退出 1 家.*停产/);
  await witness(bureau, HAZCHEM);

  await clerk.tells(`变更 ${unit.code}`);
  const history = await clerk.chat.lastCard('变更记录');
  expect(history.text).toMatch(/状态 在营 → 停产/);
  expect(history.text).toContain('三月变更.xlsx');
  expect(history.text).toContain(clerk.name);
  const { toast } = await clerk.taps(history, 'see-history', { query: FRESH });
  expect(toast?.content).toBe('已发给您，请看最新消息');
  expect((await clerk.chat.lastCard(`变更记录 · ${FRESH}`)).text).toContain('新增企业');
});

test('the registers as they stood on a day, as files', async () => {
  const clerk = bureau.person(CLERK);
  const unit = await changed();
  await clerk.tells('变更');
  await clerk.taps(await clerk.chat.lastCard('变更记录'), 'see-history', { day: '2026-03-10' });
  const card = await clerk.chat.lastCard('2026年3月10日的名录');
  expect([card.tag, card.text.includes('2026年3月10日终了时')]).toEqual(['已完成', true]);
  const names = (await clerk.chat.files()).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['检查对象名录库-2026-03-10.xlsx', '执法检查人员名录库-2026-03-10.xlsx']),
  );
  const then = await readRegister(await clerk.chat.file('检查对象名录库-2026-03-10'), 'then.xlsx');
  if (then.is !== 'enterprises') throw new Error(`read as ${then.is}`);
  expect(then.rows.some(({ name }) => name === FRESH)).toBe(false);
  expect(then.rows.find(({ code }) => code === unit.code)).toBeDefined();
  await clerk.tells('变更 2099-01-01');
  expect(await clerk.chat.lastText()).toContain('还没有到这一天');
  await clerk.tells('变更 2025-12-31');
  expect((await clerk.chat.lastCard('2025年12月31日的名录')).text).toContain('名录里还没有内容');
  await clerk.tells('变更 没有这家');
  expect(await clerk.chat.lastText()).toContain('没有找到「没有这家」');
});

test('only what is published is drawn; the versions are kept with the draw', async () => {
  const kept = await bureau.sql<{ no: string; code: string; version: number }[]>`
    select d.no, i.code, v.no as version from draw_items k join draws d on d.id = k.draw_id
    join item_versions v on v.id = k.version_id join items i on i.id = v.item_id order by d.id`;
  expect(kept[0]).toEqual({ no: '2026-001', code: 'I04', version: 1 });
  await bureau.sql`insert into item_versions (bureau_id, item_id, no, state, name, category, basis, body, content, method,
      effective_from, effective_to, made_at, published_at)
    select bureau_id, item_id, 2, 'published', name, category, basis, body, content, method,
      effective_from, '2026-03-01', now(), now() from item_versions v
    where item_id = (select id from items where trade = '粉尘涉爆')`;
  await bureau.clock.advance('PT10M');
  const group = bureau.group(INDUSTRY.group);
  await bureau.person(INDUSTRY.chief).draws(group, '抽查 粉尘 10%');
  expect(await group.lastText()).toContain('粉尘涉爆没有已公布并在有效期内的抽查事项');
  await expect(bureau.sql`delete from enterprises where id = 1`).rejects.toThrow(
    'never removed from the register',
  );
  await expect(bureau.sql`update item_versions set basis = 'x' where state = 'published'`).rejects.toThrow(
    'is published',
  );
});

test('the cap bars the visit and hides nothing; a document opens one more', async () => {
  const chief = bureau.person(INDUSTRY.chief);
  const group = bureau.group(INDUSTRY.group);
  await bureau.sql`update enterprises set yearly_cap = 1, inspected_elsewhere = 1
    where trades[1] = '金属冶炼' and not is_key`;
  await chief.draws(group, '抽查 冶金 100%');
  expect(await group.lastText()).toMatch(/没有可以抽取的企业.*已达上限 \d+ 家/);
  const [unit] = await bureau.sql<{ name: string; id: number }[]>`
    select id, name from enterprises where trades[1] = '金属冶炼' and not is_key and status = 'active' order by code limit 1`;
  await chief.tells('超上限 某厂 听说的');
  expect(await chief.chat.lastText()).toContain('请写成「超上限 企业名称 依据 文号」');
  await chief.tells('超上限');
  const filled = { enterprise: unit!.name, cause: 'complaint', documentNo: '晋应急举〔2026〕12号' };
  await chief.taps(await chief.chat.lastCard('超上限检查'), 'enter-override', filled);
  expect((await chief.chat.lastCard('超上限检查')).text).toContain('投诉举报，文号 晋应急举〔2026〕12号');
  await chief.tells(`超上限 ${unit!.name} 投诉举报 晋应急举〔2026〕12号`);
  expect(await chief.chat.lastText()).toContain('一份文件只能检查一次');
  await drawn(bureau, '抽查 冶金 100% 专家2名', INDUSTRY);
  const tasks = await bureau.sql<{ id: number; taskId: number; experts: number }[]>`
    select t.enterprise_id as id, o.task_id as "taskId", d.experts from tasks t join draws d on d.id = t.draw_id
    join cap_overrides o on o.task_id = t.id`;
  expect(tasks).toEqual([{ id: unit!.id, taskId: expect.any(Number), experts: 2 }]);
});
