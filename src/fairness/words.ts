/** What the fairness report says, on paper and in the terminal. */
import { fairnessWords as shared } from '../../cards/words-fairness.ts';
import type { TestName } from '../domain/fairness/measure.ts';
import type { Deed } from './report.ts';

const { p } = shared;
const tests: Readonly<Record<TestName, { name: string; what: string }>> = {
  enterprises: {
    name: shared.tests.enterprises,
    what: '以前抽中偏多的企业，后来是不是又偏多。偏大说明总是那几家，偏小说明像是轮流安排。',
  },
  counties: { name: shared.tests.counties, what: '各县区抽中的家数与按名单应有的家数差得多不多。' },
  people: { name: shared.tests.people, what: '每人承担的检查次数与按规则应有的次数差得多不多。' },
  partners: { name: shared.tests.partners, what: '同样两个人分在一组的重复次数。偏大说明总是固定搭档。' },
  meetings: { name: shared.tests.meetings, what: '同一个人又去同一家企业的重复次数。' },
};
const deeds: Readonly<Record<Deed, string>> = { people: '换人', enterprises: '替换企业', voids: '作废' };

export const words = {
  title: '抽取公平性报告',
  lead: (from: string, to: string) => `冻结日期 ${from} 至 ${to} 的正式抽取`,
  basis: shared.basis,
  few: shared.few,
  none: shared.none,
  verdict: {
    good: shared.verdict.good,
    bad: (names: readonly string[]) =>
      `${shared.verdict.bad(names)}，请执法监督科逐次核对抽取记录（npm run audit）。`,
  },
  tests,
  deeds,
  p,
  state: shared.state,
  table: {
    tests: '各项检验',
    columns: ['检验', '实际', '重抽平均', '重抽的 95% 在', 'p 值', '校正后', '结论'],
    lines: ['编号', '名称', '应有', '实际'],
    usual: '重抽的 95% 在',
    p: '单项 p 值',
    partners: ['两人', '同组次数'],
    meetings: ['人员与企业', '次数'],
    groups: ['科室', '发起人', '抽取', '作废', '检查家次', '换人', '替换企业'],
  },
  sections: {
    people: '执法人员：应有与实际',
    counties: '县区：应有与实际',
    enterprises: '企业：应有与实际',
    partners: '同组最多的两人',
    meetings: '去同一家最多的人',
    groups: '换人、替换、作废',
    how: '怎么算的',
    years: '逐年的 p 值',
  },
  picture: (name: string) => `${name}：竖线是实际，柱子是重抽的分布`,
  legend: '横线是重抽的 95% 范围，短竖线是应有次数，圆点是实际次数。',
  range: (from: number, to: number) => `${tidy(from)} 至 ${tidy(to)}`,
  fold: (n: number) => `全部 ${n} 项`,
  groupTest: (deed: string, by: string, value: number | undefined) =>
    value === undefined
      ? `${deed}按${by}比较：没有可比的次数。`
      : `${deed}按${by}比较：p 值 ${p(value)}，${value < 0.05 ? '各处次数差别较大，请问明原因' : '各处次数没有明显差别'}。`,
  by: { chiefs: '发起人', sections: '科室' },
  how: [
    '应有次数来自每次抽取冻结的名单：按家数抽的，是该层应抽家数除以该层总家数；按比例抽的，就是该层的比例。必须检查的重点单位不参加比较。执法人员的应有次数来自重抽的平均，因为谁能去哪家由证件、县区、专业、回避和已有任务决定。',
    '名单会随以前的结果变化：查过的不再列入。所以每次抽取都从当时的名单、接着真实发生的历史重抽，不把几次抽取的次数合在一起套用卡方表。',
    'p 值是重抽中与实际同样偏或更偏的比例。几项检验一起看，总会有一项碰巧偏小，所以用霍尔姆法校正；校正后小于 0.05 的才算不相符。单个企业的 p 值按公平赔率下的赌注计算，并乘以企业家数。',
    '换人、替换、作废是人的行为，不由随机数决定；次数差别大不等于有问题，但应当说得出原因。',
  ],
  simulation: {
    title: '抽取公平性模拟',
    lead: (years: number, draws: number, visits: number) =>
      `虚拟的科室，用同一个抽取程序抽了 ${years} 年，共 ${draws} 次、${visits} 家次；名单、任务数、请假逐次变化。`,
    below: (name: string, below: number, years: number) =>
      `${name}：${years} 年里有 ${below} 年的 p 值小于 0.05（公平时平均 ${(years * 0.05).toFixed(1)} 年）`,
    good: '各年合在一起，没有哪家企业、哪个县区、哪个人受到偏向。',
  },
  progress: (no: string, n: number) => `已重抽 ${no}（第 ${n} 次抽取）`,
  year: (n: number, of: number) => `已模拟 ${n}/${of} 年`,
  file: (day: string, simulated: boolean) => `${simulated ? '抽取公平性模拟' : '抽取公平性报告'}-${day}.html`,
  written: (file: string) => `报告已写入 ${file}，用浏览器打开。`,
  usage:
    '用法：npm run fairness [-- --from 2026-01-01 --to 2026-12-31 --rounds 999 --out 报告.html]\n      npm run fairness -- --simulate 20 [--rounds 99]     用虚拟的科室模拟 20 年',
} as const;

export const tidy = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : 1);
