/** 求助: from any card to 执法监督科 and back, once; listed, urged, journalled. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bureau, openBureau, type Person } from '../support/bureau.ts';
import { post, submitted } from '../support/envelope.ts';
import {
  CLERK,
  dispatched,
  HAZCHEM,
  OFFICE,
  plainInspectorsOnly,
  taskCard,
  tasksOf,
} from '../support/round.ts';

let bureau: Bureau;
let one: Person;
let other: Person;
let card: () => ReturnType<typeof taskCard>;

beforeAll(async () => {
  bureau = await openBureau();
  await plainInspectorsOnly(bureau);
  const no = await dispatched(bureau, '抽查 危化 3家');
  const [task] = await tasksOf(bureau, no);
  [one, other] = task!.team;
  card = () => taskCard(bureau, one, task!);
});
afterAll(async () => bureau[Symbol.asyncDispose]());

const QUESTION = '企业已搬迁<at id=all></at>，现场没有人，怎样填报';

test('asked on a task, answered by the office: back on both cards, told, once', async () => {
  expect((await one.taps(await card(), 'ask-guidance')).toast?.content).toBe('请在私聊里写明问题');
  const form = await one.chat.lastCard('向执法监督科求助');
  expect(form.text).toContain('检查任务');
  // ten thousand characters, and the same tap twice
  const long = await submitted(bureau, one, form, one.chat, 'send-guidance', {
    question: '长'.repeat(10_000),
  });
  expect((await post(bureau, long)).body.toast).toMatchObject({ content: '「问题」最多400字' });
  const sent = await submitted(bureau, one, form, one.chat, 'send-guidance', { question: QUESTION });
  for (const _ of [1, 2])
    expect((await post(bureau, sent)).body.toast).toMatchObject({ content: '已送执法监督科' });
  const again = await submitted(bureau, one, form, one.chat, 'send-guidance', { question: QUESTION });
  expect((await post(bureau, again)).body.toast).toMatchObject({ type: 'warning' });
  await bureau.settled();
  const office = bureau.group(OFFICE);
  expect(await office.cards('求助')).toHaveLength(1);
  const asked = await office.lastCard('求助：请答复');
  expect(asked.text).toContain(one.name);
  expect(asked.text).not.toContain('<at id=all>');
  // 执法监督科 answers; the second answer is none
  const clerk = bureau.person(CLERK);
  expect((await clerk.taps(asked, 'answer-guidance', { answer: '按“无法取得联系”填报。' })).toast?.type).toBe(
    'success',
  );
  const late = await submitted(bureau, clerk, asked, office, 'answer-guidance', { answer: '另一个答复' });
  expect((await post(bureau, late)).body.toast).toMatchObject({
    type: 'warning',
    content: '这个求助已经答复',
  });
  expect((await office.lastCard('求助：已答复')).can('answer-guidance')).toBe(false);
  expect((await one.chat.lastCard('求助：已答复')).text).toContain('无法取得联系');
  expect((await card()).text).toContain('无法取得联系');
  expect((await card()).can('accept-task')).toBe(true);
  expect(await one.chat.lastText()).toMatch(/已答复您关于「检查任务.*」的求助：按“无法取得联系”填报。/);
  // the card keeps it when it changes, and gives its other reader nothing
  await one.taps(await card(), 'accept-task');
  expect((await card()).text).toContain('无法取得联系');
  const theirs = (await other.chat.cards('检查任务')).map(({ text }) => text).join();
  expect(theirs).not.toContain('无法取得联系');
  const acts = await bureau.sql<
    { act: string }[]
  >`select act from journal where subject like 'guidance/%' order by id`;
  expect(acts.map(({ act }) => act)).toEqual([
    'action/ask-guidance',
    'action/send-guidance',
    'action/answer-guidance',
  ]);
});

test('nobody asks from a card that is not theirs, nor answers what they asked', async () => {
  const group = bureau.group(HAZCHEM.group);
  const forwarded = await submitted(bureau, other, await card(), group, 'ask-guidance', {});
  expect((await post(bureau, forwarded)).body.toast).toMatchObject({ type: 'warning' });
  const clerk = bureau.person(CLERK);
  await clerk.tells('求助 平台打不开，怎么办');
  const mine = await bureau.group(OFFICE).lastCard('求助：请答复');
  expect((await clerk.taps(mine, 'answer-guidance', { answer: '我自己答复' })).toast?.content).toBe(
    '自己的求助由其他人员答复',
  );
});

test('求助 lists what is open for the office and one’s own for others; a working day later it is urged', async () => {
  await one.tells(`求助 ${'长'.repeat(500)}`);
  expect(await one.chat.lastText()).toContain('最多');
  await one.tells('求助 第二个问题');
  await one.tells('求助');
  const own = await one.chat.lastCard('求助 2 条');
  expect(own.text).toContain('等待答复');
  const clerk = bureau.person(CLERK);
  await clerk.tells('求助');
  const list = await clerk.chat.lastCard('求助 2 条');
  const [first] = list.options('which');
  await clerk.taps(list, 'show-guidance', { which: list.options('which')[1] ?? first! });
  expect((await clerk.chat.lastCard('求助：请答复')).text).toContain('第二个问题');
  await clerk.tells('待办');
  expect((await clerk.chat.lastCard('待办')).text).toContain('答复求助');
  await bureau.clock.workdays(1);
  await bureau.clock.advance('PT1H');
  const urged = await bureau.group(OFFICE).lastCard('求助：请答复');
  expect([urged.tag, urged.text.includes('已超过一个工作日')]).toEqual(['已超期', true]);
  await clerk.taps(await clerk.chat.lastCard('求助：请答复'), 'answer-guidance', { answer: '请照办。' });
  expect((await one.chat.lastCard('求助：已答复')).text).toContain('请照办');
  expect(bureau.errors).toEqual([]);
});
