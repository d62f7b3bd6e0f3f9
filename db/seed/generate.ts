/**
 * Makes the demo's registers: `npx tsx db/seed/generate.ts`. Run by hand, once; its files are in the repository.
 * The same program gives the same bytes. What it wrote it reads back as an office's file would be read.
 */
import { writeFileSync } from 'node:fs';
import { addDays, type CalendarDay } from '../../src/domain/working-days.ts';
import { readRegister } from '../../src/files/register.ts';
import { type SheetColumn, type SheetValue, writeSheet } from '../../src/files/write.ts';
import { ENTERPRISE_COLUMNS, type Enterprise, makeEnterprises } from './make-enterprises.ts';
import { makePeople, PEOPLE_COLUMNS, type Person } from './make-people.ts';

const NOTICE = '国务院办公厅关于2026年部分节假日安排的通知';
/** 放假: first day, how many days. */
const OFF: readonly (readonly [string, string, number])[] = [
  ['元旦', '2026-01-01', 3],
  ['春节', '2026-02-15', 9],
  ['清明节', '2026-04-04', 3],
  ['劳动节', '2026-05-01', 5],
  ['端午节', '2026-06-19', 3],
  ['中秋节', '2026-09-25', 3],
  ['国庆节', '2026-10-01', 7],
];
/** 调休上班. */
const WORK: readonly (readonly [string, string])[] = [
  ['元旦', '2026-01-04'],
  ['春节', '2026-02-14'],
  ['春节', '2026-02-28'],
  ['劳动节', '2026-05-09'],
  ['国庆节', '2026-09-20'],
  ['国庆节', '2026-10-10'],
];

function makeCalendarDays(): (CalendarDay & { source: string })[] {
  const off = OFF.flatMap(([name, first, days]) =>
    Array.from({ length: days }, (_, i) => ({
      day: addDays(first, i),
      kind: 'off' as const,
      name,
      source: NOTICE,
    })),
  );
  const work = WORK.map(([name, day]) => ({
    day,
    kind: 'work' as const,
    name: `${name}调休上班`,
    source: NOTICE,
  }));
  return [...off, ...work].sort((a, b) => (a.day < b.day ? -1 : 1));
}

const PROVINCE_COLUMNS: SheetColumn[] = [
  { header: '任务编号', width: 20 },
  { header: '录入日期', width: 12 },
  { header: '企业编码', width: 10 },
  { header: '统一社会信用代码', width: 22 },
  { header: '企业名称', width: 40 },
  { header: '执法人员1', width: 12 },
  { header: '执法人员2', width: 15 },
  { header: '检查开始', width: 12 },
  { header: '检查结束', width: 12 },
];

/** 省级平台任务: three enterprises of 冶金工贸科, each with two inspectors, one of them of its trade. */
function makeProvinceTask(enterprises: readonly Enterprise[], people: readonly Person[]): SheetValue[][] {
  const fit = people.filter(
    (each) => each.section === '冶金工贸科' && !each.leave && (each.until ?? '') > '2026-12-31',
  );
  return ['金属冶炼', '粉尘涉爆', '有限空间'].map((trade, i) => {
    const unit = enterprises.filter(
      (each) => each.trades[0] === trade && !each.key && each.status === '在营',
    )[5 + i]!;
    const able = fit.filter((each) => each.counties === '全市' && !each.recusals.includes(unit.code));
    const first = able.filter((each) => each.specialities.includes(trade))[i]!;
    const second = able.filter((each) => each !== first)[7 - i]!;
    return [
      'SX-SSJ-2026-00316',
      '2026-03-09',
      unit.code,
      unit.creditCode,
      unit.name,
      first.name,
      second.certificate,
      '2026-03-16',
      '2026-04-10',
    ];
  });
}

async function save(file: string, columns: SheetColumn[], rows: SheetValue[][], name: string): Promise<void> {
  const bytes = await writeSheet(columns, rows, { name });
  const register = await readRegister(bytes, file);
  if (register.is === 'problems') throw new Error(`${file}: ${JSON.stringify(register.problems, null, 1)}`);
  writeFileSync(new URL(file, import.meta.url), bytes);
  console.log(file, register.is, register.rows.length, register.notes.join('；'));
}

const { enterprises, rows } = makeEnterprises();
const { people, rows: peopleRows } = makePeople(enterprises);
await save('enterprises.xlsx', ENTERPRISE_COLUMNS, rows, '检查对象名录库');
await save('people.xlsx', PEOPLE_COLUMNS, peopleRows, '执法检查人员名录库');
await save('province-task.xlsx', PROVINCE_COLUMNS, makeProvinceTask(enterprises, people), '省级平台任务');
const calendar = JSON.stringify(makeCalendarDays(), null, 2);
writeFileSync(new URL('calendar-2026.json', import.meta.url), `${calendar}\n`);
