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
}, 60_000);
