/** 检查审批: nothing goes out before it, nobody approves what they have a part in, and what is urgent is counted. */
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { Bot } from '../../src/bot.ts';
import { importFile } from '../../src/cli/import.ts';
import { writeSheet } from '../../src/files/write.ts';
import { type Bureau, type CardFace, type Form, openBureau, type Person } from '../support/bureau.ts';
import {
  approvalCard,
  approve,
  CLERK,
  dispatch,
  drawn,
  HAZCHEM,
  INDUSTRY,
  inspect,
  LEADERS,
  OFFICE,
  publish,
  tasksOf,
} from '../support/round.ts';

let bureau: Bureau;
afterEach(async () => bureau[Symbol.asyncDispose]());

const [LEADER, DEPUTY, OTHER] = ['P001', 'P002', 'P003'] as const;
const desk = (no: string) => bureau.group(OFFICE).lastCard(`${no} · 执法监督科`);
const platform = { platformNo: 'SX-1', platformDay: '2026-03-10' };

async function settings(rows: Record<string, string>[]) {
  const headers = ['科室', '见证时限(分钟)', '检查审批'];
  const bytes = await writeSheet(
    headers.map((header) => ({ header })),
    rows.map((row) => headers.map((header) => row[header] ?? '')),
  );
  const taken = await importFile(bureau.database, { bytes, name: '科室设置.xlsx' }, await bureau.clock.now());
  expect(taken.is).toBe('taken');
  await bureau.settled();
}

let strayed = 0;
/** A tap on a card that was forwarded, that is old, or whose form sends what it should not: the toast. */
async function strays(who: Person, card: CardFace, act: string, form?: Form) {
  strayed += 1;
  const answer = await (bureau.world.bot() as Bot).dispatch({
    is: 'tap',
    key: `event/stray-${strayed}`,
    at: bureau.world.sandbox.now(),
    from: who.openId,
    chatId: who.chat.id,
    messageId: card.messageId,
    action: act,
    id: card.element(act).split('__')[1] ?? '',
    form: form ?? {},
    isForm: form !== undefined,
  });
  await bureau.settled();
  return answer?.toast?.content;
}

async function returns(no: string, who: string = DEPUTY, reason = '请补充检查方案') {
  return bureau.person(who).taps(await approvalCard(bureau, no, who), 'return-draw', { reason });
}

async function urgent(no: string, reason = '群众举报泄漏，须立即检查') {
  const clerk = bureau.person(CLERK);
  await clerk.taps(await desk(no), 'open-urgent');
  const form = await clerk.chat.lastCard('紧急先行派发');
  return clerk.taps(form, 'dispatch-urgent', { reason, ...platform });
}

describe('before 派发', () => {
  test('the office waits, the 分管领导 sees what a 行政检查审批表 holds, and the tasks go out after', async () => {
    bureau = await openBureau();
    const no = await drawn(bureau, '抽查 危化 2家');
    const card = await approvalCard(bureau, no, DEPUTY);
    for (const part of ['晋中市应急管理局', '双随机抽查', '2 家', '检查依据', '检查时限', '检查人员', '54号'])
      expect(card.text).toContain(part);
    for (const task of await tasksOf(bureau, no)) {
      const [row] = await bureau.sql<
        { name: string }[]
      >`select name from people where code = ${task.team[0].id}`;
      expect(card.text).toContain(row?.name);
    }
    expect(await bureau.chatOf(OTHER).cards('检查审批')).toEqual([]);
    expect(await bureau.chatOf(LEADER).cards('检查审批')).toEqual([]);
    const waiting = await desk(no);
    expect(waiting.can('dispatch-draw')).toBe(false);
    expect(waiting.text).toContain(`等 ${bureau.person(DEPUTY).name} 审批`);
    expect((await bureau.group(HAZCHEM.group).lastCard(`抽查 ${no}`)).text).toContain('等分管领导审批');

    expect((await approve(bureau, no)).toast?.content).toBe('已同意');
    expect(await bureau.group(OFFICE).lastText()).toContain('请登记平台编号并派发');
    const tapped = await bureau.person(CLERK).taps(await desk(no), 'dispatch-draw', platform);
    expect(tapped.toast?.content).toBe('已派发 2 个任务');
    expect((await desk(no)).text).toMatch(/同意。/);
  });

  test('the database holds it too', async () => {
    bureau = await openBureau();
    const no = await drawn(bureau, '抽查 危化 1家');
    for (const set of [
      "approval = 'open'",
      "approval = 'returned'",
      "approval = 'none'",
      "approval = 'stopped'",
    ])
      await expect(
        bureau.sql.unsafe(`update draws set dispatched_at = now(), ${set} where no = '${no}'`),
      ).rejects.toThrow(/draws_approved/);
    for (const set of ["approval = 'elsewhere'", "approval = 'urgent'"])
      await expect(bureau.sql.unsafe(`update draws set ${set} where no = '${no}'`)).rejects.toThrow(
        /draws_(approval_no|urgent)/,
      );
    await expect(
      bureau.sql`update approvals set state = 'approved', decided_by = submitted_by, decided_at = now()`,
    ).rejects.toThrow(/approvals_not_oneself/);
  });

  test('a form from before, sent in now, is refused in words', async () => {
    bureau = await openBureau();
    await settings([{ 科室: '危化科', '见证时限(分钟)': '2', 检查审批: '另行审批' }]);
    const no = await drawn(bureau, '抽查 危化 1家');
    const old = await desk(no);
    await settings([{ 科室: '危化科', '见证时限(分钟)': '2', 检查审批: '本系统' }]);
    const form = { approvalNo: '晋应急检〔2026〕3号', ...platform };
    expect(await strays(bureau.person(CLERK), old, 'dispatch-draw', form)).toBe('检查还未审批，不能派发');
    const submitted = await bureau.person(CLERK).taps(await desk(no), 'submit-approval', { note: '' });
    expect(submitted.toast?.content).toBe('已提交，请等审批');
    expect((await dispatch(bureau, no)).toast?.content).toBe('已派发 1 个任务');
  });
});

describe('who approves', () => {
  test('the 分管领导 of the section, and 组长; others are refused', async () => {
    bureau = await openBureau();
    const no = await drawn(bureau, '抽查 危化 1家');
    const card = await approvalCard(bureau, no, DEPUTY);
    expect(await strays(bureau.person(OTHER), card, 'approve-draw')).toBe('这次检查由其他领导审批');
    expect(await strays(bureau.person(HAZCHEM.chief), card, 'approve-draw')).toBe('此事由分管领导、组长办理');
    await bureau.person(LEADER).tells('审批');
    const own = await approvalCard(bureau, no, LEADER);
    expect((await bureau.person(LEADER).taps(own, 'approve-draw')).toast?.content).toBe('已同意');
    const late = await strays(bureau.person(DEPUTY), card, 'approve-draw');
    expect(late).toBe('这次检查审批已经办结');
    await bureau.person(LEADER).tells('审批');
    expect(await bureau.chatOf(LEADER).lastText()).toBe('现在没有等您审批的检查和计划。');
  });

  test('nobody approves a draw they opened or inspect in: another is asked', async () => {
    bureau = await openBureau();
    await bureau.sql`insert into person_roles (bureau_id, person_id, role, source)
      select bureau_id, id, 'deputy', 'register' from people where code in ('P008', 'P009')`;
    await bureau.sql`update sections set deputy_id = (select id from people where code = 'P008') where name = '危化科'`;
    const no = await drawn(bureau, '抽查 危化 1家');
    expect(await bureau.chatOf('P008').cards('检查审批')).toEqual([]);
    const card = await approvalCard(bureau, no, DEPUTY);
    expect(await strays(bureau.person('P008'), card, 'approve-draw')).toBe('本人发起或参加的须由他人审批');
    const [task] = await tasksOf(bureau, no);
    await bureau.sql`insert into person_roles (bureau_id, person_id, role, source)
      select bureau_id, id, 'leader', 'register' from people where code = ${task!.team[0].id}`;
    expect(await strays(task!.team[0], card, 'approve-draw')).toBe('本人发起或参加的须由他人审批');
    expect((await bureau.person(DEPUTY).taps(card, 'approve-draw')).toast?.content).toBe('已同意');
  });

  test('代理: from one day to another, said on the card; expired or taken back it is void', async () => {
    bureau = await openBureau();
    const deputy = bureau.person(DEPUTY);
    const stand = bureau.person(OTHER);
    const ids = await bureau.sql<{ id: number; code: string }[]>`select id, code from people`;
    const idOf = (code: string) => String(ids.find((row) => row.code === code)?.id);
    await deputy.tells('代理');
    const form = () => deputy.chat.lastCard('代理审批');
    const name = async (who: string, from: string, to: string) =>
      deputy.taps(await form(), 'name-stand-in', { who, from, to });
    for (const who of ['P010', DEPUTY]) {
      const wrong = { who: idOf(who), from: '2026-03-10', to: '2026-03-11' };
      expect(await strays(deputy, await form(), 'name-stand-in', wrong)).toBe('代理人须是组长或分管领导');
    }
    expect((await name(idOf(OTHER), '2026-03-09', '2026-03-11')).toast?.content).toBe('开始日期不能早于今天');
    expect((await name(idOf(OTHER), '2026-03-10', '2026-03-11')).toast?.content).toBe('已登记代理');
    expect(await stand.chat.lastText()).toContain(`${deputy.name}请您于`);

    const first = await drawn(bureau, '抽查 危化 1家');
    expect(await deputy.chat.cards('检查审批')).toEqual([]);
    expect((await desk(first)).text).toContain(`等 ${stand.name} 审批`);
    await stand.taps(await approvalCard(bureau, first, OTHER), 'approve-draw');
    expect((await approvalCard(bureau, first, OTHER)).text).toContain(`${stand.name}（代理 ${deputy.name}）`);
    expect((await desk(first)).text).toContain(`${stand.name}（代理 ${deputy.name}）`);

    const second = await drawn(bureau, '抽查 危化 2家');
    const old = await approvalCard(bureau, second, OTHER);
    await bureau.clock.workdays(2);
    expect(await strays(stand, old, 'approve-draw')).toBe('这次检查由其他领导审批');
    expect(
      (await deputy.taps(await approvalCard(bureau, second, DEPUTY), 'approve-draw')).toast?.content,
    ).toBe('已同意');

    await name(idOf(LEADER), '2026-03-12', '2026-03-20');
    const third = await drawn(bureau, '抽查 危化 3家');
    expect((await desk(third)).text).toContain(`等 ${bureau.person(LEADER).name} 审批`);
    await deputy.taps(await form(), 'end-stand-in');
    expect((await desk(third)).text).toContain(`等 ${deputy.name} 审批`);
    expect((await approve(bureau, third)).toast?.content).toBe('已同意');
  });
});

describe('returned', () => {
  test('chief and office are told why, and submit again with a note', async () => {
    bureau = await openBureau();
    const no = await drawn(bureau, '抽查 冶炼 2家', INDUSTRY);
    expect((await returns(no, OTHER)).toast?.content).toBe('已退回');
    const chief = bureau.person(INDUSTRY.chief);
    for (const chat of [chief.chat, bureau.group(OFFICE)])
      expect(await chat.lastText()).toContain('请补充检查方案');
    await chief.tells('待办');
    expect((await chief.chat.lastCard('待办')).text).toContain('提交检查审批');
    const list = await chief.chat.lastCard(`抽查 ${no} 检查名单`);
    expect(await strays(bureau.person(HAZCHEM.chief), list, 'submit-approval', { note: '我来' })).toBe(
      '只能办理本科室的抽查',
    );
    expect(await strays(chief, list, 'submit-approval', { note: '' })).toBe('请填写「补充说明」');
    expect((await chief.taps(list, 'submit-approval', { note: '检查方案已附' })).toast?.content).toBe(
      '已提交，请等审批',
    );
    const again = await approvalCard(bureau, no, OTHER);
    expect(again.text).toContain('检查方案已附');
    expect(again.text).toContain('请补充检查方案');
    expect((await bureau.person(OTHER).taps(again, 'approve-draw')).toast?.content).toBe('已同意');
    expect((await dispatch(bureau, no)).toast?.content).toBe('已派发 2 个任务');
  });

  test('stopped: no task goes out, the firms are free again, the record is published, and later draws with it', async () => {
    bureau = await openBureau();
    const no = await drawn(bureau, '抽查 危化 2家');
    const clerk = bureau.person(CLERK);
    await returns(no);
    expect((await clerk.taps(await desk(no), 'stop-draw')).toast?.content).toBe('本次不再检查');
    expect((await tasksOf(bureau, no)).map(({ state }) => state)).toEqual(['stopped', 'stopped']);
    expect((await desk(no)).can('dispatch-draw')).toBe(false);
    expect((await publish(bureau, no)).toast?.content).toBe('抽取记录已公开');
    await clerk.tells('进度');
    const next = await drawn(bureau, '抽查 危化 1家');
    await dispatch(bureau, next);
    for (const task of await tasksOf(bureau, next)) {
      await bureau.clock.workdays(1);
      await inspect(bureau, task);
    }
    expect((await publish(bureau, next)).toast?.content).toBe('抽取记录已公开');
    expect(bureau.errors).toEqual([]);
  });
});

describe('urgent', () => {
  test('out first with a reason, approved after, counted', async () => {
    bureau = await openBureau();
    const no = await drawn(bureau, '抽查 危化 1家');
    expect(await strays(bureau.person(HAZCHEM.chief), await desk(no), 'open-urgent')).toBe(
      '此事由执法监督科办理',
    );
    expect((await urgent(no)).toast?.content).toBe('已派发 1 个任务');
    expect((await approvalCard(bureau, no, DEPUTY)).text).toContain('群众举报泄漏');
    expect((await desk(no)).text).toContain('补批');
    const counted = async () => {
      await bureau.person(LEADER).tells('汇总');
      return (await bureau.chatOf(LEADER).lastCard('汇总')).text;
    };
    expect(await counted()).toContain('待审批 0 次；紧急先行派发 1 次，其中 1 次还未补批。');
    await returns(no);
    expect(await bureau.group(OFFICE).lastText()).toContain('任务已经派发');
    expect(
      (await bureau.person(CLERK).taps(await desk(no), 'submit-approval', { note: '附举报记录' })).toast
        ?.content,
    ).toBe('已提交，请等审批');
    expect((await approve(bureau, no)).toast?.content).toBe('已同意');
    expect(await counted()).toContain('紧急先行派发 1 次。');
    expect((await tasksOf(bureau, no))[0]?.state).toBe('assigned');
  });
});

describe('reminder', () => {
  test('once, a working day later, in office hours', async () => {
    bureau = await openBureau({ at: '2026-03-13T17:55:00+08:00' });
    const no = await drawn(bureau, '抽查 危化 1家');
    const cards = async () => (await bureau.chatOf(DEPUTY).cards(`检查审批：抽查 ${no}`)).length;
    expect(await cards()).toBe(1);
    await bureau.clock.to('2026-03-16T17:00:00+08:00');
    expect((await approvalCard(bureau, no, DEPUTY)).tag).toBe('待办');
    await bureau.clock.to('2026-03-16T17:59:00+08:00');
    const late = await approvalCard(bureau, no, DEPUTY);
    expect(late.tag).toBe('已超期');
    expect(await cards()).toBe(1);
    expect((await bureau.chatOf(DEPUTY).cards('已移至新卡片')).length).toBe(1);
    await bureau.clock.workdays(5);
    expect((await bureau.chatOf(DEPUTY).cards('已移至新卡片')).length).toBe(1);
    await bureau.person(DEPUTY).tells('待办');
    expect((await bureau.chatOf(DEPUTY).lastCard('待办')).text).toContain('审批检查');
    expect(bureau.errors).toEqual([]);
  });
});

describe('elsewhere', () => {
  test('the 审批文号 instead, kept and shown; nobody here is asked', async () => {
    bureau = await openBureau();
    await settings([{ 科室: '危化科', '见证时限(分钟)': '2', 检查审批: '另行审批' }]);
    const no = await drawn(bureau, '抽查 危化 1家');
    expect(await bureau.chatOf(DEPUTY).cards('检查审批')).toEqual([]);
    const none = await strays(bureau.person(CLERK), await desk(no), 'dispatch-draw', platform);
    expect(none).toBe('请填写「审批文号」');
    expect(
      (await dispatch(bureau, no, { ...platform, approvalNo: '晋应急检〔2026〕3号' })).toast?.content,
    ).toBe('已派发 1 个任务');
    expect((await desk(no)).text).toContain('晋应急检〔2026〕3号');
    const [row] = await bureau.sql`select approval, approval_no from draws where no = ${no}`;
    expect(row).toEqual({ approval: 'elsewhere', approval_no: '晋应急检〔2026〕3号' });
  });

  test('set while a request is open: it is withdrawn when the draw goes out', async () => {
    bureau = await openBureau();
    const no = await drawn(bureau, '抽查 危化 1家');
    await settings([{ 科室: '危化科', '见证时限(分钟)': '2', 检查审批: '另行审批' }]);
    const tapped = await bureau
      .person(CLERK)
      .taps(await desk(no), 'dispatch-draw', { ...platform, approvalNo: '3号' });
    expect(tapped.toast?.content).toBe('已派发 1 个任务');
    expect((await approvalCard(bureau, no, DEPUTY)).can('approve-draw')).toBe(false);
  });
});

test('the provincial platform: entered by its file, and approved before it goes out', async () => {
  bureau = await openBureau();
  const bytes = await readFile(new URL('../../db/seed/province-task.xlsx', import.meta.url));
  const clerk = bureau.person(CLERK);
  await clerk.sends('省级平台任务.xlsx', bytes);
  const preview = await clerk.chat.lastCard('导入省级平台任务');
  expect(preview.text).toContain('检查审批后派发');
  await clerk.taps(preview, 'confirm-import');
  const [row] = await bureau.sql<{ no: string; n: number }[]>`
    select d.no, (select count(*)::int from tasks t where t.draw_id = d.id) as n from draws d limit 1`;
  expect((await desk(row!.no)).can('dispatch-draw')).toBe(false);
  await approve(bureau, row!.no);
  const card = await desk(row!.no);
  expect(card.text).toContain('2026-03');
  expect((await dispatch(bureau, row!.no)).toast?.content).toBe(`已派发 ${row!.n} 个任务`);
});

test('the leadership group hears of what waits every week', async () => {
  bureau = await openBureau();
  await drawn(bureau, '抽查 危化 1家');
  await bureau.clock.to('2026-03-16T09:00:00+08:00');
  expect((await bureau.group(LEADERS).lastCard('汇总')).text).toContain('待审批 1 次');
});
