/** 年度抽查计划: days, windows, what a line comes to, what changed, how the visits are spread. */
import { describe, expect, test } from 'vitest';
import calendar2026 from '../../../db/seed/calendar-2026.json' with { type: 'json' };
import { Refusal } from '../../../src/domain/refusal.ts';
import { type CalendarDay, makeCalendar } from '../../../src/domain/working-days.ts';
import {
  dayListText,
  dayUse,
  NON_LAW,
  OTHER_LAW,
  readDayList,
  supervisionDays,
  workdaysOfYear,
} from '../../../src/domain/yearly-plan/days.ts';
import {
  checkEntryDraw,
  type PlanEntry,
  type Pool,
  targetOf,
} from '../../../src/domain/yearly-plan/entry.ts';
import { changesOf, checkSubmit } from '../../../src/domain/yearly-plan/plan.ts';
import { byMonth, spreadOf } from '../../../src/domain/yearly-plan/spread.ts';
import { nextYear, proposedWindows, readWindows, windowOf } from '../../../src/domain/yearly-plan/windows.ts';

const code = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'fine';
};

describe('监督检查工作日', () => {
  /** domain.md §1: 总法定 = workdays × officers (248 in 2025 and in 2026); 971 days = 632 重点 + 339 一般. */
  test('the worked example: 12 officers, 248 days, 971 left for supervision, of which 632 for 重点 and 339 for 一般', () => {
    const workdays = workdaysOfYear(makeCalendar(calendar2026 as CalendarDay[], [2026]), 2026);
    expect(workdays).toBe(248);
    const days = {
      officers: 12,
      workdays,
      other: readDayList(
        '综合监管 300；行政许可 180；事故调查 100；联合执法 225',
        OTHER_LAW,
        '其他执法工作日',
      ),
      nonLaw: readDayList('值班 240；学习会议 360；年休婚丧 600', NON_LAW, '非执法工作日'),
      perVisit: 1,
    };
    expect(supervisionDays(days)).toEqual({ total: 2976, other: 805, nonLaw: 1200, supervision: 971 });
    expect(dayUse(days, { key: 632, general: 339 })).toEqual({ key: 632, general: 339, left: 0 });
    expect(dayUse({ ...days, perVisit: 2 }, { key: 300, general: 100 })).toEqual({
      key: 600,
      general: 200,
      left: 171,
    });
  });

  test('more than there is is refused', () => {
    const days = { officers: 1, workdays: 10, other: { general: 6 }, nonLaw: { duty: 5 }, perVisit: 2 };
    expect(code(() => supervisionDays(days))).toBe('plan-days-negative');
  });

  test('a list that was edited reads as it was written', () => {
    const list = readDayList('综合监管：12；事故调查 3、投诉举报 -', OTHER_LAW, 'x');
    expect(list).toEqual({ general: 12, accidents: 3, complaints: 0 });
    expect(readDayList(dayListText(list, OTHER_LAW), OTHER_LAW, 'x')).toMatchObject(list);
    for (const wrong of ['钓鱼 3', '综合监管 三十', '综合监管 1；综合监管 2'])
      expect([wrong, code(() => readDayList(wrong, OTHER_LAW, 'x'))]).toEqual([
        wrong,
        'unreadable-days-list',
      ]);
  });
});

describe('检查时间', () => {
  test.each([
    ['3月至6月', [['2026-03-01', '2026-06-30']]],
    ['3—6月', [['2026-03-01', '2026-06-30']]],
    [
      '三月至六月；九月',
      [
        ['2026-03-01', '2026-06-30'],
        ['2026-09-01', '2026-09-30'],
      ],
    ],
    ['2月', [['2026-02-01', '2026-02-28']]],
    ['第二季度', [['2026-04-01', '2026-06-30']]],
    [
      '一季度、三季度',
      [
        ['2026-01-01', '2026-03-31'],
        ['2026-07-01', '2026-09-30'],
      ],
    ],
    ['上半年', [['2026-01-01', '2026-06-30']]],
    ['下半年', [['2026-07-01', '2026-12-31']]],
    ['全年', [['2026-01-01', '2026-12-31']]],
    ['2026年', [['2026-01-01', '2026-12-31']]],
    ['2026年5月-11月', [['2026-05-01', '2026-11-30']]],
    ['3月16日至4月10日', [['2026-03-16', '2026-04-10']]],
    [
      '2026-03-16至2026-04-10；2026.9.1-2026.9.30',
      [
        ['2026-03-16', '2026-04-10'],
        ['2026-09-01', '2026-09-30'],
      ],
    ],
    [
      '9月、3月',
      [
        ['2026-03-01', '2026-03-31'],
        ['2026-09-01', '2026-09-30'],
      ],
    ],
  ])('%s', (text, windows) => {
    expect(readWindows(text, 2026)).toEqual(windows);
  });

  test.each(['', '适时', '13月', '6月至3月', '2027年3月', '2月30日', '第五季度', '2026-03-16至2027-04-10'])(
    '%s can not be read',
    (text) => {
      expect(readWindows(text, 2026)).toBeUndefined();
    },
  );

  test('days lie in one window whole', () => {
    const windows = readWindows('3月；4月', 2026)!;
    expect(windowOf(windows, '2026-03-02', '2026-03-31')).toEqual(windows[0]);
    expect(windowOf(windows, '2026-03-30', '2026-04-02')).toBeUndefined();
  });
});

const pool: Pool = {
  A: { key: 0, general: 21 },
  B: { key: 2, general: 30 },
  C: { key: 3, general: 9 },
  D: { key: 4, general: 1 },
};

describe('应查', () => {
  test.each([
    ['general', '10%', 7], // 61 × 10 %, rounded up
    ['general', '12家', 12],
    ['general', 'A5% B10% C20% D50%', 7], // 1.05 + 3 + 1.8 + 0.5
    ['general', 'A2家 D1家', 3],
    ['key', '100%', 9],
  ] as const)('%s %s', (type, amount, n) => {
    expect(targetOf({ type, amount }, pool)).toBe(n);
  });

  test('a draw lies in a window and takes no more than is left', () => {
    const entry = { windows: readWindows('3月至6月', 2026)!, type: 'general' as const };
    const progress = { target: 12, drawn: 9, visited: 4 };
    const asked = { from: '2026-03-11', to: '2026-04-10' };
    expect(code(() => checkEntryDraw(entry, progress, { ...asked, count: 3 }))).toBe('fine');
    expect(code(() => checkEntryDraw(entry, progress, { ...asked, count: 4 }))).toBe('plan-exceeded');
    expect(code(() => checkEntryDraw(entry, { ...progress, drawn: 12 }, asked))).toBe('plan-exceeded');
    expect(code(() => checkEntryDraw(entry, progress, { ...asked, to: '2026-07-01' }))).toBe(
      'outside-plan-window',
    );
    expect(code(() => checkEntryDraw({ ...entry, type: 'key' }, { ...progress, drawn: 12 }, asked))).toBe(
      'fine',
    );
  });
});

const line = (over: Partial<PlanEntry>): PlanEntry => ({
  line: 1,
  item: '危险化学品生产企业安全生产监督检查',
  basis: '《中华人民共和国安全生产法》第六十五条',
  content: '要点',
  method: '现场检查',
  trades: ['危险化学品生产'],
  type: 'general',
  amount: '10%',
  windows: [['2026-03-01', '2026-06-30']],
  teams: 3,
  experts: 0,
  partners: null,
  frequency: '1次/年',
  remark: null,
  ...over,
});

test('调整: what was added, changed, removed', () => {
  const before = [line({ line: 1 }), line({ line: 2 }), line({ line: 3 })];
  const after = [line({ line: 1, amount: '20%', experts: 1 }), line({ line: 3 }), line({ line: 4 })];
  expect(changesOf(before, after).map(({ line, is, fields }) => [line, is, fields])).toEqual([
    [1, 'changed', ['amount', 'experts']],
    [2, 'removed', []],
    [4, 'added', []],
  ]);
});

test('提交: not empty, an adjustment with its reason, not twice', () => {
  const plan = { state: 'draft', version: 1, reason: null } as const;
  expect(code(() => checkSubmit(plan, 1))).toBe('fine');
  expect(code(() => checkSubmit(plan, 0))).toBe('plan-empty');
  expect(code(() => checkSubmit({ ...plan, version: 2 }, 1))).toBe('plan-reason-missing');
  expect(code(() => checkSubmit({ ...plan, state: 'open' }, 1))).toBe('plan-open');
  expect(code(() => checkSubmit({ ...plan, state: 'approved' }, 1))).toBe('stale');
});

describe('不可预测', () => {
  test('spread over weekdays and weeks', () => {
    const days = ['2026-03-10', '2026-03-10', '2026-03-12', '2026-03-17'];
    expect(spreadOf(days)).toEqual({
      visits: 4,
      weekdays: [0, 3, 0, 1, 0, 0, 0],
      weeks: 2,
      most: { weekday: 2, percent: 75 },
      uneven: false,
    });
    expect(spreadOf(Array.from({ length: 10 }, () => '2026-03-10')).uneven).toBe(true);
    expect(spreadOf([])).toMatchObject({ visits: 0, weeks: 0, uneven: false });
  });

  test('the planned visits by month add up', () => {
    const months = byMonth(readWindows('3月至6月；9月', 2026)!, 17);
    expect(months.reduce((sum, n) => sum + n, 0)).toBe(17);
    expect(months.map((n, i) => (n > 0 ? i + 1 : 0)).filter(Boolean)).toEqual([3, 4, 5, 6, 9]);
    expect(byMonth([], 5)).toEqual(Array(12).fill(0));
  });
});

describe('检查时间 that a form proposes', () => {
  const line = (...windows: (readonly [string, string])[]) => ({ windows });

  test('the quarter that lies ahead and has the fewest lines, else what is left of the year', () => {
    expect(proposedWindows([], 2026, '2026-03-10')).toEqual([['2026-04-01', '2026-06-30']]);
    const second = line(['2026-05-01', '2026-07-31']);
    expect(proposedWindows([second], 2026, '2026-03-10')).toEqual([['2026-10-01', '2026-12-31']]);
    expect(proposedWindows([second], 2027, '2026-12-10')).toEqual([['2027-01-01', '2027-03-31']]);
    expect(proposedWindows([], 2026, '2026-11-05')).toEqual([['2026-11-01', '2026-12-31']]);
  });

  test('the same days a year on', () => {
    expect(nextYear([['2027-02-01', '2027-02-28']], 2028)).toEqual([['2028-02-01', '2028-02-29']]);
    expect(nextYear([['2028-02-29', '2028-03-10']], 2029)).toEqual([['2029-02-28', '2029-03-10']]);
  });
});
