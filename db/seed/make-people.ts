/** 执法检查人员名录库 of the demo: 36 invented people of three sections and the leadership. */
import type { SheetColumn, SheetValue } from '../../src/files/write.ts';
import { type Chance, chance, digits, personNames } from './invent.ts';
import type { Enterprise } from './make-enterprises.ts';

export type Person = {
  code: string;
  name: string;
  section: string;
  roles: string[];
  title: string;
  until?: string;
  certificate?: string;
  specialities: string[];
  counties: string;
  leave: string;
  recusals: string[];
  witnessFor: string[];
  deputyFor: string[];
};

export const PEOPLE_COLUMNS: SheetColumn[] = [
  { header: '编码', width: 8 },
  { header: '姓名', width: 9 },
  { header: '手机号', width: 14 },
  { header: '科室', width: 12 },
  { header: '角色', width: 24 },
  { header: '职务', width: 14 },
  { header: '执法证编号', width: 15 },
  { header: '执法证有效期', width: 13 },
  { header: '在岗', width: 8 },
  { header: '业务专长', width: 30 },
  { header: '县区', width: 22 },
  { header: '请假', width: 26 },
  { header: '回避', width: 16 },
  { header: '见证科室', width: 20 },
  { header: '分管科室', width: 20 },
];

const HAZCHEM = '危险化学品生产';
/** 业务专长 of the inspectors of 危化科 and 冶金工贸科, one line each, in order; the chief first. */
const SPECIALITIES: Readonly<Record<string, readonly string[]>> = {
  危化科: [
    ...[HAZCHEM, `${HAZCHEM}、有限空间`, HAZCHEM, HAZCHEM, `${HAZCHEM}、有限空间`, HAZCHEM],
    ...[HAZCHEM, `${HAZCHEM}、金属冶炼`, HAZCHEM, HAZCHEM, '有限空间', HAZCHEM],
  ],
  冶金工贸科: [
    ...['金属冶炼、有限空间', '金属冶炼', '粉尘涉爆', '有限空间', '粉尘涉爆、有限空间', '金属冶炼'],
    ...['有限空间', '粉尘涉爆', '金属冶炼、粉尘涉爆', '有限空间', '粉尘涉爆', '金属冶炼、有限空间'],
    ...['有限空间', '粉尘涉爆', '金属冶炼', '有限空间', '粉尘涉爆'],
  ],
  执法监督科: ['有限空间', HAZCHEM, '金属冶炼'],
};

/** What makes some of them special, by code. */
const EXPIRED: Readonly<Record<string, string>> = {
  P014: '2025-11-30',
  P026: '2026-01-31',
  P033: '2026-02-28',
};
const LEAVE: Readonly<Record<string, string>> = {
  P007: '2026-03-09至2026-03-20',
  P012: '2026-03-02至2026-03-27；2026-05-06',
  P029: '2026-03-10至2026-04-10',
};
const COUNTIES: Readonly<Record<string, string>> = {
  P011: '榆次区、太谷区、寿阳县、祁县',
  P016: '介休市、灵石县、平遥县',
  P024: '榆次区、太谷区、祁县、平遥县',
  P030: '介休市、灵石县',
  P034: '昔阳县、和顺县、左权县、榆社县、寿阳县',
};
const WITNESSES: Readonly<Record<string, string[]>> = {
  P003: ['冶金工贸科'],
  P005: ['危化科'],
  P006: ['冶金工贸科'],
  P009: ['冶金工贸科'],
  P021: ['危化科'],
};
const DEPUTIES: Readonly<Record<string, string[]>> = { P002: ['危化科'], P003: ['冶金工贸科'] };
const RECUSED = ['P010', 'P013', 'P015', 'P019', 'P022', 'P025', 'P031', 'P035'];

export function makePeople(enterprises: readonly Enterprise[]): { people: Person[]; rows: SheetValue[][] } {
  const random = chance('people');
  const names = personNames(random);
  const people: Person[] = [];
  const add = (section: string, title: string, roles: string[], name?: string) => {
    const code = `P${String(people.length + 1).padStart(3, '0')}`;
    const before = people.filter((each) => each.section === section && each.until).length;
    people.push(
      makePerson(random, { code, section, title, roles, name: name ?? names.pop()! }, before, enterprises),
    );
  };
  add('局领导', '局长', ['组长'], '张岳麓');
  add('局领导', '副局长', ['分管领导']);
  add('局领导', '副局长', ['分管领导']);
  add('执法监督科', '科长', ['科室负责人', '执法监督科', '执法人员']);
  add('执法监督科', '副科长', ['执法监督科', '执法人员']);
  add('执法监督科', '一级主任科员', ['执法监督科', '管理员']);
  add('执法监督科', '科员', ['执法监督科', '执法人员']);
  for (const [section, count] of [
    ['危化科', 12],
    ['冶金工贸科', 17],
  ] as const)
    for (let i = 0; i < count; i += 1)
      add(
        section,
        i === 0 ? '科长' : (RANKS[i] ?? '科员'),
        i === 0 ? ['科室负责人', '执法人员'] : ['执法人员'],
      );
  const mobiles = makeMobiles(random, people.length);
  return { people, rows: people.map((person, i) => makeRow(person, mobiles[i]!)) };
}

const RANKS = ['科长', '副科长', '副科长', '一级主任科员', '二级主任科员', '四级主任科员'];

function makePerson(
  random: Chance,
  base: Pick<Person, 'code' | 'section' | 'title' | 'roles' | 'name'>,
  before: number,
  enterprises: readonly Enterprise[],
): Person {
  const inspector = base.roles.includes('执法人员');
  const { code, section } = base;
  const own = enterprises.filter((each) => each.section === section && each.status === '在营');
  return {
    ...base,
    ...(inspector
      ? { until: EXPIRED[code] ?? validUntil(random), certificate: `0407${digits(random, 7)}` }
      : {}),
    specialities: inspector ? (SPECIALITIES[section]?.[before] ?? '').split('、') : [],
    counties: inspector ? (COUNTIES[code] ?? '全市') : '',
    leave: LEAVE[code] ?? '',
    recusals: RECUSED.includes(code)
      ? random
          .shuffled(own)
          .slice(0, 1 + random.below(2))
          .map((each) => each.code)
      : [],
    witnessFor: WITNESSES[code] ?? [],
    deputyFor: DEPUTIES[code] ?? [],
  };
}

/** A month's end of 2027 to 2030: the demo's whole year is covered. */
function validUntil(random: Chance): string {
  return `${2027 + random.below(4)}-${random.pick(['03-31', '06-30', '09-30', '12-31'])}`;
}

function makeMobiles(random: Chance, count: number): string[] {
  const endings = new Set<string>();
  while (endings.size < count) endings.add(digits(random, 4));
  return [...endings].map((ending) => `1380354${ending}`);
}

function makeRow(person: Person, mobile: string): SheetValue[] {
  return [
    person.code,
    person.name,
    mobile,
    person.section,
    person.roles.join('、'),
    person.title,
    person.certificate,
    person.until,
    '在岗',
    person.specialities.join('、'),
    person.counties,
    person.leave,
    person.recusals.join('、'),
    person.witnessFor.join('、'),
    person.deputyFor.join('、'),
  ];
}
