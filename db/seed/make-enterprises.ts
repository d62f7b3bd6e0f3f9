/** 检查对象名录库 of the demo: about 320 invented enterprises of 晋中市. */
import { makeCreditCode } from '../../src/domain/credit-code.ts';
import { addDays, weekdayOf } from '../../src/domain/working-days.ts';
import type { SheetColumn, SheetValue } from '../../src/files/write.ts';
import {
  BUSINESSES,
  type Chance,
  chance,
  digits,
  LONG_NAMES,
  organisationCode,
  PLACES,
  personNames,
  tradeNames,
} from './invent.ts';

export type Enterprise = {
  code: string;
  name: string;
  creditCode: string;
  county: string;
  section: string;
  trades: readonly string[];
  key: boolean;
  grade: string;
  status: string;
};

/** Trades in the register's order, and how many enterprises have them: 70 of 危化科, 250 of 冶金工贸科, 40 with two. */
const TRADES: readonly (readonly [readonly string[], number])[] = [
  [['危险化学品生产'], 62],
  [['危险化学品生产', '有限空间'], 8],
  [['金属冶炼'], 50],
  [['金属冶炼', '有限空间'], 14],
  [['粉尘涉爆'], 72],
  [['粉尘涉爆', '有限空间'], 8],
  [['有限空间'], 96],
  [['有限空间', '粉尘涉爆'], 7],
  [['有限空间', '危险化学品生产'], 3],
];
const OLD_NUMBERS = new Set([40, 150, 260]);
const LONG = new Set([17, 93, 171, 244, 290, 311]);

export const ENTERPRISE_COLUMNS: SheetColumn[] = [
  { header: '编码', width: 8 },
  { header: '企业名称', width: 40 },
  { header: '统一社会信用代码', width: 22 },
  { header: '法定代表人', width: 11 },
  { header: '注册地址', width: 34 },
  { header: '生产地址', width: 34 },
  { header: '县区', width: 9 },
  { header: '联络人', width: 9 },
  { header: '联系方式', width: 15 },
  { header: '行业', width: 24 },
  { header: '科室', width: 12 },
  { header: '重点/一般', width: 10 },
  { header: '信用等级', width: 9 },
  { header: '状态', width: 8 },
  { header: '上次检查日期', width: 13 },
  { header: '本年已查次数', width: 13 },
  { header: '年度检查上限', width: 13 },
];

export function makeEnterprises(): { enterprises: Enterprise[]; rows: SheetValue[][] } {
  const random = chance('enterprises');
  const trades = random.shuffled(
    TRADES.flatMap(([names, count]) => Array.from({ length: count }, () => names)),
  );
  const places = random.shuffled(PLACES.flatMap((place) => Array.from({ length: place.share }, () => place)));
  const names = tradeNames(random);
  const people = personNames(random);
  const made = trades.map((each, i) => {
    const place = places[i]!;
    const enterprise = makeEnterprise(random, i, each, place, names[i]!);
    return { enterprise, row: makeRow(random, enterprise, place, people[i]!, people[i + 320]!) };
  });
  return { enterprises: made.map((each) => each.enterprise), rows: made.map((each) => each.row) };
}

function makeEnterprise(
  random: Chance,
  i: number,
  trades: readonly string[],
  place: (typeof PLACES)[number],
  name: string,
): Enterprise {
  const grade = random.pick([...'AAAAABBBBBBBBBCCCCCDD']);
  const keyPercent = grade === 'D' ? 55 : grade === 'C' ? 25 : grade === 'B' ? 8 : 2;
  return {
    code: `E${String(i + 1).padStart(4, '0')}`,
    name: enterpriseName(random, i, trades[0]!, place.name, name),
    creditCode: creditCode(random, i, place.code),
    county: place.name,
    section: trades[0] === '危险化学品生产' ? '危化科' : '冶金工贸科',
    trades,
    key: random.often(keyPercent),
    grade,
    status: i % 23 === 7 ? '停产' : i % 53 === 31 ? '注销' : '在营',
  };
}

function enterpriseName(random: Chance, i: number, trade: string, county: string, name: string): string {
  if (LONG.has(i)) return LONG_NAMES[i % LONG_NAMES.length]!(name, county);
  const business = random.pick(BUSINESSES[trade] ?? []);
  const place = random.pick(['山西', '山西', '晋中市', county]);
  const form = random.pick(['有限公司', '有限公司', '有限责任公司', '股份有限公司', '（集团）有限公司']);
  return `${place}${name}${business}${form}`;
}

function creditCode(random: Chance, i: number, division: string): string {
  if (OLD_NUMBERS.has(i)) return `${division}${digits(random, 9)}`;
  const authority = random.often(20) ? '140700' : division;
  const first8 = random.often(50) ? `MA0${random.pick([...'GHJKL'])}${digits(random, 4)}` : digits(random, 8);
  return makeCreditCode(`91${authority}${organisationCode(first8)}`);
}

function makeRow(
  random: Chance,
  enterprise: Enterprise,
  place: (typeof PLACES)[number],
  legalPerson: string,
  contact: string,
): SheetValue[] {
  const town = random.pick(place.towns);
  const address = `晋中市${place.name}${town}${random.pick(['工业园区', '兴业路', '迎宾街', '经济开发区', '新建路'])}${1 + random.below(180)}号`;
  const inspected = random.often(9) ? 1 : 0;
  return [
    enterprise.code,
    enterprise.name,
    enterprise.creditCode,
    legalPerson,
    random.often(80) ? address : `晋中市${place.name}${random.pick(place.towns)}${1 + random.below(99)}号`,
    address,
    enterprise.county,
    contact,
    `0354-${2 + random.below(6)}${digits(random, 6)}`,
    enterprise.trades.join('、'),
    enterprise.section,
    enterprise.key ? '重点' : '一般',
    enterprise.grade,
    enterprise.status,
    inspected
      ? weekday(random, '2026-01-05', 60)
      : random.often(70)
        ? weekday(random, '2025-03-03', 290)
        : undefined,
    inspected,
    { A: 1, B: 2, C: 3 }[enterprise.grade] ?? 4,
  ];
}

/** Some Monday to Friday of the `days` after `first`, not in the Spring Festival of 2026. */
function weekday(random: Chance, first: string, days: number): string {
  const day = addDays(first, random.below(days));
  const festival = day >= '2026-02-14' && day <= '2026-02-23';
  return weekdayOf(day) <= 5 && !festival ? day : weekday(random, first, days);
}
