/** 时限: what time brings, when, to whom, and only once. */
import { describe, expect, test } from 'vitest';
import { importFile } from '../../src/cli/import.ts';
import { writeSheet } from '../../src/files/write.ts';
import { anotherBot } from '../support/another-bot.ts';
import { type Bureau, type Chat, openBureau } from '../support/bureau.ts';
import {
  accept,
  dispatch,
  dispatched,
  drawn,
  HAZCHEM,
  inspect,
  LEADERS,
  OFFICE,
  register,
  report,
  taskCard,
  tasksOf,
} from '../support/round.ts';

const LINE = /\*\*.+?\*\* (.+?)，期限 (.+?)，(.+)/gu;
const moment = (at: Date) =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

/** All reminders so far, line by line, as their readers got them. */
async function reminders(bureau: Bureau): Promise<string[]> {
  const lines: string[] = [];
  for (const chat of bureau.chats)
    for (const card of await chat.cards())
      for (const [, what, , stage] of card.text.matchAll(LINE))
        lines.push(`${moment(card.sentAt)} ${readerOf(bureau, chat)}：${what}，${stage}`);
  return lines.sort();
}
function readerOf(bureau: Bureau, chat: Chat): string {
  if (chat.kind === 'group') return chat.name;
  const [reader] = chat.members.map((id) => bureau.people.find((person) => person.id === id)).filter(Boolean);
  return reader!.id;
}

/** Nothing was said at night, on a holiday or a weekend; what people asked for, they asked in working time. */
async function onlyInOfficeHours(bureau: Bureau): Promise<void> {
  const days = new Map(
    (await bureau.sql<{ day: string; kind: string }[]>`select day::text, kind from calendar_days`).map(
      ({ day, kind }) => [day, kind],
    ),
  );
  for (const chat of bureau.chats)
    for (const { create_time } of await chat.messages()) {
      const local = new Date(Number(create_time) + 8 * 3_600_000);
      const [day, time] = [local.toISOString().slice(0, 10), local.toISOString().slice(11, 16)];
      const weekend = [0, 6].includes(local.getUTCDay());
      const works = days.has(day) ? days.get(day) === 'work' : !weekend;
      expect({ chat: chat.name, day, time, works }).toMatchObject({ works: true });
      expect(time >= '08:30' && time < '18:00', `${day} ${time} ${chat.name}`).toBe(true);
    }
}

/** Moves on while both bots look again and again. */
async function toWithTwo(bureau: Bureau, instants: readonly string[]): Promise<void> {
  const second = await anotherBot(bureau);
  let moving = true;
  const ticking = (async () => {
    while (moving) await second.clock.settle();
  })();
  try {
    for (const instant of instants) {
      await bureau.clock.to(instant);
      await Promise.all([second.clock.settle(), bureau.settled(), second.clock.settle()]);
    }
  } finally {
    moving = false;
    await ticking;
    await second.close();
  }
}

describe('reminders', () => {
  test('nobody accepts: the team, then the chief; each stage once, with two bots and a restart', async () => {
    await using bureau = await openBureau();
    await dispatched(bureau, '抽查 危化 1家');
    const [task] = await tasksOf(bureau, '2026-001');
    await toWithTwo(bureau, ['2026-03-11T08:29:00', '2026-03-11T08:31:00', '2026-03-12T12:00:00']);
    await bureau.restart();
    await bureau.settled();
    await toWithTwo(bureau, ['2026-03-31T20:00:00', '2026-04-05T12:00:00', '2026-04-10T12:00:00']);
    const team = task!.team.map(({ id }) => id);
    const each = (line: string) => team.map((id) => `${id}：${line}`);
    // the second bot may still be sending while the sandbox moves on, so the hours are looked at below
    const said = (await reminders(bureau)).map((line) => line.slice('03-11 08:30 '.length));
    expect(said.sort()).toEqual(
      [
        ...each('接收任务，今天是最后一个工作日'),
        'P008：接收任务，已超期',
        ...each('完成检查并填报，还剩 5 个工作日'),
        ...each('完成检查并填报，还剩 2 个工作日'),
        ...each('完成检查并填报，今天是最后一个工作日'),
        'P008：完成检查并填报，已超期',
      ].sort(),
    );
    expect((await taskCard(bureau, task!.team[0], task!)).tag).toBe('已超期');
    await accept(bureau, task!);
    expect((await taskCard(bureau, task!.team[0], task!)).tag).toBe('已超期');
    expect(bureau.errors).toEqual([]);
  });

  test('整改 and 公示: the team, the office, the chief, the leadership group', async () => {
    await using bureau = await openBureau();
    await dispatched(bureau, '抽查 危化 1家');
    const [task] = await tasksOf(bureau, '2026-001');
    await bureau.clock.workdays(1);
    await inspect(bureau, task!, {
      result: 'ordered-to-correct',
      text: '责令改正。',
      rectifyBy: '2026-03-20',
    });
    expect((await taskCard(bureau, task!.team[0], task!)).text).toContain('3月20日（周五）');
    await bureau.clock.to('2026-03-25T08:30:00');
    await bureau.restart();
    await bureau.clock.to('2026-04-01T08:30:01');
    await bureau.settled();
    await bureau.clock.to('2026-04-14T10:00:00');
    const team = task!.team.map(({ id }) => id).sort();
    const mine = (await reminders(bureau)).filter((line) => !line.includes('接收任务'));
    expect(mine).toEqual([
      ...team.map((id) => `03-18 08:30 ${id}：整改复查，还剩 2 个工作日`),
      ...team.map((id) => `03-20 08:30 ${id}：整改复查，今天是最后一个工作日`),
      '03-23 08:30 P008：整改复查，已超期',
      `03-25 08:30 ${OFFICE}：公示检查结果，还剩 10 个工作日`,
      `04-01 08:30 ${OFFICE}：公示检查结果，还剩 5 个工作日`,
      `04-07 08:30 ${OFFICE}：公示检查结果，还剩 2 个工作日`,
      `04-09 08:30 ${OFFICE}：公示检查结果，今天是最后一个工作日`,
      '04-10 08:30 P008：公示检查结果，已超期',
      `04-13 08:30 ${LEADERS}：公示检查结果，已超期，请领导小组督办`,
    ]);
    await onlyInOfficeHours(bureau);
    await bureau.person('P001').says(bureau.group(LEADERS), '汇总');
    expect((await bureau.group(LEADERS).lastCard('汇总')).rows.at(-1)).toMatchObject({ overdue: 1 });
    // once it is registered, nothing more is said
    await register(bureau, '2026-001');
    const before = await reminders(bureau);
    await bureau.clock.workdays(10);
    expect(await reminders(bureau)).toEqual(before);
  });

  test('over the May holiday nothing is said, and the days off don’t count', async () => {
    await using bureau = await openBureau({ at: '2026-04-10T15:00:00' });
    await dispatched(bureau, '抽查 危化 1家 4月10日至4月30日');
    const [task] = await tasksOf(bureau, '2026-001');
    await inspect(bureau, task!, { rectifyBy: '2026-05-02', result: 'follow-up', text: '待后续处理。' });
    await bureau.clock.to('2026-04-30T17:59:00');
    await bureau.clock.to('2026-05-11T12:00:00');
    const team = task!.team.map(({ id }) => id).sort();
    expect((await reminders(bureau)).filter((line) => !line.includes('接收'))).toEqual([
      `04-24 08:30 ${OFFICE}：公示检查结果，还剩 10 个工作日`,
      ...team.map((id) => `04-28 08:30 ${id}：整改复查，还剩 2 个工作日`),
      ...team.map((id) => `04-30 08:30 ${id}：整改复查，今天是最后一个工作日`),
      `05-06 08:30 P008：整改复查，已超期`,
      `05-06 08:30 ${OFFICE}：公示检查结果，还剩 5 个工作日`,
      `05-09 08:30 ${OFFICE}：公示检查结果，还剩 2 个工作日`,
    ]);
    await onlyInOfficeHours(bureau);
  });

  test('after an outage only the latest missed stage is said, and it says the truth', async () => {
    await using bureau = await openBureau();
    await dispatched(bureau, '抽查 危化 1家');
    await drawn(bureau, '抽查 危化 1家');
    await dispatch(bureau, '2026-002');
    const [first] = await tasksOf(bureau, '2026-001');
    const [second] = await tasksOf(bureau, '2026-002');
    await bureau.clock.workdays(1);
    await inspect(bureau, first!);
    await accept(bureau, second!);
    const before = await reminders(bureau);
    await bureau.world.bot().clock.stop();
    await bureau.clock.to('2026-04-02T11:00:00');
    await bureau.restart();
    const after = (await reminders(bureau)).slice(before.length);
    const team = second!.team.map(({ id }) => id).sort();
    expect(after).toEqual(
      [
        ...team.map((id) => `04-02 11:00 ${id}：完成检查并填报，还剩 3 个工作日`),
        `04-02 11:00 ${OFFICE}：公示检查结果，还剩 4 个工作日`,
      ].sort(),
    );
    await bureau.restart();
    expect((await reminders(bureau)).length).toBe(before.length + after.length);
    await bureau.clock.to('2026-04-03T12:00:00');
    expect((await reminders(bureau)).slice(before.length + after.length)).toEqual(
      team.map((id) => `04-03 08:30 ${id}：完成检查并填报，还剩 2 个工作日`),
    );
  });
});

test('the summary comes on the first working day of the week at 09:00, once', async () => {
  await using bureau = await openBureau();
  const leaders = bureau.group(LEADERS);
  const sent = async () => (await leaders.cards('双随机抽查汇总')).map(({ sentAt }) => moment(sentAt));
  await bureau.clock.to('2026-03-16T08:00:00');
  await bureau.clock.to('2026-03-16T12:00:00');
  expect(await sent()).toEqual([]);
  await dispatched(bureau, '抽查 危化 2家');
  await bureau.clock.to('2026-03-23T08:00:00');
  await toWithTwo(bureau, ['2026-03-23T10:00:00', '2026-03-24T10:00:00']);
  // the second bot may still have been sending it while the sandbox moved on to ten
  expect(await sent()).toEqual([expect.stringMatching(/^03-23 (09|10):00$/)]);
  await bureau.restart();
  await bureau.clock.to('2026-04-08T10:00:00');
  expect((await sent()).slice(1)).toEqual(['03-30 09:00', '04-07 09:00']);
  const card = await leaders.lastCard('双随机抽查汇总');
  expect(card.rows.find((row) => row.section === '危化科')).toMatchObject({ drawn: 2, accepted: 0 });
});

test('a new year without a draw keeps the summary as long as tasks of the old one are open', async () => {
  await using bureau = await openBureau();
  await bureau.clock.to('2026-12-28T09:30:00');
  await drawn(bureau, '抽查 危化 1家');
  await bureau.clock.to('2027-01-04T12:00:00');
  const summaries = await bureau.group(LEADERS).cards('双随机抽查汇总');
  expect(summaries.map(({ sentAt }) => moment(sentAt))).toEqual(['01-04 09:00']);
});

test('a card that still waits on day 12 comes anew and can be tapped; the old one says so', async () => {
  await using bureau = await openBureau();
  await dispatched(bureau, '抽查 危化 1家');
  const [task] = await tasksOf(bureau, '2026-001');
  const [one, other] = task!.team;
  await bureau.person('P008').says(bureau.group(HAZCHEM.group), '帮助');
  await bureau.person('P008').says(bureau.group(HAZCHEM.group), '天气怎么样');
  await one.tells('待办');
  const old = await taskCard(bureau, one, task!);
  const cards = () => one.chat.cards('检查任务');
  await bureau.clock.to('2026-03-19T17:00:00');
  expect((await taskCard(bureau, one, task!)).messageId).toBe(old.messageId);
  await bureau.clock.to('2026-03-22T09:00:00');
  expect(await cards()).toHaveLength(1);
  const fresh = await taskCard(bureau, one, task!);
  expect(fresh.messageId).not.toBe(old.messageId);
  expect(moment(fresh.sentAt)).toBe('03-20 08:30');
  const [moved] = (await one.chat.cards()).filter(({ messageId }) => messageId === old.messageId);
  expect(moved!.title).toBe('已移至新卡片');
  expect(moved!.names).toEqual([]);
  expect((await one.taps(fresh, 'accept-task')).toast?.type).toBe('success');
  expect((await taskCard(bureau, other, task!)).can('report-task')).toBe(true);
  // answers to questions are not repeated
  expect(await bureau.group(HAZCHEM.group).cards('已移至新卡片')).toEqual([]);
  expect(await one.chat.cards('待办 1 件')).toHaveLength(1);
  await bureau.clock.to('2026-04-07T09:00:00');
  expect(await cards()).toHaveLength(1);
  expect(moment((await taskCard(bureau, one, task!)).sentAt)).toBe('04-01 08:30');
  await report(bureau, task!, { day: '2026-03-24' });
  const late = await other.taps(await taskCard(bureau, other, task!), 'confirm-report');
  expect(late.toast?.content).toBe('已确认');
  await onlyInOfficeHours(bureau);
  expect(bureau.errors).toEqual([]);
});

test('a long holiday does not carry a card past day 14', async () => {
  await using bureau = await openBureau({ at: '2026-04-21T09:00:00' });
  await dispatched(bureau, '抽查 危化 1家');
  const [task] = await tasksOf(bureau, '2026-001');
  await bureau.clock.to('2026-05-06T15:00:00');
  const [one] = task!.team;
  expect(await one.chat.cards('检查任务')).toHaveLength(1);
  expect(await one.chat.cards('已移至新卡片')).toHaveLength(1);
  expect((await accept(bureau, task!)).toast?.type).toBe('success');
});

test('into a year without a calendar deadlines are 暂定; once it is there they are counted anew', async () => {
  await using bureau = await openBureau({ at: '2026-12-10T09:00:00' });
  await dispatched(bureau, '抽查 危化 1家 12月10日至12月31日');
  const [task] = await tasksOf(bureau, '2026-001');
  await inspect(bureau, task!);
  const due = async () => {
    const [row] = await bureau.sql<{ day: string; provisional: boolean; next: string }[]>`
      select publish_by::text as day, publish_by_provisional as provisional,
        to_char(next_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as next from tasks`;
    return row;
  };
  const office = bureau.group(OFFICE);
  expect(await due()).toEqual({ day: '2027-01-07', provisional: true, next: '12-24 08:30' });
  expect((await taskCard(bureau, task!.team[0], task!)).text).toContain('1月7日（周四）（暂定）');
  expect((await office.lastCard('2026-001 · 执法监督科')).text).toContain('（暂定）');
  await bureau.clock.to('2026-12-15T09:00:00');

  const rows = ['2027-01-01', '2027-01-02', '2027-01-03'].map((day) => [day, '放假', '元旦']);
  const columns = ['日期', '类型', '名称'].map((header) => ({ header }));
  const bytes = await writeSheet(columns, [...rows, ['2027-01-09', '上班', '元旦调休']]);
  const taken = await importFile(
    bureau.database,
    { bytes, name: '2027年放假安排.xlsx' },
    await bureau.clock.now(),
  );
  expect(taken).toMatchObject({ is: 'taken', kind: 'calendar' });
  await bureau.settled();
  expect(await due()).toEqual({ day: '2027-01-08', provisional: false, next: '12-24 08:30' });
  expect((await taskCard(bureau, task!.team[0], task!)).text).toContain('1月8日（周五）前公示');
  expect((await office.lastCard('2026-001 · 执法监督科')).text).not.toContain('（暂定）');
  await bureau.clock.to('2026-12-24T09:00:00');
  expect((await office.lastCard('公示检查结果：还剩 10 个工作日')).text).toContain('期限 1月8日（周五）');
  expect((await register(bureau, '2026-001')).toast?.type).toBe('success');
});
