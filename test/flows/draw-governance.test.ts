/** 作废 by two people, a second draw within the period of the first, and where both are counted. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { readRecordText } from '../../src/domain/draw/read-record.ts';
import type { FullRecord } from '../../src/domain/draw/types.ts';
import { verifyRecord } from '../../src/domain/draw/verify.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import {
  AGAIN,
  around,
  CLERK,
  dispatch,
  draws,
  freezes,
  HAZCHEM,
  INDUSTRY,
  LEADERS,
  OFFICE,
  taskCard,
  tasksOf,
  witness,
} from '../support/round.ts';
import { spoilt } from '../support/spoilt.ts';

let bureau: Bureau;
beforeAll(async () => {
  bureau = await openBureau();
});
afterAll(async () => bureau[Symbol.asyncDispose]());

const { group, chief, clerk } = around(() => bureau);

async function asks(who: ReturnType<typeof chief>, no: string) {
  await who.taps(await group().lastCard(`抽查 ${no}`), 'open-void');
  const form = await who.chat.lastCard(`作废申请：抽查 ${no}`);
  return who.taps(form, 'ask-void', { reason: 'wrong-list', note: '漏了一家' });
}

test('the chief asks, 执法监督科 agrees: void, with both names, the secret revealed', async () => {
  const no = await freezes(bureau, HAZCHEM, '抽查 危化 3家');
  expect((await asks(chief(), no)).toast?.content).toBe('已提交，请等审批');
  expect((await asks(chief(), no)).toast?.content).toBe('已有一份申请在审批');
  const card = await clerk().chat.lastCard('作废申请');
  expect(card.text).toContain('冻结的名单有误');
  expect((await clerk().taps(card, 'return-change', { reason: '名单没有错' })).toast?.content).toBe('已退回');
  expect(await chief().chat.lastText()).toContain('被退回：名单没有错');
  expect(await draws(bureau)).toMatchObject([{ state: 'open' }]);

  await asks(chief(), no);
  const again = await clerk().chat.lastCard('作废申请');
  expect((await clerk().taps(again, 'approve-change')).toast?.content).toBe('已同意，抽查已作废');
  expect(await draws(bureau)).toMatchObject([{ no, state: 'void' }]);
  const texts = await group().texts();
  expect(texts.join('\n')).toContain(
    `【抽查 ${no} 作废】\n事由：冻结的名单有误\n${chief().name}申请，${clerk().name}同意`,
  );
  expect(texts.at(-1)).toContain('公开密钥');
  const shown = await group().lastCard(`抽查 ${no}`);
  expect(shown.text).toContain(`${chief().name}申请，${clerk().name}同意`);
  expect(shown.can('open-void')).toBe(false);
  const [entry] = await bureau.sql<{ body: string }[]>`select body from draw_log where type = 'VOID'`;
  expect(JSON.parse(entry!.body)).toEqual({ reason: 'wrong-list', by: chief().id, approved: CLERK });
  const voided = `update draw_changes set reason = 'ordered' where kind = 'void' and state = 'approved'`;
  expect(await spoilt(bureau, voided)).toMatch(/^draw_changes \d+ request-differs$/);
});

test('one person who holds both roles is one person; a value that is missing no more ends it', async () => {
  await bureau.sql`insert into person_roles (bureau_id, person_id, role, source)
    select bureau_id, id, 'office', 'register' from people where code = ${HAZCHEM.chief}`;
  const no = await freezes(bureau, HAZCHEM, '抽查 危化 3家');
  await asks(chief(), no);
  const [request] = await bureau.sql<{ id: number }[]>`select id from draw_changes where state = 'open'`;
  const cards = await chief().chat.cards('作废申请');
  expect(cards.some((card) => card.can('approve-change'))).toBe(false);
  await expect(
    bureau.sql`update draw_changes set state = 'approved', decided_by = asked_by, decided_as = 'office',
      decided_at = now(), log_n = 1 where id = ${request!.id}`,
  ).rejects.toThrow(/draw_changes_two/);
  await expect(
    bureau.sql`update draw_changes set state = 'approved', decided_by = (select id from people where code = ${CLERK}),
      decided_as = 'chief', decided_at = now(), log_n = 1 where id = ${request!.id}`,
  ).rejects.toThrow(/draw_changes_other_role/);
  await witness(bureau, HAZCHEM);
  expect(await draws(bureau)).toMatchObject([{ state: 'void' }, { no, state: 'drawn' }]);
  expect((await clerk().chat.lastCard('作废申请')).text).toContain('审批以前抽取已结束');
});

test('the same stratum within its period: refused, unless a number allows it, which stands on the card', async () => {
  await chief().says(group(), '抽查 危化 3家');
  const preview = await group().lastCard('抽查预览');
  expect(preview.text).toContain('已由抽查 2026-002 抽过，检查时限到4月8日');
  expect(await draws(bureau)).toHaveLength(2);
  const no = await freezes(bureau, HAZCHEM, '抽查 危化 3家');
  expect((await group().lastCard(`抽查 ${no}`)).text).toContain(
    `检查时限内再次抽取，批准文号 ${AGAIN.split(' ')[1]}。`,
  );
  await witness(bureau, HAZCHEM);
  // another period is another draw
  await chief().draws(group(), '抽查 危化 3家 5月6日至6月10日');
  expect((await draws(bureau)).at(-1)).toMatchObject({ no: '2026-004', state: 'open' });
  await witness(bureau, HAZCHEM);
});

test('an enterprise that can not be visited: the next reserve of its stratum, its days, its team', async () => {
  const [before] = await tasksOf(bureau, '2026-002');
  const [row] = await bureau.sql<{ record: string }[]>`select record from draws where no = '2026-002'`;
  const { units } = (JSON.parse(row!.record) as FullRecord).result;
  const label = Object.keys(units.drawn).find((each) => units.drawn[each]!.includes(before!.code))!;
  const due = units.reserve[label]![0]!;
  await dispatch(bureau, '2026-002');
  await chief().taps(await chief().chat.lastCard('抽查 2026-002 检查名单'), 'open-substitute');
  const form = { task: `${before!.id}`, reason: 'suspended', note: '' };
  await chief().taps(await chief().chat.lastCard('替换企业申请'), 'ask-substitute', form);
  const card = await clerk().chat.lastCard('替换企业申请');
  expect(card.text).toContain('停产停业');
  expect((await clerk().taps(card, 'approve-change')).toast?.content).toBe('已同意，企业已替换');
  const after = await tasksOf(bureau, '2026-002');
  expect(after.find(({ id }) => id === before!.id)?.state).toBe('stopped');
  const came = after.find(({ code }) => code === due)!;
  expect(came.state).toBe('assigned');
  expect((await taskCard(bureau, came.team[0], came)).can('accept-task')).toBe(true);
  expect((await group().texts()).join()).toContain('【抽查 2026-002 替换】');
  const [entry] = await bureau.sql<{ body: string }[]>`select body from draw_log where type = 'SUBSTITUTE'`;
  expect(JSON.parse(entry!.body)).toEqual({
    ...{ unit: before!.code, by: chief().id, reserve: due, reason: 'suspended', approved: CLERK },
  });
  const file = await bureau.group(OFFICE).file('2026-002-完整记录');
  const verified = verifyRecord(readRecordText(Buffer.from(file).toString('utf8')));
  expect(verified.ok).toBe(true);
  expect(verified.steps.filter(({ check }) => check === 'substitute').length).toBeGreaterThan(0);
});

test('分批: each window has its visits, and the card shows the days', async () => {
  const no = await freezes(bureau, INDUSTRY, '抽查 金属冶炼 6家 分三批');
  const works = bureau.group(INDUSTRY.group);
  expect((await works.lastCard(`抽查 ${no}`)).text).toContain('分 3 批检查');
  await witness(bureau, INDUSTRY);
  const windows = await bureau.sql<{ from: string; to: string; n: number }[]>`
    select t.from_day::text as from, t.to_day::text as to, count(*)::int as n
    from tasks t join draws d on d.id = t.draw_id where d.no = ${no} group by 1, 2 order by 1`;
  expect([...windows]).toEqual([
    { from: '2026-03-11', to: '2026-03-18', n: 2 },
    { from: '2026-03-19', to: '2026-03-27', n: 2 },
    { from: '2026-03-28', to: '2026-04-08', n: 2 },
  ]);
  expect((await works.lastCard(`抽查 ${no}`)).text).toContain('第 2 批 3月19日至3月27日：2 家');
  await bureau.person(INDUSTRY.chief).draws(works, '抽查 粉尘涉爆 3家 分9批 3月16日至3月20日');
  expect(await works.lastText()).toContain('只有 5 个工作日，分不成 9 批');
});

test('演练: the whole ceremony, numbered apart, marked, without tasks, public at once', async () => {
  const before = (await bureau.sql`select from tasks`).length;
  await chief().says(group(), '演练 危化 3家');
  const preview = await group().lastCard('抽查预览');
  expect([preview.tag, preview.can('edit-draw')]).toEqual(['演练', false]);
  expect(preview.text).toContain('这是演练，不派任务，结果当场公开。');
  expect((await draws(bureau)).filter(({ no }) => no.startsWith('演练'))).toEqual([]);
  await chief().freezes(group());
  const open = await group().lastCard('演练2026-001');
  expect(open).toMatchObject({ tag: '演练' });
  // a draw may be open at the same time: each has its own
  const formal = await freezes(bureau, INDUSTRY, '抽查 粉尘涉爆 2家');
  await witness(bureau, HAZCHEM);
  expect(await draws(bureau)).toContainEqual(
    expect.objectContaining({ no: '演练2026-001', state: 'published' }),
  );
  expect((await bureau.sql`select from tasks`).length).toBe(before);
  const texts = (await group().texts()).join('\n');
  expect(texts).toContain('【抽查 演练2026-001 结果】');
  expect(texts).toContain('【抽查 演练2026-001 公开】');
  const record = readRecordText(Buffer.from(await group().file('演练2026-001-公开记录')).toString('utf8'));
  expect(record.freeze.kind).toBe('drill');
  expect(verifyRecord(record).ok).toBe(true);
  await witness(bureau, INDUSTRY);
  expect(await draws(bureau)).toContainEqual(expect.objectContaining({ no: formal, state: 'drawn' }));
  const series = await bureau.sql<{ kind: string }[]>`select kind from draw_series order by id`;
  expect(series.map(({ kind }) => kind)).toEqual(['formal', 'drill']);
});

test('汇总 counts them by section and chief; the audit agrees', async () => {
  await bureau.person('P001').says(bureau.group(LEADERS), '汇总');
  const card = await bureau.group(LEADERS).lastCard('汇总');
  expect(card.text).toContain(`危化科 ${chief().name}：抽取 3 次（时限内再抽 1 次），作废 1 次，换人和替换 `);
  expect(await audit(bureau.database.target, () => undefined)).toBeUndefined();
  expect(bureau.errors).toEqual([]);
});

test('公平: measured beside everything else, in the chat where it was asked for', async () => {
  const works = bureau.group(INDUSTRY.group);
  await bureau.person(INDUSTRY.chief).says(works, '公平');
  const card = await works.lastCard('抽取公平性 2026 年');
  expect(card.text).toMatch(/换人 \d+ 次，替换企业 1 次，作废 1 次/);
  expect(card.text).toContain('各县区抽中家数：应有与实际');
  const [plain] = await bureau.sql<{ code: string }[]>`
    select p.code from people p join inspectors i on i.person_id = p.id and i.in_post where not exists (
      select from person_roles r where r.person_id = p.id and r.role <> 'inspector') order by p.code limit 1`;
  const stranger = bureau.person(plain!.code);
  await stranger.tells('公平');
  expect((await stranger.chat.cards('抽取公平性')).length).toBe(0);
  expect(await bureau.sql`select from fairness_asked where state <> 'done'`).toHaveLength(0);
  expect(bureau.errors).toEqual([]);
});
