/** `npm run audit` on the database of a bureau that has lived a little, whole and spoilt in every way. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audit, type Part } from '../../src/audit/audit.ts';
import { runAudit } from '../../src/cli/audit.ts';
import { historyReport, readArguments } from '../../src/cli/fairness.ts';
import type { JournalHead } from '../../src/domain/journal-chain.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import { copyOf, type TestDatabase } from '../support/database.ts';
import {
  dispatched,
  draws,
  freezes,
  HAZCHEM,
  inspect,
  publish,
  register,
  taskCard,
  tasksOf,
} from '../support/round.ts';
import { type LogEntry, relogged as reloggedIn, spoilt as spoiltIn } from '../support/spoilt.ts';

let bureau: Bureau;

/** 2026-001 published, its tasks closed; 2026-002 void, its secret revealed; 2026-003 drawn, sent out, one person replaced. */
beforeAll(async () => {
  bureau = await openBureau();
  await dispatched(bureau, '抽查 危化 2家');
  await bureau.clock.workdays(1);
  for (const task of await tasksOf(bureau, '2026-001')) await inspect(bureau, task);
  await register(bureau, '2026-001');
  await publish(bureau, '2026-001');
  await freezes(bureau, HAZCHEM, '抽查 危化 3家');
  await bureau.clock.advance('PT10M');
  await dispatched(bureau, '抽查 危化 3家');
  expect(await draws(bureau)).toMatchObject([
    { no: '2026-001', state: 'published' },
    { no: '2026-002', state: 'void' },
    { no: '2026-003', state: 'drawn' },
  ]);
  // who decides depends on whether the chief is in the team: here the chief is not, whatever was drawn
  const others = await tasksOf(bureau, '2026-003');
  const task = others.find(({ team }) => team.every(({ id }) => id !== HAZCHEM.chief));
  const [out] = task!.team;
  await out.taps(await taskCard(bureau, out, task!), 'open-replacement');
  const form = { cause: 'interest', text: '亲属在该企业任职' };
  await out.taps(await out.chat.lastCard('换人申请'), 'ask-replacement', form);
  const chief = bureau.person(HAZCHEM.chief);
  await chief.taps(await chief.chat.lastCard('换人申请'), 'approve-replacement');
  await bureau.close();
  await bureau.sql`select seal_journal()`;
});
afterAll(() => bureau[Symbol.asyncDispose]());

async function audited(database: TestDatabase, seen?: JournalHead) {
  const parts: Part[] = [];
  const fault = await audit(database.target, (part) => parts.push(part), seen);
  return { parts, found: fault && `${fault.table} ${fault.row} ${fault.code}`, fault };
}

const spoilt = (...work: Parameters<typeof spoiltIn> extends [Bureau, ...infer W] ? W : never) =>
  spoiltIn(bureau, ...work);
const relogged = (change: (rows: LogEntry[]) => LogEntry[], ...statements: string[]) =>
  reloggedIn(bureau, change, ...statements);

describe('as it is', () => {
  test('everything is counted and nothing is wrong', async () => {
    await using database = await copyOf(bureau.database);
    const { parts, fault } = await audited(database);
    expect(fault).toBeUndefined();
    const [rows] = await database.sql`
      select (select count(*)::int - 1 from journal) as j, (select count(*)::int - 1 from draw_log) as l`;
    expect(parts).toMatchObject([
      { is: 'journal', head: { n: rows!.j } },
      { is: 'draw-log', head: { n: rows!.l } },
      { is: 'draws', own: 3, province: 0 },
      { is: 'references', tasks: 5, findings: 2 },
    ]);
  });

  test('the report is in Chinese; a head that was kept is found again, one that is not there is not', async () => {
    await using database = await copyOf(bureau.database);
    const lines: string[] = [];
    expect(await runAudit(database.target, (line) => lines.push(line))).toBe(0);
    expect(lines.at(-1)).toBe('结论：未发现问题');
    const [, n, hash] = /链头 (\d+):([0-9a-f]{64})/.exec(lines.join('\n')) ?? [];
    const head = { n: Number(n), hash: hash! };
    expect((await audited(database, head)).found).toBeUndefined();
    expect((await audited(database, { ...head, hash: 'f'.repeat(64) })).found).toBe(
      `journal_chain ${n} head-not-found`,
    );

    // the end cut off, rows and links: the chain alone can't tell, the head that was kept does
    await database.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`delete from journal where id > (select max(id) - 3 from journal)`;
      await tx`delete from journal_chain where journal_id > (select max(id) from journal)`;
    });
    expect((await audited(database)).found).toBeUndefined();
    expect((await audited(database, head)).found).toBe(`journal_chain ${n} head-not-found`);
    const said: string[] = [];
    expect(await runAudit(database.target, (line) => said.push(line), head)).toBe(1);
    expect(said.at(-2)).toBe(`  ✗ 留痕链（表 journal_chain）${n}：以前记下的链头不在链上：链被截短或改写过`);
  });
});

describe('留痕', () => {
  test.each([
    [`update journal set act = 'x' where id = 5`, 'journal 5 row-differs'],
    [
      `update journal set actor_id = null where id = (select min(id) from journal where actor_id is not null and id > 4)`,
      'row-differs',
    ],
    [`update journal set at = at + interval '1 microsecond' where id = 5`, 'journal 5 row-differs'],
    [`update journal set detail = '{"refused":1}' where id = 5`, 'journal 5 row-differs'],
    [`update journal set event = 'x' where id = 5`, 'journal 5 row-differs'],
    [`update journal set subject = 'x' where id = 5`, 'journal 5 row-differs'],
    [`delete from journal where id = 5`, 'journal 5 row-missing'],
    [`insert into journal (bureau_id, at, act) select 1, now(), 'x'`, 'not-chained'],
    [`update journal_chain set hash = repeat('a', 64) where n = 4`, 'journal_chain 4 hash'],
    [`update journal_chain set text = replace(text, '"act"', '"acts"') where n = 4`, 'journal_chain 4 hash'],
    [`delete from journal_chain where n = 4`, 'journal_chain 4 gap'],
    [`update journal_chain set n = n + 1000000 where n = 4`, 'journal_chain 4 gap'],
  ])('%s', async (statement, found) => {
    expect(await spoilt(statement)).toContain(found);
  });

  test('a row that is gone with its link, two that changed places, one that was forged with its hash', async () => {
    const id = '(select journal_id from journal_chain where n = 4)';
    expect(
      await spoilt(`delete from journal where id = ${id}`, 'delete from journal_chain where n = 4'),
    ).toBe('journal_chain 4 gap');
    const swap = (table: string, key: string, a: number, b: number) => [
      `update ${table} set ${key} = -1 where ${key} = ${a}`,
      `update ${table} set ${key} = ${a} where ${key} = ${b}`,
      `update ${table} set ${key} = ${b} where ${key} = -1`,
    ];
    expect(await spoilt(...swap('journal_chain', 'n', 3, 4))).toBe('journal_chain 3 text');
    const overriding = `alter table journal alter id drop identity`;
    expect(await spoilt(overriding, ...swap('journal', 'id', 4, 5))).toBe('journal 4 row-differs');
    const forged = [
      `update journal set act = 'forged' where id = ${id}`,
      `update journal_chain set text = (text::jsonb || '{"act":"forged"}')::text where n = 4`,
      `update journal_chain set hash = encode(sha256(convert_to(E'shuangsuiji/journal\\n' || text, 'UTF8')), 'hex')
       where n = 4`,
    ];
    expect(await spoilt(...forged)).toBe('journal_chain 5 prev');
  });
});

describe('the log of draws', () => {
  const at = (rows: LogEntry[], type: string, no = '2026-001') =>
    rows.findIndex((row) => row.type === type && row.no === no);
  const edit = (type: string, body: object, no?: string) => (rows: LogEntry[]) =>
    rows.map((row, i) => (i === at(rows, type, no) ? { ...row, body: JSON.stringify(body) } : row));

  test.each([
    [`update draw_log set body = '{"F":"00"}' where n = 1`, 'draw_log 1 hash'],
    [`update draw_log set body = '{' where n = 1`, 'draw_log 1 log-unreadable'],
    [`update draw_log set ts = '2026-03-10T00:00:00.000Z' where n = 2`, 'draw_log 2 hash'],
    [`update draw_log set no = '2026-009' where n = 2`, 'draw_log 2 hash'],
    [`delete from draw_log where n = 2`, 'draw_log 2 gap'],
    [`delete from draw_log where n = 0`, 'draw_log 0 gap'],
    [`update draw_log set hash = repeat('b', 64) where n = 2`, 'draw_log 2 hash'],
  ])('%s', async (statement, found) => {
    expect(await spoilt(statement)).toBe(found);
  });

  test('written anew as one chain: the same log passes, another one does not', async () => {
    expect(await relogged((rows) => rows)).toBeUndefined();
    const [logged] = await bureau.sql<{ body: string }[]>`select body from draw_log where type = 'RECUSE'`;
    const recused = (change: object) => ({ ...JSON.parse(logged!.body), ...change });
    const forged: [(rows: LogEntry[]) => LogEntry[], string][] = [
      [edit('FREEZE', { F: 'a'.repeat(64) }), 'draws 2026-001 differs'],
      [edit('FREEZE', { F: 'a'.repeat(64), more: 1 }), 'draw_log 1 log-body'],
      [edit('CLOSE', { W: '[]' }), 'differs'],
      [edit('RESULT', { R: 'a'.repeat(64) }), 'draws 2026-001 record-fails'],
      [edit('PUBLISH', { secret: 'a'.repeat(64) }), 'secret-off-chain'],
      [edit('VOID', { reason: 'wrong-list', by: 'P001', approved: 'P001' }, '2026-002'), 'log-order'],
      [
        (rows) =>
          rows.map((row) => (row.type === 'VOID' ? { ...row, ts: row.ts.replace('2026', '2025') } : row)),
        'log-order',
      ],
      [(rows) => rows.filter((_, i) => i !== at(rows, 'WITNESS')), 'log-order'],
      [(rows) => rows.filter((_, i) => i !== at(rows, 'CLOSE')), 'log-order'],
      [(rows) => rows.filter((_, i) => i !== at(rows, 'RESULT')), 'log-order'],
      [(rows) => rows.filter((row) => row.type !== 'SERIES'), 'no-series'],
      [(rows) => [...rows, rows[at(rows, 'RESULT')]!], 'log-order'],
      [(rows) => [...rows, rows[at(rows, 'PUBLISH')]!], 'log-order'],
      [(rows) => [...rows, rows[0]!], 'log-order'],
      [edit('RECUSE', recused({ in: 'P001' }), '2026-003'), 'substitute'],
      [edit('RECUSE', recused({ passed: [['P001', 'leave']] }), '2026-003'), 'substitute'],
      [edit('RECUSE', recused({ reason: 'mine' }), '2026-003'), 'log-body'],
      [(rows) => rows.filter((row) => row.type !== 'RECUSE'), 'team-differs'],
      [(rows) => [...rows, rows[at(rows, 'RECUSE', '2026-003')]!], 'substitute'],
      [(rows) => [...rows, { ...rows[1]!, type: 'REDRAW' }], 'log-type'],
      [(rows) => [...rows, { ...rows[1]!, no: '2026-009' }], 'no-draw'],
    ];
    for (const [i, [change, found]] of forged.entries())
      expect([i, await relogged(change)]).toEqual([i, expect.stringContaining(found)]);
  });

  test('a draw or a revealed secret that was cut off the end', async () => {
    const without = (no: string) => (rows: LogEntry[]) => rows.filter((row) => row.no !== no);
    expect(await relogged(without('2026-003'))).toBe('draws 2026-003 not-logged');
    const hidden = (rows: LogEntry[]) =>
      rows.filter((row) => row.no !== '2026-003' && !(row.type === 'PUBLISH' && row.no === '2026-002'));
    const drop = [
      `delete from task_members where task_id in (select t.id from tasks t join draws d on d.id = t.draw_id where d.no = '2026-003')`,
      `delete from tasks where draw_id = (select id from draws where no = '2026-003')`,
      `delete from draws where no = '2026-003'`,
      `update draws set published_at = null where no = '2026-002'`,
    ];
    expect(await relogged(hidden, ...drop)).toBe('draws 2026-002 secret-due');
  });
});

describe('draws', () => {
  const first = `where no = '2026-001'`;
  test.each([
    [
      `update draws set "freeze" = replace("freeze", '"mix":200', '"mix":201') ${first}`,
      'draws 2026-001 differs',
    ],
    [`update draws set freeze_digest = repeat('a', 64) ${first}`, 'draws 2026-001 differs'],
    [`update draws set units = replace(units, '"key":0', '"key":1') ${first}`, 'draws 2026-001 differs'],
    [`update draws set persons = '[]' ${first}`, 'draws 2026-001 differs'],
    [`update draws set pairs = '["E1 P1"]' ${first}`, 'draws 2026-001 differs'],
    [`update draws set salts = '{}' ${first}`, 'draws 2026-001 differs'],
    [`update draws set from_day = from_day - 1 ${first}`, 'draws 2026-001 differs'],
    [`update draws set secret_no = 9 ${first}`, 'draws 2026-001 differs'],
    [
      `update draws set record = replace(record, '"step":0', '"step":1') ${first}`,
      'draws 2026-001 record-fails',
    ],
    [`update draws set record = null, state = 'void' ${first}`, 'draws 2026-001 record-unreadable'],
    [`update draws set record_digest = repeat('a', 64) ${first}`, 'draws 2026-001 state-differs'],
    [`update draws set state = 'drawn' ${first}`, 'draws 2026-001 state-differs'],
    [`update draws set published_at = null ${first}`, 'draws 2026-001 state-differs'],
    [`update draws set ordinal = 7 where no = '2026-003'`, 'draws 2026-003 ordinal-gap'],
    [`delete from draws where no = '2026-003'`, 'no-draw'],
    [`update draw_series set anchor = repeat('a', 64)`, 'draw_series 1 differs'],
    [`update draw_witnesses set value = '111111' where draw_id = 1`, 'draw_witnesses 2026-001 differs'],
    [
      `update task_members set person_id =
      (select min(id) from people where id not in (select person_id from task_members where task_id = 1))
      where task_id = 1 and person_id =
      (select min(person_id) from task_members where task_id = 1)`,
      'tasks 1 team-differs',
    ],
    [`delete from tasks where id = 5`, 'draws 2026-003 team-differs'],
    [`delete from draw_witnesses where draw_id = 2`, 'draw_witnesses 2026-002 differs'],
    [`update replacements set kind = 'unable'`, 'replacements 1 request-differs'],
    [`update replacements set log_n = log_n - 1`, 'replacements 1 request-differs'],
    [
      `update replacements set substitute_id = (select min(id) from people where id not in (substitute_id, person_id))`,
      'replacements 1 request-differs',
    ],
  ])('%s', async (statement, found) => {
    expect(await spoilt(statement)).toContain(found);
  });
});

describe('tasks and results', () => {
  test.each([
    [`delete from findings where task_id = 1`, 'tasks 1 confirmed-report-missing'],
    [`update findings set day = day - 1 where task_id = 1`, 'tasks 1 confirmed-report-missing'],
    [`update tasks set state = 'reported', accepted_by = 1 where id = 3`, 'tasks 3 pending-report-missing'],
    [`update tasks set state = 'accepted' where id = 1`, 'tasks 1 report-too-early'],
    [`update tasks set rectification = 'done' where id = 1`, 'tasks 1 recheck-missing'],
    [`update tasks set receipt_no = null where id = 1`, 'tasks 1 closed-unfinished'],
    [
      `alter table findings drop constraint findings_two_people;
      update findings set confirmed_by = submitted_by where task_id = 1`,
      'findings 1 one-person',
    ],
    [
      `update findings set returned_at = now(), returned_by = 1 where task_id = 1`,
      'findings 1 confirmed-and-returned',
    ],
    [
      `insert into findings (bureau_id, task_id, kind, day, method, result, text, submitted_by, submitted_at, confirmed_by, confirmed_at)
      select bureau_id, task_id, kind, day, method, result, text, submitted_by, submitted_at, confirmed_by, confirmed_at
      from findings where task_id = 1`,
      'findings 3 two-reports',
    ],
    [`delete from approvals`, 'draws 1 unapproved'],
    [
      `insert into photos (bureau_id, task_id, person_id, phase, message_id, sent_at, kept_at, mime, sha256, size, width, height, content, thumbnail)
      select bureau_id, id, 1, 'inspection', 'm', now(), now(), 'image/png', repeat('0', 64), 1, 1, 1, 'x', 'x' from tasks where id = 1`,
      'photos 1 photo-changed',
    ],
    [
      `insert into bureaus (code, name) values ('x', 'x'); update tasks set bureau_id = 2 where id = 1`,
      'tasks 1 other-bureau',
    ],
  ])('%s', async (statement, found) => {
    expect(await spoilt(statement)).toContain(found);
  });
});

async function bureauId(): Promise<number> {
  const [row] = await bureau.sql<{ id: number }[]>`select id from bureaus`;
  return row!.id;
}

describe('公平性报告 of the same history', () => {
  const asked = readArguments(['--from', '2026-01-01', '--to', '2026-12-31', '--rounds', '39'], '2026-12-31');

  test('draws, visits, a void one and a replacement, by who did it; nobody is suspected', async () => {
    const { lines, html } = await historyReport(bureau.database.db, await bureauId(), asked!);
    const text = lines.join('\n');
    expect(text).toContain('共 2 次有结果的抽取，检查 5 家次');
    expect(text).toMatch(/危化科\s+\S+\s+3\s+1\s+5\s+1\s+0/);
    expect(text).toContain('没有发现偏向');
    expect(html).toContain('名单');
    expect(html).not.toMatch(/https?:|<script>[^<]/);
    const [row] =
      await bureau.sql`select name from enterprises where id in (select enterprise_id from tasks) limit 1`;
    expect(html).toContain(row!.name);
  });

  test('a time without a draw says so; what is not understood is refused', async () => {
    const { lines } = await historyReport(bureau.database.db, await bureauId(), {
      span: { from: '2020-01-01', to: '2020-12-31' },
      rounds: 9,
    });
    expect(lines.join()).toContain('没有有结果的正式抽取');
    for (const wrong of [
      ['--from', 'x'],
      ['--rounds', '0'],
      ['--simulate', '-1'],
      ['--to', '2025-01-01'],
      ['x'],
    ])
      expect(readArguments(wrong, '2026-03-10')).toBeUndefined();
    expect(readArguments(['--simulate', '20'], '2026-03-10')).toMatchObject({ years: 20, rounds: 99 });
  });
});
