/** 走偏的点按: cards forwarded elsewhere, forged names and ids, values that no form offers, and what comes too late. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import type { Bot } from '../../src/bot.ts';
import type { Tap } from '../../src/messages.ts';
import { type Bureau, openBureau, type Person } from '../support/bureau.ts';
import {
  accept,
  CLERK,
  confirm,
  type DrawnTask,
  dispatched,
  HAZCHEM,
  INDUSTRY,
  OFFICE,
  report,
  tasksOf,
} from '../support/round.ts';

let bureau: Bureau;
let tasks: DrawnTask[];
let drawId: string;
let n = 0;

beforeAll(async () => {
  bureau = await openBureau();
  tasks = await tasksOf(bureau, await dispatched(bureau, '抽查 危化 3家'));
  drawId = String((await bureau.sql`select id from draws`)[0]!.id);
  await bureau.clock.workdays(1);
});
afterAll(async () => bureau[Symbol.asyncDispose]());

type Stray = { action: string; id?: string; form?: Tap['form']; chat?: string; message?: string };

/** A tap as Feishu would bring it; by default on a card that was forwarded into the person's own chat. */
async function strays(who: Person, { action, id = 'here', form, chat = who.chat.id, message }: Stray) {
  const answer = await (bureau.world.bot() as Bot).dispatch({
    is: 'tap',
    key: `event/stray-${++n}`,
    at: bureau.world.sandbox.now(),
    from: who.openId,
    chatId: chat,
    messageId: message ?? `om_forwarded_${n}`,
    action,
    id,
    form: form ?? {},
    isForm: form !== undefined,
  });
  return answer;
}
const said = async (who: Person, stray: Stray) => (await strays(who, stray))?.toast?.content;

/** All tables but those where every event leaves its trace. */
async function state(): Promise<unknown> {
  const rows = await bureau.sql`select (select json_agg(t order by id) from tasks t) as tasks,
    (select json_agg(d order by id) from draws d) as draws, (select json_agg(f order by id) from findings f) as findings,
    (select json_agg(r order by id) from replacements r) as requests, (select json_agg(c order by chat_id) from chats c) as chats,
    (select json_agg(a order by id) from approvals a) as approvals, (select json_agg(s order by id) from stand_ins s) as stand_ins`;
  return rows[0];
}

/** Whoever may everything that an office may, and chief of the section too. */
const everybody = async () => {
  const clerk = bureau.person(CLERK);
  await bureau.sql`insert into person_roles (bureau_id, person_id, role, source)
    select p.bureau_id, p.id, r.role, 'register' from people p,
      unnest(array['chief', 'deputy', 'leader', 'office', 'admin', 'inspector']) as r(role)
    where p.code = ${CLERK} on conflict do nothing`;
  await bureau.sql`update people set section_id = (select id from sections where name = ${HAZCHEM.section}) where code = ${CLERK}`;
  return clerk;
};

/** Each field of each form, rightly filled in. */
const FORM = {
  ...{ day: '2026-03-11', method: 'on-site', result: 'none-found', text: '检查了现场。', rectified: 'yes' },
  hazards: ['rest'],
  ...{
    cause: 'interest',
    reason: 'wrong-list',
    task: 'all',
    receipt: 'HZ-1',
    person: '1',
    note: '补充',
    who: '1',
  },
  ...{
    platformNo: 'SX-1',
    platformDay: '2026-03-10',
    purpose: 'office',
    minutes: '2',
    amount: '10%',
    batches: '1',
  },
  ...{ scope: 'all', type: 'general', from: '2026-03-16', to: '2026-04-03' },
};

test('forged names of buttons: refused in words, whoever taps', async () => {
  const before = await state();
  const names = [
    '',
    '__proto__',
    'constructor',
    'toString',
    'ACCEPT-TASK',
    'accept-task ',
    'province-file',
    'x'.repeat(5000),
  ];
  for (const action of names)
    expect([action, await said(bureau.person(CLERK), { action, id: '1' })]).toEqual([
      action,
      '内容已更新，请看最新卡片',
    ]);
  expect(await state()).toEqual(before);
});

test('forged ids, with every right: refused in words, nothing changes, nothing fails', async () => {
  const who = await everybody();
  const before = await state();
  const ids = [
    '',
    '0',
    '-1',
    '1.5',
    '1e3',
    '１',
    ' 1',
    '1 or 1=1',
    "'; drop table tasks; --",
    '__proto__',
    '999999999',
    '9'.repeat(400),
    '\u202e1',
  ];
  // about no thing: the group, the person, the file of columns, all that changed
  const own = [
    'bind-chat',
    'show-cards',
    'name-stand-in',
    'take-platform-map',
    'open-new-item',
    'see-history',
  ];
  for (const { name } of actions.filter((each) => !own.includes(each.name)))
    for (const id of ids) {
      const answer = await strays(who, { action: name, id, form: FORM });
      expect([name, id, answer?.toast?.type]).toEqual([name, id, 'warning']);
      expect([name, id, answer?.card]).toEqual([name, id, undefined]);
    }
  expect(await state()).toEqual(before);
  expect(bureau.errors).toEqual([]);
});

test('a card forwarded elsewhere: to the team it is theirs, to others it is refused; it shows nothing there', async () => {
  const [task] = tasks;
  const mine = new Set(task!.team.map((who) => who.id));
  const outsider = tasks.flatMap(({ team }) => team).find((who) => !mine.has(who.id))!;
  const id = `${task!.id}`;
  expect(await strays(outsider, { action: 'accept-task', id })).toEqual({
    toast: { type: 'warning', content: '您不在本任务的检查组内' },
  });
  const chat = bureau.group(INDUSTRY.group).id;
  const answer = await strays(task!.team[0], { action: 'accept-task', id, chat });
  expect(answer).toEqual({ toast: { type: 'success', content: '已接收，请按期检查' } });
  expect((await bureau.group(INDUSTRY.group).messages()).map(({ content }) => content).join()).not.toContain(
    task!.enterprise,
  );
});

test('forms forwarded to where they don’t belong', async () => {
  const chief = bureau.person(HAZCHEM.chief);
  const [row] = await bureau.sql`select id from sections where name = ${HAZCHEM.section}`;
  const draw = { action: 'preview-draw', id: `${row!.id}`, form: FORM };
  const before = await state();
  expect(await said(chief, draw)).toBe('请在科室群里发送');
  expect(await said(chief, { ...draw, chat: bureau.group(OFFICE).id })).toBe('请在科室群里发送');
  expect(await said(chief, { ...draw, chat: 'oc_nowhere' })).toBe('请在科室群里发送');
  expect(await said(chief, { ...draw, chat: bureau.group(INDUSTRY.group).id })).toBe('只能办理本科室的抽查');
  // 绑定本群 binds groups: a private chat or one that the bot is not in would read what is meant for the office
  const bind = { action: 'bind-chat', form: { purpose: 'office' } };
  expect(await said(bureau.person(CLERK), bind)).toBe('请在要绑定的群里发送');
  expect(await said(bureau.person(CLERK), { ...bind, chat: 'oc_nowhere' })).toBe('请在要绑定的群里发送');
  expect(await state()).toEqual(before);
});

test('values that no form offers, and days that are none', async () => {
  const [, task] = tasks;
  const [one] = task!.team;
  await accept(bureau, task!, one);
  const before = await state();
  const reports = { action: 'report-task', id: `${task!.id}` };
  const day = bureau.world.sandbox.now().toISOString().slice(0, 10);
  const form = { ...FORM, day };
  for (const [change, toast] of [
    [{ result: 'all-fine' }, '选项已失效，请重新选择'],
    [{ hazards: [] }, expect.stringMatching(/^必查「.+」没有结果$/)],
    [{ method: '__proto__' }, '选项已失效，请重新选择'],
    [{ result: ['none-found', 'x'].reverse() }, '选项已失效，请重新选择'],
    [{ day: '2026-02-30' }, '日期有误，请写成2026-03-20'],
    [{ day: true }, '请填写「检查日期」'],
    [{ day: '2099-12-31' }, '日期不能晚于今天'],
    [{ day: '9999-12-31' }, '日期有误，请写成2026-03-20'],
    [{ text: '企'.repeat(10_000) }, '「检查情况」最多1000字'],
    [{ text: ' \u3000 ' }, '请填写「检查情况」'],
    [{ result: 'none-found', rectifyBy: '2026-12-31' }, '此结果不需要整改期限'],
  ] as const)
    expect([change, await said(one, { ...reports, form: { ...form, ...change } })]).toEqual([change, toast]);
  const asks = { action: 'ask-replacement', id: `${task!.id}` };
  expect(await said(one, { ...asks, form: { cause: 'bored', text: '' } })).toBe('选项已失效，请重新选择');
  const clerk = bureau.person(CLERK);
  const publishes = { action: 'publish-tasks', id: drawId };
  for (const choice of ['0', '999999999', 'ALL', `${task!.id}`])
    expect(['warning', choice]).toEqual([
      (await strays(clerk, { ...publishes, form: { ...form, task: choice } }))?.toast?.type,
      choice,
    ]);
  const bound = { action: 'bind-chat', chat: bureau.group(OFFICE).id };
  for (const purpose of ['section-0', 'section-999999999', 'section-1e3', 'everything', '__proto__'])
    expect([purpose, await said(clerk, { ...bound, form: { purpose } })]).toEqual([
      purpose,
      '选项已失效，请重新选择',
    ]);
  expect(await state()).toEqual(before);
  expect(bureau.errors).toEqual([]);
});

test('整改期限 in the year 9999: refused, not a fault when it is confirmed', async () => {
  const [, task] = tasks;
  const day = bureau.world.sandbox.now().toISOString().slice(0, 10);
  const form = { ...FORM, day, result: 'ordered-to-correct', rectifyBy: '9999-12-31' };
  const id = `${task!.id}`;
  expect((await strays(task!.team[0], { action: 'report-task', id, form }))?.toast?.type).toBe('warning');
  expect(bureau.errors).toEqual([]);
});

test('what comes too late, and one person for two', async () => {
  const [, , task] = tasks;
  const [one, other] = task!.team;
  const id = `${task!.id}`;
  expect(await said(one, { action: 'report-task', id, form: { ...FORM } })).toBe('请先接收任务');
  await accept(bureau, task!, one);
  expect(await said(other, { action: 'accept-task', id })).toBe('本任务已有人接收');
  await report(bureau, task!);
  // whoever wrote it does not confirm it, whatever other roles they have
  await bureau.sql`insert into person_roles (bureau_id, person_id, role, source)
    select p.bureau_id, p.id, r.role, 'register' from people p, unnest(array['chief', 'office', 'leader', 'admin']) as r(role)
    where p.code = ${one.id} on conflict do nothing`;
  expect(await said(one, { action: 'confirm-report', id })).toBe('请由另一名检查人员确认');
  expect(await said(one, { action: 'return-report', id })).toBe('请由另一名检查人员确认');
  expect((await confirm(bureau, task!, other)).toast?.type).toBe('success');
  expect(await said(other, { action: 'confirm-report', id })).toBe('内容已更新，请看最新卡片');
  expect(await said(other, { action: 'return-report', id })).toBe('内容已更新，请看最新卡片');
  expect(await said(one, { action: 'report-task', id, form: FORM })).toBe('结果已填报，请勿重复');
  expect(await said(bureau.person(CLERK), { action: 'dispatch-draw', id: drawId, form: FORM })).toBe(
    '任务已经派发',
  );
  const shown = await bureau.group(OFFICE).lastCard('执法监督科');
  expect(shown.can('dispatch-draw')).toBe(false);
  expect(bureau.errors).toEqual([]);
});
