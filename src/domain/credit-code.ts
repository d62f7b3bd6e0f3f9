/**
 * 统一社会信用代码 (GB 32100-2015): 登记管理部门 1, 机构类别 1, 登记管理机关行政区划 6, 主体标识码 9, 校验码 1.
 * The 15-digit 注册号 of before 2015 still stands in registers: it is accepted and marked.
 */
import { normaliseText } from './numerals.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'; // without I, O, S, V, Z
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]; // 3^(i−1) mod 31

/** Why a code is refused. `alphabet`: a character that GB 32100 doesn't have; `division`: positions 3–8 are not digits. */
export type CreditCodeFault = 'empty' | 'length' | 'alphabet' | 'division' | 'check-digit';

export type CreditCodeCheck =
  | { readonly is: 'uscc' | 'old15'; readonly code: string }
  | {
      readonly is: 'wrong';
      readonly why: CreditCodeFault;
      readonly expected?: string;
      /** a code that would be right if letters were mistaken for others */
      readonly proposal?: string;
    };

/** 校验码: index (31 − Σ mod 31) mod 31 over the first 17 characters. */
function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(first17.charAt(i)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** What the letters that GB 32100 doesn't have are mistaken for. */
const MISTAKEN: Readonly<Record<string, string>> = { O: '0DQ', I: '1LJ', S: '5', Z: '2', V: 'UY' };
const MOST_MISTAKES = 4;

/** The first code, by the likeliest mistakes, that its check character confirms. */
function propose(code: string): string | undefined {
  const wrong = [...code].filter((char) => !ALPHABET.includes(char));
  if (wrong.length > MOST_MISTAKES || wrong.some((char) => !MISTAKEN[char])) return undefined;
  let candidates = [''];
  for (const char of code)
    candidates = candidates.flatMap((head) => [...(MISTAKEN[char] ?? char)].map((each) => head + each));
  return candidates.find(
    (each) => /^\d{6}$/.test(each.slice(2, 8)) && each.endsWith(checkCharacter(each.slice(0, 17))),
  );
}

/** Checks a code as typed: full-width, lower case, spaces and hyphens are forgiven. `expected` is the check character. */
export function checkCreditCode(text: string): CreditCodeCheck {
  const code = normaliseText(text).replace(/[ -]/g, '').toUpperCase();
  if (code === '') return { is: 'wrong', why: 'empty' };
  if (/^\d{15}$/.test(code)) return { is: 'old15', code };
  if (code.length !== 18) return { is: 'wrong', why: 'length' };
  if ([...code].some((char) => !ALPHABET.includes(char))) {
    const proposal = propose(code);
    return { is: 'wrong', why: 'alphabet', ...(proposal && { proposal }) };
  }
  if (!/^\d{6}$/.test(code.slice(2, 8))) return { is: 'wrong', why: 'division' };
  const expected = checkCharacter(code.slice(0, 17));
  return code.endsWith(expected) ? { is: 'uscc', code } : { is: 'wrong', why: 'check-digit', expected };
}

/** The whole code for its first 17 characters: for invented registers and for tests. */
export function makeCreditCode(first17: string): string {
  if (first17.length !== 17 || [...first17].some((char) => !ALPHABET.includes(char)))
    throw new RangeError('17 characters of GB 32100-2015 are needed');
  return first17 + checkCharacter(first17);
}
