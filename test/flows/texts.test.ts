/** What people wrote, from the registers, forms and commands to every card, message and sheet: it stays text. */
import { expect, test } from 'vitest';
import { checkCard } from '../../src/sandbox/cards/check.ts';
import { texts } from '../cards/parts.ts';
import { type Bureau, type CardFace, openBureau, type Person } from '../support/bureau.ts';
import { post, said, submitted } from '../support/envelope.ts';
import { approvalCard, approve, CLERK, drawn, HAZCHEM, OFFICE, tasksOf, today } from '../support/round.ts';

const HOSTILE = [
  '<at id=all></at>甲\n# 乙</font>',
  '**丙** ~~丁~~ [戊](http://b.example) ![己](img_v3_x)',
  '\u202e庚\u200b\u2066辛\u0007__proto__',
  "=cmd|' /C calc'!A0 🏭👨‍👩‍👧",
];
/** what would look like a message of the bot's, if it began a line */
const FORGED = '【抽查 2026-001 作废】';
const LONGEST = '企*<'.repeat(60);

/** Each card that the bot has shown anywhere: valid, not too big, no mark-up but ours. */
async function judge(bureau: Bureau): Promise<number> {
  const accounts = new Set(bureau.people.map(({ openId }) => openId));
  const known = { user: (id: string) => accounts.has(id), image: () => true };
  let count = 0;
  for (const chat of bureau.chats)
    for (const { msg_type, content } of await chat.messages()) {
      expect(Buffer.byteLength(content)).toBeLessThanOrEqual(30 * 1024);
      if (msg_type === 'text') checkText((JSON.parse(content) as { text: string }).text);
      if (msg_type === 'file') checkFileName((JSON.parse(content) as { file_name: string }).file_name);
      if (msg_type !== 'interactive') continue;
      count += 1;
      expect(checkCard(JSON.parse(content), known).faults).toEqual([]);
      for (const { text, marked } of texts(JSON.parse(content)))
        if (marked) expect(text).not.toMatch(/<at id=all>|\]\(http:\/\/b\.example|!\[己|\*\*丙|~~丁/);
      expect(content).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    }
  return count;
}

/** No mention, no link, no line turned round; no line that only somebody's words began. */
function checkText(text: string): void {
  expect(text).not.toMatch(/<at|\]\(http|[\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200b]|[^\P{Cc}\n]/u);
  expect(text.split('\n').filter((line) => line.startsWith(FORGED))).toEqual([]);
}

function checkFileName(name: string): void {
  expect(name).not.toMatch(/[\p{C}/\\:*?"<>|]/u);
  expect([...name].length).toBeLessThan(100);
}

const LONG = '长'.repeat(10_000);

/** Each field of a form with ten thousand characters: refused in a sentence that says which field and how many. */
async function checkLengths(
  bureau: Bureau,
  who: Person,
  card: CardFace,
  act: string,
  form: Readonly<Record<string, string | readonly string[]>>,
  chat = who.chat,
) {
  expect(card.inputs.length).toBeGreaterThan(0);
  for (const name of card.inputs) {
    const event = await submitted(bureau, who, card, chat, act, { ...form, [name]: LONG });
    const { status, body } = await post(bureau, event);
    const { type, content } = body.toast as { type: string; content: string };
    expect([act, name, status, type, content]).toEqual([
      act,
      name,
      200,
      'warning',
      expect.stringMatching(/^「.{2,12}」最多\d+字$/),
    ]);
    expect(body.card).toBeUndefined();
  }
}

test('from the registers, forms and commands into all that is shown', async () => {
  await using bureau = await openBureau();
  const group = bureau.group(HAZCHEM.group);
  await bureau.sql`update enterprises set name = (${HOSTILE}::text[])[1 + id % 4] || id`;
  await bureau.sql`update people set name = left((${HOSTILE}::text[])[1 + id % 4], 20) where code <> 'P006'`;
  const office = bureau.group(OFFICE);
  const [chief, clerk, deputy] = [HAZCHEM.chief, CLERK, 'P002'].map((code) => bureau.person(code));
  await chief!.says(group, '抽查');
  const days = { from: '2026-03-11', to: '2026-03-31' };
  const wish = { type: 'general', scope: 'all', minutes: '2', ...days };
  await checkLengths(bureau, chief!, await group.lastCard('发起抽查'), 'preview-draw', wish, group);
  const no = await drawn(bureau, '抽查 危化 3家');

  // 检查审批, there and back
  const asked = await approvalCard(bureau, no, deputy!.id);
  await checkLengths(bureau, deputy!, asked, 'return-draw', {});
  await deputy!.taps(asked, 'return-draw', { reason: `不同意\n${FORGED}` });
  const desk = () => office.lastCard(`${no} · 执法监督科`);
  await checkLengths(bureau, clerk!, await desk(), 'submit-approval', {});
  await clerk!.taps(await desk(), 'submit-approval', { note: HOSTILE.join('') });
  await approve(bureau, no);
  const entry = { platformNo: 'SX-1', platformDay: '2026-03-10' };
  await checkLengths(bureau, clerk!, await desk(), 'dispatch-draw', {
    platformDay: '2026-03-10',
    waiver: '无',
  });
  expect((await clerk!.taps(await desk(), 'dispatch-draw', entry)).toast?.type).toBe('success');
  await bureau.clock.workdays(1);

  // a task: asked to be replaced, reported, sent back, reported again
  const [first, second] = await tasksOf(bureau, no);
  const [one, other] = first!.team;
  const day = await today(bureau);
  const cardOf = async (who: Person, act: string) =>
    (await who.chat.cards('检查任务')).find(({ names }) => names.includes(`${act}__${first!.id}`))!;
  // 求助 from it, answered
  await one.taps(await cardOf(one, 'accept-task'), 'ask-guidance');
  const ask = await one.chat.lastCard('求助');
  await checkLengths(bureau, one, ask, 'send-guidance', {});
  await one.taps(ask, 'send-guidance', { question: `${HOSTILE.join('')}\n${FORGED}` });
  const toAnswer = await office.lastCard('求助');
  await checkLengths(bureau, clerk!, toAnswer, 'answer-guidance', {}, office);
  await clerk!.taps(toAnswer, 'answer-guidance', { answer: `${HOSTILE.join('')}\n${FORGED}` });
  await one.taps(await cardOf(one, 'accept-task'), 'accept-task');
  await one.taps(await cardOf(one, 'open-replacement'), 'open-replacement');
  const request = await one.chat.lastCard('换人申请');
  await checkLengths(bureau, one, request, 'ask-replacement', { cause: 'other' });
  await one.taps(request, 'ask-replacement', { cause: 'other', text: HOSTILE.join('') });
  const decides = await bureau.until(async () => {
    for (const who of bureau.people)
      for (const card of await who.chat.cards('换人申请'))
        if (card.can('return-replacement')) return { who, card };
    return undefined;
  });
  await checkLengths(bureau, decides.who, decides.card, 'return-replacement', {});
  await decides.who.taps(decides.card, 'return-replacement', { reason: `再议\u2028${FORGED}` });
  const found = { day, method: 'on-site', result: 'none-found' };
  const hazards = ['rest'];
  await checkLengths(bureau, one, await cardOf(one, 'report-task'), 'report-task', { ...found, hazards });
  const lines = `${HOSTILE[0]}\n${HOSTILE[1]}\n\n最后一行`;
  await one.taps(await cardOf(one, 'report-task'), 'report-task', { ...found, hazards, text: lines });
  await other.taps(await cardOf(other, 'return-report'), 'return-report');
  expect((await cardOf(one, 'report-task')).filled).toMatchObject({ ...found, text: lines });
  const hostile = { ...found, hazards, text: HOSTILE.join('') };
  await other.taps(await cardOf(other, 'report-task'), 'report-task', hostile);
  const done = await one.taps(await cardOf(one, 'confirm-report'), 'confirm-report');
  expect(done.toast?.type).toBe('success');
  const task = `${first!.id}`;
  await checkLengths(bureau, clerk!, await desk(), 'publish-tasks', { task, day });
  await clerk!.taps(await desk(), 'publish-tasks', { task, day, receipt: HOSTILE[1]!.slice(0, 60) });
  const csv = '企业名称,统一社会信用代码,县区,行业\n"=HYPERLINK(""http://b.example"",""甲"")",1,火星,2';
  await clerk!.sends(`a/b:${HOSTILE[2]}${'长'.repeat(200)}.csv`.slice(0, 240), Buffer.from(csv));
  await bureau.sql`update enterprises set name = ${LONGEST}`;
  const holder = second!.team[0];
  const card = (await holder.chat.cards('检查任务')).find(({ names }) =>
    names.includes(`accept-task__${second!.id}`),
  );
  await holder.taps(card!, 'accept-task');
  for (const line of [
    ...HOSTILE,
    LONGEST.repeat(50),
    `抽查 危化 十\n${FORGED}家`,
    `抽查 ${LONG}`,
    `见证 ${LONG}`,
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
