/** What people wrote, from the registers, forms and commands to every card, message and sheet: it stays text. */
import { expect, test } from 'vitest';
import { checkCard } from '../../src/sandbox/cards/check.ts';
import { texts } from '../cards/parts.ts';
import { type Bureau, openBureau, type Person } from '../support/bureau.ts';
import { post, said } from '../support/envelope.ts';
import { dispatched, HAZCHEM, OFFICE, tasksOf } from '../support/round.ts';

const HOSTILE = [
  '<at id=all></at>甲\n# 乙</font>',
  '**丙** ~~丁~~ [戊](http://b.example) ![己](img_v3_x)',
  '\u202e庚\u200b\u2066辛\u0007__proto__',
  "=cmd|' /C calc'!A0 🏭👨‍👩‍👧",
];
const LONGEST = '企*<'.repeat(60);

/** Each card that the bot has shown anywhere: valid, not too big, no mark-up but ours. */
async function judge(bureau: Bureau): Promise<number> {
  const accounts = new Set(bureau.people.map(({ openId }) => openId));
  const known = { user: (id: string) => accounts.has(id), image: () => true };
  let count = 0;
  for (const chat of bureau.chats)
    for (const { msg_type, content } of await chat.messages()) {
      expect(Buffer.byteLength(content)).toBeLessThanOrEqual(30 * 1024);
      if (msg_type === 'text') expect(content).not.toMatch(/<at (id|user_id)=\\?"?all/);
      if (msg_type !== 'interactive') continue;
      count += 1;
      expect(checkCard(JSON.parse(content), known).faults).toEqual([]);
      for (const { text, marked } of texts(JSON.parse(content)))
        if (marked) expect(text).not.toMatch(/<at id=all>|\]\(http:\/\/b\.example|!\[己|\*\*丙|~~丁/);
      expect(content).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    }
  return count;
}

test('from the registers, forms and commands into all that is shown', async () => {
  await using bureau = await openBureau();
  const group = bureau.group(HAZCHEM.group);
  await bureau.sql`update enterprises set name = (${HOSTILE}::text[])[1 + id % 4] || id`;
  await bureau.sql`update people set name = left((${HOSTILE}::text[])[1 + id % 4], 20) where code <> 'P006'`;
  const no = await dispatched(bureau, '抽查 危化 3家');
  await bureau.clock.workdays(1);
  const [first, second] = await tasksOf(bureau, no);
  const [one, other] = first!.team;
  const day = bureau.world.sandbox.now().toISOString().slice(0, 10);
  const cardOf = async (who: Person, act: string) =>
    (await who.chat.cards('检查任务')).find(({ names }) => names.includes(`${act}__${first!.id}`))!;
  await one.taps(await cardOf(one, 'accept-task'), 'accept-task');
  const found = { day, method: 'on-site', result: 'none-found', text: HOSTILE.join('') };
  await one.taps(await cardOf(one, 'report-task'), 'report-task', found);
  const done = await other.taps(await cardOf(other, 'confirm-report'), 'confirm-report');
  expect(done.toast?.type).toBe('success');
  await bureau.sql`update enterprises set name = ${LONGEST}`;
  const holder = second!.team[0];
  const card = (await holder.chat.cards('检查任务')).find(({ names }) =>
    names.includes(`accept-task__${second!.id}`),
  );
  await holder.taps(card!, 'accept-task');
  for (const line of [
    ...HOSTILE,
    LONGEST.repeat(50),
    `抽查 ${HOSTILE[0]}`,
    `见证 ${HOSTILE[2]}`,
    `抽查 ${HOSTILE[1]} 10%`,
  ])
    await post(bureau, await said(bureau, bureau.person(HAZCHEM.chief), group, line));
  for (const line of ['进度', '待办', '汇总', '帮助', ...HOSTILE]) await bureau.person('P006').tells(line);
  await bureau.makeGroup(HOSTILE[0]!, ['P008', 'P006'], true);
  expect(await judge(bureau)).toBeGreaterThan(15);
  expect((await bureau.group(OFFICE).lastCard(no)).text).toContain(no);
  expect(bureau.errors).toEqual([]);
});
