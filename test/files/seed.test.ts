import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COUNTIES, TRADES } from '../../src/domain/vocabulary.ts';
import {
  addWorkdays,
  type CalendarDay,
  makeCalendar,
  workdaysBetween,
} from '../../src/domain/working-days.ts';
import { readRegister } from '../../src/files/register.ts';
import type { PersonRow } from '../../src/files/rows.ts';

const seed = (file: string) => readFileSync(new URL(`../../db/seed/${file}`, import.meta.url));
const [units, staff, province] = await Promise.all(
  ['enterprises.xlsx', 'people.xlsx', 'province-task.xlsx'].map((file) => readRegister(seed(file), file)),
);
if (units?.is !== 'enterprises' || staff?.is !== 'people' || province?.is !== 'province')
  throw new Error('the seed is unreadable');
const enterprises = units.rows;
/** The demo's people file has every column. */
const people = staff.rows as Required<PersonRow>[];

/** May be drawn for the demo's first round: certificate, post, no leave in it. */
function isFit(person: Required<PersonRow>): boolean {
  return (
    person.roles.includes('inspector') &&
    person.inPost &&
    (person.certificateUntil ?? '') > '2026-12-30' &&
    !person.leave.some(([from, to]) => from <= '2026-04-08' && to >= '2026-03-10')
  );
}

describe('检查对象 of the demo', () => {
  test('320 of 11 counties and four trades', () => {
    expect(enterprises).toHaveLength(320);
    expect(new Set(enterprises.map((row) => row.county)).size).toBe(COUNTIES.length);
    expect(new Set(enterprises.map((row) => row.code)).size).toBe(320);
    expect(new Set(enterprises.map((row) => row.name)).size).toBe(320);
    expect(enterprises.filter((row) => row.trades.length === 2)).toHaveLength(40);
    for (const trade of TRADES)
      expect(enterprises.filter((row) => row.trades[0] === trade.name).length).toBeGreaterThan(50);
  });

  test('the first trade decides the section', () => {
    for (const row of enterprises)
      expect(row.section).toBe(row.trades[0] === '危险化学品生产' ? '危化科' : '冶金工贸科');
    expect(enterprises.filter((row) => row.section === '危化科')).toHaveLength(70);
    expect(units.notes).toEqual(['3 家企业用的是 15 位旧注册号']);
  });

  test('grades, keys, states and visits as in life', () => {
    for (const grade of 'ABCD')
      expect(enterprises.filter((row) => row.grade === grade).length).toBeGreaterThan(20);
    const keys = enterprises.filter((row) => row.key).length;
    expect(keys / 320).toBeGreaterThan(0.12);
    expect(keys / 320).toBeLessThan(0.18);
    expect(enterprises.filter((row) => row.status === 'suspended')).toHaveLength(14);
    expect(enterprises.filter((row) => row.status === 'cancelled')).toHaveLength(6);
    for (const row of enterprises)
      expect((row.lastInspected ?? '') >= '2026-01-01').toBe((row.inspectedThisYear ?? 0) > 0);
    expect(enterprises.every((row) => (row.lastInspected ?? '') < '2026-03-10')).toBe(true);
    expect(enterprises.filter((row) => row.name.length > 30).length).toBeGreaterThan(3);
  });
});

describe('人员 of the demo', () => {
  test('36 in three sections and the leadership', () => {
    expect(people).toHaveLength(36);
    const of = (section: string) => people.filter((row) => row.section === section);
    expect(['局领导', '执法监督科', '危化科', '冶金工贸科'].map((name) => of(name).length)).toEqual([
      3, 4, 12, 17,
    ]);
    expect(
      people.filter((row) => row.roles.includes('leader')).map((row) => [row.name[0], row.title]),
    ).toEqual([['张', '局长']]);
    expect(people.filter((row) => row.roles.includes('deputy'))).toHaveLength(2);
    expect(
      people.filter((row) => row.roles.includes('chief')).every((row) => row.roles.includes('inspector')),
    ).toBe(true);
    expect(
      people.filter((row) => row.roles.includes('office')).every((row) => row.section === '执法监督科'),
    ).toBe(true);
  });

  test('enough who may be drawn, enough for every trade', () => {
    const fit = people.filter(isFit);
    expect(fit.filter((row) => row.section === '危化科').length).toBeGreaterThanOrEqual(10);
    expect(fit.filter((row) => row.section === '冶金工贸科').length).toBeGreaterThanOrEqual(14);
    for (const trade of TRADES)
      expect(fit.filter((row) => row.specialities.includes(trade.name)).length).toBeGreaterThanOrEqual(5);
  });

  test('three expired, three on leave in March, eight recused from enterprises that exist', () => {
    expect(people.filter((row) => row.certificateUntil && row.certificateUntil < '2026-03-10')).toHaveLength(
      3,
    );
    expect(people.filter((row) => row.leave.some(([from]) => from.startsWith('2026-03')))).toHaveLength(3);
    const codes = new Set(enterprises.map((row) => row.code));
    const recused = people.filter((row) => row.recusals.length > 0);
    expect(recused).toHaveLength(8);
    expect(recused.flatMap((row) => row.recusals).every((code) => codes.has(code))).toBe(true);
  });

  test('each drawing section has two or three witnesses, of other sections, one of 执法监督科', () => {
    for (const section of ['危化科', '冶金工贸科']) {
      const witnesses = people.filter((row) => row.witnessFor.includes(section));
      expect([2, 3]).toContain(witnesses.length);
      expect(witnesses.every((row) => row.section !== section && row.leave.length === 0)).toBe(true);
      expect(witnesses.filter((row) => row.section === '执法监督科')).toHaveLength(1);
    }
  });
});

test('省级平台任务 of the demo: units and inspectors are in the registers, one of each pair of the trade', () => {
  expect(province.rows).toHaveLength(3);
  for (const row of province.rows) {
    const unit = enterprises.find((each) => each.code === row.enterpriseCode);
    expect([unit?.creditCode, unit?.name, unit?.status]).toEqual([
      row.creditCode,
      row.enterpriseName,
      'active',
    ]);
    const pair = row.inspectors.map((text) =>
      people.find((each) => [each.name, each.certificateNo].includes(text)),
    );
    expect(pair.every((each) => each && isFit(each) && !each.recusals.includes(unit!.code!))).toBe(true);
    expect(pair.some((each) => each?.specialities.includes(unit!.trades[0]!))).toBe(true);
  }
});

test('the calendar of 2026: 248 workdays', () => {
  const days = JSON.parse(seed('calendar-2026.json').toString()) as (CalendarDay & { source: string })[];
  expect(days).toHaveLength(39);
  expect(days.every((day) => day.source.includes('2026年部分节假日'))).toBe(true);
  const calendar = makeCalendar(days, [2026]);
  expect(workdaysBetween(calendar, '2025-12-31', '2026-12-31')).toBe(248);
  expect(addWorkdays(calendar, '2026-01-30', 20)).toEqual({ day: '2026-03-05', provisional: false });
});
