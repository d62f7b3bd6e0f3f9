/** 催办: a request to leave a team that nobody decides. */
import { expect, test } from 'vitest';
import { type Bureau, openBureau, type Person } from '../support/bureau.ts';
import { type DrawnTask, dispatched, HAZCHEM, taskCard, tasksOf } from '../support/round.ts';

const WHY = '配偶在该企业任职';

async function asks(bureau: Bureau, who: Person, task: DrawnTask): Promise<void> {
  await who.taps(await taskCard(bureau, who, task), 'open-replacement');
  const form = { cause: 'interest', text: WHY };
  const sent = await who.taps(await who.chat.lastCard('换人申请'), 'ask-replacement', form);
  expect(sent.toast?.content).toBe('已提交，请等审批');
}
/** What someone has been shown of requests, in order: cards that moved on are called otherwise. */
const shown = async (who: Person) => (await who.chat.cards('换人申请')).length;

test('a day later the chief is reminded, two days later 分管领导 is asked too and may decide', async () => {
  await using bureau = await openBureau();
  await bureau.sql`update inspectors i set in_post = false from people p
    where p.id = i.person_id and p.code = ${HAZCHEM.chief}`;
  const [task] = await tasksOf(bureau, await dispatched(bureau, '抽查 危化 1家'));
  const chief = bureau.person(HAZCHEM.chief);
  const [deputy, stranger] = [bureau.person('P002'), bureau.person('P003')];
  const [asker] = task!.team;
  await asks(bureau, asker, task!);
  const first = await chief.chat.lastCard('换人申请');

  await bureau.clock.to('2026-03-11T10:00:00+08:00');
  const second = await chief.chat.lastCard('换人申请');
  expect(second.messageId).not.toBe(first.messageId);
  expect(second.text).toContain('申请回避，请审批。提交已满 1 个工作日，请尽快办理。');
  expect(second.can('approve-replacement')).toBe(true);
  expect([await shown(chief), await shown(deputy)]).toEqual([1, 0]);

  await bureau.clock.to('2026-03-12T10:00:00+08:00');
  const names = [chief.name, deputy.name].join('、');
  for (const who of [chief, deputy]) {
    const card = await who.chat.lastCard('换人申请');
    expect(card.text).toContain(`提交已满 2 个工作日，现由 ${names} 审批，先办的为准。`);
    expect(card.text).toContain(WHY);
  }
  // of several 分管领导 only the section's own
  expect([await shown(chief), await shown(deputy), await shown(stranger)]).toEqual([1, 1, 0]);
  expect((await asker.chat.lastCard('换人申请')).text).toContain(`等 ${names} 审批`);
  await deputy.tells('待办');
  expect((await deputy.chat.lastCard('待办')).text).toContain('审批换人申请');
  const later = async () =>
    (await bureau.sql`select next_at from replacements where state = 'open'`)[0]?.next_at;
  expect(await later()).toBeNull();

  const done = await deputy.taps(await deputy.chat.lastCard('换人申请'), 'approve-replacement');
  expect(done.toast?.content).toBe('已同意，接替人员已选定');
  expect((await chief.chat.lastCard('换人申请')).names).toEqual([]);
  expect(bureau.errors).toEqual([]);
});
