/** 一轮抽查, from 抽查 to 公开, as a script lives it. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verifyRecord } from '../../src/domain/draw/verify.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import { post, tapped } from '../support/envelope.ts';
import {
  accept,
  CLERK,
  confirm,
  dispatch,
  draws,
  HAZCHEM,
  inspect,
  LEADERS,
  OFFICE,
  publish,
  register,
  report,
  taskCard,
  tasksOf,
  today,
  witness,
} from '../support/round.ts';

const after = (text: string, label: string) =>
  new RegExp(`${label}：([0-9a-f]{64})`).exec(text)?.[1] ?? `no ${label} in ${text}`;
const record = async (bureau: Bureau, group: string, name: string) =>
  JSON.parse(Buffer.from(await bureau.group(group).file(name)).toString('utf8'));
const isBusy = (error: unknown) => (error as { reason?: string }).reason === 'busy';
const journal = async (bureau: Bureau) =>
  (await bureau.sql<{ act: string }[]>`select act from journal order by id`).map(({ act }) => act);

test('the whole round: drawn, witnessed, sent out, inspected, rectified, registered, opened', async () => {
  // at the pace of a real Feishu, whose limits nobody meets
  await using bureau = await openBureau({ hurried: false, chance: 'real' });
  const group = bureau.group('危化科工作群');
  const office = bureau.group(OFFICE);
  const chief = bureau.person(HAZCHEM.chief);
  const clerk = bureau.person(CLERK);
  const [first, second] = await bureau.witnesses('危化科');

  // FREEZE
  await chief.draws(group, '抽查 危化 10%');
  const freeze = await group.lastText();
  expect(freeze).toContain('【抽查 2026-001 冻结】');
  expect(freeze).toMatch(/未列入 \d+ 家：.*停产/);
  expect(freeze).toContain(`见证人：${first!.name}、${second!.name}`);
  const card = await group.lastCard('抽查 2026-001 · 请见证');
  expect(card.text).toContain(`<at id=${first!.openId}></at>`);
  expect(card.rows).toHaveLength(4);
  expect(card.figure('参加抽取（家）')).toBe('55');

  // witnesses
  await first!.says(group, '见证 738201');
  expect(await group.lastText()).toContain(`还差${second!.name}`);
  expect(await draws(bureau)).toMatchObject([{ no: '2026-001', state: 'open' }]);
  await second!.says(group, '见证　００９９１２３４');
  const [, , , result] = await group.texts();
  expect(result).toContain('【抽查 2026-001 结果】');
  const { title } = await group.lastCard('抽查 2026-001');
  expect(title).toContain('已抽取');

  // the record, to 执法监督科 alone
  const full = await record(bureau, OFFICE, '完整记录');
  const seen = { freeze: after(freeze, '冻结码 F'), result: after(result!, '结果码 R') };
  const verified = verifyRecord(full, seen);
  expect(verified.steps.filter((step) => step.is !== 'ok')).toEqual([]);
  expect(verified.grade).toBe('乙');
  expect(full.witness.map(([, value]: [string, string]) => value).sort()).toEqual(['00991234', '738201']);
  expect(await group.files()).toEqual([]);

  // the list to the chief; nobody else knows a name yet
  const tasks = await tasksOf(bureau, '2026-001');
  const chosen = Object.values<string[]>(full.result.units.drawn).flat();
  expect(tasks.map(({ code }) => code).sort()).toEqual(chosen.sort());
  expect(chosen.length).toBeGreaterThanOrEqual(3);
  const list = await chief.chat.lastCard('2026-001 检查名单');
  expect(list.rows).toHaveLength(tasks.length);
  expect(list.text).toContain('名单请勿外传');
  const said = (await group.messages()).map(({ content }) => content).join();
  for (const task of tasks) expect(said).not.toContain(task.enterprise);
  expect(await tasks[0]!.team[0].chat.cards('检查任务')).toEqual([]);

  // dispatch
  expect((await dispatch(bureau, '2026-001', { platformNo: '', platformDay: '' })).toast?.content).toBe(
    '请填写「平台任务编号」',
  );
  expect((await dispatch(bureau, '2026-001')).toast).toEqual({
    type: 'success',
    content: `已派发 ${tasks.length} 个任务`,
  });
  for (const task of tasks) {
    for (const member of task.team) {
      const mine = await taskCard(bureau, member, task);
      expect(mine.tag).toBe('待办');
      expect(mine.text).toContain('SX-2026-001');
      expect(mine.text).toContain('由两名以上执法人员共同检查');
      for (const other of task.team) if (other !== member) expect(mine.text).toContain(other.openId);
    }
  }

  // accept
  const [task, ...rest] = tasks;
  const [one, other] = task!.team;
  expect((await accept(bureau, task!)).toast?.content).toBe('已接收，请按期检查');
  const again = await other
    .taps(await taskCard(bureau, one, task!), 'report-task', {})
    .catch((error) => error);
  expect(again).toBeInstanceOf(Error);
  expect((await taskCard(bureau, other, task!)).text).toContain(`${one.name} 已于`);

  // report and confirm, on the first day of the window
  await bureau.clock.workdays(1);
  const day = await today(bureau);
  const rectifyBy = '2026-03-20';
  const found = { result: 'ordered-to-correct', text: '3号罐液位报警失效，责令限期改正。', rectifyBy };
  expect((await report(bureau, task!, found)).toast?.content).toBe('已提交，等同组人员确认');
  expect((await taskCard(bureau, one, task!)).can('confirm-report')).toBe(false);
  const mine = await taskCard(bureau, one, task!);
  const own = await post(bureau, await tapped(bureau, one, mine, one.chat, 'confirm-report', task!.id));
  expect(own.body.toast).toEqual({ type: 'warning', content: '请由另一名检查人员确认' });
  expect((await confirm(bureau, task!)).toast?.content).toBe('已确认');
  for (const each of rest) await inspect(bureau, each);
  expect((await chief.chat.lastCard('检查名单')).figure('已检查')).toBe(`${tasks.length}`);
  expect((await chief.chat.lastCard('检查名单')).figure('发现问题')).toBe('1');

  // rectification
  await bureau.clock.to('2026-03-20T10:00:00+08:00');
  const form = {
    day: '2026-03-20',
    method: 'on-site',
    rectified: 'yes',
    text: '已更换报警器，现场试验正常。',
  };
  const recheck = await one.taps(await taskCard(bureau, one, task!), 'recheck-task', form);
  expect(recheck.toast?.type).toBe('success');
  const confirmed = await other.taps(await taskCard(bureau, other, task!), 'confirm-recheck');
  expect(confirmed.toast?.content).toBe('已确认');

  // 登记公示, one alone and then all
  const desk = await office.lastCard('2026-001 · 执法监督科');
  expect(desk.options('task')).toHaveLength(tasks.length + 1);
  const alone = { task: `${task!.id}`, day: '2026-03-20', receipt: 'HZ-1' };
  expect((await clerk.taps(desk, 'publish-tasks', alone)).toast?.content).toBe('已登记 1 家公示');
  expect((await tasksOf(bureau, '2026-001'))[0]!.state).toBe('closed');
  expect((await taskCard(bureau, one, task!)).tag).toBe('已完成');
  expect((await register(bureau, '2026-001', 'HZ-2')).toast?.content).toBe(
    `已登记 ${tasks.length - 1} 家公示`,
  );
  expect((await tasksOf(bureau, '2026-001')).map(({ state }) => state)).toEqual(tasks.map(() => 'closed'));

  // PUBLISH
  const site = (path: string) => fetch(`${bureau.url}/verify/${path}`);
  expect([(await site('record/2026-001')).status, await (await site('records')).json()]).toEqual([404, []]);
  expect((await publish(bureau, '2026-001')).toast?.content).toBe('抽取记录已公开');
  const open = await record(bureau, '危化科工作群', '公开记录');
  expect(await (await site('record/2026-001')).json()).toEqual(open);
  expect(await (await site('records')).json()).toEqual([{ no: '2026-001', isVoid: false }]);
  expect((await group.texts()).join()).toContain(`核验网页：${bureau.url}/verify/2026-001`);
  expect(open).not.toHaveProperty('people');
  expect(verifyRecord(open, seen)).toMatchObject({ ok: true, isPublic: true });
  expect((await group.lastCard('抽查 2026-001')).title).toContain('已公开');
  const closed = await office.lastCard('2026-001 · 执法监督科');
  expect([closed.tag, closed.text]).toEqual([
    '已完成',
    expect.stringMatching(new RegExp(`${clerk.name} 已于 .* 公开抽取记录。`)),
  ]);

  // what each asks for afterwards
  await chief.says(group, '进度');
  expect((await group.lastCard('抽查进度')).rows).toMatchObject([
    { no: '2026-001', state: '已公开', published: `${tasks.length}/${tasks.length}` },
  ]);
  await bureau.person('P001').says(bureau.group(LEADERS), '汇总');
  const sums = await bureau.group(LEADERS).lastCard('双随机抽查汇总');
  const n = tasks.length;
  const all = { drawn: n, accepted: n, inspected: n, problems: 1, rectified: 1, published: n, overdue: 0 };
  expect(sums.rows.find((row) => row.section === '危化科')).toMatchObject(all);
  expect(sums.rows.at(-1)).toMatchObject({ section: '合计', ...all });
  await one.tells('待办');
  expect((await one.chat.lastCard()).title).toBe('没有待办事项');

  // 留痕 and the log
  const acts = await journal(bureau);
  const count = (act: string) => acts.filter((each) => each === act).length;
  expect({
    draw: count('command/draw'),
    witness: count('command/witness'),
    dispatch: count('action/dispatch-draw'),
    refused: count('refused/tap'),
    accept: count('action/accept-task'),
    report: count('action/report-task'),
    confirm: count('action/confirm-report'),
    recheck: count('action/recheck-task'),
    confirmed: count('action/confirm-recheck'),
    register: count('action/publish-tasks'),
    publish: count('action/publish-draw'),
  }).toEqual({
    draw: 1,
    witness: 2,
    dispatch: 1,
    refused: 2,
    accept: n,
    report: n,
    confirm: n,
    recheck: 1,
    confirmed: 1,
    register: 2,
    publish: 1,
  });
  expect(await chainOf(bureau)).toEqual('SERIES FREEZE WITNESS WITNESS CLOSE RESULT PUBLISH'.split(' '));
  expect(day).toBe('2026-03-11');
  // a card that is just being tapped is changed a moment later, there too
  const limited = bureau.logged.filter(({ msg, err }) => msg === 'not delivered' && !isBusy(err));
  expect(limited).toEqual([]);
  expect(bureau.errors).toEqual([]);
});

/** Types in the draw log, when each entry's hash is what its content and its predecessor give. */
async function chainOf(bureau: Bureau): Promise<string[]> {
  const rows = await bureau.sql<
    { n: string; prev: string; ts: string; type: string; no: string; body: string; hash: string }[]
  >`select * from draw_log order by n`;
  let head = '0'.repeat(64);
  for (const [index, { n, prev, ts, type, no, body, hash }] of rows.entries()) {
    expect([Number(n), prev]).toEqual([index, head]);
    const text = canonical({ n: Number(n), prev, ts, type, no, body: JSON.parse(body) });
    head = createHash('sha256').update('ssd-1/log\n').update(text).digest('hex');
    expect(hash).toBe(head);
  }
  return rows.map(({ type }) => type);
}

/** JSON with sorted keys, as ssd-1 hashes it. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

describe('however it is typed', () => {
  const frozen = async (bureau: Bureau) => {
    const [row] = await bureau.sql<{ freeze: string }[]>`select "freeze" from draws order by id desc limit 1`;
    const { mode, strata, from, to } = JSON.parse(row!.freeze);
    return { mode, strata, from, to };
  };
  const sum = (strata: [string, number][]) => strata.reduce((n, [, each]) => n + each, 0);

  test.each([
    ['抽查 危化 10%', 'fair', 1000],
    ['抽查危化百分之十', 'fair', 1000],
    ['  抽查　危化　１０％ ', 'fair', 1000],
    ['抽危化 12家', 'take', 12],
    ['抽十二家', 'take', 12],
    ['随机抽查危险化学品生产企业6家', 'take', 6],
    ['一般检查 危化 A2家 B3家', 'take', 5],
    ['抽查，危化：12.5%', 'fair', 1250],
  ])('%s', async (line, mode, amount) => {
    await using bureau = await openBureau();
    await bureau.person('P008').draws(bureau.group('危化科工作群'), line);
    const { mode: frozenMode, strata, from, to } = await frozen(bureau);
    expect([frozenMode, from, to]).toEqual([mode, '2026-03-11', '2026-04-08']);
    if (mode === 'fair')
      expect(strata.map(([, bp]: [string, number]) => bp)).toEqual([amount, amount, amount, amount]);
    else expect(sum(strata)).toBe(amount);
  });

  test('a bare 抽查 opens a form, and the form does the same', async () => {
    await using bureau = await openBureau();
    const group = bureau.group('危化科工作群');
    const chief = bureau.person('P008');
    await chief.says(group, '抽查');
    const form = await group.lastCard('危化科发起抽查');
    expect(await draws(bureau)).toEqual([]);
    const bad = await chief.taps(form, 'preview-draw', { amount: '很多' });
    expect(bad.toast?.content).toBe('数量看不明白，请写10%或12家');
    const late = await chief.taps(form, 'preview-draw', { from: '2026-03-20', to: '2026-03-19' });
    expect(late.toast?.content).toBe('日期先后有误，请核对');
    await chief.taps(form, 'preview-draw', { amount: '8家', from: '2026-03-12', to: '2026-03-31' });
    const first = await group.lastCard('危化科抽查预览');
    expect(first.text).toMatch(/试算 5 次，\**5\** 次排成检查组/);
    expect(first.text).toMatch(/未列入：本年度已查 \d+ 家/);
    expect(await draws(bureau)).toEqual([]);
    expect((await chief.taps(first, 'edit-draw')).toast?.content).toBe('请修改后再预览');
    const again = await group.lastCard('危化科发起抽查');
    await chief.taps(again, 'preview-draw', { amount: '３家', from: '2026-03-12', to: '2026-03-31' });
    const preview = await group.lastCard('危化科抽查预览');
    const done = await chief.taps(preview, 'open-draw', { minutes: '5', batches: '2' });
    expect(done.toast).toEqual({ type: 'success', content: '名单已冻结，请见证人见证' });
    const { mode, strata, from, to } = await frozen(bureau);
    expect([mode, sum(strata), from, to]).toEqual(['take', 3, '2026-03-12', '2026-03-31']);
    const filled = await group.lastCard('危化科发起抽查');
    expect(filled.tag).toBe('已完成');
    expect(filled.can('open-draw')).toBe(false);
    await witness(bureau, HAZCHEM);
    expect((await tasksOf(bureau, '2026-001')).length).toBe(3);
  });
});
