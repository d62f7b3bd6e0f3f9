/** 回避和换人: asked, decided, computed, told; and who is refused. */
import { expect, test } from 'vitest';
import type { LoggedEntry } from '../../src/domain/draw/log.ts';
import { readRecord } from '../../src/domain/draw/read-record.ts';
import type { DrawRecord } from '../../src/domain/draw/types.ts';
import { verifyRecord } from '../../src/domain/draw/verify.ts';
import { type Bureau, type CardFace, openBureau, type Person } from '../support/bureau.ts';
import { post, tapped } from '../support/envelope.ts';
import {
  accept,
  confirm,
  type DrawnTask,
  dispatched,
  HAZCHEM,
  inspect,
  OFFICE,
  publish,
  register,
  report,
  taskCard,
  tasksOf,
  today,
} from '../support/round.ts';

const CHIEF = 'P008';
const WHY = '配偶在该企业任职，请予保密';

/** Who is not on the list when it is frozen, or not in post any more. */
async function outOfPost(bureau: Bureau, people: readonly string[]): Promise<void> {
  await bureau.sql`update inspectors i set in_post = false from people p
    where p.id = i.person_id and p.code = any(${people as string[]})`;
}
/** Only these are on the list, in every county, with every leave and recusal forgotten. */
async function onlyThese(bureau: Bureau, people: readonly string[]): Promise<void> {
  await bureau.sql`delete from leaves`;
  await bureau.sql`delete from recusals`;
  await bureau.sql`update inspectors i set in_post = p.code = any(${people as string[]}), counties = '{*}'
    from people p where p.id = i.person_id`;
}

/** Opens the form on one's card and sends it in. */
async function asks(bureau: Bureau, who: Person, task: DrawnTask, form = { cause: 'interest', text: WHY }) {
  const opened = await who.taps(await taskCard(bureau, who, task), 'open-replacement');
  if (opened.toast?.type !== 'success') return opened;
  return who.taps(await who.chat.lastCard('换人申请'), 'ask-replacement', form);
}
const approves = async (who: Person) => who.taps(await who.chat.lastCard('换人申请'), 'approve-replacement');

/** A tap on a card that was forwarded, or on what a card does not show any more: the toast. */
async function strays(bureau: Bureau, who: Person, card: CardFace, act: string, which: number) {
  const { body } = await post(bureau, await tapped(bureau, who, card, who.chat, act, which));
  return (body.toast as { content: string } | undefined)?.content;
}

async function requests(bureau: Bureau) {
  return bureau.sql<
    { kind: string; state: string; person: string; substitute: string | null; by: string | null; n: number }[]
  >`select r.kind, r.state, p.code as person, s.code as substitute, d.code as by, r.log_n::int as n
    from replacements r join people p on p.id = r.person_id
    left join people s on s.id = r.substitute_id left join people d on d.id = r.decided_by order by r.id`;
}
async function recuses(bureau: Bureau) {
  const rows = await bureau.sql<{ body: string; hash: string }[]>`
    select body, hash from draw_log where type = 'RECUSE' order by n`;
  return rows.map(({ body, hash }) => ({ ...JSON.parse(body), hash }));
}
async function taskOf(bureau: Bureau, no: string, id: number): Promise<DrawnTask> {
  return (await tasksOf(bureau, no)).find((task) => task.id === id)!;
}
const codes = (task: DrawnTask) => task.team.map(({ id }) => id);
async function recordOf(bureau: Bureau, group: string, name: string): Promise<DrawRecord> {
  return JSON.parse(Buffer.from(await bureau.group(group).file(name)).toString('utf8'));
}
const after = (text: string, label: string) => new RegExp(`${label}：([0-9a-f]{64})`).exec(text)?.[1] ?? '';
const failed = (record: unknown, seen = {}) =>
  verifyRecord(readRecord(record), seen)
    .steps.filter((step) => step.is === 'failed')
    .map(({ check }) => check);

/** All that anybody but the chief can read of it. */
async function leaks(bureau: Bureau, ...allowed: Person[]): Promise<string[]> {
  const found: string[] = [];
  for (const chat of bureau.chats) {
    if (allowed.some((person) => person.chat.id === chat.id)) continue;
    for (const { content } of await chat.messages()) if (content.includes('配偶')) found.push(chat.name);
  }
  return found;
}

test('申请回避: the chief alone reads why and approves; the seed says who comes in; the record proves it', async () => {
  await using bureau = await openBureau();
  await outOfPost(bureau, [CHIEF]);
  const no = await dispatched(bureau, '抽查 危化 2家');
  const chief = bureau.person(CHIEF);
  const [first] = await tasksOf(bureau, no);
  const [one, other] = first!.team;
  await accept(bureau, first!, one);

  expect((await one.taps(await taskCard(bureau, one, first!), 'open-replacement')).toast?.content).toBe(
    '请在新卡片上填写',
  );
  const form = await one.chat.lastCard('换人申请');
  expect((await one.taps(form, 'ask-replacement', { cause: 'other', text: '' })).toast?.content).toBe(
    '请填写「说明」',
  );
  const sent = await one.taps(form, 'ask-replacement', { cause: 'relation', text: WHY });
  expect(sent.toast?.content).toBe('已提交，请等审批');
  const mine = await one.chat.lastCard('换人申请');
  expect(mine.messageId).toBe(form.messageId);
  expect(mine.text).toContain(`等 ${chief.name} 审批`);
  expect(mine.can('withdraw-replacement')).toBe(true);
  expect((await taskCard(bureau, one, first!)).text).toContain('您已申请换人');
  expect(await strays(bureau, one, form, 'ask-replacement', first!.id)).toBe('已有一份申请在审批');
  expect(await strays(bureau, one, form, 'open-replacement', first!.id)).toBe('已有一份申请在审批');
  expect(await strays(bureau, bureau.person('P003'), form, 'ask-replacement', first!.id)).toBe(
    '您不在本任务的检查组内',
  );

  // to the chief alone, with the reason
  const card = await chief.chat.lastCard('换人申请');
  expect(card.text).toContain(WHY);
  expect(card.text).toContain(`${one.name} 申请回避，请审批。`);
  expect(await leaks(bureau, chief)).toEqual([]);
  expect(await bureau.sql`select 1 from journal where detail::text like '%配偶%'`).toHaveLength(0);
  await chief.tells('待办');
  expect((await chief.chat.lastCard('待办')).text).toContain('审批换人申请');

  // nobody else decides, whatever is forwarded to them
  for (const [person, sentence] of [
    [one, /本人的申请须由他人审批|此事由科室负责人、分管领导、组长等办理/],
    // whoever was drawn may have another role beside
    [other, /此事由科室负责人、分管领导、组长等办理|这份申请由他人办理/],
    [bureau.person('P002'), /这份申请由他人办理/],
    [bureau.person('P006'), /这份申请由他人办理/],
    [bureau.person('P020'), /这份申请由他人办理/],
  ] as const)
    expect(await strays(bureau, person, card, 'approve-replacement', 1)).toMatch(sentence);
  expect(await strays(bureau, other, mine, 'withdraw-replacement', 1)).toBe('这份申请由他人办理');
  expect(await requests(bureau)).toMatchObject([{ kind: 'recusal', state: 'open', person: one.id }]);

  // the visit goes on meanwhile
  expect((await taskCard(bureau, other, first!)).can('report-task')).toBe(true);

  expect((await chief.taps(card, 'approve-replacement')).toast?.content).toBe('已同意，接替人员已选定');
  expect(await strays(bureau, chief, card, 'approve-replacement', 1)).toBe('这份申请已经办结');
  expect(await strays(bureau, one, mine, 'withdraw-replacement', 1)).toBe('这份申请已经办结');
  const [entry] = await recuses(bureau);
  expect(entry).toMatchObject({
    unit: first!.code,
    crew: '执法',
    out: one.id,
    reason: 'recusal',
    approved: CHIEF,
  });
  const substitute = bureau.person(entry.in);
  const now = await taskOf(bureau, no, first!.id);
  expect(codes(now)).toEqual([other.id, substitute.id].sort());
  // who accepted for the team is gone: it is to be accepted anew
  expect(now.state).toBe('assigned');
  expect((await taskCard(bureau, substitute, first!)).can('accept-task')).toBe(true);
  expect((await taskCard(bureau, other, first!)).text).toContain(substitute.openId);
  const gone = await taskCard(bureau, one, { ...first!, enterprise: '您不再参加' });
  expect(gone.tag).toBe('作废');
  expect(gone.names).toEqual([]);
  expect(await one.chat.lastText()).toContain(`由${substitute.name}接替${one.name}`);
  expect((await one.chat.lastCard('换人申请')).text).toContain(`由 ${substitute.name} 接替`);
  const settled = await chief.chat.lastCard('换人申请');
  expect(settled.names).toEqual([]);
  expect(settled.text).toContain(`${chief.name} 已于`);
  const list = await chief.chat.lastCard('检查名单');
  expect(list.rows.map((row) => row.team).join()).toContain(substitute.name);

  // a forwarded or old card of whoever is out does nothing any more
  const theirs = await taskCard(bureau, other, first!);
  expect(await strays(bureau, one, theirs, 'accept-task', first!.id)).toBe('您不在本任务的检查组内');

  // the group hears that there was one, and no name; the record is extended for 执法监督科
  const text = await bureau.group(HAZCHEM.group).lastText();
  expect(text).toContain(`【抽查 ${no} 换人】`);
  for (const { name } of [one, substitute]) expect(text).not.toContain(name);
  const head = after(text, '日志头');
  expect(head).toBe(entry.hash);
  const full = await recordOf(bureau, OFFICE, '完整记录');
  const steps = verifyRecord(readRecord(full), { head }).steps;
  expect(steps.find(({ check }) => check === 'substitute')).toMatchObject({ is: 'ok', value: head });
  expect(failed(full, { head })).toEqual([]);

  // tampering with the entry is caught: as it stands, hashed anew, and by the head
  const log = full.log as LoggedEntry[];
  const spoil = (body: object) => ({
    ...full,
    log: log.map((each) => (each.type === 'RECUSE' ? { ...each, body: { ...each.body, ...body } } : each)),
  });
  expect(failed(spoil({ in: other.id }))).toEqual(['log']);
  expect(failed(spoil({ reason: 'leave' }))).toEqual(['log']);
  expect(failed(full, { head: 'a'.repeat(64) })).toEqual(['head']);

  // to the end: the public record goes with its log
  const tasks = await tasksOf(bureau, no);
  await bureau.clock.workdays(1);
  for (const task of tasks) await inspect(bureau, task);
  await register(bureau, no);
  expect((await publish(bureau, no)).toast?.content).toBe('抽取记录已公开');
  const open = await recordOf(bureau, HAZCHEM.group, '公开记录');
  expect(open.log?.at(-1)?.type).toBe('PUBLISH');
  expect(failed(open, { head })).toEqual([]);
  expect(JSON.stringify(open)).not.toContain('配偶');
  expect(bureau.errors).toEqual([]);
});

test('returned with a reason, asked again, withdrawn; nothing after the visit was reported', async () => {
  await using bureau = await openBureau();
  await outOfPost(bureau, [CHIEF]);
  const no = await dispatched(bureau, '抽查 危化 1家');
  const chief = bureau.person(CHIEF);
  const [task] = await tasksOf(bureau, no);
  const [one, other] = task!.team;
  await accept(bureau, task!);
  await asks(bureau, one, task!, { cause: 'duty', text: '' });
  const card = await chief.chat.lastCard('换人申请');
  expect(card.text).toContain('不能参加：另有公务');
  expect((await chief.taps(card, 'return-replacement', { reason: '会议可以改期' })).toast?.content).toBe(
    '已退回',
  );
  expect(await one.chat.lastText()).toContain('会议可以改期');
  expect((await one.chat.lastCard('换人申请')).text).toContain(`${chief.name} 已于`);
  expect((await taskCard(bureau, one, task!)).can('open-replacement')).toBe(true);
  // a new form begins with what was asked before
  await one.taps(await taskCard(bureau, one, task!), 'open-replacement');
  expect((await one.chat.lastCard('换人申请')).filled).toEqual({ cause: 'duty' });

  await asks(bureau, one, task!);
  expect((await one.taps(await one.chat.lastCard('换人申请'), 'withdraw-replacement')).toast?.content).toBe(
    '已撤回',
  );
  expect((await chief.chat.lastCard('换人申请')).text).toContain('申请已撤回');
  const second = await chief.chat.lastCard('换人申请');
  expect(await strays(bureau, chief, second, 'approve-replacement', 2)).toBe('这份申请已经办结');

  // asked before the report, decided after it
  await asks(bureau, other, task!);
  await bureau.clock.workdays(1);
  expect((await report(bureau, task!)).toast?.type).toBe('success');
  expect((await approves(chief)).toast?.content).toBe('检查结果已填报，不能再换人');
  const theirs = await taskCard(bureau, one, task!);
  expect(theirs.can('open-replacement')).toBe(false);
  expect(await strays(bureau, one, theirs, 'open-replacement', task!.id)).toBe('检查结果已填报，不能再换人');
  expect(await requests(bureau)).toMatchObject([
    { state: 'returned' },
    { state: 'withdrawn' },
    { state: 'open', person: other.id },
  ]);
  // sent back, it may be decided after all
  const typed = (await taskCard(bureau, other, task!)).text;
  await other.taps(await taskCard(bureau, other, task!), 'return-report');
  const { text, ...chosen } = (await taskCard(bureau, one, task!)).filled;
  expect(typed).toContain(text);
  expect(chosen).toEqual({ day: await today(bureau), method: 'on-site', result: 'none-found' });
  expect((await approves(chief)).toast?.content).toBe('已同意，接替人员已选定');
  expect(await recuses(bureau)).toMatchObject([{ out: other.id, reason: 'recusal' }]);

  // asked once more, but the visit is confirmed before anybody decides
  const [again] = await tasksOf(bureau, no);
  await asks(bureau, one, again!);
  expect((await chief.chat.lastCard('换人申请')).can('approve-replacement')).toBe(true);
  expect((await report(bureau, again!)).toast?.type).toBe('success');
  expect((await confirm(bureau, again!)).toast?.type).toBe('success');
  expect((await requests(bureau)).at(-1)).toMatchObject({ state: 'withdrawn', by: null });
  expect((await chief.chat.lastCard('换人申请')).names).toEqual([]);
  expect(bureau.errors).toEqual([]);
});

test('a substitute recuses too, the other member as well: nobody comes back, each is an entry', async () => {
  await using bureau = await openBureau();
  await outOfPost(bureau, [CHIEF]);
  const no = await dispatched(bureau, '抽查 危化 1家');
  const chief = bureau.person(CHIEF);
  const [task] = await tasksOf(bureau, no);
  const removed: string[] = [];
  for (let i = 0; i < 4; i++) {
    const now = await taskOf(bureau, no, task!.id);
    const out = now.team[i % 2]!;
    expect((await asks(bureau, out, task!, { cause: 'leave', text: '' })).toast?.type).toBe('success');
    expect((await approves(chief)).toast?.content).toBe('已同意，接替人员已选定');
    removed.push(out.id);
  }
  const log = await recuses(bureau);
  expect(log.map((entry) => entry.out)).toEqual(removed);
  expect(log.filter((entry) => removed.slice(0, log.indexOf(entry) + 1).includes(entry.in))).toEqual([]);
  const now = await taskOf(bureau, no, task!.id);
  expect(codes(now).filter((code) => removed.includes(code))).toEqual([]);
  const heads = (await bureau.group(HAZCHEM.group).texts()).map((text) => after(text, '日志头'));
  const full = await recordOf(bureau, OFFICE, '完整记录');
  for (const { hash } of log) {
    expect(heads).toContain(hash);
    expect(failed(full, { head: hash })).toEqual([]);
  }
  expect(bureau.errors).toEqual([]);
});

test('whoever has new leave or a new 回避 is passed over with the reason', async () => {
  await using bureau = await openBureau();
  const pool = ['P009', 'P010', 'P013', 'P015', 'P019'];
  await onlyThese(bureau, pool);
  const no = await dispatched(bureau, '抽查 危化 1家');
  const [task] = await tasksOf(bureau, no);
  const rest = pool.filter((code) => !codes(task!).includes(code));
  await bureau.sql`insert into leaves (bureau_id, person_id, from_day, to_day)
    select bureau_id, id, '2026-03-01', '2026-12-31' from people where code = ${rest[0]!}`;
  await bureau.sql`insert into recusals (bureau_id, person_id, enterprise_id)
    select p.bureau_id, p.id, e.id from people p, enterprises e where p.code = ${rest[1]!} and e.code = ${task!.code}`;
  const [one] = task!.team;
  await asks(bureau, one, task!);
  expect((await approves(bureau.person(CHIEF))).toast?.content).toBe('已同意，接替人员已选定');
  const [entry] = await recuses(bureau);
  expect(entry.in).toBe(rest[2]);
  for (const [person, reason] of entry.passed) expect(reason).toBe(person === rest[0] ? 'leave' : 'recusal');
  expect(failed(await recordOf(bureau, OFFICE, '完整记录'))).toEqual([]);
});

test('nobody left: the visit waits, and is not reported', async () => {
  await using bureau = await openBureau();
  await onlyThese(bureau, ['P009', 'P010']);
  const no = await dispatched(bureau, '抽查 危化 1家');
  const [task] = await tasksOf(bureau, no);
  const [one, other] = task!.team;
  await accept(bureau, task!, other);
  await asks(bureau, one, task!);
  const old = await taskCard(bureau, other, task!);
  expect((await approves(bureau.person(CHIEF))).toast?.content).toBe('已同意，暂无人员接替');
  expect(await requests(bureau)).toMatchObject([{ state: 'vacant', by: CHIEF }]);
  expect(await recuses(bureau)).toEqual([]);
  expect(await one.chat.lastText()).toContain('检查暂缓');
  const card = await taskCard(bureau, other, task!);
  expect(card.text).toContain('检查暂缓');
  expect(card.can('report-task')).toBe(false);
  const form = { day: '2026-03-10', method: 'on-site', result: 'none-found', text: '检查了' };
  const event = await tapped(bureau, other, old, other.chat, 'report-task', task!.id);
  const action = { ...event.event.action, form_value: form };
  const { body } = await post(bureau, { ...event, event: { ...event.event, action } });
  expect((body.toast as { content: string }).content).toBe('检查暂缓，等候接替人员');
  expect(bureau.errors).toEqual([]);
});

test('the chief sits in the team: 分管领导 decide, and nobody on their own', async () => {
  await using bureau = await openBureau();
  await onlyThese(bureau, [CHIEF, 'P009', 'P010']);
  const no = await dispatched(bureau, '抽查 危化 2家');
  const chief = bureau.person(CHIEF);
  const task = (await tasksOf(bureau, no)).find(({ team }) => team.some(({ id }) => id === CHIEF))!;
  const other = task.team.find(({ id }) => id !== CHIEF)!;
  await asks(bureau, chief, task);
  const mine = await chief.chat.lastCard('换人申请');
  expect(mine.can('approve-replacement')).toBe(false);
  expect(await strays(bureau, chief, mine, 'approve-replacement', 1)).toBe('本人的申请须由他人审批');
  await asks(bureau, other, task, { cause: 'relation', text: '战友关系' });
  for (const code of ['P002', 'P003'])
    expect((await bureau.person(code).chat.lastCard('换人申请')).can('approve-replacement')).toBe(true);
  // the partner's request is not the chief's to decide either, who sits beside them
  expect(await strays(bureau, chief, mine, 'approve-replacement', 2)).toBe('这份申请由他人办理');
  expect((await chief.chat.cards('换人申请')).map(({ text }) => text).join()).not.toContain('战友关系');
  expect((await approves(bureau.person('P002'))).toast?.content).toBe('已同意，接替人员已选定');
  expect(await recuses(bureau)).toMatchObject([{ out: other.id, approved: 'P002' }]);
  expect((await bureau.person('P003').chat.lastCard('换人申请')).names).toEqual([]);
  expect(bureau.errors).toEqual([]);
});

test('an enterprise applies: entered by the chief, decided above', async () => {
  await using bureau = await openBureau();
  await outOfPost(bureau, [CHIEF, 'P020']);
  const no = await dispatched(bureau, '抽查 危化 3家');
  const chief = bureau.person(CHIEF);
  const [task, another] = await tasksOf(bureau, no);
  const [one] = task!.team;
  const list = await chief.chat.lastCard('检查名单');
  expect(await strays(bureau, bureau.person('P020'), list, 'open-application', 1)).toBe(
    '只能办理本科室的抽查',
  );
  const other = await strays(bureau, one, list, 'open-application', 1); // who was drawn may be a chief elsewhere
  expect(other).toMatch(/^(此事由科室负责人办理|只能办理本科室的抽查)$/);
  await chief.taps(list, 'open-application');
  const form = await chief.chat.lastCard('企业回避申请');
  expect(form.options('task')).toHaveLength(3);
  const stranger = form.options('person').find((id) => !another!.team.some((each) => each.id === id));
  const personId = async (code: string) => {
    const [row] = await bureau.sql<{ id: number }[]>`select id from people where code = ${code}`;
    return `${row!.id}`;
  };
  const outside = (await tasksOf(bureau, no)).flatMap(codes).find((code) => !codes(task!).includes(code));
  const sends = (person: string, on = form) =>
    chief.taps(on, 'enter-application', {
      task: `${task!.id}`,
      person,
      cause: 'interest',
      text: '配偶是本企业竞争对手的股东',
    });
  expect(stranger).toBeDefined();
  if (outside) expect((await sends(await personId(outside))).toast?.content).toBe('此人不在该企业的检查组内');
  expect((await sends(await personId(one.id))).toast?.content).toBe('已提交，请等审批');
  // taken back: a new form begins with what was entered
  await chief.taps(await chief.chat.lastCard('换人申请'), 'withdraw-replacement');
  await chief.taps(list, 'open-application');
  const again = await chief.chat.lastCard('企业回避申请');
  const [who, text] = [await personId(one.id), '配偶是本企业竞争对手的股东'];
  expect(again.filled).toEqual({ task: `${task!.id}`, person: who, cause: 'interest', text });
  expect((await sends(who, again)).toast?.content).toBe('已提交，请等审批');
  expect(await requests(bureau)).toMatchObject([
    { state: 'withdrawn' },
    { kind: 'enterprise', state: 'open', person: one.id },
  ]);
  const deputy = bureau.person('P003');
  const card = await deputy.chat.lastCard('换人申请');
  expect(card.text).toContain('决定作出之前，不停止调查。');
  expect(card.text).toContain('竞争对手');
  expect(await leaks(bureau, deputy, bureau.person('P002'))).toEqual([]);
  expect(await strays(bureau, chief, card, 'approve-replacement', 2)).toBe('本人的申请须由他人审批');
  expect((await deputy.taps(card, 'approve-replacement')).toast?.content).toBe('已同意，接替人员已选定');
  expect(await recuses(bureau)).toMatchObject([{ unit: task!.code, reason: 'enterprise', approved: 'P003' }]);
  expect(await one.chat.lastText()).toContain('您不再参加');
  expect(await one.chat.lastText()).not.toContain('回避');
  expect(await chief.chat.lastText()).toContain('换人申请已同意');
  expect(bureau.errors).toEqual([]);
});

test('cut between the decision and its delivery, and tapped by two at once: once', async () => {
  await using bureau = await openBureau();
  await onlyThese(bureau, [CHIEF, 'P009', 'P010', 'P013']);
  const no = await dispatched(bureau, '抽查 危化 3家');
  const task = (await tasksOf(bureau, no)).find(({ team }) => team.some(({ id }) => id === CHIEF))!;
  const out = task.team.find(({ id }) => id !== CHIEF)!;
  await asks(bureau, out, task);
  await bureau.world.bot().clock.stop();
  const taps = await Promise.all(['P002', 'P003'].map(async (code) => approves(bureau.person(code))));
  expect(taps.map(({ toast }) => toast?.content).sort()).toEqual(
    ['已同意，接替人员已选定', '这份申请已经办结'].sort(),
  );
  expect(await recuses(bureau)).toHaveLength(1);
  await bureau.restart();
  const [entry] = await recuses(bureau);
  const substitute = bureau.person(entry.in);
  const cards = async () =>
    (await substitute.chat.cards('检查任务')).filter(({ text }) => text.includes(task.enterprise)).length;
  expect(await cards()).toBe(1);
  const said = async () =>
    (await bureau.group(HAZCHEM.group).texts()).filter((text) => text.includes('换人】')).length;
  expect(await said()).toBe(1);
  await bureau.restart();
  expect([await cards(), await said()]).toEqual([1, 1]);
  expect(failed(await recordOf(bureau, OFFICE, '完整记录'), { head: entry.hash })).toEqual([]);
  expect(bureau.errors).toEqual([]);
});
