/** 抽查的要求: what a chief asks for, as typed in a line or in the field of a form. */
import { MOST_BATCHES } from './batches.ts';
import { type Amount, normaliseText, readAmount } from './numerals.ts';
import type { Amounts, DrawType } from './plan.ts';
import { Refusal } from './refusal.ts';
import { GRADES, type Grade, TRADES } from './vocabulary.ts';
import { addDays, type Day, isDay } from './working-days.ts';

export type Wish = {
  readonly type?: DrawType;
  /** by name; empty: all of the section */
  readonly trades: readonly string[];
  readonly amounts?: Amounts;
  readonly from?: Day;
  readonly to?: Day;
  /** 专家 at each visit */
  readonly experts?: number;
  /** 联合部门 that take part, by name */
  readonly partners?: readonly string[];
  /** 分几批: into how many time windows the visits are spread */
  readonly batches?: number;
};

const SCOPE_WORDS: readonly (readonly [string, readonly string[]])[] = TRADES.flatMap((trade) =>
  [trade.name, ...trade.aliases].map((word) => [word, [trade.name]] as const),
);

/** 「危化 10%」「金属冶炼、粉尘 12家」「重点 危化」「危化 A5% B10% 3月16日至4月10日」. */
export function readWish(
  text: string,
  today: Day,
  section: { name: string; trades: readonly string[] },
): Wish {
  const { rest: afterBatches, batches } = takeBatches(normaliseText(text));
  const { rest: afterDays, from, to } = takeDays(afterBatches, today);
  const { rest: afterPartners, partners } = takePartners(afterDays);
  const { rest: afterExperts, experts } = takeExperts(afterPartners);
  const { rest: afterType, type } = takeType(afterExperts);
  const own = [section.name, section.name.replace(/科$/u, ''), '本科室', '本科', '全科'];
  const other = /^\p{Script=Han}+?科(?!室)/u.exec(afterType)?.[0];
  if (other !== undefined && !own.includes(other))
    throw new Refusal('unreadable-scope', { text: other, choices: section.trades.join('、') });
  const { rest, trades } = takeTrades(afterType, [
    ...own.map((word) => [word, section.trades] as const),
    ...SCOPE_WORDS,
  ]);
  const amount = rest.replace(/^(?:随机)?抽?取?\s*/u, '').replace(/[\s,;:。]+$/u, '');
  return {
    trades,
    ...(type && { type }),
    ...(amount !== '' && { amounts: amountsOf(amount, section.trades) }),
    ...(from && to && { from, to }),
    ...(experts !== undefined && { experts }),
    ...(partners.length > 0 && { partners }),
    ...(batches !== undefined && { batches }),
  };
}

/** 「联合市场监管局、生态环境局」 */
function takePartners(text: string): { rest: string; partners: string[] } {
  const found = /(?:^|\s)联合\s*([^\s\d]{2,}?)(?=\s|$)/u.exec(text);
  if (!found) return { rest: text, partners: [] };
  const partners = found[1]!.split(/[、,]/u).filter((name) => name !== '');
  return { rest: text.replace(found[0], ' ').trim(), partners };
}

/** 「专家2名」 */
function takeExperts(text: string): { rest: string; experts?: number } {
  const found =
    /(?:另?请)?专家\s*([0-5零一两二三四五])\s*(?:名|人|位)?|([0-5零一两二三四五])\s*(?:名|位)专家/u.exec(
      text,
    );
  if (!found) return { rest: text };
  const amount = readAmount(`${found[1] ?? found[2]}家`);
  return { rest: text.replace(found[0], ' ').trim(), experts: amount?.is === 'count' ? amount.n : 0 };
}

/** 「分3批」「分三批」 */
function takeBatches(text: string): { rest: string; batches?: number } {
  const found = /分\s*(\d{1,2}|[一二两三四五六七八九十]{1,3})\s*(?:个)?批次?/u.exec(text);
  const amount = found && readAmount(`${found[1]}家`);
  if (!found || amount?.is !== 'count') return { rest: text };
  if (amount.n < 1 || amount.n > MOST_BATCHES) throw new Refusal('unreadable-amount', { text: found[0] });
  return { rest: text.replace(found[0], ' ').trim(), batches: amount.n };
}

/** The amount that is left of a line; what stands before or after one that can be read is named. */
function amountsOf(text: string, trades: readonly string[]): Amounts {
  try {
    return readAmounts(text);
  } catch (error) {
    const before = wordsBefore(text);
    if (before !== undefined)
      throw new Refusal('unreadable-scope', { text: before, choices: trades.join('、') });
    const [, amount = '', days = ''] = /^(\S+)\s+(.+)$/u.exec(text) ?? [];
    if (readAmount(amount) !== undefined && readAmount(days) === undefined)
      throw new Refusal('unreadable-days', { text: days });
    throw error;
  }
}

const NUMERAL = /[零〇一二三四五六七八九十百千两几半成全分之]/u;

/** 「烟花 10%」: what stands before an amount and has a word in it. */
function wordsBefore(text: string): string | undefined {
  if (/^[A-Da-d]/u.test(text)) return undefined;
  const chars = [...text.slice(0, 40)];
  const isWord = (char: string) => /\p{Script=Han}/u.test(char) && !NUMERAL.test(char);
  const at = chars.findIndex(
    (_, index) => chars.slice(0, index).some(isWord) && readAmount(chars.slice(index).join('')) !== undefined,
  );
  return at < 0 ? undefined : chars.slice(0, at).join('').trim();
}

function takeType(text: string): { rest: string; type?: DrawType } {
  if (/重点/u.test(text)) return { rest: text.replace(/重点(?:检查|企业|单位)?/u, ' ').trim(), type: 'key' };
  if (/一般/u.test(text))
    return { rest: text.replace(/一般(?:检查|企业|单位)?/u, ' ').trim(), type: 'general' };
  return { rest: text };
}

const DAY = String.raw`(?:(\d{4})[-年./])?(\d{1,2})[-月./](\d{1,2})[日号]?`;
/** 「3月16日至4月10日」「3.16-4.10」「3月16日至20日」 */
const SPAN = new RegExp(
  String.raw`(?<!\d)${DAY}\s*(?:至|到|[-–—~]+)\s*(?:${DAY}(?!\d)|(\d{1,2})[日号])`,
  'u',
);

const LONGEST_OVER_NEW_YEAR = 120;

function takeDays(text: string, today: Day): { rest: string; from?: Day; to?: Day } {
  const found = SPAN.exec(text);
  if (!found) return { rest: text };
  const [span, y1, m1, d1, y2, month, day, dayOnly] = found;
  const [m2, d2] = dayOnly === undefined ? [month, day] : [m1, dayOnly];
  const year = y1 ?? today.slice(0, 4);
  const from = dayFrom(year, m1, d1, span);
  const same = dayFrom(y2 ?? year, m2, d2, span);
  const next = dayFrom(String(Number(year) + 1), m2, d2, span);
  // 「12月20日至1月10日」 runs into the next year; what would take longer is a slip
  const to = y2 === undefined && same < from && next <= addDays(from, LONGEST_OVER_NEW_YEAR) ? next : same;
  return { rest: text.replace(span, ' ').trim(), from, to };
}

function dayFrom(year: string, month = '', day = '', text: string): Day {
  const result = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDay(result)) throw new Refusal('bad-day', { field: text });
  return result;
}

function takeTrades(
  text: string,
  scopes: readonly (readonly [string, readonly string[]])[],
): { rest: string; trades: string[] } {
  const byLength = [...scopes].sort(([a], [b]) => b.length - a.length);
  const trades = new Set<string>();
  let rest = text;
  for (;;) {
    rest = rest.replace(/^(?:[\s,:;：、，；。和及与]|一下)+/u, '');
    const found = byLength.find(([word]) => word !== '' && rest.startsWith(word));
    if (!found) return { rest: rest.replace(/^(?:行业|领域|企业|单位)+/u, ''), trades: [...trades] };
    for (const trade of found[1]) trades.add(trade);
    rest = rest.slice(found[0].length).replace(/^(?:行业|领域|企业|单位)+/u, '');
  }
}

/** 「10%」「12家」, or one for each grade: 「A5% B10% C20% D50%」. */
export function readAmounts(text: string): Amounts {
  const clean = normaliseText(text);
  const parts = [...clean.matchAll(/([A-Da-d])(?:级|类)?[::]?\s*([^\sA-Da-d,、，;；]+)/gu)];
  if (parts.length === 0) return { is: 'one', amount: checkedAmount(clean) };
  const amounts = new Map<Grade, Amount>();
  for (const [, letter = '', amount = ''] of parts) {
    const grade = GRADES.find(({ code }) => code === letter.toUpperCase())?.code;
    if (!grade || amounts.has(grade)) throw new Refusal('unreadable-amount', { text: clean });
    amounts.set(grade, checkedAmount(amount, true));
  }
  const left = parts.reduce((rest, [all]) => rest.replace(all, ''), clean).replace(/[\s,、，;；]/gu, '');
  const nothing = [...amounts.values()].every((each) => (each.is === 'ratio' ? each.bp : each.n) === 0);
  if (left !== '' || nothing) throw new Refusal('unreadable-amount', { text: clean });
  if (new Set([...amounts.values()].map(({ is }) => is)).size > 1) throw new Refusal('mixed-amounts');
  return { is: 'by-grade', amounts };
}

function checkedAmount(text: string, zero = false): Amount {
  const amount = readAmount(text);
  const size = amount && (amount.is === 'ratio' ? amount.bp : amount.n);
  if (
    !amount ||
    size === undefined ||
    size < (zero ? 0 : 1) ||
    size > (amount.is === 'ratio' ? 10_000 : 100_000)
  )
    throw new Refusal('unreadable-amount', { text });
  return amount;
}

/** Amounts as one would type them: what `readAmounts` reads. */
export function amountsText(amounts: Amounts): string {
  const text = (amount: Amount) => (amount.is === 'ratio' ? `${amount.bp / 100}%` : `${amount.n}家`);
  if (amounts.is === 'one') return text(amounts.amount);
  return [...amounts.amounts].map(([grade, amount]) => `${grade}${text(amount)}`).join(' ');
}
