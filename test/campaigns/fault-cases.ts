/** What does not pass by itself: each comes to its right end, is told once and aloud, and holds up nobody else. */
import type { Bureau, Person } from '../support/bureau.ts';
import { dispatched, HAZCHEM, report, taskCard, tasksOf } from '../support/round.ts';
import { hurry, type Rule, spoil } from './fault-stage.ts';

export type Case = { readonly name: string; readonly told: string; readonly findings: readonly string[] };
type Notice = { readonly state: string; readonly what: string; readonly card: string };

const VICTIM = 'P009';
const OTHER = 'P010';
const TODO = '待办';
const CODES = { 'no-availability': '230013', 'bot-outside': '230002', 'no-scope': '99991672' } as const;

export async function permanentCases(bureau: Bureau): Promise<Case[]> {
  const cases: Case[] = [];
  const person = { on: { person: VICTIM } };
  cases.push(await waits(bureau, { kind: 'no-availability', ...person }, privately(bureau)));
  cases.push(await waits(bureau, { kind: 'no-scope', ...person }, privately(bureau)));
  const group = { on: { chat: bureau.group(HAZCHEM.group).id } };
  cases.push(await waits(bureau, { kind: 'bot-outside', ...group }, inGroup(bureau)));
  cases.push(await resigned(bureau));
  cases.push(...(await gone(bureau)));
  return cases;
}

/** Somebody asks for something; how many answers there are. */
type Asking = { readonly to: string; ask(): Promise<unknown>; answers(): Promise<number> };

function privately(bureau: Bureau): Asking {
  const who = bureau.person(VICTIM);
  return { to: who.name, ask: () => who.tells(TODO), answers: () => count(who) };
}

function inGroup(bureau: Bureau): Asking {
  const group = bureau.group(HAZCHEM.group);
  const ask = () => bureau.person(HAZCHEM.chief).says(group, '进度');
  return { to: group.name, ask, answers: async () => (await group.messages()).length };
}

const count = async (who: Person) => (await who.chat.messages()).length;

/** Refused for a reason that somebody can remove: told at once, once; it goes out when that is done. */
async function waits(bureau: Bureau, rule: Rule, { to, ask, answers }: Asking): Promise<Case> {
  const code = CODES[rule.kind as keyof typeof CODES];
  const other = bureau.person(OTHER);
  const [before, others] = [await answers(), await count(other)];
  const since = await lastRow(bureau);
  const end = await spoil(bureau, [rule]);
  await ask();
  await hurry(bureau);
  await bureau.settled();
  await other.tells(TODO);
  const [row] = await bureau.sql<{ error: string; attempts: number }[]>`
    select error, attempts from outbox where id > ${since} and done_at is null and dead_at is null`;
  const told = await noticesSince(bureau, since, 'waits');
  const meanwhile = await answers();
  await end();
  await hurry(bureau);
  await bureau.settled();
  return {
    name: `${rule.kind} ${code}`,
    told: told[0]?.card ?? '',
    findings: [
      ...(await heardOnce(bureau, rule.kind, told, to)),
      ...wrong(
        row?.error.endsWith(code) === true,
        `${rule.kind}: it does not wait for its cause to be removed`,
      ),
      ...wrong((row?.attempts ?? 0) > 1, `${rule.kind}: it was tried once only`),
      ...wrong(meanwhile === before, `${rule.kind}: it went out though it was refused`),
      ...wrong((await count(other)) === others + 1, `${rule.kind}: somebody else went without an answer`),
      ...wrong(
        (await answers()) === before + 1,
        `${rule.kind}: not there, or not once, when the cause was gone`,
      ),
      ...wrong((await dead(bureau, since)) === 0, `${rule.kind}: given up`),
    ],
  };
}

/** Refused for good: given up at once and never sent, also when the person is back. */
async function resigned(bureau: Bureau): Promise<Case> {
  const who = bureau.person(VICTIM);
  const since = await lastRow(bureau);
  const before = await count(who);
  const end = await spoil(bureau, [{ kind: 'server-error', on: { person: VICTIM } }]);
  await who.tells(TODO);
  await change(bureau, VICTIM, { resigned: true });
  await end();
  await hurry(bureau);
  await bureau.settled();
  const told = await noticesSince(bureau, since, 'ended');
  const ended = await dead(bureau, since);
  await change(bureau, VICTIM, { resigned: false });
  await hurry(bureau);
  await bureau.settled();
  const late = await count(who);
  await who.tells(TODO);
  return {
    name: 'resigned 230029',
    told: told[0]?.card ?? '',
    findings: [
      ...(await heardOnce(bureau, 'resigned', told, who.name)),
      ...wrong(ended === 1, 'resigned: not given up once'),
      ...wrong(late === before, 'resigned: sent though given up'),
      ...wrong((await count(who)) === before + 1, 'resigned: the next message did not go out'),
    ],
  };
}

/** A card that can't be changed any more: sent anew while it waits for a tap, in silence. */
async function gone(bureau: Bureau): Promise<Case[]> {
  const no = await dispatched(bureau, '抽查 2家');
  await bureau.clock.workdays(1);
  const cases: Case[] = [];
  for (const [index, kind] of (['recalled', 'deleted'] as const).entries()) {
    const task = (await tasksOf(bureau, no))[index]!;
    const [one, two] = task.team;
    const since = await lastRow(bureau);
    const old = (await taskCard(bureau, two, task)).messageId;
    const rule = { kind, on: { api: `PATCH /im/v1/messages/${old}` } };
    const end = await spoil(bureau, [rule]);
    await one.taps(await taskCard(bureau, one, task), 'accept-task');
    await report(bureau, task);
    const hits = (await end()).reduce((sum, each) => sum + each.hits, 0);
    const card = await taskCard(bureau, two, task);
    cases.push({
      name: `${kind} ${kind === 'recalled' ? '230011' : '230110'}`,
      told: '',
      findings: [
        ...wrong(hits === 1, `${kind}: the lost message was changed ${hits} times`),
        ...wrong(card.messageId !== old && card.can('confirm-report'), `${kind}: no new card to tap`),
        ...wrong((await dead(bureau, since)) === 0, `${kind}: given up`),
        ...wrong((await noticesSince(bureau, since)).length === 0, `${kind}: told though nothing was lost`),
      ],
    });
  }
  return cases;
}

async function change(bureau: Bureau, person: string, what: object): Promise<void> {
  const answer = await fetch(`${bureau.url}/sandbox/people/${person}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(what),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

async function lastRow(bureau: Bureau): Promise<number> {
  const [row] = await bureau.sql<{ id: number }[]>`select coalesce(max(id), 0)::int as id from outbox`;
  return row!.id;
}

async function dead(bureau: Bureau, since: number): Promise<number> {
  const [row] = await bureau.sql<{ n: number }[]>`
    select count(*)::int as n from outbox where id > ${since} and dead_at is not null`;
  return row!.n;
}

/** What was noted of the rows since then, with the card that says it. */
async function noticesSince(bureau: Bureau, since: number, state?: string): Promise<Notice[]> {
  const rows = await bureau.sql<{ state: string; what: string }[]>`
    select state, what from undelivered where outbox_id > ${since}`;
  const [keeper] = await keepers(bureau);
  const card = rows.length === 0 ? '' : (await keeper!.chat.lastCard('未送达消息')).text;
  return rows.filter((row) => state === undefined || row.state === state).map((row) => ({ ...row, card }));
}

async function keepers(bureau: Bureau): Promise<Person[]> {
  const rows = await bureau.sql<{ code: string }[]>`
    select distinct p.code from people p join person_roles r on r.person_id = p.id
    where r.role in ('admin', 'office') order by p.code`;
  return rows.map(({ code }) => bureau.person(code));
}

/** Each keeper has one card that asks for something, and it says what, to whom, why, what to do. */
async function heardOnce(
  bureau: Bureau,
  kind: string,
  told: readonly Notice[],
  to: string,
): Promise<string[]> {
  const found: string[] = [];
  for (const keeper of await keepers(bureau)) {
    const cards = await keeper.chat.cards('未送达消息');
    const { text } = cards.at(-1)!;
    const live = cards.filter((card) => card.can('settle-undelivered'));
    found.push(
      ...wrong(live.length <= 1, `${kind}: ${keeper.name} has ${live.length} cards`),
      ...wrong(text.includes(`致${to}`), `${kind}: the card of ${keeper.name} does not name ${to}: ${text}`),
    );
  }
  const { what, card } = told[0] ?? { what: '', card: '' };
  return [
    ...found,
    ...wrong(told.length === 1, `${kind}: ${told.length} messages were noted`),
    ...wrong(card.includes(what), `${kind}: the card does not say what: ${card}`),
    ...wrong(/（1 条）：请.+。/.test(card), `${kind}: the card does not say what to do: ${card}`),
  ];
}

const wrong = (isSo: boolean, finding: string): string[] => (isSo ? [] : [finding]);
