/** 离岗、证件到期、请假 after the draw: replaced by the rule, the chief told once. */
import { expect, test } from 'vitest';
import { importFile } from '../../src/cli/import.ts';
import { readRecord } from '../../src/domain/draw/read-record.ts';
import { verifyRecord } from '../../src/domain/draw/verify.ts';
import { writeSheet } from '../../src/files/write.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import {
  accept,
  type DrawnTask,
  dispatched,
  drawn,
  freezes,
  HAZCHEM,
  OFFICE,
  taskCard,
  tasksOf,
  witness,
} from '../support/round.ts';

const CHIEF = 'P008';

async function log(bureau: Bureau) {
  const rows = await bureau.sql<
    { body: string }[]
  >`select body from draw_log where type = 'RECUSE' order by n`;
  return rows.map(({ body }) => JSON.parse(body));
}
const states = async (bureau: Bureau) =>
  (
    await bureau.sql<
      { line: string }[]
    >`select r.kind || ' ' || r.state as line from replacements r order by r.id`
  ).map(({ line }) => line);
const told = async (bureau: Bureau) => bureau.person(CHIEF).chat.cards('检查组有');
const codes = (task: DrawnTask) => task.team.map(({ id }) => id);
async function verified(bureau: Bureau): Promise<string[]> {
  const bytes = await bureau.group(OFFICE).file('完整记录');
  const { steps } = verifyRecord(readRecord(JSON.parse(Buffer.from(bytes).toString('utf8'))));
  return steps.filter((step) => step.is === 'failed').map(({ check }) => check);
}
/** Only these are on the list, in every county. */
async function onlyThese(bureau: Bureau, people: readonly string[]): Promise<void> {
  await bureau.sql`delete from leaves`;
  await bureau.sql`delete from recusals`;
  await bureau.sql`update inspectors i set in_post = p.code = any(${people as string[]}), counties = '{*}'
    from people p where p.id = i.person_id`;
}
async function leave(bureau: Bureau, code: string, from: string, to: string): Promise<void> {
  await bureau.sql`insert into leaves (bureau_id, person_id, from_day, to_day)
    select bureau_id, id, ${from}::date, ${to}::date from people where code = ${code}`;
}

/** The register of people, with one of them no longer in post. */
async function leavesPost(bureau: Bureau, code: string) {
  const [row] = await bureau.sql<Record<string, string>[]>`
    select p.name, p.mobile, s.name as section, i.certificate_no as cert, i.valid_until::text as until,
      array_to_string(i.specialities, '、') as sp
    from people p join inspectors i on i.person_id = p.id join sections s on s.id = p.section_id
    where p.code = ${code}`;
  const { name, mobile, section, cert, until, sp } = row!;
  const cells = [code, name!, mobile!, section!, '执法人员', cert!, until!, '否', sp!, '全市'];
  const columns = [
    '编码',
    '姓名',
    '手机号',
    '科室',
    '角色',
    '执法证编号',
    '执法证有效期',
    '在岗',
    '业务专长',
    '县区',
  ];
  const bytes = await writeSheet(
    columns.map((header) => ({ header })),
    [cells],
  );
  const taken = await importFile(bureau.database, { bytes, name: '人员名录.xlsx' }, await bureau.clock.now());
  expect(taken).toMatchObject({ is: 'taken', kind: 'people' });
  await bureau.settled();
}

test('out of post by the register: replaced at once in every visit to come, the chief told once', async () => {
  await using bureau = await openBureau();
  await onlyThese(bureau, ['P009', 'P010', 'P013', 'P015']);
  const no = await dispatched(bureau, '抽查 危化 6家');
  const before = await tasksOf(bureau, no);
  const out = before[0]!.team[0];
  const theirs = before.filter((task) => codes(task).includes(out.id));
  expect(theirs.length).toBeGreaterThan(1);
  for (const task of theirs) await accept(bureau, task, out);
  await leavesPost(bureau, out.id);
  const entries = await log(bureau);
  expect(entries).toHaveLength(theirs.length);
  for (const entry of entries)
    expect(entry).toMatchObject({ out: out.id, passed: [], reason: 'left-post', approved: 'system' });
  const after = await tasksOf(bureau, no);
  expect(after.flatMap(codes)).not.toContain(out.id);
  expect(after.filter(({ id }) => theirs.some((task) => task.id === id)).map(({ state }) => state)).toEqual(
    theirs.map(() => 'assigned'),
  );
  const [card, ...more] = await told(bureau);
  expect(more).toEqual([]);
  expect(card!.title).toBe(`检查组有 ${theirs.length} 处调整`);
  expect(card!.text).toContain(`${out.name}已离岗，由 ${bureau.person(entries[0].in).name} 接替`);
  const group = await bureau.group(HAZCHEM.group).lastText();
  expect(group).toContain(`检查组有 ${theirs.length} 处人员变动`);
  expect(await verified(bureau)).toEqual([]);
  for (const task of after)
    for (const member of task.team)
      expect((await taskCard(bureau, member, task)).can('open-replacement')).toBe(true);

  // nothing more is said of it: not the next day, not after another start
  await bureau.clock.workdays(1);
  await bureau.restart();
  expect(await log(bureau)).toHaveLength(theirs.length);
  expect(await told(bureau)).toHaveLength(1);
  expect(bureau.errors).toEqual([]);
});

test('a certificate that ends before the window, a leave over the rest of it: in the morning; not before the register changed', async () => {
  await using bureau = await openBureau();
  await onlyThese(bureau, ['P009', 'P010', 'P013', 'P015']);
  const no = await dispatched(bureau, '抽查 危化 2家');
  const [first, second] = await tasksOf(bureau, no);
  const one = first!.team[0];
  const other = second!.team.find(({ id }) => id !== one.id)!;
  await bureau.sql`update inspectors i set valid_until = '2026-04-07' from people p
    where p.id = i.person_id and p.code = ${one.id}`;
  await leave(bureau, other.id, '2026-03-16', '2026-05-01');
  await bureau.settled();
  expect(await log(bureau)).toEqual([]);
  await bureau.clock.to('2026-03-11T08:00:00');
  expect(await log(bureau)).toEqual([]);
  await bureau.clock.to('2026-03-11T12:00:00');
  const entries = await log(bureau);
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.every((entry) => entry.out === one.id && entry.reason === 'certificate')).toBe(true);
  expect(entries.flatMap((entry) => entry.passed).every(([id]) => id !== one.id)).toBe(true);
  // the leave covers what is left of the window from its first day on
  await bureau.clock.to('2026-03-13T12:00:00');
  expect(await log(bureau)).toHaveLength(entries.length);
  await bureau.clock.to('2026-03-16T12:00:00');
  const later = (await log(bureau)).slice(entries.length);
  expect(later.length).toBeGreaterThan(0);
  for (const entry of later)
    expect(entry).toMatchObject({ out: other.id, reason: 'leave', approved: 'system' });
  expect((await told(bureau)).map(({ sentAt }) => sentAt.toISOString().slice(0, 16))).toEqual([
    '2026-03-11T00:30',
    '2026-03-16T00:30',
  ]);
  expect(await verified(bureau)).toEqual([]);
  expect(bureau.errors).toEqual([]);
});

test('before it was given out, a team is mended silently for those who had no card', async () => {
  await using bureau = await openBureau();
  await onlyThese(bureau, ['P009', 'P010', 'P013']);
  const no = await drawn(bureau, '抽查 危化 1家');
  const [task] = await tasksOf(bureau, no);
  const out = task!.team[0];
  await leavesPost(bureau, out.id);
  expect(await log(bureau)).toMatchObject([{ out: out.id, reason: 'left-post' }]);
  expect((await tasksOf(bureau, no))[0]).toMatchObject({ state: 'waiting' });
  expect(await out.chat.messages()).toEqual([]);
  expect(await told(bureau)).toHaveLength(1);

  // declared while the witnesses are asked, on a day on which the teams were looked at already
  await onlyThese(bureau, ['P009', 'P010', 'P013']);
  const next = await freezes(bureau, HAZCHEM, '抽查 危化 2家');
  await bureau.sql`insert into recusals (bureau_id, person_id, enterprise_id)
    select p.bureau_id, p.id, e.id from people p, enterprises e where p.code = 'P010'`;
  await witness(bureau, HAZCHEM);
  await bureau.settled();
  expect((await tasksOf(bureau, next)).flatMap(codes)).not.toContain('P010');
});

test('nobody left: the visit waits, said once; tried again each morning, and made up for', async () => {
  await using bureau = await openBureau();
  await onlyThese(bureau, ['P009', 'P010', 'P013']);
  const no = await dispatched(bureau, '抽查 危化 1家');
  const [task] = await tasksOf(bureau, no);
  const [one, other] = task!.team;
  const third = ['P009', 'P010', 'P013'].find((code) => !codes(task!).includes(code))!;
  await leave(bureau, third, '2026-03-01', '2026-12-31');
  await leavesPost(bureau, one.id);
  expect(await states(bureau)).toEqual(['left-post vacant']);
  expect(await log(bureau)).toEqual([]);
  const [card] = await told(bureau);
  expect(card!.tag).toBe('已超期');
  expect(card!.text).toContain('暂无人员接替');
  expect((await taskCard(bureau, other, task!)).text).toContain('检查暂缓');
  await bureau.clock.workdays(2);
  expect(await told(bureau)).toHaveLength(1);
  await bureau.sql`delete from leaves`;
  await bureau.clock.workdays(1);
  expect(await states(bureau)).toEqual(['left-post approved']);
  expect(await log(bureau)).toMatchObject([{ out: one.id, in: third, passed: [], approved: 'system' }]);
  expect((await told(bureau)).at(-1)!.text).toContain(`由 ${bureau.person(third).name} 接替`);
  expect((await taskCard(bureau, other, task!)).can('accept-task')).toBe(true);
  expect(bureau.errors).toEqual([]);
});

test('a leave that was taken back: the visit goes on with whoever was drawn', async () => {
  await using bureau = await openBureau();
  await onlyThese(bureau, ['P009', 'P010']);
  const no = await dispatched(bureau, '抽查 危化 1家');
  const [task] = await tasksOf(bureau, no);
  const [one] = task!.team;
  await leave(bureau, one.id, '2026-03-01', '2026-12-31');
  await bureau.clock.workdays(1);
  expect(await states(bureau)).toEqual(['leave vacant']);
  await bureau.sql`delete from leaves`;
  await bureau.clock.workdays(1);
  expect(await states(bureau)).toEqual(['leave withdrawn']);
  expect((await told(bureau)).at(-1)!.text).toContain(`${one.name}已可以参加，检查照常`);
  expect((await taskCard(bureau, one, task!)).can('accept-task')).toBe(true);
  expect(await log(bureau)).toEqual([]);
});

test('agreed when nobody was left: whoever can come later comes in, in the name of who agreed', async () => {
  await using bureau = await openBureau();
  const pool = ['P009', 'P010', 'P013'];
  await onlyThese(bureau, pool);
  const no = await dispatched(bureau, '抽查 危化 1家');
  const [task] = await tasksOf(bureau, no);
  const [one] = task!.team;
  const third = pool.find((code) => !codes(task!).includes(code))!;
  await leave(bureau, third, '2026-03-01', '2026-12-31');
  await one.taps(await taskCard(bureau, one, task!), 'open-replacement');
  await one.taps(await one.chat.lastCard('换人申请'), 'ask-replacement', { cause: 'relation', text: '' });
  const chief = bureau.person(CHIEF);
  await chief.taps(await chief.chat.lastCard('换人申请'), 'approve-replacement');
  expect(await states(bureau)).toEqual(['recusal vacant']);
  await bureau.sql`delete from leaves`;
  await bureau.clock.workdays(1);
  expect(await log(bureau)).toMatchObject([
    { out: one.id, in: third, passed: [], reason: 'recusal', approved: CHIEF },
  ]);
  expect(await one.chat.lastText()).toContain('换人申请已同意');
  expect((await chief.chat.lastCard('换人申请')).text).toContain(`由 ${bureau.person(third).name} 接替`);
  expect(await verified(bureau)).toEqual([]);
  expect(bureau.errors).toEqual([]);
});
