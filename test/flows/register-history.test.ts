/** 变更记录 in the chat, and the change of the register on the card of the frozen lists. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCreditCode } from '../../src/domain/credit-code.ts';
import { readRegister } from '../../src/files/register.ts';
import { writeSheet } from '../../src/files/write.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import { CLERK, drawn, freezes, HAZCHEM } from '../support/round.ts';

let bureau: Bureau;
beforeAll(async () => {
  bureau = await openBureau();
}, 60_000);
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

  await clerk.tells(`变更 ${unit.code}`);
  const history = await clerk.chat.lastCard('变更记录');
  expect(history.text).toMatch(/状态 在营 → 停产/);
  expect(history.text).toContain('三月变更.xlsx');
  expect(history.text).toContain(clerk.name);
});

test('the registers as they stood on a day, as files', async () => {
  const clerk = bureau.person(CLERK);
  const unit = await changed();
  await clerk.tells('变更 2026-03-10');
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
  await clerk.tells('变更 没有这家');
  expect(await clerk.chat.lastText()).toContain('没有找到「没有这家」');
});
