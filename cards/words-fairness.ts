/** 公平性 of a bureau's draws: what its card says, and the names that the report shares with it. */
import type { TestName } from '../src/domain/fairness/measure.ts';

export const fairnessWords = {
  tests: {
    enterprises: '企业',
    counties: '县区',
    people: '执法人员',
    partners: '搭档重复',
    meetings: '再访重复',
  } satisfies Record<TestName, string>,
  verdict: {
    good: '没有发现偏向：各项结果都与按名单随机抽取相符。',
    bad: (names: readonly string[]) => `${names.join('、')}与按名单随机抽取不相符`,
  },
  none: '这段时间没有有结果的正式抽取，没有可以检验的内容。',
  basis: (draws: number, visits: number, rounds: number) =>
    `共 ${draws} 次有结果的抽取，检查 ${visits} 家次。每次抽取都用当时冻结的名单另取随机数重抽 ${rounds} 次，作为比较。`,
  few: '抽取次数还少，只有很明显的偏向才看得出来。',
  state: { good: '相符', bad: '不相符' },
  columns: { test: '检验', observed: '实际', range: '重抽的 95% 在', p: '碰巧的可能', state: '结论' },
  observedAndRange: '实际（重抽的 95%）',
  withRange: (observed: string, range: string) => `${observed}（${range}）`,
  range: (from: string, to: string) => `${from} 至 ${to}`,
  p: (value: number) => (value < 0.001 ? '小于 0.001' : value.toFixed(3)),

  title: (year: string) => `抽取公平性 ${year} 年`,
  summary: { running: '抽取公平性正在计算', done: '抽取公平性已算好', failed: '抽取公平性没有算成' },
  running: (rounds: number) =>
    `正在用当时冻结的名单重抽 ${rounds} 次作比较，算好后显示在这张卡片上，现在无需办理。`,
  failed: '抽取较多，在这里算不完。请管理员在服务器上用命令行生成公平性报告。',
  badLead: (verdict: string) => `**${verdict}**，请执法监督科逐次核对抽取记录。`,
  figures: { draws: '抽取（次）', visits: '检查（家次）', changes: '换人、替换、作废' },
  changes: (people: number, enterprises: number, voids: number) =>
    `换人 ${people} 次，替换企业 ${enterprises} 次，作废 ${voids} 次。这些由人决定，次数多的应当说得出原因。`,
  chart: (most: number | undefined) =>
    `各县区抽中家数：应有与实际${most === undefined ? '' : `（应有最多的 ${most} 个）`}`,
  due: '应有',
  actual: '实际',
  link: (url: string) => `[怎么证明抽取是公平的](${url})`,
  toast: '正在计算',
} as const;
