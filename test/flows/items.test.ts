/** 抽查事项清单: adjusted on a card, published by 分管领导, shown to everyone with its history. */
import { expect, test } from 'vitest';
import { openBureau } from '../support/bureau.ts';
import { CLERK, HAZCHEM } from '../support/round.ts';

test('adjusted by card, returned, submitted again, published; the public page has both versions', async () => {
  await using bureau = await openBureau();
  const clerk = bureau.person(CLERK);
  const [item] = await bureau.sql<{ id: number }[]>`select id from items where trade = '危险化学品生产'`;
  const submit = async (form: Record<string, string>) => {
    await clerk.tells('事项调整');
    const card = await clerk.chat.lastCard('调整抽查事项');
    const all = {
      item: `${item!.id}`,
      value: '',
      source: '',
      from: '2026-04-01',
      reason: '法规修订',
      ...form,
    };
    return clerk.taps(card, 'adjust-item', all);
  };
  const basis = '《中华人民共和国危险化学品安全法》';
  expect((await submit({ field: 'basis' })).toast?.content).toBe('请填写「调整为」');
  await submit({ field: 'basis', value: basis });
  expect((await submit({ field: 'method', value: '现场检查' })).toast?.content).toBe(
    '这个事项有调整正在审批',
  );
  const deputies = await bureau.sql<{ code: string }[]>`
    select p.code from people p join person_roles r on r.person_id = p.id where r.role = 'deputy' order by p.code`;
  const deputy = bureau.person(deputies[0]!.code);
  const first = await deputy.chat.lastCard('抽查事项第 2 版');
  expect(first.text).toContain(basis);
  expect((await deputy.taps(first, 'decide-item', { decision: 'return', reason: '' })).toast?.content).toBe(
    '退回请填写原因',
  );
  await deputy.taps(first, 'decide-item', { decision: 'return', reason: '请写明条款' });
  expect((await clerk.chat.lastCard('抽查事项第 2 版')).text).toContain('退回：请写明条款');

  await submit({ field: 'basis', value: `${basis}第六章` });
  const second = await deputy.chat.lastCard('抽查事项第 3 版');
  expect((await deputy.taps(second, 'decide-item', { decision: 'approve', reason: '' })).toast?.content).toBe(
    '已同意，事项已公布',
  );
  const page = await (await fetch(`${bureau.world.url}/items`)).text();
  expect(page).toContain(`${basis}第六章`);
  expect(page).toContain('已公布，未到生效日期');
  expect(page).toContain('《中华人民共和国安全生产法》第六十五条');
  expect(page).not.toContain('请写明条款');
  const kept = await bureau.sql<{ state: string; who: string }[]>`
    select after->>'state' as state, p.name as who from register_changes c join people p on p.id = c.actor_id
    where register = 'item_versions' and key = ${`${item!.id}/3`} order by c.id`;
  expect(kept).toEqual([
    { state: 'submitted', who: clerk.name },
    { state: 'published', who: deputy.name },
  ]);

  const chief = bureau.person(HAZCHEM.chief);
  await chief.tells('事项调整');
  expect((await chief.chat.lastCard('调整抽查事项')).text).not.toContain('粉尘涉爆企业');

  // 新增事项: a draft nobody else touches, returned, submitted again, published, and named by the public list
  await clerk.tells('事项调整');
  await clerk.taps(await clerk.chat.lastCard('调整抽查事项'), 'open-new-item');
  const given = {
    name: '有限空间作业审批专项检查',
    trade: '有限空间',
    basis: '《中华人民共和国安全生产法》第六十五条',
    content: '作业审批、通风、检测、监护的落实情况',
    source: '',
    from: '2026-04-01',
  };
  const newForm = () => clerk.chat.lastCard('新增抽查事项');
  expect(
    (await clerk.taps(await newForm(), 'new-item', { ...given, name: '粉尘涉爆企业安全生产监督检查' })).toast
      ?.content,
  ).toBe('清单里已有同名的事项');
  await clerk.taps(await newForm(), 'new-item', given);
  const draft = () => clerk.chat.lastCard('抽查事项草稿');
  const filled = {
    category: 'general',
    method: '现场检查',
    object: '',
    ratio: '10%',
    frequency: '每年一次',
    officers: '',
  };
  expect((await clerk.taps(await draft(), 'fill-item', filled)).toast?.content).toBe('已保存');
  const submitNew = async () =>
    clerk.taps(await draft(), 'submit-item', { powerEntry: 'A-12', jointWith: '', reason: '权力清单调整' });
  await submitNew();
  const [owner] = await bureau.sql<{ code: string }[]>`
    select d.code from sections s join people d on d.id = s.deputy_id where s.trades @> array['有限空间']`;
  const approver = bureau.person(owner!.code);
  const asked = () => approver.chat.lastCard('抽查事项第');
  await approver.taps(await asked(), 'decide-item', { decision: 'return', reason: '请写明检测项目' });
  await clerk.taps(await clerk.chat.lastCard('抽查事项第 1 版'), 'reopen-item');
  await submitNew();
  expect((await asked()).text).toContain('请审批这个新事项');
  expect(await (await fetch(`${bureau.world.url}/items`)).text()).not.toContain(given.name);
  await approver.taps(await asked(), 'decide-item', { decision: 'approve', reason: '' });
  const published = await (await fetch(`${bureau.world.url}/items`)).text();
  expect(published).toContain(`I05 ${given.name}`);
  expect(published).toContain('A-12');
  expect(published).toContain('初始载入');
  const [loaded] = await bureau.sql<
    { n: number }[]
  >`select count(*)::int as n from journal where act = 'load-items'`;
  expect(loaded!.n).toBe(1);
  expect(bureau.errors).toEqual([]);
});
