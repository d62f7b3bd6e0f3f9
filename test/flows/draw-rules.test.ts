/** 抽取的规矩: what a draw refuses, voids and reveals. */
import { describe, expect, test } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { type BotParts, startBot } from '../../src/bot.ts';
import { auditSeries } from '../../src/domain/draw/audit-series.ts';
import { chainBack } from '../../src/domain/draw/chain.ts';
import { readRecordText } from '../../src/domain/draw/read-record.ts';
import { verifyRecord } from '../../src/domain/draw/verify.ts';
import { type Bureau, openBureau, type Person } from '../support/bureau.ts';
import { post, said, seal, tapped } from '../support/envelope.ts';
import {
  CLERK,
  dispatched,
  drawn,
  draws,
  freezes,
  HAZCHEM,
  INDUSTRY,
  inspect,
  LEADERS,
  OFFICE,
  publish,
  taskCard,
  tasksOf,
  witness,
} from '../support/round.ts';

const frozen = async (bureau: Bureau, no: string) => {
  const [row] = await bureau.sql<{ freeze: string; units: string }[]>`
    select "freeze", units from draws where no = ${no}`;
  return { plan: JSON.parse(row!.freeze), units: JSON.parse(row!.units) as { id: string; key: number }[] };
};
const logged = async (bureau: Bureau, type: string) =>
  bureau.sql<{ no: string }[]>`select no from draw_log where type = ${type} order by n`;

test('重点检查 takes every key unit that is due and draws the inspectors', async () => {
  await using bureau = await openBureau();
  await drawn(bureau, '重点检查 危化');
  const due = await bureau.sql<{ code: string }[]>`
    select e.code from enterprises e join sections s on s.id = e.section_id
    where s.name = '危化科' and e.is_key and e.status = 'active' and e.inspected_elsewhere = 0
      and (e.last_inspected is null or e.last_inspected < '2026-01-01') order by e.code collate "C"`;
  const tasks = await tasksOf(bureau, '2026-001');
  expect(due.length).toBeGreaterThan(0);
  expect(tasks.map(({ code }) => code).sort()).toEqual(due.map(({ code }) => code));
  for (const { team } of tasks) expect(team).toHaveLength(2);
  expect((await draws(bureau))[0]).toMatchObject({ type: 'key', state: 'drawn' });
  const group = bureau.group(HAZCHEM.group);
  const result = await group.lastText();
  expect(result).toContain(`重点企业 ${due.length} 家，全部检查：`);
  // the strata add up to the key units, and nothing is counted twice
  const counted = [
    ...result
      .split('全部检查：')[1]!
      .split('\n')[0]!
      .matchAll(/ (\d+) 家/g),
  ];
  expect(counted.reduce((n, [, each]) => n + Number(each), 0)).toBe(due.length);
  // they are under way now: a second 重点检查 finds nothing left
  await bureau.person('P008').says(group, '重点检查 危化');
  expect(await group.lastText()).toMatch(/没有可以抽取的企业.*已在检查中/);
});

test('numbers for each grade are kept, and what the pool does not have is refused', async () => {
  await using bureau = await openBureau();
  const group = bureau.group(HAZCHEM.group);
  const chief = bureau.person(HAZCHEM.chief);
  await chief.draws(group, '抽查 危化 D99家');
  expect((await group.lastCard()).text).toMatch(/D 级只有 \d+ 家可以抽取，您要抽 99 家/);
  await chief.draws(group, '抽查 危化 A2家 B10%');
  expect((await group.lastCard()).text).toContain('比例和家数请用一种写法');
  await chief.draws(group, '抽查 危化 0家');
  expect((await group.lastCard()).text).toContain('没有看懂「0家」');
  await chief.draws(group, '抽查 危化 120%');
  expect((await group.lastCard()).text).toContain('没有看懂「120%」');
  for (const [line, why] of [
    ['抽查 烟花 10%', '本科室的抽查范围里没有「烟花」。可以写：危险化学品生产'],
    ['抽查 危化 10% 下周', '没有看懂「下周」。检查时限请写成'],
    ['抽查 危化 10% 2月30日至3月1日', '2月30日至3月1日有误'],
    ['抽查 危化 10% 3月1日-3月5日', '开始日期不能早于今天'],
  ] as const) {
    await chief.says(group, line);
    const card = await group.lastCard('抽查没有发起');
    expect(card.text).toContain(why);
  }
  expect(await draws(bureau)).toEqual([]);
  // the example under it is the form
  await chief.taps(await group.lastCard('抽查没有发起'), 'say__0');
  expect((await group.lastCard()).title).toBe('危化科发起抽查');
  await drawn(bureau, '抽查 危化 A2家 B3家 C1家');
  const counts = await bureau.sql<{ grade: string; n: number }[]>`
    select e.grade, count(*)::int as n from tasks t join enterprises e on e.id = t.enterprise_id
    group by e.grade order by e.grade`;
  expect([...counts]).toEqual([
    { grade: 'A', n: 2 },
    { grade: 'B', n: 3 },
    { grade: 'C', n: 1 },
  ]);
  const no = await freezes(bureau, HAZCHEM, '抽查 危化 A5% B10% C20% D50% 3月16日至4月10日');
  const { plan } = await frozen(bureau, no);
  expect(plan).toMatchObject({ mode: 'fair', from: '2026-03-16', to: '2026-04-10' });
  expect(plan.strata.map(([, bp]: [string, number]) => bp)).toEqual([500, 1000, 2000, 5000]);
});

describe('见证', () => {
  test('with fewer than two witnesses nothing begins', async () => {
    await using bureau = await openBureau();
    const [first] = await bureau.witnesses('危化科');
    await bureau.sql`delete from section_witnesses w using people p
      where p.id = w.person_id and p.code = ${first!.id}`;
    for (const line of ['抽查 危化 10%', '抽查']) {
      await bureau.person('P008').says(bureau.group(HAZCHEM.group), line);
      expect(await bureau.group(HAZCHEM.group).lastText()).toContain('危化科登记的见证人不足两名');
    }
    expect(await draws(bureau)).toEqual([]);
  });

  test('only the named, once, with 6 to 20 digits, in that group', async () => {
    await using bureau = await openBureau();
    const group = bureau.group(HAZCHEM.group);
    const [first, second] = await bureau.witnesses('危化科');
    await first!.says(group, '见证 738201');
    expect(await group.lastText()).toContain('没有等待见证的抽取');
    await freezes(bureau, HAZCHEM, '抽查 危化 3家');
    for (const value of ['12345', '123456789012345678901', 'abcdef', '', '-738201', '73.8201']) {
      await first!.says(group, `见证 ${value}`);
      expect(await group.lastText()).toContain('请发送6至20位数字');
    }
    await bureau.person('P009').says(group, '见证 738201');
    expect(await group.lastText()).toContain(`见证人是${first!.name}、${second!.name}`);
    await first!.tells('见证 738201');
    expect(await first!.chat.lastText()).toContain('请在科室群里发送');
    const elsewhere = bureau.group(OFFICE);
    const [member] = [first!, second!].filter(({ id }) => elsewhere.members.includes(id));
    await member!.says(elsewhere, '见证 738201');
    expect(await elsewhere.lastText()).toContain('没有等待见证的抽取');
    expect(await logged(bureau, 'WITNESS')).toHaveLength(0);
    await first!.says(group, '见证 738201');
    await first!.says(group, '见证 999999');
    expect(await group.lastText()).toContain('以第一次的数字为准');
    expect(await logged(bureau, 'WITNESS')).toHaveLength(1);
    const [row] = await bureau.sql<{ value: string }[]>`
      select value from draw_witnesses where value is not null`;
    expect(row!.value).toBe('738201');
  });

  test('a value that comes after the window is late, even if nobody had closed it yet', async () => {
    await using bureau = await openBureau();
    const group = bureau.group(HAZCHEM.group);
    const [first, second] = await bureau.witnesses('危化科');
    await freezes(bureau, HAZCHEM, '抽查 危化 3家');
    await first!.says(group, '见证 738201');
    await bureau.world.bot().clock.stop();
    await bureau.clock.advance('PT3M');
    await second!.says(group, '见证 555555');
    await bureau.restart();
    expect((await group.texts()).join()).toContain('的见证时限已过，这次的数字不计入');
    expect(await draws(bureau)).toMatchObject([{ no: '2026-001', state: 'void' }]);
    expect(await logged(bureau, 'WITNESS')).toHaveLength(1);
  });

  test('at one instant, by two replicas whose clocks differ: the record verifies with its log', async () => {
    let parts: BotParts | undefined;
    await using bureau = await openBureau({
      startBot: (given) => {
        parts = given;
        return startBot(given);
      },
    });
    const { now } = parts!;
    const behind = await startBot({ ...parts!, now: () => new Date(now().getTime() - 90_000) });
    const group = bureau.group(HAZCHEM.group);
    const hear = async (who: Person): Promise<RequestInit> => {
      const event = JSON.stringify(await said(bureau, who, group, '见证 738201'));
      const { body, headers } = seal(event, { now: Math.floor(now().getTime() / 1000) });
      return { method: 'POST', body: new Uint8Array(body), headers };
    };
    const [first, second] = await bureau.witnesses('危化科');
    const no = await freezes(bureau, HAZCHEM, '抽查 危化 1家');
    const [one, two] = [await hear(first!), await hear(second!)];
    expect((await fetch(`${bureau.url}/feishu/webhook`, one)).status).toBe(200);
    await bureau.settled();
    expect((await behind.app.request('/feishu/webhook', two)).status).toBe(200);
    await behind.close();
    await bureau.settled();
    const log = await bureau.sql<
      { ts: string }[]
    >`select ts from draw_log where no = ${no} and type <> 'SERIES' order by n`;
    const times = log.map(({ ts }) => ts);
    expect(times).not.toEqual([...times].sort());
    const file = Buffer.from(await bureau.group(OFFICE).file(no)).toString('utf8');
    const record = readRecordText(file);
    expect(record.log).toHaveLength(log.length);
    expect(verifyRecord(record).ok).toBe(true);
    expect(await audit(bureau.database.target, () => undefined)).toBeUndefined();
    expect(bureau.errors).toEqual([]);
  });

  test('when the window ends the draw is void by itself and keeps its number', async () => {
    await using bureau = await openBureau();
    const group = bureau.group(HAZCHEM.group);
    const [first, second] = await bureau.witnesses('危化科');
    await freezes(bureau, HAZCHEM, '抽查 危化 3家');
    await first!.says(group, '见证 738201');
    await bureau.clock.advance('PT1M50S');
    expect(await draws(bureau)).toMatchObject([{ state: 'open' }]);
    await bureau.clock.advance('PT10S');
    const texts = await group.texts();
    expect(texts.at(-2)).toContain('【抽查 2026-001 作废】');
    expect(texts.at(-2)).toContain(`${second!.name}未在时限内见证`);
    expect(texts.at(-1)).toContain('【抽查 2026-001 作废，公开密钥】');
    expect(await group.lastCard('抽查 2026-001')).toMatchObject({ tag: '作废' });
    await second!.says(group, '见证 738201');
    expect(await group.lastText()).toContain('没有等待见证的抽取');
    expect(await tasksOf(bureau, '2026-001')).toEqual([]);
    expect(await bureau.group(OFFICE).files()).toEqual([]);
    expect(await drawn(bureau, '抽查 危化 3家')).toBe('2026-002');
    expect(await draws(bureau)).toMatchObject([{ state: 'void' }, { no: '2026-002', state: 'drawn' }]);
  });
});

describe('who and where', () => {
  test('one draw at a time in the whole bureau', async () => {
    await using bureau = await openBureau();
    await freezes(bureau, HAZCHEM, '抽查 危化 3家');
    for (const [chief, name] of [
      ['P008', HAZCHEM.group],
      ['P020', INDUSTRY.group],
    ] as const) {
      await bureau.person(chief).draws(bureau.group(name), '抽查 6家');
      expect(await bureau.group(name).lastText()).toContain('抽查 2026-001 正在等待见证');
    }
    expect(await draws(bureau)).toHaveLength(1);
    await witness(bureau, HAZCHEM);
    expect(await freezes(bureau, INDUSTRY, '抽查 金属冶炼 6家')).toBe('2026-002');
  });

  test('two chiefs at the same instant: one draw, the other hears of it', async () => {
    await using bureau = await openBureau();
    const [one, other] = [bureau.group(HAZCHEM.group), bureau.group(INDUSTRY.group)];
    await bureau.person('P008').says(one, '抽查 危化 3家');
    await bureau.person('P020').says(other, '抽查 6家');
    const [first, second] = [await one.lastCard('抽查预览'), await other.lastCard('抽查预览')];
    const taps = await Promise.all([
      bureau.person('P008').taps(first, 'open-draw'),
      bureau.person('P020').taps(second, 'open-draw'),
    ]);
    expect(taps.map(({ toast }) => toast?.type).sort()).toEqual(['success', 'warning']);
    const texts = [
      ...(await bureau.group(HAZCHEM.group).texts()),
      ...(await bureau.group(INDUSTRY.group).texts()),
    ];
    expect(texts.filter((text) => text.includes('【抽查 2026-001 冻结】'))).toHaveLength(1);
    expect(await draws(bureau)).toHaveLength(1);
    expect(bureau.errors).toEqual([]);
  });

  test('by its own chief, in its own group, in its own trade', async () => {
    await using bureau = await openBureau();
    const group = bureau.group(HAZCHEM.group);
    const chief = bureau.person('P008');
    await chief.tells('抽查 危化 10%');
    expect(await chief.chat.lastText()).toContain('请在科室群里发送');
    await chief.draws(group, '抽查 金属冶炼 3家');
    expect((await group.lastCard()).text).toMatch(/范围里没有「金属冶炼」。可以写：危险化学品生产/);
    await bureau.person('P009').draws(group, '抽查 危化 10%');
    expect(await group.lastText()).toContain('此事由科室负责人办理');
    const leaders = bureau.group(LEADERS);
    await chief.draws(leaders, '抽查 危化 10%');
    expect(await leaders.lastText()).toContain('请在科室群里发送');
    await bureau.person('P004').draws(bureau.group(OFFICE), '抽查 10%');
    expect(await bureau.group(OFFICE).lastText()).toContain('抽查由危化科、冶金工贸科的负责人发起');
    const both = await bureau.makeGroup('两科协调群', ['P008', 'P020'], true);
    await bureau.sql`update chats set purpose = 'section',
      section_id = (select id from sections where name = '冶金工贸科') where chat_id = ${both.id}`;
    await chief.draws(both, '抽查 危化 10%');
    expect(await both.lastText()).toContain('冶金工贸科的抽查由该科室负责人办理');
    expect(await draws(bureau)).toEqual([]);
  });

  test('nobody is drawn whose certificate ends early, who is away all the time, or who is recused', async () => {
    await using bureau = await openBureau();
    for (const line of ['抽查 40家', '抽查 45家', '抽查 40家']) await drawn(bureau, line, INDUSTRY);
    await drawn(bureau, '抽查 危化 30家 3月11日至3月27日');
    const wrong = await bureau.sql`
      select d.no, p.code from tasks t join draws d on d.id = t.draw_id join task_members m on m.task_id = t.id
      join people p on p.id = m.person_id join inspectors i on i.person_id = p.id
      where i.valid_until < d.to_day or not i.in_post
        or exists (select from leaves l where l.person_id = p.id and l.from_day <= d.from_day and l.to_day >= d.to_day)
        or exists (select from recusals r where r.person_id = p.id and r.enterprise_id = t.enterprise_id)`;
    expect([...wrong]).toEqual([]);
    const [counts] = await bureau.sql<{ tasks: number; people: number; twice: number }[]>`
      select count(distinct t.id)::int as tasks, count(distinct m.person_id)::int as people,
        (count(distinct t.id) filter (where (select count(*) from task_members x where x.task_id = t.id) <> 2))::int
          as twice
      from tasks t join task_members m on m.task_id = t.id`;
    expect(counts).toMatchObject({ tasks: 155, twice: 0 });
    expect(counts!.people).toBeGreaterThan(20);
    const specialists = await bureau.sql`
      select t.id from tasks t join enterprises e on e.id = t.enterprise_id where not exists (
        select from task_members m join inspectors i on i.person_id = m.person_id
        where m.task_id = t.id and i.specialities && e.trades)`;
    expect([...specialists]).toEqual([]);
  });

  test('without enough inspectors the chief hears why, and nothing begins', async () => {
    await using bureau = await openBureau();
    const group = bureau.group(HAZCHEM.group);
    await bureau.sql`update inspectors set in_post = person_id in (select id from people where code = 'P008')`;
    await bureau.person('P008').draws(group, '抽查 危化 3家');
    expect((await group.lastCard('抽查预览')).text).toMatch(/检查组排不成.*共需 \d+ 人次/s);
    await bureau.sql`update inspectors set in_post = false`;
    await bureau.person('P008').draws(group, '抽查 危化 3家');
    expect(await group.lastText()).toContain('没有符合条件的执法人员');
    expect(await draws(bureau)).toEqual([]);
  });
});

test('records are opened after the visits and in the order of their secrets, void ones on the way', async () => {
  await using bureau = await openBureau();
  const group = bureau.group(HAZCHEM.group);
  const office = bureau.group(OFFICE);
  const clerk = bureau.person(CLERK);
  await dispatched(bureau, '抽查 危化 1家');
  await freezes(bureau, HAZCHEM, '抽查 危化 1家');
  await bureau.clock.advance('PT2M');
  await dispatched(bureau, '抽查 危化 2家');
  expect((await draws(bureau)).map(({ state }) => state)).toEqual(['drawn', 'void', 'drawn']);
  expect((await group.texts()).join()).not.toContain('密钥');
  await bureau.clock.workdays(1);
  const [first] = await tasksOf(bureau, '2026-001');
  const third = await tasksOf(bureau, '2026-003');

  const tries = async (no: string, id: number) => {
    const card = await office.lastCard(`${no} · 执法监督科`);
    expect(card.can('publish-draw')).toBe(false);
    const answer = await post(bureau, await tapped(bureau, clerk, card, office, 'publish-draw', id));
    return (answer.body.toast as { content: string }).content;
  };
  expect(await tries('2026-001', 1)).toBe('检查还未全部完成');
  for (const task of third) await inspect(bureau, task);
  expect(await tries('2026-003', 3)).toBe('请先公开较早的抽查');
  expect(await tries('2026-003', 2)).toBe('内容已更新，请看最新卡片');
  expect((await draws(bureau)).map(({ publishedAt }) => publishedAt)).toEqual([null, null, null]);
  await inspect(bureau, first!);
  expect((await taskCard(bureau, first!.team[0], first!)).text).toContain('结果已确认');
  expect((await publish(bureau, '2026-001')).toast?.content).toBe('抽取记录已公开');
  expect((await publish(bureau, '2026-003')).toast?.content).toBe('抽取记录已公开');
  expect(await tries('2026-003', 3)).toBe('已经登记过，无需再办');

  const opened = (await group.texts()).filter((text) => text.includes('密钥：'));
  expect(opened.map((text) => /^【抽查 (\S+) (.*)】/.exec(text)?.slice(1))).toEqual([
    ['2026-001', '公开'],
    ['2026-002', '作废，公开密钥'],
    ['2026-003', '公开'],
  ]);
  const secrets = opened.map((text) => /密钥：([0-9a-f]{64})/.exec(text)![1]!);
  expect(chainBack(secrets[1]!, 1)).toBe(secrets[0]);
  expect(chainBack(secrets[2]!, 2)).toBe(secrets[0]);
  for (const no of ['2026-001', '2026-003']) {
    const record = JSON.parse(Buffer.from(await group.file(`${no}-公开记录`)).toString('utf8'));
    expect(verifyRecord(record).ok).toBe(true);
  }
  await publicTo(bureau, secrets);
  expect((await logged(bureau, 'PUBLISH')).map(({ no }) => no)).toEqual(['2026-001', '2026-002', '2026-003']);
});

/** What a stranger gets of two draws and a void one between them: it is one series without a gap. */
async function publicTo(bureau: Bureau, secrets: readonly string[]): Promise<void> {
  const site = async (path: string) => {
    const answer = await fetch(`${bureau.url}/verify/${path}`);
    return { status: answer.status, body: await answer.json() };
  };
  expect((await site('records')).body).toEqual([
    { no: '2026-001', isVoid: false },
    { no: '2026-002', isVoid: true },
    { no: '2026-003', isVoid: false },
  ]);
  const gone = await site('record/2026-002');
  expect(gone).toEqual({ status: 410, body: { no: '2026-002', secret: secrets[1] } });
  const records = [(await site('record/2026-001')).body, (await site('record/2026-003')).body];
  expect(auditSeries(records).series[0]!.links[0]).toMatchObject({ between: 1, missing: ['2026-002'] });
  const { series, faults } = auditSeries(records, [gone.body]);
  expect([series.length, series[0]!.links.every(({ between }) => between === 0), faults]).toEqual([
    1,
    true,
    [],
  ]);
}
