/** The public page of the plans: the newest published version, why it was adjusted and what changed, every one before. */
import { expect, test } from 'vitest';
import type { PublicPlan } from '../../db/public-plans.ts';
import type { PlanEntry } from '../../src/domain/yearly-plan/entry.ts';
import { planHtml } from '../../src/site/plan.ts';

const entry = (line: number, over: Partial<PlanEntry> = {}): PlanEntry => ({
  line,
  item: `第${line}号事项`,
  basis: '《中华人民共和国安全生产法》第六十二条',
  content: '责任制与规程',
  method: '现场检查',
  trades: ['危险化学品生产', '危险化学品经营'],
  type: 'general',
  amount: '10%',
  windows: [['2026-03-01', '2026-06-30']],
  teams: null,
  experts: 0,
  partners: null,
  frequency: '1次/年，上限2次/年/单位',
  remark: null,
  ...over,
});
const plan = (over: Partial<PublicPlan> = {}): PublicPlan => ({
  ...{ id: 1, year: 2026, version: 1, reason: null, section: '危化科', days: null },
  ...{ publishedDay: '2026-01-20', publishedAt: '局网站', entries: [entry(1), entry(2)] },
  ...over,
});

test('nothing is published yet', () => {
  expect(planHtml([])).toContain('还没有公布年度抽查计划');
});

test('the newest version, the reason of its adjustment, what it changed, and the version before in a fold', () => {
  const adjusted = [
    entry(1, { amount: '12家', windows: [['2026-09-01', '2026-09-30']] }),
    entry(3, { type: 'key', item: '<b>重点</b>' }),
  ];
  const html = planHtml([
    plan({ id: 2, version: 2, reason: '名录调整', publishedDay: '2026-05-06', entries: adjusted }),
    plan(),
  ]);
  for (const part of [
    '危化科 2026 年度抽查计划',
    '现行，第 2 版',
    '2026-05-06 公布（局网站）',
    '第 2 版调整理由：名录调整',
    '修改第 1 项「第1号事项」的比例或家数、检查时间',
    '取消第 2 项「第2号事项」',
    '增加第 3 项',
    '以前的版本（1 版）',
    '2026-01-20 公布',
    '3月至6月',
    '&lt;b&gt;重点',
  ])
    expect(html).toContain(part);
  expect(html).not.toMatch(/<script|<b>|https?:/);
});

test("the bureau's own shows its days; the calendar has a cell for each month of each line, those of its windows marked", () => {
  const days = { officers: 12, workdays: 248, other: { general: 805 }, nonLaw: { duty: 1200 }, perVisit: 2 };
  const html = planHtml([plan({ section: null, days, entries: [] }), plan()]);
  expect(html).toContain('2026 年度监督检查计划');
  expect(html).toContain('971 天');
  expect(html.match(/class="cell/g)).toHaveLength(24);
  expect(html.match(/class="cell busy"/g)).toHaveLength(8);
});
