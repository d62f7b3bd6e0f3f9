/** 分级抽查规则, as the office types them: ratio, visits a year and cap of a credit class (国市监信发〔2022〕6号). */
import { readAmount } from './numerals.ts';
import { CREDIT_RATIOS } from './plan.ts';
import { Refusal } from './refusal.ts';
import { type GradeRule, isBelowYearly } from './visit-rules.ts';
import { GRADES, type Grade } from './vocabulary.ts';
import { readAmounts } from './wish.ts';

const MOST_VISITS = 12;
const HUNDREDTHS = 100;

/** 抽查比例: 「10%」, 「全部」; in hundredths of a percent. */
export function readRatio(text: string): number {
  const amount = readAmount(/^[\d.]+$/.test(text) ? `${text}%` : text);
  if (amount?.is !== 'ratio' || amount.bp > 10_000) throw new Refusal('unreadable-ratio', { text });
  return amount.bp;
}

/** 抽查频次 in visits a year: 「1」, 「0.5」 or 「2年1次」; in hundredths. */
export function readFrequency(text: string): number {
  const years = /^(?:每)?([1-9])年(?:1|一)次$/u.exec(text)?.[1];
  const visits = years === undefined ? text.replace(/次(?:\/年)?$/u, '') : `${1 / Number(years)}`;
  const n = Math.round(Number(visits) * HUNDREDTHS);
  if (!/^\d+(\.\d+)?$/.test(visits) || n > MOST_VISITS * HUNDREDTHS)
    throw new Refusal('unreadable-frequency', { text });
  return n;
}

/** 年度检查上限: 1 to 99; nothing: none. */
export function readCap(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d?$/.test(text)) throw new Refusal('unreadable-cap', { text });
  return Number(text);
}

/** The ratio of a class, the usual one where the office has set none. */
export function ratioOf(rule: Pick<GradeRule, 'grade' | 'ratioBp'>): number {
  if (rule.ratioBp > 0) return rule.ratioBp;
  const usual = readAmounts(CREDIT_RATIOS);
  const amount = usual.is === 'by-grade' ? usual.amounts.get(rule.grade) : undefined;
  return amount?.is === 'ratio' ? amount.bp : 0;
}

/** 按分级抽查规则的建议比例, as one types it in a draw: 「A5% B10% C30% D70%」. */
export function proposedRatios(rules: ReadonlyMap<Grade, GradeRule>): string {
  return GRADES.flatMap(({ code }) => {
    const rule = rules.get(code);
    return rule ? [`${code}${ratioOf(rule) / 100}%`] : [];
  }).join(' ');
}

/** What the ratios come to over what each class has in the register. */
export function proposedCounts(
  rules: ReadonlyMap<Grade, GradeRule>,
  pools: ReadonlyMap<Grade, number>,
): { readonly grade: Grade; readonly pool: number; readonly comes: number }[] {
  return GRADES.flatMap(({ code }) => {
    const [rule, pool] = [rules.get(code), pools.get(code) ?? 0];
    return rule && pool > 0 ? [{ grade: code, pool, comes: (pool * ratioOf(rule)) / 10_000 }] : [];
  });
}

/** 低于每年一次 and not decided yet: until the office keeps it, it counts as once a year. */
export function isUndecided(rule: Pick<GradeRule, 'frequency' | 'kept'>): boolean {
  return isBelowYearly(rule) && rule.kept === null;
}
