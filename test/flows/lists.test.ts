/** 一单两库 as their owners keep them by card, in one bureau: 回避申报, 专家. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bureau, openBureau } from '../support/bureau.ts';
import { CLERK, type DrawnTask, dispatched, HAZCHEM, taskCard, tasksOf } from '../support/round.ts';

let bureau: Bureau;
let tasks: readonly DrawnTask[];
beforeAll(async () => {
  bureau = await openBureau();
  tasks = await tasksOf(bureau, await dispatched(bureau, '抽查 危化 6家 专家1人'));
}, 60_000);
afterAll(() => bureau[Symbol.asyncDispose]());

test('回避: declared by a part of the name, counted at once, its reason read by nobody else; ended with a reason', async () => {
  const [task] = tasks;
  const [one] = task!.team;
  const secret = '配偶在该企业任职';
  await one.tells('回避');
  const own = () => one.chat.lastCard('本人回避申报');
  const declare = async (form: Record<string, string>) =>
    one.taps(await own(), 'declare-recusal', { kind: 'kinship', reason: secret, ...form });
  expect((await declare({ enterprise: '没有这家' })).toast?.content).toContain('名录里没有这家企业');
  const [twin] = await bureau.sql<{ id: number; name: string }[]>`
    insert into enterprises (bureau_id, code, name, credit_code, credit_kind, county, trades, section_id, is_key, grade, status)
    select bureau_id, 'E9999', name || '第二分厂', '140700000000999', 'old15', county, trades, section_id, false, 'B', 'active'
    from enterprises where code = ${task!.code} returning id, name`;
  const part = task!.enterprise.slice(2);
  expect((await declare({ enterprise: part })).toast?.content).toBe('有几家对得上，请选一家');
  const choice = await own();
  expect(choice.text).toContain('有 2 家，请选一家');
  const [chosen] = await bureau.sql<{ id: number }[]>`select id from enterprises where code = ${task!.code}`;
  expect(choice.options('unit')).toEqual(
    [`${chosen!.id}`, `${twin!.id}`].sort((a, b) => Number(a) - Number(b)),
  );
  expect((await declare({ unit: `${chosen!.id}` })).toast?.content).toBe('已申报，立即生效');
  expect((await declare({ enterprise: task!.enterprise })).toast?.content).toBe('这家企业已经申报过');

  const after = (await tasksOf(bureau, await numberOf())).find(({ id }) => id === task!.id);
  expect(after!.team.map(({ id }) => id)).not.toContain(one.id);
  const elsewhere = await bureau.sql`
    select 1 from journal where detail::text like ${`%${secret}%`}
    union all select 1 from register_changes where after::text like ${`%${secret}%`} or why like ${`%${secret}%`}
    union all select 1 from replacements where text like ${`%${secret}%`}
    union all select 1 from card_messages where content like ${`%${secret}%`} and recipient <> (
      select 'person:' || id from people where code = ${one.id})`;
  expect(elsewhere).toHaveLength(0);

  const end = (form: Record<string, string>) => own().then((card) => one.taps(card, 'end-recusal', form));
  expect((await end({ which: `${chosen!.id}`, endReason: '已离职满三年' })).toast?.content).toBe('已解除');
  expect((await own()).text).toContain('已离职满三年');
  expect(await bureau.sql`select 1 from recusals where enterprise_id = ${chosen!.id}`).toHaveLength(0);
});

const numberOf = async () => (await bureau.sql<{ no: string }[]>`select no from draws`)[0]!.no;

test('专家: as many as were fixed, each rule said by name; the opinion stands on the task', async () => {
  const task = (await tasksOf(bureau, await numberOf())).at(-1)!;
  const chief = bureau.person(HAZCHEM.chief);
  const [officer] = await bureau.sql<
    { mobile: string }[]
  >`select mobile from people where code = ${task.team[0].id}`;
  const add = async (code: string, more: Record<string, string | boolean | null> = {}) => {
    const row = {
      name: `专家${code}`,
      unit: '太原理工大学',
      from: '2026-01-01',
      to: '2026-12-31',
      promise: '2026-01-05',
      mobile: null,
      active: true,
      field: '危险化学品生产',
      ...more,
    };
    const [made] = await bureau.sql<{ id: number }[]>`
      insert into experts (bureau_id, code, name, unit, mobile, fields, engaged_from, engaged_to, confidential_on, active)
      select id, ${code}, ${row.name}, ${row.unit}, ${row.mobile}, array[${row.field}], ${row.from}, ${row.to},
        ${row.promise}, ${row.active} from bureaus returning id`;
    return `${made!.id}`;
  };
  const name = async (expert: string) => {
    await chief.tells('专家');
    const card = await chief.chat.lastCard('专家参加检查');
    return (await chief.taps(card, 'name-expert', { task: `${task.id}`, expert })).toast?.content;
  };
  const conflicted = await add('Z1');
  await bureau.sql`insert into expert_conflicts (bureau_id, expert_id, enterprise_id)
    select bureau_id, ${conflicted}::int, id from enterprises where code = ${task.code}`;
  expect(await name(conflicted)).toBe('这位专家应当回避这家企业');
  expect(await name(await add('Z2', { to: '2026-03-01' }))).toBe('检查时限不在专家的聘期内');
  expect(await name(await add('Z3', { promise: null }))).toBe('这位专家还没有签保密承诺');
  expect(await name(await add('Z4', { field: '金属冶炼' }))).toBe('专家的专业领域与行业不符');
  expect(await name(await add('Z5', { mobile: officer!.mobile }))).toBe('检查组成员不能兼任专家');
  const good = await add('Z6');
  expect(await name(good)).toBe('已定，专家见任务卡片');
  const shown = await taskCard(bureau, task.team[0], task);
  expect(shown.text).toContain('专家Z6（太原理工大学）');
  expect(await bureau.sql`select 1 from task_members where task_id = ${task.id}`).toHaveLength(
    task.team.length,
  );

  const member = task.team.find(({ id }) => ![HAZCHEM.chief, CLERK].includes(id))!;
  await member.tells('专家意见');
  const card = await member.chat.lastCard('专家参加检查');
  expect(card.can('name-expert')).toBe(false);
  const opinion = '储罐区联锁投用率不足，建议限期整改。';
  const day = (
    await bureau.sql<{ day: string }[]>`select from_day::text as day from tasks where id = ${task.id}`
  )[0]!.day;
  await bureau.clock.to(`${day}T10:00+08:00`);
  const form = { which: `${task.id}-${good}`, opinion, signedOn: day, photo: 'none' };
  expect((await member.taps(card, 'sign-opinion', form)).toast?.content).toBe('专家意见已登记');
  expect((await taskCard(bureau, task.team[0], task)).text).toContain(opinion);
  expect(bureau.errors).toEqual([]);
});
