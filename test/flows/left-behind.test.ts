/** 离岗、证件到期 after the report: nobody who was not there confirms it; a 复查 has a whole team again. */
import { expect, test } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { openBureau } from '../support/bureau.ts';
import { accept, confirm, dispatched, HAZCHEM, report, taskCard, tasksOf, today } from '../support/round.ts';

test('the report is taken back and written anew with somebody new; the 复查 has somebody new too', async () => {
  await using bureau = await openBureau();
  const chief = bureau.person(HAZCHEM.chief);
  await bureau.sql`update inspectors i set in_post = false from people p
    where p.id = i.person_id and p.code = ${HAZCHEM.chief}`;
  const no = await dispatched(bureau, '抽查 危化 1家');
  await bureau.clock.workdays(1);
  const first = (await tasksOf(bureau, no))[0]!;
  const [one, two] = first.team;
  const ordered = { result: 'ordered-to-correct', rectifyBy: '2026-03-20' };
  await accept(bureau, first);
  await report(bureau, first, ordered);
  expect((await taskCard(bureau, one, first)).can('return-report')).toBe(false);
  await bureau.sql`update inspectors i set in_post = false from people p where p.id = i.person_id and p.code = ${two.id}`;
  await bureau.clock.workdays(1);

  const card = await taskCard(bureau, one, first);
  expect(card.text).toContain(`${two.name} 已离岗，您填报的结果无人确认。请撤回`);
  const [line] = (await chief.chat.texts()).filter((text) => text.includes('无人确认'));
  expect(line).toContain(`已请${one.name}撤回`);
  await one.tells('待办');
  expect((await one.chat.lastCard('待办')).text).toContain('撤回重填');
  expect((await one.taps(card, 'return-report')).toast?.content).toBe('已退回重填');
  const second = (await tasksOf(bureau, no))[0]!;
  const newcomer = second.team.find(({ id }) => id !== one.id)!;
  expect([second.state, newcomer.id === two.id]).toEqual(['accepted', false]);
  const logged = async () =>
    (await bureau.sql<{ body: string }[]>`select body from draw_log where type = 'RECUSE' order by n`).map(
      ({ body }) => JSON.parse(body) as object,
    );
  expect(await logged()).toMatchObject([{ out: two.id, in: newcomer.id, reason: 'left-post' }]);

  await report(bureau, { ...second, team: [one, newcomer] }, ordered);
  await confirm(bureau, { ...second, team: [one, newcomer] });
  await bureau.sql`update inspectors i set valid_until = '2026-03-15' from people p
    where p.id = i.person_id and p.code = ${newcomer.id}`;
  await bureau.clock.workdays(1);
  const third = (await tasksOf(bureau, no))[0]!;
  const other = third.team.find(({ id }) => id !== one.id)!;
  expect((await logged())[1]).toMatchObject({ out: newcomer.id, in: other.id, reason: 'certificate' });
  const theirs = await taskCard(bureau, other, third);
  expect(theirs.can('recheck-task')).toBe(true);
  // who confirmed it then stays who confirmed it
  expect(theirs.text).toMatch(new RegExp(`${newcomer.name} 于 .+ 确认`));
  const again = { day: await today(bureau), method: 'on-site', rectified: 'yes', text: '已整改。' };
  await one.taps(await taskCard(bureau, one, third), 'recheck-task', again);
  const agreed = await other.taps(await taskCard(bureau, other, third), 'confirm-recheck');
  expect(agreed.toast?.content).toBe('已确认');
  expect(await audit(bureau.database.target, () => undefined)).toBeUndefined();
  expect(bureau.errors).toEqual([]);
});
