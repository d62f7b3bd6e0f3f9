/** 名录的提醒: certificates that run out, key units without a visit, and the yearly confirmation of a register. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectorsInPost } from '../../db/inspectors.ts';
import { registerConfirmed } from '../../db/register-watch.ts';
import { nextWarning, warningOf } from '../../src/domain/register-watch.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import { HAZCHEM, OFFICE } from '../support/round.ts';

let bureau: Bureau;
beforeAll(async () => {
  bureau = await openBureau();
});
afterAll(() => bureau[Symbol.asyncDispose]());

test('leave is asked for by oneself, confirmed by the chief, and counts from then on', async () => {
  const [person] = await bureau.sql<{ code: string; id: number }[]>`
    select p.code, p.id from people p join inspectors i on i.person_id = p.id join sections s on s.id = p.section_id
    where s.name = ${HAZCHEM.section} and p.code <> ${HAZCHEM.chief} order by p.code limit 1`;
  const [asker, chief] = [bureau.person(person!.code), bureau.person(HAZCHEM.chief)];
  const ask = async (from: string, to: string) => {
    await asker.tells('请假');
    return asker.taps(await asker.chat.lastCard('请假登记'), 'ask-leave', { kind: 'annual', from, to });
  };
  const leaves = () =>
    bureau.database.db.transaction(async (tx) => {
      const [{ id: bureauId }] = (await bureau.sql`select id from bureaus`) as [{ id: number }];
      const all = await inspectorsInPost(tx, bureauId, '2026');
      return all.find(({ id }) => id === person!.id)!.away.map(([from, to]) => `${from} ${to}`);
    });
  expect((await ask('2026-03-20', '2026-03-16')).toast?.type).toBe('warning');
  await ask('2026-03-16', '2026-03-20');
  expect(await leaves()).not.toContain('2026-03-16 2026-03-20');
  expect((await asker.chat.lastCard('请假 · 待确认')).tag).toBe('进行中');
  const card = await chief.chat.lastCard('请假 · 待确认');
  expect((await chief.taps(card, 'decide-leave', { decision: 'return', reason: '' })).toast?.content).toBe(
    '退回请填写原因',
  );
  await chief.taps(card, 'decide-leave', { decision: 'approve', reason: '' });
  expect(await leaves()).toContain('2026-03-16 2026-03-20');
  expect((await asker.chat.lastCard('请假 · 已确认')).text).toContain(`${chief.name} 已于`);
});

test('the stages of a certificate: the latest that was reached, each day the next', () => {
  const until = '2026-06-30';
  expect(warningOf(until, '2026-04-30')).toBeUndefined();
  expect(warningOf(until, '2026-05-01')).toBe(60);
  expect(warningOf(until, '2026-06-10')).toBe(30);
  expect(warningOf(until, '2026-06-30')).toBe(7);
  expect(warningOf(until, '2026-07-01')).toBeUndefined();
  expect(nextWarning(until, '2026-05-01')).toBe('2026-05-31');
  expect(nextWarning(until, '2026-06-24')).toBeUndefined();
});

test('a certificate is warned of once at each stage; key units from October on, in one living card', async () => {
  const section = HAZCHEM.section;
  const [inspector] = await bureau.sql<{ code: string; id: number }[]>`
    select p.code, p.id from inspectors i join people p on p.id = i.person_id
    where i.in_post and i.valid_until > '2026-12-31' order by p.code limit 1`;
  await bureau.sql`update inspectors set valid_until = '2026-10-20' where person_id = ${inspector!.id}`;
  const warned = async () =>
    (await bureau.chatOf(inspector!.code).texts()).filter((text) => text.includes('有效期至 10月20日'));
  await bureau.clock.to('2026-09-18T09:00+08:00');
  expect(await warned()).toHaveLength(1);
  await bureau.clock.to('2026-09-29T09:00+08:00');
  expect(await warned()).toHaveLength(2);
  const group = bureau.group(HAZCHEM.group);
  expect(await group.cards('重点单位检查情况')).toHaveLength(0);

  await bureau.clock.to('2026-10-09T09:00+08:00');
  const due = async () => {
    const [row] = await bureau.sql<{ n: number }[]>`
      select count(*)::int as n from enterprises e join sections s on s.id = e.section_id
      where s.name = ${section} and is_key and status = 'active' and inspected_elsewhere = 0
        and (last_inspected is null or last_inspected < '2026-01-01')`;
    return row!.n;
  };
  const [card] = await group.cards('重点单位检查情况');
  expect(card!.text).toContain(`还有 **${await due()}** 家重点单位本年没有检查`);
  await bureau.sql`update enterprises set inspected_elsewhere = 1 where is_key`;
  await bureau.clock.workdays(1);
  const cards = await group.cards('重点单位检查情况');
  expect(cards).toHaveLength(1);
  expect(cards[0]!.tag).toBe('已完成');
});

test('each section confirms its register once a year', async () => {
  await bureau.clock.to('2026-12-01T09:00+08:00');
  const chief = bureau.person(HAZCHEM.chief);
  const card = await chief.chat.lastCard('2027 年检查对象名录确认');
  const [section] = await bureau.sql<{ id: number; total: number }[]>`
    select s.id, count(*)::int as total from sections s join enterprises e on e.section_id = s.id
    where s.name = ${HAZCHEM.section} group by s.id`;
  const isConfirmed = () => bureau.database.db.transaction((tx) => registerConfirmed(tx, section!.id, 2027));
  expect(await isConfirmed()).toBe(false);
  expect((await chief.taps(card, 'confirm-register')).toast?.content).toBe('名录已确认');
  expect(await isConfirmed()).toBe(true);
  const [kept] = await bureau.sql`select total, year from register_confirmations`;
  expect(kept).toEqual({ total: section!.total, year: 2027 });
  await chief.tells('名录确认');
  expect((await chief.chat.lastCard('2027 年检查对象名录确认')).text).toContain(`${chief.name} 已于`);
});

test('each January whoever is in post looks through the own ones; the office sees how many and who, not what', async () => {
  await bureau.clock.to('2027-01-04T09:00+08:00');
  const people = await bureau.sql<{ code: string; name: string }[]>`
    select p.code, p.name from inspectors i join people p on p.id = i.person_id where i.in_post order by p.code`;
  const office = () => bureau.group(OFFICE).lastCard('2027 年回避申报');
  expect((await office()).text).toContain(`还有 **${people.length}** 人没有确认`);
  const first = bureau.person(people[0]!.code);
  const card = await first.chat.lastCard('本人回避申报');
  expect(card.tag).toBe('待办');
  await first.tells('待办');
  expect((await first.chat.lastCard('待办')).text).toContain('核对回避申报');
  expect((await first.taps(card, 'confirm-recusals')).toast?.content).toBe('已确认，感谢配合');
  const now = await office();
  expect(now.text).toContain(`还有 **${people.length - 1}** 人没有确认`);
  expect(now.text).not.toContain(first.name);

  const second = bureau.chatOf(people[1]!.code);
  const sent = async () => [
    (await second.lastCard('本人回避申报')).messageId,
    (await first.chat.lastCard('本人回避申报')).messageId,
  ];
  const [open, done] = await sent();
  await bureau.clock.workdays(5);
  const [again, still] = await sent();
  expect(again).not.toBe(open);
  expect(still).toBe(done);
  expect(bureau.errors).toEqual([]);
});
