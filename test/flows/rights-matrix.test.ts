/** 权限: every role and pair of roles × every command, action and file, on the real tables. A handler that stands in no line here fails. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusals } from '../../cards/words-refusals.ts';
import { actions } from '../../src/actions/index.ts';
import type { Bot } from '../../src/bot.ts';
import { commands } from '../../src/commands/index.ts';
import { ABILITIES, isAllowed } from '../../src/domain/abilities.ts';
import { Refusal, type RefusalCode } from '../../src/domain/refusal.ts';
import { ROLES, type RoleCode } from '../../src/domain/vocabulary.ts';
import { dayOf } from '../../src/domain/working-days.ts';
import type { Incoming, Message, Tap } from '../../src/messages.ts';
import { photo } from '../../src/received/photo.ts';
import { receivedFile } from '../../src/received/received-file.ts';
import { route } from '../../src/route.ts';
import { makeRouter } from '../../src/router.ts';
import { secrets } from '../../src/secrets.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import { accept, dispatched, HAZCHEM, report, taskCard, tasksOf } from '../support/round.ts';

type Who = readonly RoleCode[] | 'everyone';
const CHIEF = ['chief'] as const;
const OFFICE = ['office'] as const;
const ANY_ROLE = ['chief', 'inspector', 'office', 'deputy', 'leader', 'admin'] as const;
const DECIDERS = ['chief', 'deputy', 'leader', 'office'] as const;

/** Decided here, line by line, beside the tables of the program. */
const COMMANDS: Record<string, Who> = {
  draw: CHIEF,
  witness: 'everyone',
  progress: ['chief', 'inspector', 'office', 'deputy', 'leader'],
  todo: 'everyone',
  approvals: ['deputy', 'leader'],
  'stand-in': ['deputy'],
  plan: ['chief', 'inspector', 'office', 'deputy', 'leader'],
  photos: 'everyone',
  summary: ['chief', 'office', 'deputy', 'leader'],
  fairness: ['chief', 'office', 'deputy', 'leader'],
  'adjust-item': ['office', 'chief'],
  'confirm-register': CHIEF,
  leave: ['chief', 'inspector'],
  recusal: ['chief', 'inspector'],
  experts: 'everyone',
  grades: ['office'],
  qualification: ['admin', 'office'],
  'unit-status': ['admin', 'office', 'chief'],
  override: ['admin', 'office', 'chief'],
  history: ['chief', 'office', 'deputy', 'leader', 'admin'],
  guidance: 'everyone',
  export: ['chief', 'office', 'deputy', 'leader', 'admin'],
  template: ['admin', 'office', 'chief'],
  posts: ['admin', 'office'],
  partners: ['admin', 'office'],
  rights: 'everyone',
  units: ANY_ROLE,
  people: ANY_ROLE,
  items: ANY_ROLE,
  due: ANY_ROLE,
  'bind-chat': ['admin', 'office', 'chief'],
  help: 'everyone',
};
/**
 * `about`: what its button names; `strange`: how whoever has the role, but not this thing, is refused (absent: may as
 * well); `any`: roles to whom no such thing is strange.
 */
type About =
  | 'draft'
  | 'change'
  | 'section'
  | 'draw'
  | 'approval'
  | 'standIn'
  | 'task'
  | 'reported'
  | 'request'
  | 'plan'
  | 'none';
const ACTIONS: Record<string, { who: Who; about: About; strange?: RefusalCode; any?: readonly RoleCode[] }> =
  {
    'preview-draw': { who: CHIEF, about: 'section', strange: 'not-your-section' },
    'edit-draw': { who: CHIEF, about: 'draft', strange: 'not-your-section' },
    'open-draw': { who: CHIEF, about: 'draft', strange: 'not-your-section' },
    'open-void': { who: ['chief', 'office'], about: 'draw', strange: 'not-your-section', any: OFFICE },
    'ask-void': { who: ['chief', 'office'], about: 'draw', strange: 'not-your-section', any: OFFICE },
    'open-beacon': { who: ['chief', 'office'], about: 'draw', strange: 'not-your-section', any: OFFICE },
    'enter-beacon': { who: ['chief', 'office'], about: 'draw', strange: 'not-your-section', any: OFFICE },
    'open-correct': { who: ['chief', 'office'], about: 'draw', strange: 'not-your-section', any: OFFICE },
    'ask-correct': { who: ['chief', 'office'], about: 'draw', strange: 'not-your-section', any: OFFICE },
    'open-substitute': {
      who: ['chief', 'office'],
      about: 'draw',
      strange: 'not-your-section',
      any: OFFICE,
    },
    'ask-substitute': {
      who: ['chief', 'office'],
      about: 'draw',
      strange: 'not-your-section',
      any: OFFICE,
    },
    'approve-change': { who: DECIDERS, about: 'change', strange: 'not-your-request', any: OFFICE },
    'return-change': { who: DECIDERS, about: 'change', strange: 'not-your-request', any: OFFICE },
    'withdraw-change': { who: ['chief', 'office'], about: 'change', strange: 'not-your-request' },
    'submit-approval': { who: ['chief', 'office'], about: 'draw', strange: 'not-your-section', any: OFFICE },
    'stop-draw': { who: ['chief', 'office'], about: 'draw', strange: 'not-your-section', any: OFFICE },
    'approve-draw': {
      who: ['deputy', 'leader'],
      about: 'approval',
      strange: 'not-your-approval',
      any: ['leader'],
    },
    'return-draw': {
      who: ['deputy', 'leader'],
      about: 'approval',
      strange: 'not-your-approval',
      any: ['leader'],
    },
    'adjust-item': { who: ['office', 'chief'], about: 'none', strange: 'not-your-item', any: OFFICE },
    'confirm-register': { who: CHIEF, about: 'none', strange: 'stale' },
    'ask-leave': { who: ['chief', 'inspector'], about: 'none' },
    'decide-leave': { who: ['chief', 'office'], about: 'none', strange: 'stale' },
    'declare-recusal': { who: ['chief', 'inspector'], about: 'none' },
    'end-recusal': { who: ['chief', 'inspector'], about: 'none', strange: 'stale' },
    'confirm-recusals': { who: ['chief', 'inspector'], about: 'none', strange: 'stale' },
    'name-expert': { who: ['chief', 'office'], about: 'none', strange: 'stale' },
    'drop-expert': { who: ['chief', 'office'], about: 'none', strange: 'stale' },
    'sign-opinion': { who: 'everyone', about: 'none', strange: 'stale' },
    'review-inspector': { who: ['admin', 'office'], about: 'none' },
    'attach-status-photo': { who: ['admin', 'office', 'chief'], about: 'none', strange: 'stale' },
    'enter-override': { who: ['admin', 'office', 'chief'], about: 'none' },
    'see-history': { who: ['chief', 'office', 'deputy', 'leader', 'admin'], about: 'none' },
    'set-unit-status': { who: ['admin', 'office', 'chief'], about: 'none' },
    'open-new-item': { who: ['office', 'chief'], about: 'none' },
    'new-item': { who: ['office', 'chief'], about: 'none' },
    'fill-item': { who: ['office', 'chief'], about: 'none', strange: 'stale' },
    'submit-item': { who: ['office', 'chief'], about: 'none', strange: 'stale' },
    'withdraw-item': { who: ['office', 'chief'], about: 'none', strange: 'stale' },
    'reopen-item': { who: ['office', 'chief'], about: 'none', strange: 'stale' },
    'set-grade': { who: OFFICE, about: 'none' },
    'decide-grade': { who: OFFICE, about: 'none' },
    'decide-item': { who: ['deputy', 'leader'], about: 'none', strange: 'stale' },
    'name-stand-in': { who: ['deputy'], about: 'none' },
    'end-stand-in': { who: ['deputy'], about: 'standIn', strange: 'stale' },
    'dispatch-draw': { who: OFFICE, about: 'draw' },
    'open-urgent': { who: OFFICE, about: 'draw' },
    'dispatch-urgent': { who: OFFICE, about: 'draw' },
    'accept-task': { who: 'everyone', about: 'task', strange: 'not-your-task' },
    'report-task': { who: 'everyone', about: 'task', strange: 'not-your-task' },
    'confirm-report': { who: 'everyone', about: 'reported', strange: 'not-your-task' },
    'return-report': { who: 'everyone', about: 'reported', strange: 'not-your-task' },
    'recheck-task': { who: 'everyone', about: 'task', strange: 'not-your-task' },
    'confirm-recheck': { who: 'everyone', about: 'reported', strange: 'not-your-task' },
    'return-recheck': { who: 'everyone', about: 'reported', strange: 'not-your-task' },
    'open-replacement': { who: 'everyone', about: 'task', strange: 'not-your-task' },
    'ask-replacement': { who: 'everyone', about: 'task', strange: 'not-your-task' },
    'withdraw-replacement': { who: 'everyone', about: 'request', strange: 'not-your-request' },
    'approve-replacement': { who: DECIDERS, about: 'request', strange: 'not-your-request' },
    'return-replacement': { who: DECIDERS, about: 'request', strange: 'not-your-request' },
    'open-application': { who: CHIEF, about: 'draw', strange: 'not-your-section' },
    'enter-application': { who: CHIEF, about: 'draw', strange: 'not-your-section' },
    'publish-tasks': { who: OFFICE, about: 'draw' },
    'publish-draw': { who: OFFICE, about: 'draw' },
    'bind-chat': {
      who: ['admin', 'office', 'chief'],
      about: 'none',
      strange: 'not-your-section',
      any: ['admin', 'office'],
    },
    'confirm-import': { who: ['admin', 'office', 'chief'], about: 'none', strange: 'stale' },
    'cancel-import': { who: ['admin', 'office', 'chief'], about: 'none', strange: 'stale' },
    'export-register': { who: ['chief', 'office', 'deputy', 'leader', 'admin'], about: 'none' },
    'undo-import': { who: ['admin', 'office', 'chief'], about: 'none', strange: 'stale' },
    'settle-undelivered': { who: ['admin', 'office'], about: 'none', strange: 'nothing-undelivered' },
    'show-cards': { who: 'everyone', about: 'none' },
    'show-photos': { who: 'everyone', about: 'task', strange: 'not-your-photos', any: OFFICE },
    'edit-entry': { who: CHIEF, about: 'plan', strange: 'not-your-section' },
    'keep-entry': { who: CHIEF, about: 'plan', strange: 'not-your-section' },
    'remove-entry': { who: CHIEF, about: 'none', strange: 'stale' },
    'submit-plan': { who: CHIEF, about: 'plan', strange: 'not-your-section' },
    'adjust-plan': { who: CHIEF, about: 'plan', strange: 'not-your-section' },
    'drop-plan': { who: CHIEF, about: 'plan', strange: 'not-your-section' },
    'approve-plan': {
      who: ['deputy', 'leader'],
      about: 'plan',
      strange: 'not-your-approval',
      any: ['leader'],
    },
    'return-plan': {
      who: ['deputy', 'leader'],
      about: 'plan',
      strange: 'not-your-approval',
      any: ['leader'],
    },
    'publish-plan': { who: OFFICE, about: 'plan' },
    'open-entry-draw': { who: CHIEF, about: 'plan', strange: 'not-your-section' },
    'draw-entry': { who: CHIEF, about: 'none', strange: 'stale' },
    'draw-temporary': { who: CHIEF, about: 'section', strange: 'not-your-section' },
    'open-plan-days': { who: OFFICE, about: 'none' },
    'keep-plan-days': { who: OFFICE, about: 'none' },
    'submit-bureau-plan': { who: OFFICE, about: 'none' },
    'take-platform-file': { who: OFFICE, about: 'none' },
    'take-platform-map': { who: OFFICE, about: 'none' },
    'enter-platform-receipt': { who: OFFICE, about: 'none' },
    'show-plan': { who: ['chief', 'inspector', 'office', 'deputy', 'leader'], about: 'none' },
    'export-plan': { who: ['chief', 'inspector', 'office', 'deputy', 'leader'], about: 'plan' },
    'plan-template': { who: CHIEF, about: 'plan', strange: 'not-your-section' },
    'export-bureau-plan': {
      who: ['chief', 'inspector', 'office', 'deputy', 'leader'],
      about: 'none',
      strange: 'stale',
    },
    'ask-guidance': { who: 'everyone', about: 'none', strange: 'stale' },
    'send-guidance': { who: 'everyone', about: 'none', strange: 'stale' },
    'answer-guidance': { who: OFFICE, about: 'none', strange: 'stale' },
    'show-guidance': { who: 'everyone', about: 'none', strange: 'stale' },
    'name-person': { who: ['admin', 'office'], about: 'none' },
    'keep-partner': { who: ['admin', 'office'], about: 'none' },
    'end-partner': { who: ['admin', 'office'], about: 'none' },
    'end-post': { who: ['admin', 'office'], about: 'none', strange: 'unknown-choice' },
    'page-lookup': { who: ANY_ROLE, about: 'none', strange: 'stale' },
    'find-lookup': { who: ANY_ROLE, about: 'none', strange: 'stale' },
    'open-lookup': { who: ANY_ROLE, about: 'none', strange: 'stale' },
    'sort-photos': { who: 'everyone', about: 'none', strange: 'stale' },
  };
const FILE: Who = ['admin', 'office', 'chief'];

const roles = ROLES.map(({ code }) => code);
const pairs = roles.flatMap((one, i) => roles.slice(i + 1).map((other): RoleCode[] => [one, other]));
const ROLE_SETS: readonly (readonly RoleCode[])[] = [[], ...roles.map((role) => [role]), ...pairs];
const may = (who: Who, mine: readonly RoleCode[]) =>
  who === 'everyone' || mine.some((role) => who.includes(role));

/** Of another section, in no team: whoever this is has roles and nothing else. */
const stranger = () => bureau.person('V001').openId;

let bureau: Bureau;
let ids: Record<About, string>;
let n = 0;
const router = makeRouter(commands, actions, receivedFile, photo);

beforeAll(async () => {
  bureau = await openBureau();
  // a chief who sits in the team decides nothing: then it would be the leaders' to decide
  await bureau.sql`update inspectors i set in_post = false from people p
    where p.id = i.person_id and p.code = ${HAZCHEM.chief}`;
  const no = await dispatched(bureau, '抽查 危化 3家');
  await bureau.clock.workdays(1);
  const [task, reported] = await tasksOf(bureau, no);
  await accept(bureau, reported!);
  await report(bureau, reported!);
  const [asker] = task!.team;
  await asker.taps(await taskCard(bureau, asker, task!), 'open-replacement');
  const form = { cause: 'interest', text: '' };
  await asker.taps(await asker.chat.lastCard('换人申请'), 'ask-replacement', form);
  await bureau.sql`insert into people (bureau_id, code, name, mobile, section_id, open_id)
    select bureau_id, 'X001', '路人', '13900001111', id, ${stranger()} from sections where name = '冶金工贸科'`;
  const [standIn] = await bureau.sql`
    insert into stand_ins (bureau_id, person_id, stand_in_id, from_day, to_day, made_at, turns_on)
    select one.bureau_id, one.id, other.id, '2026-03-11', '2026-03-13', now(), '2026-03-14'
    from people one, people other where one.code = 'P002' and other.code = 'P003' returning id`;
  const [plan] = await bureau.sql`
    insert into plans (bureau_id, section_id, year, version, state, made_by, made_at, submitted_by, submitted_at)
    select p.bureau_id, p.section_id, 2026, 1, 'open', p.id, now(), p.id, now() from people p
    where p.code = ${HAZCHEM.chief} returning id`;
  const [row] = await bureau.sql`
    select d.id as draw, d.section_id as section, r.id as request, a.id as approval from draws d
    join tasks t on t.draw_id = d.id join replacements r on r.task_id = t.id join approvals a on a.draw_id = d.id`;
  const [change] = await bureau.sql`
    insert into draw_changes (bureau_id, draw_id, kind, reason, asked_by, asked_as, asked_at, form, state)
    select d.bureau_id, d.id, 'void', 'wrong-list', d.opened_by, 'chief', now(), 'ask-void/1', 'open'
    from draws d returning id`;
  const [draft] = await bureau.sql`
    insert into draw_drafts (bureau_id, section_id, asked_by, asked_at, form)
    select bureau_id, section_id, opened_by, now(), '{}' from draws returning id`;
  ids = {
    draft: `${draft!.id}`,
    change: `${change!.id}`,
    section: `${row!.section}`,
    draw: `${row!.draw}`,
    approval: `${row!.approval}`,
    standIn: `${standIn!.id}`,
    task: `${task!.id}`,
    reported: `${reported!.id}`,
    request: `${row!.request}`,
    plan: `${plan!.id}`,
    none: 'here',
  };
});
afterAll(async () => bureau[Symbol.asyncDispose]());

async function takesRoles(mine: readonly RoleCode[]): Promise<void> {
  await bureau.sql`delete from person_roles where person_id = (select id from people where code = 'X001')`;
  for (const role of mine)
    await bureau.sql`insert into person_roles (bureau_id, person_id, role, source)
      select bureau_id, id, ${role}, 'register' from people where code = 'X001'`;
  await bureau.settled(); // what comes of that by itself is no change of an event's
}

/** Each field of each form, rightly filled in: what is refused is refused for who asks. */
function formNow(): Tap['form'] {
  const day = dayOf(bureau.world.sandbox.now());
  return {
    ...{ day, method: 'on-site', result: 'none-found', text: '检查了现场。', rectified: 'yes' },
    hazards: ['rest'],
    ...{ cause: 'interest', reason: 'wrong-list', task: 'all', receipt: 'HZ-1', person: '1' },
    ...{ item: '4', field: 'basis', value: '依据', source: '', decision: 'approve', kind: 'sick' },
    ...{
      question: '怎么办',
      answer: '照办',
      which: '1',
      how: 'resend',
      endReason: '已离职',
      leaving: '1-1',
      opinion: '无',
    },
    ...{ which: '1', how: 'resend', endReason: '已离职', leaving: '1-1', opinion: '无', category: 'both' },
    ...{ platformNo: 'SX-1', platformDay: day, purpose: `section-${ids.section}` },
    ...{
      scope: 'all',
      type: 'general',
      amount: '10%',
      from: '2026-03-16',
      to: '2026-04-03',
      minutes: '2',
      batches: '1',
    },
  };
}

function tap(action: string, form = formNow()): Tap {
  const about = ACTIONS[action]!.about;
  return {
    is: 'tap',
    key: `event/matrix-${++n}`,
    at: bureau.world.sandbox.now(),
    from: stranger(),
    chatId: bureau.group(HAZCHEM.group).id,
    messageId: 'om_forwarded',
    action,
    id: ids[about],
    // a photo is looked at for the task of its card, unless one is chosen
    form: action === 'show-photos' ? {} : form,
    isForm: true,
  };
}

function message(text: string): Message {
  const key = `om_matrix_${++n}`;
  const chat = { id: bureau.group(HAZCHEM.group).id, kind: 'group' as const };
  const at = bureau.world.sandbox.now();
  return {
    is: 'message',
    key: `message/${key}`,
    at,
    from: stranger(),
    chat,
    messageId: key,
    text,
    addressed: true,
  };
}

async function fetched(): Promise<Incoming> {
  const [row] = await bureau.sql<{ id: number }[]>`select id from people where code = 'X001'`;
  const file = { messageId: `om_${++n}`, key: 'file_1', name: '任务.xlsx' };
  return {
    is: 'file-fetched',
    key: `fetch/${n}`,
    at: bureau.world.sandbox.now(),
    personId: row!.id,
    file,
    bytes: '',
  };
}

const eventOf = (kind: string, name: string) => {
  if (kind === 'action') return tap(name);
  if (kind === 'file') return fetched();
  return message(commands.find((command) => command.name === name)!.words.says[0]!);
};

/** What the handler makes of it, all of it undone: a Refusal, or none. */
async function refusalOf(event: Incoming, bureauId?: number): Promise<Refusal | undefined> {
  const undone = new Error('undone');
  const now = bureau.world.sandbox.now();
  const bot = bureau.world.bot() as Bot;
  const scene = { now, today: dayOf(now), bureauId: bureauId ?? bot.bureauId, secrets: secrets('matrix') };
  try {
    await bureau.database.db.transaction(async (tx) => {
      await route(router, { ...scene, tx }, event);
      throw undone;
    });
  } catch (error) {
    if (error === undone) return undefined;
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** All that is kept, but what every event leaves: that it came, what was said, and the journal. */
async function state(): Promise<Record<string, string>> {
  const traces = [
    'inbox',
    'outbox',
    'journal',
    'journal_chain',
    'slots',
    'card_messages',
    'person_roles',
    'register_changes',
  ];
  const tables = await bureau.sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> all(${traces})`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await bureau.sql`
      select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as digest from ${bureau.sql(name)} t`;
    found[name] = row!.digest;
  }
  return found;
}

const HANDLERS = [
  ...commands.map(({ name, may: ability }) => ({ kind: 'command', name, ability, who: COMMANDS[name] })),
  ...actions.map(({ name, may: ability }) => ({ kind: 'action', name, ability, who: ACTIONS[name]?.who })),
  { kind: 'file', name: receivedFile.name, ability: receivedFile.may, who: FILE },
];

test('each handler is decided here, as its ability says', () => {
  expect(Object.keys(COMMANDS).sort()).toEqual(commands.map(({ name }) => name).sort());
  expect(Object.keys(ACTIONS).sort()).toEqual(actions.map(({ name }) => name).sort());
  for (const { kind, name, ability, who } of HANDLERS) {
    const rule = ABILITIES[ability].roles;
    const mine = (list: Who | undefined) => (typeof list === 'object' ? [...list].sort() : list);
    expect([kind, name, mine(who)]).toEqual([kind, name, mine(rule)]);
  }
});

describe.each(ROLE_SETS.map((mine) => [mine.join(' and ') || 'nobody', mine] as const))('%s', (_, mine) => {
  test('is let through as decided; else reads who may, and nothing changes', async () => {
    await takesRoles(mine);
    const before = await state();
    const bot = bureau.world.bot() as Bot;
    for (const { kind, name, ability, who } of HANDLERS) {
      const label = `${kind} ${name}`;
      const refusal = await refusalOf(await eventOf(kind, name));
      expect([label, refusal?.code !== 'not-allowed']).toEqual([label, may(who!, mine)]);
      expect(isAllowed(ability, mine)).toBe(may(who!, mine));
      if (refusal?.code !== 'not-allowed') continue;
      const said = refusals['not-allowed'].text(refusal.detail);
      for (const role of ABILITIES[ability].roles as readonly RoleCode[])
        expect([label, said]).toEqual([label, expect.stringContaining(nameOf(role))]);
      const event = await eventOf(kind, name);
      const answer = await bot.dispatch(event);
      const [first] = ABILITIES[ability].roles as readonly RoleCode[];
      if (kind === 'action')
        expect([label, answer?.toast]).toMatchObject([
          label,
          { type: 'warning', content: expect.stringContaining(`此事由${nameOf(first!)}`) },
        ]);
      else expect([label, await saidOf(event)]).toEqual([label, said]);
    }
    expect(await state()).toEqual(before);
  });

  test('with the right, but another section, task or request: refused', async () => {
    await takesRoles(mine);
    for (const [name, { who, strange, any = [] }] of Object.entries(ACTIONS)) {
      if (!strange || !may(who, mine)) continue;
      const theirs = mine.some((role) => any.includes(role));
      const code = (await refusalOf(tap(name)))?.code;
      if (theirs) expect([name, code]).not.toEqual([name, strange]);
      else expect([name, code]).toEqual([name, strange]);
    }
  });
});

const nameOf = (role: RoleCode) => ROLES.find(({ code }) => code === role)!.name;

/** What the outbox says because of this event. */
async function saidOf(event: Incoming): Promise<unknown> {
  const [row] =
    await bureau.sql`select payload->>'text' as text from outbox where once like ${`${event.key}%`}`;
  return row?.text;
}

test('with every role at once and the right section: what one asked or did oneself, one never decides', async () => {
  await takesRoles(roles);
  await bureau.sql`update people set section_id = ${ids.section} where code = 'X001'`;
  const [me] = await bureau.sql<{ id: number; bureau: number }[]>`
    select id, bureau_id as bureau from people where code = 'X001'`;
  const { id, bureau: bureauId } = me!;
  await bureau.sql`update approvals set state = 'open', submitted_by = ${id}, decided_by = null, decided_at = null,
    on_behalf_of = null, return_reason = null where id = ${ids.approval}`;
  await bureau.sql`update plans set submitted_by = ${id} where id = ${ids.plan}`;
  await bureau.sql`update draw_changes set asked_by = ${id} where id = ${ids.change}`;
  await bureau.sql`update replacements set asked_by = ${id} where id = ${ids.request}`;
  const [leave] =
    await bureau.sql`insert into leaves (bureau_id, person_id, from_day, to_day, state, kind, asked_at)
    values (${bureauId}, ${id}, '2026-03-16', '2026-03-17', 'asked', 'sick', now()) returning id`;
  const [item] = await bureau.sql`
    insert into item_versions (bureau_id, item_id, no, state, name, category, basis, body, content, method,
      effective_from, made_at, submitted_by, submitted_at)
    select bureau_id, item_id, no + 1, 'submitted', name, category, basis, body, content, method, '2026-04-01', now(),
      ${id}, now() from item_versions where bureau_id = ${bureauId} order by id limit 1 returning id`;
  const own: readonly [action: string, code: RefusalCode, id?: string][] = [
    ['approve-draw', 'own-approval'],
    ['return-draw', 'own-approval'],
    ['approve-plan', 'own-approval'],
    ['return-plan', 'own-approval'],
    ['approve-change', 'own-request'],
    ['return-change', 'own-request'],
    ['approve-replacement', 'own-request'],
    ['return-replacement', 'own-request'],
    ['decide-leave', 'not-your-leave', `${leave!.id}`],
    ['decide-item', 'own-approval', `${item!.id}`],
  ];
  for (const [action, code, thing] of own) {
    const event = { ...tap(action), ...(thing && { id: thing }) };
    expect([action, (await refusalOf(event))?.code]).toEqual([action, code]);
  }
  const naming = { ...tap('name-person'), form: { post: 'leader', who: 'X001' } };
  expect((await refusalOf(naming))?.code).toBe('own-appointment');
});

test('with every right and the right section: the things of another bureau are none', async () => {
  await takesRoles(roles);
  await bureau.sql`update people set section_id = ${ids.section} where code = 'X001'`;
  const [other] = await bureau.sql<
    { id: number }[]
  >`insert into bureaus (code, name) values ('140700-2', '另一个局') returning id`;
  for (const [name, { about }] of Object.entries(ACTIONS)) {
    if (about === 'none' || about === 'section') continue;
    expect([name, (await refusalOf(tap(name), other!.id))?.code]).toEqual([name, 'stale']);
  }
});

test('nothing of it was a fault', () => expect(bureau.errors).toEqual([]));
