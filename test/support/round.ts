/** The steps of an inspection round, as the bureau's people take them, for tests that begin in the middle. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bureau, Form, Person, Tapped } from './bureau.ts';
import type { CardFace } from './card-face.ts';

export type DrawnTask = {
  readonly id: number;
  readonly code: string;
  readonly enterprise: string;
  readonly state: string;
  readonly team: readonly [Person, Person, ...Person[]];
};
export type Desk = {
  readonly group: string;
  readonly section: string;
  readonly chief: string;
};
export const HAZCHEM: Desk = { group: '危化科工作群', section: '危化科', chief: 'P008' };
export const INDUSTRY: Desk = { group: '冶金工贸科工作群', section: '冶金工贸科', chief: 'P020' };
export const OFFICE = '执法监督科工作群';
export const LEADERS = '双随机领导小组群';
/** Who registers at 执法监督科. */
export const CLERK = 'P006';

/** The group of 危化科, its chief and the clerk of 执法监督科, of whichever bureau is open. */
export const around = (bureau: () => Bureau) => ({
  group: () => bureau().group(HAZCHEM.group),
  chief: () => bureau().person(HAZCHEM.chief),
  clerk: () => bureau().person(CLERK),
});

/** Each draw so far, newest last. */
export async function draws(bureau: Bureau) {
  return bureau.sql<
    { id: number; no: string; state: string; origin: string; type: string; publishedAt: Date | null }[]
  >`select id, no, state, origin, type, published_at as "publishedAt" from draws order by id`;
}

/** 批准文号 of a test that draws the same stratum again within its period. */
export const AGAIN = '文号 晋市应急〔2026〕9号';

/** Types the line and returns the number of the draw that came of it. */
export async function freezes(bureau: Bureau, desk: Desk, line: string): Promise<string> {
  await bureau.person(desk.chief).draws(bureau.group(desk.group), `${line} ${AGAIN}`);
  const last = (await draws(bureau)).at(-1);
  if (last?.state !== 'open') throw new Error(await bureau.group(desk.group).lastText());
  return last.no;
}

/**
 * From now on nobody is drawn who is more than an inspector: chiefs and the office have another part in a test, and
 * whether one of them sits in a team is chance.
 */
export async function plainInspectorsOnly({ sql }: Bureau): Promise<void> {
  await sql`update inspectors i set in_post = false where exists (
    select from person_roles r where r.person_id = i.person_id and r.role <> 'inspector')`;
}

/** All witnesses send a number. */
export async function witness(bureau: Bureau, desk: Desk): Promise<void> {
  for (const [index, person] of (await bureau.witnesses(desk.section)).entries())
    await person.says(bureau.group(desk.group), `见证 ${738201 + index}`);
}

/** A draw with its result. */
export async function drawn(bureau: Bureau, line: string, desk = HAZCHEM): Promise<string> {
  const no = await freezes(bureau, desk, line);
  await witness(bureau, desk);
  return no;
}

/** Who approves the inspections of a section: its 分管领导 in the demo's register. */
export const DEPUTIES: Readonly<Record<string, string>> = { 危化科: 'P002', 冶金工贸科: 'P003' };

/** The card of the newest request of this draw that someone has. */
export function approvalCard(bureau: Bureau, no: string, who: string) {
  return bureau.chatOf(who).lastCard(`检查审批：抽查 ${no}`);
}

/** 同意检查, by the 分管领导 of the draw's section. */
export async function approve(bureau: Bureau, no: string): Promise<Tapped> {
  const [row] = await bureau.sql<{ section: string }[]>`
    select s.name as section from draws d join sections s on s.id = d.section_id where d.no = ${no}`;
  const who = DEPUTIES[row?.section ?? ''] ?? '';
  return bureau.person(who).taps(await approvalCard(bureau, no, who), 'approve-draw');
}

/** Approved, if it isn't yet, and given out. */
export async function dispatch(bureau: Bureau, no: string, form?: Form): Promise<Tapped> {
  const [draw] = await bureau.sql<{ approval: string }[]>`select approval from draws where no = ${no}`;
  if (draw?.approval === 'open') await approve(bureau, no);
  const day = (await bureau.clock.now()).toISOString().slice(0, 10);
  const card = await officeCard(bureau, no, 'dispatch-draw');
  return bureau
    .person(CLERK)
    .taps(card, 'dispatch-draw', form ?? { platformNo: `SX-${no}`, platformDay: day });
}

/** Drawn and sent out. */
export async function dispatched(bureau: Bureau, line: string, desk = HAZCHEM): Promise<string> {
  const no = await drawn(bureau, line, desk);
  await dispatch(bureau, no);
  return no;
}

export async function tasksOf(bureau: Bureau, no: string): Promise<DrawnTask[]> {
  const rows = await bureau.sql<
    { id: number; code: string; enterprise: string; state: string; team: string[] }[]
  >`
    select t.id, e.code, e.name as enterprise, t.state, array(
      select p.code from task_members m join people p on p.id = m.person_id
      where m.task_id = t.id order by p.code) as team
    from tasks t join draws d on d.id = t.draw_id join enterprises e on e.id = t.enterprise_id
    where d.no = ${no} order by t.id`;
  return rows.map((row) => ({
    ...row,
    team: row.team.map((code) => bureau.person(code)) as unknown as DrawnTask['team'],
  }));
}

/** The card of this task that someone of its team has. */
export async function taskCard(bureau: Bureau, person: Person, task: DrawnTask) {
  const cards = await bureau.chatOf(person).cards('检查任务');
  const card = cards.findLast((each) => each.text.includes(task.enterprise));
  if (!card) throw new Error(`${person.name} has no card of ${task.enterprise}`);
  return card;
}

export async function accept(bureau: Bureau, task: DrawnTask, who = task.team[0]): Promise<Tapped> {
  return who.taps(await taskCard(bureau, who, task), 'accept-task');
}

export async function today(bureau: Bureau): Promise<string> {
  const now = await bureau.clock.now();
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

export async function report(bureau: Bureau, task: DrawnTask, form: Form = {}): Promise<Tapped> {
  const [one] = task.team;
  const day = await today(bureau);
  const clean = {
    day,
    method: 'on-site',
    result: 'none-found',
    text: '检查了装置区和罐区，未发现问题。',
    hazards: ['rest'],
  };
  return one.taps(await taskCard(bureau, one, task), 'report-task', { ...clean, ...form });
}

export async function confirm(bureau: Bureau, task: DrawnTask, who = task.team[1]): Promise<Tapped> {
  return who.taps(await taskCard(bureau, who, task), 'confirm-report');
}

/** Accepted, visited, reported and confirmed. The day must lie in the window. */
export async function inspect(bureau: Bureau, task: DrawnTask, form: Form = {}): Promise<void> {
  await accept(bureau, task);
  await report(bureau, task, form);
  const tapped = await confirm(bureau, task);
  if (tapped.toast?.type !== 'success') throw new Error(tapped.toast?.content);
}

/** 登记公示 of everything that waits. */
export async function register(bureau: Bureau, no: string, receipt = 'HZ-0001'): Promise<Tapped> {
  const card = await officeCard(bureau, no, 'publish-tasks');
  const choices = card.options('task');
  const task = choices.includes('all') ? 'all' : (choices[0] ?? '');
  return bureau.person(CLERK).taps(card, 'publish-tasks', { task, day: await today(bureau), receipt });
}

/** 公开抽取记录. */
export async function publish(bureau: Bureau, no: string): Promise<Tapped> {
  const card = await officeCard(bureau, no, 'publish-draw');
  return bureau.person(CLERK).taps(card, 'publish-draw');
}

/** The card of a draw at the office, once it offers this: it changes after what happened to another draw, too. */
async function officeCard(bureau: Bureau, no: string, act: string): Promise<CardFace> {
  const read = () => bureau.group(OFFICE).lastCard(`${no} · 执法监督科`);
  let card = await read();
  for (let looks = 1; !card.can(act) && looks < 50; looks++) {
    await sleep(200);
    card = await read();
  }
  return card;
}
