/** 抽查的要求: how people type what they want, and what it means for each stratum. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import {
  type Amounts,
  askedFor,
  checkWindow,
  planStrata,
  type Stratum,
  stratumOf,
} from '../../src/domain/plan.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { type Grade, TRADES } from '../../src/domain/vocabulary.ts';
import { readAmounts, readWish } from '../../src/domain/wish.ts';
import { nearestCommand, readCommand } from '../../src/read-command.ts';

const TODAY = '2026-03-10';
const HAZCHEM = { name: '危化科', trades: ['危险化学品生产'] };
const INDUSTRY = { name: '冶金工贸科', trades: ['金属冶炼', '粉尘涉爆', '有限空间'] };
const WHOLE = ['危险化学品生产'];

const count = (n: number): Amounts => ({ is: 'one', amount: { is: 'count', n } });
const percent = (n: number): Amounts => ({ is: 'one', amount: { is: 'ratio', bp: n * 100 } });
const graded = (is: 'count' | 'ratio', amounts: Partial<Record<Grade, number>>): Amounts => ({
  is: 'by-grade',
  amounts: new Map(
    (Object.entries(amounts) as [Grade, number][]).map(([grade, n]) => [
      grade,
      is === 'count' ? { is, n } : { is, bp: n * 100 },
    ]),
  ),
});

/** The code of the refusal. */
function refusalOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
}

/** A whole line as it is typed in the group: the command's word, then the wish. */
function typed(line: string, section = HAZCHEM) {
  const { command, rest } = readCommand(commands, line);
  return {
    command: command?.name,
    ...(command?.name === 'draw' && { wish: readWish(rest, TODAY, section) }),
  };
}

describe('a line in the group', () => {
  test.each<[string, Amounts]>([
    ['抽查 危化 10%', percent(10)],
    ['抽危化 10%', percent(10)],
    ['抽查危化10％', percent(10)],
    ['抽查一下危化企业，10%', percent(10)],
    ['抽查：危化；10%。', percent(10)],
    ['抽查本科室 危化 10%', percent(10)],
    ['抽查　危化　１０％', percent(10)],
    ['抽 查 危化 10%', percent(10)],
    ['  抽查：危化，10%', percent(10)],
    ['，抽查 危化 10 %', percent(10)],
    ['抽查 危化 百分之十', percent(10)],
    ['抽查 危化 百分之十二点五', percent(12.5)],
    ['抽查 危化 一成', percent(10)],
    ['抽查 危化 半数', percent(50)],
    ['抽查 危化 全部', percent(100)],
    ['抽查 危化 0.5%', percent(0.5)],
    ['抽查 危化 100%', percent(100)],
    ['抽查 危化 十二家', count(12)],
    ['抽危化 12家', count(12)],
    ['抽危化12家', count(12)],
    ['抽危化 12', count(12)],
    ['抽查 危化企业 12 家企业', count(12)],
    ['抽查 危化领域 两家', count(2)],
    ['抽查危险化学品生产企业 一百零五户', count(105)],
    ['抽查 危化科 10%', percent(10)],
    ['随机抽查 危化 10%', percent(10)],
    ['抽取危化 10%', percent(10)],
    ['抽查危化 10%。', percent(10)],
    ['抽查 危化 抽 10%', percent(10)],
    ['抽查 危化 随机抽取 12家', count(12)],
    ['抽查 危化 A5% B10% C20% D50%', graded('ratio', { A: 5, B: 10, C: 20, D: 50 })],
    ['抽查 危化 a5%b10%', graded('ratio', { A: 5, B: 10 })],
    ['抽查 危化 A级5%，B级10%', graded('ratio', { A: 5, B: 10 })],
    ['抽查 危化 A类：5%；D类：全部', graded('ratio', { A: 5, D: 100 })],
    ['抽查 危化 Ａ２家、Ｂ３家', graded('count', { A: 2, B: 3 })],
    ['抽查 危化 A0家 D十二家', graded('count', { A: 0, D: 12 })],
  ])('%s', (line, amounts) => {
    expect(typed(line)).toEqual({ command: 'draw', wish: { trades: WHOLE, amounts } });
  });

  test.each<[string, object]>([
    ['抽查', { trades: [] }],
    ['抽查。', { trades: [] }],
    ['抽', { trades: [] }],
    ['抽查 危化', { trades: WHOLE }],
    ['抽查 10%', { trades: [], amounts: percent(10) }],
    ['抽查 重点 危化', { trades: WHOLE, type: 'key' }],
    ['抽查 危化 重点企业', { trades: WHOLE, type: 'key' }],
    ['抽查 重点检查', { trades: [], type: 'key' }],
    ['抽查 一般检查 危化 10%', { trades: WHOLE, type: 'general', amounts: percent(10) }],
  ])('%s', (line, wish) => {
    expect(typed(line)).toEqual({ command: 'draw', wish });
  });

  test.each<[string, readonly string[], Amounts?]>([
    ['抽查 金属冶炼、粉尘 6家', ['金属冶炼', '粉尘涉爆'], count(6)],
    ['抽查 金属冶炼和粉尘涉爆 6家', ['金属冶炼', '粉尘涉爆'], count(6)],
    ['抽查 冶金,粉尘,受限空间 10%', ['金属冶炼', '粉尘涉爆', '有限空间'], percent(10)],
    ['抽查 冶金工贸科 10%', INDUSTRY.trades, percent(10)],
    ['抽查 冶金工贸 10%', INDUSTRY.trades, percent(10)],
    ['抽查 冶金 10%', ['金属冶炼'], percent(10)],
    ['抽查 有限空间', ['有限空间']],
    ['抽查 有限空间 十家', ['有限空间'], count(10)],
    ['抽查 有限空间作业企业 三成', ['有限空间'], percent(30)],
    ['抽查 粉尘 粉尘涉爆 3家', ['粉尘涉爆'], count(3)],
  ])('%s', (line, trades, amounts) => {
    expect(typed(line, INDUSTRY)).toEqual({
      command: 'draw',
      wish: { trades, ...(amounts && { amounts }) },
    });
  });

  test('every word for a trade is read as that trade, and never as a type or an amount', () => {
    for (const trade of TRADES)
      for (const word of [trade.name, ...trade.aliases])
        expect([word, readWish(`${word} 10%`, TODAY, { name: '某科', trades: [] })]).toEqual([
          word,
          { trades: [trade.name], amounts: percent(10) },
        ]);
  });

  test.each([
    ['3月16日至4月10日', '2026-03-16', '2026-04-10'],
    ['3月16到4月10', '2026-03-16', '2026-04-10'],
    ['3.16～4.10', '2026-03-16', '2026-04-10'],
    ['3月16日——4月10日', '2026-03-16', '2026-04-10'],
    ['2026-03-16到2026-04-10', '2026-03-16', '2026-04-10'],
    ['2026年3月16日 至 2026年4月10日', '2026-03-16', '2026-04-10'],
    ['２０２６．３．１６至４．１０', '2026-03-16', '2026-04-10'],
    ['2026/12/21至2027/1/15', '2026-12-21', '2027-01-15'],
    ['3.16-4.10', '2026-03-16', '2026-04-10'],
    ['3月16日-4月10日', '2026-03-16', '2026-04-10'],
    ['3月16号到4月10号', '2026-03-16', '2026-04-10'],
    ['3月16日至20日', '2026-03-16', '2026-03-20'],
    ['2026-03-16--2026-04-10', '2026-03-16', '2026-04-10'],
    ['2026-3-16-4-10', '2026-03-16', '2026-04-10'],
  ])('with the days %s, before or after the amount', (days, from, to) => {
    const wish = { trades: WHOLE, amounts: percent(10), from, to };
    expect(typed(`抽查 危化 10% ${days}`).wish).toEqual(wish);
    expect(typed(`抽查 危化 ${days} 10%`).wish).toEqual(wish);
  });

  test.each([
    ['2月30日至4月10日', 'bad-day'],
    ['3月16日至13月1日', 'bad-day'],
    ['0%', 'unreadable-amount'],
    ['0家', 'unreadable-amount'],
    ['零家', 'unreadable-amount'],
    ['101%', 'unreadable-amount'],
    ['百分之二百', 'unreadable-amount'],
    ['100001家', 'unreadable-amount'],
    ['-5%', 'unreadable-amount'],
    ['3.5家', 'unreadable-amount'],
    ['0.001%', 'unreadable-amount'],
    ['10-20%', 'unreadable-amount'],
    ['10% 12家', 'unreadable-amount'],
    ['百分之', 'unreadable-amount'],
    ['若干家', 'unreadable-amount'],
    ['食品生产 10%', 'unreadable-scope'],
    ['烟花10%', 'unreadable-scope'],
    ['冶金工贸科 10%', 'unreadable-scope'],
    ['10% 3月16日', 'unreadable-days'],
    ['十家 下周', 'unreadable-days'],
    ['三五家', 'unreadable-amount'],
    ['1e3', 'unreadable-amount'],
    ['NaN', 'unreadable-amount'],
    ['A5% B3家', 'mixed-amounts'],
    ['A5% A10%', 'unreadable-amount'],
    ['A5% E10%', 'unreadable-amount'],
    ['A5% 其余10%', 'unreadable-amount'],
    ['A、B级5%', 'unreadable-amount'],
    ['A101%', 'unreadable-amount'],
    ['A级', 'unreadable-amount'],
    ['A0% B0%', 'unreadable-amount'],
    ['A0家', 'unreadable-amount'],
    ["'; drop table draws; --", 'unreadable-amount'],
  ])('抽查 危化 %s: %s', (rest, code) => {
    expect(refusalOf(() => typed(`抽查 危化 ${rest}`))).toBe(code);
  });

  test('whatever is typed is read or refused, never a fault', () => {
    const piece = fc.constantFrom(
      ...[
        '抽',
        '危化',
        '有限空间',
        '10',
        '%',
        '家',
        'A',
        'B级',
        '至',
        '3月16日',
        '2026-',
        '一般',
        '重点',
        '百分之',
      ],
      ...[' ', '、', '十', '点', '成', '—', '全部', '０', '％', '\n', '😀', '\u202e', '科'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        expect(refusalOf(() => readWish(pieces.join(''), TODAY, HAZCHEM))).toMatch(/^[a-z-]+$/);
      }),
      { numRuns: 3000, seed: 20260310 },
    );
  });
});

describe('the amount field of the form', () => {
  test.each<[string, Amounts]>([
    ['10%', percent(10)],
    [' 12 家 ', count(12)],
    ['A5% B10% C20% D50%', graded('ratio', { A: 5, B: 10, C: 20, D: 50 })],
  ])('%s', (text, amounts) => {
    expect(readAmounts(text)).toEqual(amounts);
  });

  test.each(['', ' ', '很多', '10%%'])('「%s」 is refused', (text) => {
    expect(refusalOf(() => readAmounts(text))).toBe('unreadable-amount');
  });
});

describe('which command', () => {
  test.each([
    ['抽查', 'draw', ''],
    ['抽查 危化 10%', 'draw', '危化 10%'],
    ['重点检查 危化', 'draw', '危化'],
    ['抽', 'draw', ''],
    ['见证 738201', 'witness', '738201'],
    ['见证738201', 'witness', '738201'],
    ['见证：７３８２０１', 'witness', '738201'],
    ['见 证 738 201', 'witness', '738 201'],
    ['见证 738201。', 'witness', '738201'],
    ['进度', 'progress', ''],
    ['查看进度', 'progress', ''],
    ['待办', 'todo', ''],
    ['我的 任务', 'todo', ''],
    ['汇总', 'summary', ''],
    ['帮助', 'help', ''],
    ['帮助！', 'help', ''],
    ['HELP', 'help', ''],
    ['ｈｅｌｐ', 'help', ''],
    ['？', 'help', ''],
    ['?', 'help', ''],
    ['绑定本群', 'bind-chat', ''],
    ['！帮助', 'help', ''],
    ['\u200b帮助', 'help', ''],
    ['＠双随机助手　抽查　危化　百分之十', 'draw', '危化 百分之十'],
    ['@双随机助手抽查 危化', 'draw', '危化'],
    ['@张三 @双随机助手 待办', 'todo', ''],
    ['您好，请帮我抽查危化10%', 'draw', '危化10%'],
    ['麻烦您汇总', 'summary', ''],
    ['代办', 'todo', ''],
    ['抽检 危化', 'draw', '危化'],
  ])('%s', (text, name, rest) => {
    const read = readCommand(commands, text);
    expect([read.command?.name, read.rest]).toEqual([name, rest]);
  });

  test.each(['', '   ', '你好', '请问', '@双随机助手', '738201', 'constructor', '__proto__', '😀'])(
    '「%s」 is none',
    (text) => {
      expect(readCommand(commands, text).command).toBeUndefined();
    },
  );

  test.each([
    ['请抽查', 'draw'],
    ['麻烦帮我抽查一下危化', 'draw'],
    ['今天的进度怎么样', 'progress'],
    ['抽茶', 'draw'],
    ['重点检察', 'draw'],
    ['进渡', 'progress'],
    ['见正 738201', 'witness'],
    ['汇中', 'summary'],
    ['绑定', 'bind-chat'],
    ['绑定这个群', 'bind-chat'],
    ['邦助', 'help'],
    ['代办', 'todo'],
    ['我的待办事项', 'todo'],
  ])('%s is nearest to %s', (text, name) => {
    expect(nearestCommand(commands, text).name).toBe(name);
  });

  test('something is nearest to anything', () => {
    for (const text of ['', '😀'.repeat(500), '\n', 'a'.repeat(10_000)])
      expect(commands).toContain(nearestCommand(commands, text));
  });
});

describe('for each stratum', () => {
  const strata: Stratum[] = [
    { label: '危险化学品生产|A', grade: 'A', pool: 10 },
    { label: '危险化学品生产|B', grade: 'B', pool: 25 },
    { label: '危险化学品生产|C', grade: 'C', pool: 14 },
    { label: '金属冶炼|B', grade: 'B', pool: 1 },
  ];

  test('the first trade and the grade', () => {
    expect(stratumOf({ trades: ['粉尘涉爆', '有限空间'], grade: 'C' })).toBe('粉尘涉爆|C');
  });

  test('a ratio is the same for all, in basis points', () => {
    expect(planStrata(percent(12.5), strata)).toEqual({
      mode: 'fair',
      strata: strata.map(({ label }) => [label, 1250]),
    });
  });

  test('a ratio by grade; a grade that is not named is not drawn', () => {
    expect(planStrata(graded('ratio', { A: 5, B: 10 }), strata)).toEqual({
      mode: 'fair',
      strata: [
        ['危险化学品生产|A', 500],
        ['危险化学品生产|B', 1000],
        ['危险化学品生产|C', 0],
        ['金属冶炼|B', 1000],
      ],
    });
  });

  test('a number is shared out by size, 最大余数法', () => {
    expect(planStrata(count(7), strata)).toEqual({
      mode: 'take',
      strata: [
        ['危险化学品生产|A', 1], // 1.4
        ['危险化学品生产|B', 4], // 3.5
        ['危险化学品生产|C', 2], // 1.96
        ['金属冶炼|B', 0], // 0.14
      ],
    });
  });

  test('a number by grade is shared out within the grade, labels in order', () => {
    const shuffled = [strata[3], strata[2], strata[1], strata[0]] as Stratum[];
    expect(planStrata(graded('count', { B: 13, A: 2 }), shuffled)).toEqual({
      mode: 'take',
      strata: [
        ['危险化学品生产|A', 2],
        ['危险化学品生产|B', 13], // 12.5; of equal remainders the first label
        ['危险化学品生产|C', 0],
        ['金属冶炼|B', 0],
      ],
    });
  });

  test('more than there are is refused, with the number that there is', () => {
    expect(() => planStrata(count(51), strata)).toThrow(
      expect.objectContaining({ code: 'too-many', detail: { n: 51, pool: 50, what: '' } }),
    );
    expect(() => planStrata(graded('count', { D: 1 }), strata)).toThrow(
      expect.objectContaining({ code: 'too-many', detail: { n: 1, pool: 0, what: 'D' } }),
    );
    expect(planStrata(count(50), strata).strata.map(([, n]) => n)).toEqual([10, 25, 14, 1]);
  });

  test('sums exactly, never above a pool, never two away from the fair share', () => {
    const pools = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(pools, fc.double({ min: 0, max: 1, noNaN: true }), (sizes, part) => {
        const pool = sizes.reduce((sum, size) => sum + size, 0);
        const n = Math.floor(pool * part);
        const list = sizes.map((size, i): Stratum => {
          const grade = 'ABCD'[i % 4] as Grade;
          return { label: `行业${String(i).padStart(2, '0')}|${grade}`, grade, pool: size };
        });
        const { strata: shares } = planStrata(count(n), list);
        expect(shares.reduce((sum, [, share]) => sum + share, 0)).toBe(n);
        for (const [i, [label, share]] of shares.entries()) {
          expect(label).toBe(list[i]!.label);
          expect(share).toBeLessThanOrEqual(sizes[i]!);
          expect(Math.abs(share - (pool === 0 ? 0 : (n * sizes[i]!) / pool))).toBeLessThan(1);
        }
      }),
      { numRuns: 1000, seed: 20260310 },
    );
  });

  test('what is asked for, in words again', () => {
    expect([askedFor(1250, 'fair'), askedFor(1000, 'fair'), askedFor(3, 'take')]).toEqual([
      '12.5%',
      '10%',
      '3',
    ]);
  });
});

describe('检查时限', () => {
  test.each([
    ['2026-03-10', '2026-03-10', 'none'],
    ['2026-03-10', '2026-04-08', 'none'],
    ['2026-03-09', '2026-04-08', 'day-past'],
    ['2026-04-08', '2026-04-07', 'day-order'],
    ['2026-03-10', '2027-03-11', 'none'],
    ['2026-03-10', '2027-03-12', 'day-order'],
  ])('%s to %s: %s', (from, to, code) => {
    expect(refusalOf(() => checkWindow(from, to, TODAY))).toBe(code);
  });
});
