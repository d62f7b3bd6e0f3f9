/** 一单两库 as their owners keep them by card, in one bureau: 回避申报, 专家, 检查表. */
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bureau, openBureau } from '../support/bureau.ts';
import {
  accept,
  CLERK,
  type DrawnTask,
  dispatched,
  HAZCHEM,
  report,
  taskCard,
  tasksOf,
  today,
} from '../support/round.ts';

let bureau: Bureau;
let tasks: readonly DrawnTask[];
beforeAll(async () => {
  bureau = await openBureau();
  await bureau.sql`update experts set active = false`; // nobody to draw: they are named by hand
  tasks = await tasksOf(bureau, await dispatched(bureau, '抽查 危化 6家 专家1人'));
});
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

test('分级: set and decided on the card; the form of a draw proposes what it says', async () => {
  const clerk = bureau.person(CLERK);
  await clerk.tells('分级');
  const card = () => clerk.chat.lastCard('分级抽查规则');
  const rule = { grade: 'A', ratio: '2.5%', frequency: '0.5', cap: '', reason: '局长办公会纪要〔2026〕3号' };
  expect((await clerk.taps(await card(), 'set-grade', rule)).toast?.content).toBe(
    '已保存，低于每年一次，请决定',
  );
  expect((await card()).text).toContain('与实施细则四（四）不一致');
  const why = { which: 'A', decision: 'keep', why: '低风险单位减少抽查' };
  expect((await clerk.taps(await card(), 'decide-grade', why)).toast?.content).toBe('决定已记录');
  expect((await card()).text).toContain(`${clerk.name} 已于`);
  expect(await bureau.sql`select ratio_bp, frequency, kept from grade_rules`).toEqual([
    { ratio_bp: 250, frequency: 50, kept: true },
  ]);
  const chief = bureau.person(HAZCHEM.chief);
  await chief.says(bureau.group(HAZCHEM.group), '抽查');
  expect((await bureau.group(HAZCHEM.group).lastCard('发起抽查')).text).toContain('A2.5% B10%');
  await clerk.taps(await card(), 'set-grade', { ...rule, frequency: '1' });
  expect(await bureau.sql`select kept, decided_by from grade_rules`).toEqual([
    { kept: null, decided_by: null },
  ]);
});

test('资格审查: whoever is due is named; fit with name and day, or out of the pool with a reason', async () => {
  const clerk = bureau.person(CLERK);
  const [one, two] = await bureau.sql<{ id: number; name: string }[]>`
    select p.id, p.name from inspectors i join people p on p.id = i.person_id
    where i.in_post and p.code <> ${CLERK} and not exists (select from task_members m where m.person_id = p.id)
    order by p.code limit 2`;
  await bureau.sql`update inspectors set reviewed_by = null, reviewed_on = null
    where person_id in (${one!.id}, ${two!.id})`;
  await clerk.tells('待办');
  expect((await clerk.chat.lastCard('待办')).text).toContain('审查执法人员资格** 2 人');
  await clerk.tells('资格审查');
  const card = () => clerk.chat.lastCard('执法人员资格审查');
  expect((await card()).text).toContain('有 **2** 名在岗执法人员待审查');
  const review = async (form: Record<string, string>) =>
    (await clerk.taps(await card(), 'review-inspector', { day: '2026-03-10', reason: '', ...form })).toast
      ?.content;
  expect(await review({ who: 'all', result: 'fail' })).toBe('不合格的请逐人登记');
  expect(await review({ who: `${one!.id}`, result: 'fail' })).toBe('不合格请填写审查说明');
  expect(await review({ who: `${one!.id}`, result: 'fail', reason: '执法证已注销' })).toBe(
    '已登记不合格，不再抽派',
  );
  expect(await review({ who: 'all', result: 'pass' })).toBe('已登记 1 人');
  expect(
    await bureau.sql`select in_post, reviewed_by, reviewed_on::text as day from inspectors
      where person_id in (${one!.id}, ${two!.id}) order by in_post`,
  ).toEqual([
    { in_post: false, reviewed_by: clerk.name, day: '2026-03-10' },
    { in_post: true, reviewed_by: clerk.name, day: '2026-03-10' },
  ]);
  expect((await card()).tag).toBe('已完成');
});

test('企业状态: with evidence, by the chief for the own section alone; in the history with it', async () => {
  const chief = bureau.person(HAZCHEM.chief);
  const enter = async (form: Record<string, string>) => {
    await chief.tells('企业状态');
    const all = { status: 'suspended', since: '2026-03-10', evidence: '晋市应急停〔2026〕8号', ...form };
    return (await chief.taps(await chief.chat.lastCard('企业状态登记'), 'set-unit-status', all)).toast
      ?.content;
  };
  const [mine] = await bureau.sql<{ id: number; code: string }[]>`
    select e.id, e.code from enterprises e join sections s on s.id = e.section_id
    where s.name = ${HAZCHEM.section} and e.status = 'active' and e.listing = 'none' order by e.code desc limit 1`;
  const [theirs] = await bureau.sql<{ code: string }[]>`
    select e.code from enterprises e join sections s on s.id = e.section_id where s.name <> ${HAZCHEM.section} limit 1`;
  expect(await enter({ enterprise: theirs!.code })).toContain('科室');
  expect(await enter({ enterprise: mine!.code })).toBe('状态已登记');
  expect((await chief.chat.lastCard('企业状态登记')).text).toContain('晋市应急停〔2026〕8号');
  expect(await enter({ enterprise: mine!.code })).toBe('企业已经是这个状态');
  const [kept] =
    await bureau.sql`select why, after->>'status' as status, after->>'status_evidence' as evidence
    from register_changes where register = 'enterprises' and key = ${`${mine!.id}`} order by id desc limit 1`;
  expect(kept).toEqual({
    why: '晋市应急停〔2026〕8号',
    status: 'suspended',
    evidence: '晋市应急停〔2026〕8号',
  });
  // a photo of a visit there stands beside the document
  const visited = (await tasksOf(bureau, await numberOf()))[3]!;
  const member = visited.team[0];
  await accept(bureau, visited, member);
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#865' } })
    .jpeg()
    .toBuffer();
  await member.shows(bytes, { replyTo: (await taskCard(bureau, member, visited)).messageId });
  expect(await enter({ enterprise: visited.code, evidence: '现场记录' })).toBe('状态已登记');
  const shown = () => chief.chat.lastCard('企业状态登记');
  const [photo] = (await shown()).options('photo');
  const tapped = await chief.taps(await shown(), 'attach-status-photo', { photo: photo! });
  expect(tapped.toast?.content).toBe('照片已附上');
  expect((await shown()).text).toContain('凭据照片 1 张');
  expect(await enter({ enterprise: mine!.code, status: 'active', evidence: '复产验收意见' })).toBe(
    '状态已登记',
  );
});

/** A task and somebody of its team who is an inspector and nothing else: no name of this test, no office. */
async function withInspector() {
  const plain = await bureau.sql<{ code: string }[]>`
    select p.code from people p join person_roles r on r.person_id = p.id
    group by p.code having array_agg(r.role) = array['inspector']`;
  for (const task of (await tasksOf(bureau, await numberOf())).reverse()) {
    const member = task.team.find(({ id }) => plain.some(({ code }) => code === id));
    if (member) return { task, member };
  }
  throw new Error('every team is made of chiefs and the office');
}

/** A day on which this task may be visited, with the clock there; it never goes back. */
async function visitDay(task: DrawnTask): Promise<string> {
  const [row] = await bureau.sql<{ first: string }[]>`
    select from_day::text as first from tasks where id = ${task.id}`;
  if ((await today(bureau)) < row!.first) await bureau.clock.to(`${row!.first}T10:00+08:00`);
  return today(bureau);
}

test('专家: as many as were fixed, each rule said by name; the opinion stands on the task', async () => {
  const { task, member } = await withInspector();
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

  await member.tells('专家意见');
  const card = await member.chat.lastCard('专家参加检查');
  expect(card.can('name-expert')).toBe(false);
  const opinion = '储罐区联锁投用率不足，建议限期整改。';
  const day = await visitDay(task);
  const form = { which: `${task.id}-${good}`, opinion, signedOn: day, photo: 'none' };
  expect((await member.taps(card, 'sign-opinion', form)).toast?.content).toBe('专家意见已登记');
  expect((await taskCard(bureau, task.team[0], task)).text).toContain(opinion);
  expect(bureau.errors).toEqual([]);
});

test('检查表: what holds on the day is read and ticked; what was ticked is a problem, and stays as it was read', async () => {
  const task = (await tasksOf(bureau, await numberOf()))[1]!;
  const [one] = task.team;
  await accept(bureau, task, one);
  const card = await taskCard(bureau, one, task);
  expect(card.text).toContain('安监总管三〔2017〕121号');
  expect(card.text).not.toContain('AQ 3067-2026');
  expect(card.text).toContain('要点，非原文');
  const line = '构成重大危险源的罐区未实现紧急切断';
  const [list] = await bureau.sql<{ code: string }[]>`
    select checklist_id || '-' || no as code from checklist_lines where text = ${line}`;
  const [other] = await bureau.sql<{ skip: string; text: string }[]>`
    select 'skip-' || checklist_id || '-' || no as skip, text from checklist_lines
    where checklist_id = ${list!.code.split('-')[0]!} and required and text <> ${line} order by no limit 1`;
  const day = await visitDay(task);
  const none = await report(bureau, task, { day, hazards: [list!.code], result: 'ordered-to-correct' });
  expect(none.toast?.content).toBe(`必查「${[...other!.text].slice(0, 7).join('')}…」没有结果`);
  const clean = await report(bureau, task, { day, hazards: [list!.code, 'rest'] });
  expect(clean.toast?.content).toBe('勾选了检查表内容，结果应是发现问题');
  await report(bureau, task, {
    day,
    hazards: [list!.code, 'rest', other!.skip],
    text: '罐区未实现紧急切断；一条未查：装置检维修。',
    result: 'ordered-to-correct',
    rectifyBy: `${day.slice(0, 4)}-12-01`,
  });
  const told = await taskCard(bureau, task.team[1], task);
  expect(told.text).toContain('检查表中发现 1 条');
  expect(told.text).toContain(line);
  expect(told.text).toContain(`未查：${other!.text.slice(0, 20)}`);
  const page = await (await fetch(`${bureau.url}/items`)).text();
  expect(page).toContain('AQ 3067-2026');
  expect(page).toContain('第 2 版，2026-09-30 起');
  await expect(bureau.sql`update checklist_lines set text = '' where no = 1`).rejects.toThrow();
  expect(bureau.errors).toEqual([]);
});
