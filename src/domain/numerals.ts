/**
 * Text and amounts as people type them in a chat or a spreadsheet: full-width characters,
 * Chinese numerals, 百分之…, …成. Whether an amount makes sense is the caller's question.
 */

/** An amount: a number of enterprises, or a ratio in basis points (10 % = 1000). */
export type Amount =
  | { readonly is: 'count'; readonly n: number }
  | { readonly is: 'ratio'; readonly bp: number };

const WHOLE = 10_000;

/** 全角转半角: full-width letters, digits, punctuation and spaces to ASCII; NFC; trimmed, spaces collapsed. */
export function normaliseText(text: string): string {
  return halfWidth(text, /[\uFF01-\uFF5E]/g).normalize('NFC');
}

/**
 * The same for a proper name (企业名称, 地址): full-width letters and digits become ASCII, but Chinese
 * punctuation such as （） stays as it was registered.
 */
export function normaliseName(text: string): string {
  return halfWidth(text, /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g).normalize('NFC');
}

function halfWidth(text: string, wide: RegExp): string {
  if (/^[!-~]*$/.test(text)) return text;
  return text
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g, '')
    .replace(wide, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]+/g, ' ')
    .trim();
}

/** 千分位: 「1,234」 as 1234, where nothing else can be meant; 「12,34」, 「0,123」 and 「1,234,5」 stay as they are. */
export function withoutThousands(text: string): string {
  return text.replace(/(?<![\d,.])[1-9]\d{0,2}(?:,\d{3})+(?!,?\d)/g, (digits) => digits.replaceAll(',', ''));
}

const DIGITS = new Map([...'零一二三四五六七八九'].map((char, value) => [char, value]));
for (const [value, chars] of ['〇', '壹', '贰两', '叁', '肆', '伍', '陆', '柒', '捌', '玖'].entries())
  for (const char of chars) DIGITS.set(char, value);
const UNITS = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);

/** 汉字数字 below ten thousand: 十二, 一百零五, 一百二 (= 120), 两千. Undefined for anything loose such as 三五. */
export function readChineseNumber(text: string): number | undefined {
  if (/^[零〇]$/.test(text)) return 0;
  let total = 0;
  let digit: number | undefined;
  let lastUnit = 10_000;
  let zero = false;
  for (const char of text) {
    const unit = UNITS.get(char);
    const value = DIGITS.get(char);
    if (unit !== undefined) {
      if (unit >= lastUnit || (digit === undefined && (unit !== 10 || total > 0)) || digit === 0)
        return undefined;
      total += (digit ?? 1) * unit;
      [digit, lastUnit, zero] = [undefined, unit, false];
    } else if (value === 0 && digit === undefined && total > 0 && !zero) zero = true;
    else if (value !== undefined && value > 0 && digit === undefined) digit = value;
    else return undefined;
  }
  if (digit === undefined) return zero || total === 0 ? undefined : total;
  // 一百二 is a hundred and twenty; 一百零二 a hundred and two.
  return total + (lastUnit >= 100 && lastUnit < 10_000 && !zero ? (digit * lastUnit) / 10 : digit);
}

/** A number in ASCII or Chinese, with decimals (12.5, 十二点五), as [digits, number of decimals]. */
function readDecimal(text: string): readonly [number, number] | undefined {
  const ascii = /^(\d{1,9}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,4}))?$/.exec(text);
  if (ascii) return scaled(Number(ascii[1]?.replaceAll(',', '')), ascii[2] ?? '');
  const [whole = '', decimals, ...more] = text.split('点');
  const value = readChineseNumber(whole);
  if (value === undefined || more.length > 0) return undefined;
  if (decimals === undefined) return scaled(value, '');
  const digits = [...decimals].map((char) => DIGITS.get(char));
  if (digits.length === 0 || digits.length > 4 || digits.includes(undefined)) return undefined;
  return scaled(value, digits.join(''));
}

function scaled(whole: number, decimals: string): readonly [number, number] {
  return [whole * 10 ** decimals.length + Number(decimals || 0), decimals.length];
}

/** A ratio is accepted only when it is a whole number of basis points: nothing is rounded in silence. */
function ratio(text: string, partsOfWhole: number): Amount | undefined {
  const read = readDecimal(text);
  if (!read) return undefined;
  const bp = (read[0] * (WHOLE / partsOfWhole)) / 10 ** read[1];
  return Number.isSafeInteger(bp) ? { is: 'ratio', bp } : undefined;
}

const ALL = /^(?:全部|全体|所有|全数|全覆盖|百分百)(?:企业|单位|检查对象)?$/;
const HALF = /^(?:半数|一半|对半)$/;
const COUNTERS = /(?:家企业|家单位|户企业|个企业|个单位|家|户|个|所|处)$/;

/** 抽查数量: 「10%」「百分之十二点五」「三成」「半数」「全部」 are ratios, 「12家」「一百二十家」「两家」「12」 counts. */
export function readAmount(text: string): Amount | undefined {
  const t = normaliseText(text).replaceAll(' ', '');
  if (t === '') return undefined;
  if (ALL.test(t) || t === '百分之百') return { is: 'ratio', bp: WHOLE };
  if (HALF.test(t)) return { is: 'ratio', bp: WHOLE / 2 };
  if (t.endsWith('%')) return ratio(t.slice(0, -1), 100);
  if (t.endsWith('‰')) return ratio(t.slice(0, -1), 1000);
  if (t.startsWith('百分之')) return ratio(t.slice(3), 100);
  if (t.startsWith('千分之')) return ratio(t.slice(3), 1000);
  const tenths = /^(.+)成([半一二三四五六七八九])?$/.exec(t);
  if (tenths?.[1]) return ratioOfTenths(tenths[1], tenths[2]);
  const read = readDecimal(t.replace(COUNTERS, ''));
  return read && read[1] === 0 && Number.isSafeInteger(read[0]) ? { is: 'count', n: read[0] } : undefined;
}

/** 三成 = 30 %, 三成五 = 35 %, 三成半 = 35 %. */
function ratioOfTenths(tenths: string, hundredths: string | undefined): Amount | undefined {
  const main = ratio(tenths, 10);
  if (main?.is !== 'ratio') return undefined;
  const rest = hundredths === undefined ? 0 : hundredths === '半' ? 5 : (DIGITS.get(hundredths) ?? 0);
  return { is: 'ratio', bp: main.bp + rest * 100 };
}
