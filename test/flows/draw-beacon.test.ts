/** 等级甲: a public value that nobody can know is waited for, entered by one and confirmed by another; and put right. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { readRecordText } from '../../src/domain/draw/read-record.ts';
import { verifyRecord } from '../../src/domain/draw/verify.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import {
  approvalCard,
  approve,
  around,
  CLERK,
  DEPUTIES,
  dispatch,
  draws,
  HAZCHEM,
  INDUSTRY,
  inspect,
  OFFICE,
  publish,
  register,
  taskCard,
  tasksOf,
  witness,
} from '../support/round.ts';
import { relogged, spoilt } from '../support/spoilt.ts';

let bureau: Bureau;
beforeAll(async () => {
  bureau = await openBureau();
});
afterAll(async () => bureau[Symbol.asyncDispose]());

const { group, chief, clerk } = around(() => bureau);
const numbers = (step: number) => Array.from({ length: 20 }, (_, i) => `${step + 3 * i}`).join('，');
const entries = () =>
  bureau.sql<{ type: string; body: string }[]>`select type, body from draw_log order by n`;

/** The form, the preview, and a draw that waits for the evening's issue. */
async function opens(amount: string, form: Record<string, string>) {
  await chief().says(group(), '抽查');
  await chief().taps(await group().lastCard('发起抽查'), 'preview-draw', {
    amount,
    from: '2026-03-12',
    to: '2026-03-31',
  });
  return chief().taps(await group().lastCard('抽查预览'), 'open-draw', form);
}

async function enters(value: string) {
  await chief().taps(await group().lastCard('抽查 2026-001'), 'open-beacon');
  return chief().taps(await chief().chat.lastCard('公共随机值'), 'enter-beacon', { value });
}

test('all witnesses have spoken, and still nobody can know: it waits for the issue that was announced', async () => {
  expect((await opens('3家', { beacon: 'kl8' })).toast?.content).toContain('期号');
  expect((await opens('3家', { beacon: 'kl8', issue: '2025060' })).toast?.content).toBe(
    '期号不对，请核对后再填',
  );
  expect((await opens('3家', { beacon: 'kl8', issue: '2026060' })).toast?.type).toBe('success');
  expect((await group().texts()).join('\n')).toContain(
    '公共随机值：中国福利彩票快乐8 第 2026060 期（3月10日 21:30 开奖）',
  );
  await bureau.clock.advance('PT61S');
  expect((await group().lastCard('抽查 2026-001')).text).toContain('还剩不到 **1** 分钟');
  await witness(bureau, HAZCHEM);
  const card = await group().lastCard('抽查 2026-001');
  expect(card).toMatchObject({ tag: '进行中' });
  expect(card.text).toContain('等级 **甲**');
  expect(card.can('open-beacon') || card.can('open-void')).toBe(false);
  expect(await draws(bureau)).toMatchObject([{ state: 'open' }]);
  expect((await entries()).at(-1)).toMatchObject({ type: 'CLOSE' });
  await expect(
    bureau.sql`insert into draw_log (n, bureau_id, ts, type, no, body, prev, hash)
      select n + 1, bureau_id, ts, 'RESULT', no, '{}', hash, 'x' from draw_log order by n desc limit 1`,
  ).rejects.toThrow(/RESULT may not follow/);
});

test('when it is drawn the card asks for it; one enters, another confirms, and the draw follows', async () => {
  await bureau.clock.to('2026-03-10T21:30:00+08:00');
  const card = await group().lastCard('抽查 2026-001');
  expect(card).toMatchObject({ tag: '待办' });
  await clerk().tells('待办');
  expect((await clerk().chat.lastCard('待办')).text).toContain('**录入公共随机值** 抽查 2026-001');
  expect(await group().lastText()).toContain('请录入 中国福利彩票快乐8 第 2026060 期');
  expect((await enters('1 2 3')).toast?.content).toBe('开奖号码不对，请核对');
  expect((await enters(numbers(2))).toast?.content).toBe('已提交，请等第二人确认');
  expect((await enters(numbers(1))).toast?.content).toBe('已有一份申请在审批');
  await clerk().tells('待办');
  expect((await clerk().chat.lastCard('待办')).text).toContain('**核对公共随机值** 抽查 2026-001');
  const asked = await clerk().chat.lastCard('公共随机值');
  expect(asked.text).toContain('02 05 08 11');
  expect((await chief().chat.lastCard('公共随机值')).can('approve-change')).toBe(false);
  expect((await clerk().taps(asked, 'approve-change')).toast?.content).toBe('已确认，正在抽取');
  expect(await draws(bureau)).toMatchObject([{ state: 'drawn' }]);
  const log = await entries();
  expect(log.slice(-3).map(({ type }) => type)).toEqual(['CLOSE', 'BEACON', 'RESULT']);
  expect(JSON.parse(log.at(-2)!.body)).toMatchObject({ by: chief().id, confirmed: CLERK });
  await expect(bureau.sql`update draws set beacon = '1'`).rejects.toThrow(/not in its log|is frozen/);
});

async function corrects(form: Record<string, string>) {
  const card = await bureau.group(OFFICE).lastCard('2026-001 · 执法监督科');
  await clerk().taps(card, 'open-correct');
  return clerk().taps(await clerk().chat.lastCard('更正申请'), 'ask-correct', form);
}

/** What 执法监督科 asks for is decided by 分管领导. */
async function agrees() {
  const deputy = bureau.person(DEPUTIES[HAZCHEM.section]!);
  const card = await deputy.chat.lastCard('更正申请');
  return deputy.taps(card, 'approve-change');
}

test('it was mistyped: computed again, never redrawn; the tasks follow, and are approved again; both versions stay', async () => {
  const before = await tasksOf(bureau, '2026-001');
  await approve(bureau, '2026-001');
  expect((await corrects({ reason: 'mistyped', value: numbers(2) })).toast?.content).toBe(
    '与现有的一致，不用更正',
  );
  expect((await corrects({ reason: 'mistyped', value: numbers(1) })).toast?.content).toBe('已提交，请等审批');
  expect((await agrees()).toast?.content).toBe('已同意，正在更正');
  const log = await entries();
  expect(log.slice(-2).map(({ type, body }) => [type, JSON.parse(body).what])).toEqual([
    ['CORRECT', 'beacon'],
    ['CORRECT', 'result'],
  ]);
  expect((await group().texts()).join('\n')).toContain('【抽查 2026-001 更正】');
  const after = (await tasksOf(bureau, '2026-001')).filter(({ state }) => state !== 'stopped');
  expect(after.map(({ code }) => code)).not.toEqual(before.map(({ code }) => code));
  const text = Buffer.from(await bureau.group(OFFICE).file('2026-001-完整记录')).toString('utf8');
  const record = readRecordText(text);
  const { drawn, key } = record.result.units;
  expect(after.map(({ code }) => code).sort()).toEqual([...key, ...Object.values(drawn).flat()].sort());
  const verified = verifyRecord(record);
  expect(verified.ok).toBe(true);
  expect(verified.steps.filter(({ check }) => check === 'correct')).toMatchObject([{ is: 'ok' }]);
  const asked = await approvalCard(bureau, '2026-001', DEPUTIES[HAZCHEM.section]!);
  expect(asked.can('approve-draw')).toBe(true);
  expect((await bureau.sql`select from draw_versions`).length).toBe(1);
  await expect(bureau.sql`delete from draw_versions`).rejects.toThrow();
  expect(await audit(bureau.database.target, () => undefined)).toBeUndefined();
});

test('while visits are open nobody is sent elsewhere; afterwards a wrong file, and the value, may still be put right', async () => {
  await dispatch(bureau, '2026-001');
  expect((await bureau.group(OFFICE).lastCard('2026-001 · 执法监督科')).can('open-correct')).toBe(false);
  const tasks = (await tasksOf(bureau, '2026-001')).filter(({ state }) => state !== 'stopped');
  await chief().taps(await chief().chat.lastCard('抽查 2026-001 检查名单'), 'open-substitute');
  const gone = { task: `${tasks[0]!.id}`, reason: 'suspended', note: '' };
  await chief().taps(await chief().chat.lastCard('替换企业申请'), 'ask-substitute', gone);
  const first = await clerk().chat.lastCard('替换企业申请');
  await bureau.clock.to('2026-03-12T09:00:00+08:00');
  const again = await clerk().chat.lastCard('替换企业申请');
  expect([again.tag, again.messageId === first.messageId]).toEqual(['已超期', false]);
  expect(again.text).toContain('申请替换企业，请审批。提交已满 1 个工作日，请尽快办理。');
  await bureau.clock.to('2026-03-13T09:00:00+08:00');
  const deputy = bureau.person(DEPUTIES[HAZCHEM.section]!);
  const further = (await deputy.chat.lastCard('替换企业申请')).text;
  expect(further).toMatch(
    new RegExp(`提交已满 2 个工作日，现由 .*${clerk().name}.*、${deputy.name} 审批，先办的为准。`),
  );
  await deputy.tells('待办');
  expect((await deputy.chat.lastCard('待办')).text).toContain('**审批替换企业申请**');
  for (const task of tasks) await inspect(bureau, task);
  expect((await deputy.chat.lastCard('替换企业申请')).text).toContain('审批以前检查结果已填报');
  await register(bureau, '2026-001');
  await publish(bureau, '2026-001');
  expect((await corrects({ reason: 'wrong-file', value: 'ab'.repeat(32) })).toast?.type).toBe('success');
  expect((await agrees()).toast?.content).toBe('已同意，正在更正');
  expect((await group().texts()).join('\n')).toContain('抽取结果没有变');
  await corrects({ reason: 'mistyped', value: numbers(3) });
  // the tap is answered and the card says so, while what is computed still waits for the log
  let tapped: ReturnType<typeof agrees> | undefined;
  await bureau.sql.begin(async (held) => {
    await held`select pg_advisory_xact_lock(20260310, 1)`;
    tapped = agrees();
    const card = await bureau.until(async () => {
      const shown = await deputy.chat.lastCard('更正申请');
      return shown.text.includes('正在重新计算') && shown;
    });
    expect([card.tag, card.can('approve-change')]).toEqual(['进行中', false]);
    expect((await entries()).filter(({ type }) => type === 'CORRECT')).toHaveLength(3);
  });
  expect((await tapped)?.toast?.content).toBe('已同意，正在更正');
  const text = Buffer.from(await group().file('2026-001-公开记录')).toString('utf8');
  expect(verifyRecord(readRecordText(text)).ok).toBe(true);
  expect((await tasksOf(bureau, '2026-001')).filter(({ state }) => state === 'closed')).toHaveLength(
    tasks.length,
  );
  expect((await group().lastCard('抽查 2026-001')).text).toContain('已更正 3 次');
  expect(await audit(bureau.database.target, () => undefined)).toBeUndefined();
  expect(bureau.errors).toEqual([]);
});

test('several crews: experts and a partner department are drawn beside the officers, and everything knows them', async () => {
  const works = bureau.group(INDUSTRY.group);
  const own = bureau.person(INDUSTRY.chief);
  await clerk().tells('联合人员');
  for (const [name, certificate] of [
    ['周明', '晋SC1001'],
    ['吴芳', '晋SC1002'],
  ]) {
    const form = { department: '市市场监管局', name: name!, certificate: certificate!, until: '2027-12-31' };
    const kept = await clerk().taps(await clerk().chat.lastCard('联合人员'), 'keep-partner', form);
    expect(kept.toast?.content).toBe('已登记');
  }
  const twice = { department: '市市场监管局', name: '周明', certificate: '晋SC1001', until: '2027-12-31' };
  const again = await clerk().taps(await clerk().chat.lastCard('联合人员'), 'keep-partner', twice);
  expect(again.toast?.content).toBe('这个证件号已经登记');
  await bureau.sql`update experts set active = false`; // whoever the demo knows could be drawn as well
  await bureau.sql`
    insert into experts (bureau_id, code, name, unit, fields, engaged_from, engaged_to, confidential_on)
    select b.id, 'Z' || n, '专家' || n, '太原理工大学', array['金属冶炼', '粉尘涉爆', '有限空间'], '2026-01-01', '2027-12-31', '2026-01-05'
    from bureaus b, generate_series(1, 3) n`;
  await own.says(works, '抽查 金属冶炼 3家 专家1名 联合市生态环境局');
  expect(await works.lastText()).toContain('没有「市生态环境局」');
  await own.says(works, '抽查 金属冶炼 3家 专家1名 联合市市场监管局');
  const preview = await works.lastCard('抽查预览');
  expect(preview.text).toContain('同时抽取：专家 1 人、市市场监管局 1 人');
  // back to the form with all of it, and on again
  await own.taps(preview, 'edit-draw');
  const form = await works.lastCard('发起抽查');
  expect(form.filled).toMatchObject({ amount: '3家', help: '1+市市场监管局' });
  await own.taps(form, 'preview-draw', { ...form.filled } as Record<string, string>);
  const done = await own.taps(await works.lastCard('抽查预览'), 'open-draw', { ladder: 'load' });
  expect(done.toast?.content).toBe('名单已冻结，请见证人见证');
  await witness(bureau, INDUSTRY);
  const [row] = await bureau.sql<{ no: string; record: string }[]>`
    select no, record from draws order by id desc limit 1`;
  const { no, record } = row!;
  const drawn = readRecordText(record);
  expect(drawn.freeze.crews.map(({ name, ladder }) => [name, ladder])).toEqual(
    ['执法', '专家', '市市场监管局'].map((name) => [name, [{ cap: 10 }]]),
  );
  expect(verifyRecord(drawn).ok).toBe(true);
  await dispatch(bureau, no);
  const tasks = await tasksOf(bureau, no);
  expect(tasks.map(({ team }) => team.length)).toEqual([2, 2, 2]);
  const shown = await taskCard(bureau, tasks[0]!.team[0], tasks[0]!);
  expect(shown.text).toMatch(/\*\*联合部门\*\* (周明|吴芳)（市市场监管局）/);
  expect(shown.text).toMatch(/专家[123]/);
  // a reserve takes over whoever helps; whom it has to do with gives way to the next of the crew
  const gone = tasks[0]!;
  const [helps] = drawn.result.teams.专家!.teams[gone.code]!;
  const { drawn: units, reserve } = drawn.result.units;
  const label = Object.keys(units).find((each) => units[each]!.includes(gone.code))!;
  const due = reserve[label]![0]!;
  await bureau.sql`insert into expert_conflicts (bureau_id, expert_id, enterprise_id)
    select x.bureau_id, x.id, e.id from experts x, enterprises e
    where 'expert/' || x.code = ${helps!} and e.code = ${due}`;
  await own.taps(await own.chat.lastCard(`抽查 ${no} 检查名单`), 'open-substitute');
  const wanted = { task: `${gone.id}`, reason: 'suspended', note: '' };
  await own.taps(await own.chat.lastCard('替换企业申请'), 'ask-substitute', wanted);
  await clerk().taps(await clerk().chat.lastCard('替换企业申请'), 'approve-change');
  // whom the draw gave leaves when a second person agrees, and the seed says who comes in
  const request = (chat: ReturnType<typeof clerk>['chat'], shows: RegExp) =>
    bureau.until(async () =>
      (await chat.cards()).findLast(({ title, text }) => title.includes('更换专家申请') && shows.test(text)),
    );
  const at = async ({ id }: { id: number }) =>
    (await bureau.sql<{ id: number }[]>`select expert_id as id from task_experts where task_id = ${id}`)[0]!
      .id;
  const replace = async (visit: (typeof tasks)[number], leaving: number, shows: RegExp) => {
    await own.tells('专家');
    const form = { leaving: `${visit.id}-${leaving}`, reason: 'unable' };
    const asked = await own.taps(await own.chat.lastCard('专家参加检查'), 'drop-expert', form);
    expect(asked.toast?.content).toBe('已报第二人审批，请等结果');
    const agreed = await clerk().taps(
      await request(clerk().chat, /申请更换抽取确定的专家，请审批/),
      'approve-change',
    );
    expect(agreed.toast?.content).toBe('已同意，专家已更换');
    await request(own.chat, shows);
  };
  const [, kept, last] = tasks as [(typeof tasks)[number], (typeof tasks)[number], (typeof tasks)[number]];
  await replace(kept, await at(kept), /由 专家\d 接替。/);
  const off = await at(last);
  await bureau.sql`insert into expert_conflicts (bureau_id, expert_id, enterprise_id)
    select x.bureau_id, x.id, e.id from experts x, enterprises e
    where x.active and x.id <> ${off} and e.code = ${last.code} on conflict do nothing`;
  await replace(last, off, /没有可以接替的专家，原专家已不列入/);
  const helping = (table: 'task_partners' | 'task_experts') =>
    bureau.sql<{ n: number }[]>`select count(*)::int as n from ${bureau.sql(table)} h
      join tasks t on t.id = h.task_id where t.state <> 'stopped'`;
  expect([(await helping('task_partners'))[0]?.n, (await helping('task_experts'))[0]?.n]).toEqual([3, 2]);
  const recused = (await entries())
    .filter(({ type }) => type === 'RECUSE')
    .map(({ body }) => JSON.parse(body));
  expect(recused.filter(({ crew }) => crew === '专家')).toMatchObject([
    { unit: due, crew: '专家', out: helps, reason: 'recusal', approved: CLERK },
    { unit: kept.code, crew: '专家', reason: 'unable', approved: CLERK },
  ]);
  expect((await own.chat.texts()).join()).toMatch(
    /专家\d 按规则不能参加 .+ 的检查，已按抽取种子由 专家\d 接替。/,
  );
  const whole = Buffer.from(await bureau.group(OFFICE).file(`${no}-完整记录`)).toString('utf8');
  expect(verifyRecord(readRecordText(whole)).ok).toBe(true);
  expect(await audit(bureau.database.target, () => undefined)).toBeUndefined();
  expect(bureau.errors).toEqual([]);
});

test('审计 names the first row that was changed afterwards, of helping crews too', async () => {
  const late = `(select max(id) from draw_changes where kind = 'substitute' and state = 'approved')`;
  const correct = `where kind = 'correct' and state = 'approved' and reason = 'wrong-file'`;
  const live = `(select id from tasks where state <> 'stopped')`;
  const other = (of: string, taken: string) => `(select min(o.id) from ${of} o where o.id <> ${taken})`;
  const spoils: [string, RegExp][] = [
    [
      `update task_experts set expert_id = ${other('experts', 'expert_id')}
       where ctid = (select min(ctid) from task_experts where task_id in ${live})`,
      /^tasks \d+ help-differs$/,
    ],
    [
      `delete from task_experts where task_id = (select max(task_id) from task_experts)`,
      /^tasks \d+ help-differs$/,
    ],
    [
      `update task_partners set partner_id = ${other('partner_people', 'partner_id')}
       where ctid = (select min(ctid) from task_partners where task_id in ${live})`,
      /^tasks \d+ help-differs$/,
    ],
    [`update draw_changes set reason = 'moved' where id = ${late}`, /^draw_changes \d+ request-differs$/],
    [
      `update draw_changes set decided_by = (select min(p.id) from people p where p.id not in (decided_by, asked_by))
       where id = ${late}`,
      /^draw_changes \d+ request-differs$/,
    ],
    [`update draw_changes set value = repeat('cd', 32) ${correct}`, /^draw_changes \d+ request-differs$/],
    [`update draw_changes set value = '01' where kind = 'beacon'`, /^draw_changes 1 request-differs$/],
    [`delete from draw_changes where kind = 'beacon'`, /^draw_log \d+ not-asked$/],
    [`delete from draw_changes where id = ${late}`, /^draw_log \d+ not-asked$/],
  ];
  for (const [statement, found] of spoils)
    expect([statement, await spoilt(bureau, statement)]).toEqual([statement, expect.stringMatching(found)]);
  const edit = (type: string, is: (body: string) => boolean, change: object) =>
    relogged(bureau, (rows) =>
      rows.map((row) =>
        row.type === type && is(row.body)
          ? { ...row, body: JSON.stringify({ ...JSON.parse(row.body), ...change }) }
          : row,
      ),
    );
  expect(await edit('RECUSE', (body) => body.includes('专家'), { in: 'expert/Z9' })).toMatch(
    /^draw_log \d+ substitute$/,
  );
  expect(await edit('SUBSTITUTE', () => true, { reserve: '-' })).toMatch(/^draw_log \d+ substitute$/);
  expect(await edit('CORRECT', (body) => body.includes('"file"'), { to: 'ab'.repeat(32) })).toMatch(
    /^draw_log \d+ correction$/,
  );
  expect(await edit('BEACON', () => true, { value: '01' })).toBe('draws 2026-001 record-fails');
});
