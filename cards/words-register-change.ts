/** 名录变化, on the card of the frozen lists. */
import type { LeftWhy } from '../src/domain/register-change.ts';
import { entryOf, STATUSES } from '../src/domain/vocabulary.ts';
import { columns } from './words-columns.ts';

export const changeWords = {
  title: (since: string, n: number) =>
    n === 0 ? `与抽查 ${since} 相比，名录没有变化` : `与抽查 ${since} 相比，名录有 ${n} 家变化`,
  since: (numbers: readonly string[]) => numbers.join('、'),
  first: '这些行业首次冻结，没有可比的名录',
  added: (n: number, names: string) => `**新增 ${n} 家**：${names}`,
  left: (n: number, names: string) => `**退出 ${n} 家**：${names}`,
  changed: (n: number, names: string) => `**信息变更 ${n} 家**：${names}`,
  named: (name: string, what: string) => `${name}（${what}）`,
  rest: (n: number) => `等，另有 ${n} 家`,
  why: {
    gone: '已移出',
    section: '改由其他科室监管',
    trade: '行业变更',
    key: '重点、一般类别变更',
  } satisfies Record<Exclude<LeftWhy, 'status'>, string>,
  status: (code: string) => entryOf(STATUSES, code as (typeof STATUSES)[number]['code']).name,
  columns: (names: readonly string[]) => names.map((name) => columns[name] ?? name).join('、'),
} as const;
