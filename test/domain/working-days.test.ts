import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addWorkdays,
  at,
  type CalendarDay,
  dayOf,
  firstWorkdayOfWeek,
  isDay,
  isWorkday,
  makeCalendar,
  previousWorkday,
  subtractWorkdays,
  timeOf,
  weekdayOf,
  workdaysBetween,
  workdaysLeft,
} from '../../src/domain/working-days.ts';
import { VECTORS } from './twentieth-workdays.ts';

/** 2026, as domain.md §6 has it from the notice. */
const OFF: [string, number][] = [
  ['2026-01-01', 3],
  ['2026-02-15', 9],
  ['2026-04-04', 3],
  ['2026-05-01', 5],
  ['2026-06-19', 3],
  ['2026-09-25', 3],
  ['2026-10-01', 7],
];
const WORK = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
const special: CalendarDay[] = [
  ...OFF.flatMap(([first, n]) =>
    Array.from({ length: n }, (_, i): CalendarDay => ({ day: addDays(first, i), kind: 'off' })),
  ),
  ...WORK.map((day): CalendarDay => ({ day, kind: 'work' })),
];
const calendar = makeCalendar(special, [2026]);

describe('工作日', () => {
  test.each(VECTORS)('an inspection that ended on %s is published by %s', (end, due) => {
    expect(addWorkdays(calendar, end, 20)).toEqual({ day: due, provisional: false });
    expect(workdaysBetween(calendar, end, due)).toBe(20);
    expect(workdaysLeft(calendar, end, due)).toBe(20);
  });

  test('2026 has 248 workdays', () => {
    expect(workdaysBetween(calendar, '2025-12-31', '2026-12-31')).toBe(248);
  });

  test('counting forth and back agree on every workday of the year', () => {
    for (let day = '2026-01-04'; day < '2026-12-01'; day = addDays(day, 1)) {
      if (!isWorkday(calendar, day)) continue;
      const { day: later } = addWorkdays(calendar, day, 10);
      expect(subtractWorkdays(calendar, later, 10).day).toBe(day);
    }
  });

  test('no days: the day itself; a negative number is a fault', () => {
    expect(addWorkdays(calendar, '2026-10-03', 0)).toEqual({ day: '2026-10-03', provisional: false });
    expect(() => addWorkdays(calendar, '2026-10-03', -1)).toThrow(RangeError);
    expect(() => addWorkdays(calendar, '2026-10-03', 1.5)).toThrow(RangeError);
    expect(() => addWorkdays(calendar, '2026-02-30', 1)).toThrow(RangeError);
  });

  test('left: zero on the day, negative when overdue', () => {
    expect(workdaysLeft(calendar, '2026-03-05', '2026-03-05')).toBe(0);
    expect(workdaysLeft(calendar, '2026-03-06', '2026-03-05')).toBe(-1);
    expect(workdaysLeft(calendar, '2026-10-08', '2026-09-30')).toBe(-1);
    expect(workdaysLeft(calendar, '2026-09-30', '2026-10-07')).toBe(0);
  });

  test('a count that passes through a year without notice is provisional', () => {
    expect(addWorkdays(calendar, '2026-12-30', 1)).toEqual({ day: '2026-12-31', provisional: false });
    expect(addWorkdays(calendar, '2026-12-31', 1)).toEqual({ day: '2027-01-01', provisional: true });
    expect(addWorkdays(calendar, '2026-12-18', 20)).toEqual({ day: '2027-01-15', provisional: true });
    expect(subtractWorkdays(calendar, '2026-01-05', 3).provisional).toBe(true);
    expect(addWorkdays(makeCalendar(special, [2026, 2027]), '2026-12-31', 1).provisional).toBe(false);
  });

  test('the first workday of a week', () => {
    expect(firstWorkdayOfWeek(calendar, '2026-03-12')).toBe('2026-03-09');
    expect(firstWorkdayOfWeek(calendar, '2026-02-28')).toBe('2026-02-24');
    expect(firstWorkdayOfWeek(calendar, '2026-10-06')).toBe('2026-10-08');
    expect(firstWorkdayOfWeek(calendar, '2026-02-18')).toBeUndefined();
    expect(previousWorkday(calendar, '2026-10-08')).toBe('2026-09-30');
  });
});

describe('days of Shanghai', () => {
  test('instants and days', () => {
    expect(dayOf(new Date('2026-03-09T16:00:00Z'))).toBe('2026-03-10');
    expect(dayOf(new Date('2026-03-09T15:59:59Z'))).toBe('2026-03-09');
    expect(timeOf(new Date('2026-03-10T01:05:00Z'))).toBe('09:05');
    expect(at('2026-03-10', '09:00').toISOString()).toBe('2026-03-10T01:00:00.000Z');
    expect(weekdayOf('2026-03-09')).toBe(1);
    expect(weekdayOf('2026-03-15')).toBe(7);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  test('what is no day or no time is refused', () => {
    expect(['2026-02-29', '2026-13-01', '2026-3-5', '', '2026-03-10T00:00'].map(isDay)).toEqual(
      Array(5).fill(false),
    );
    expect(isDay('9999-09-09')).toBe(true);
    expect(() => at('2026-02-29', '09:00')).toThrow(RangeError);
    expect(() => at('2026-03-10', '25:00')).toThrow(RangeError);
  });

  test.each([
    'Asia/Shanghai',
    'UTC',
    'America/New_York',
    'Pacific/Kiritimati',
    'Pacific/Niue',
    'Europe/Berlin',
  ])('nothing changes when the machine stands in %s', (zone) => {
    const file = new URL('../../src/domain/working-days.ts', import.meta.url).href;
    const program = `
        const d = await import(${JSON.stringify(file)});
        const c = d.makeCalendar(${JSON.stringify(special)}, [2026]);
        const out = ${JSON.stringify(VECTORS)}.map(([end]) => d.addWorkdays(c, end, 20).day);
        let n = 0; for (let t = d.at('2026-01-01', '00:30').getTime(); t < d.at('2027-01-01', '00:00').getTime(); t += 86400000)
          if (d.isWorkday(c, d.dayOf(new Date(t)))) n += 1;
        console.log(JSON.stringify({ zone: new Date(0).getTimezoneOffset(), out, n }));`;
    const printed = execFileSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', program],
      {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      },
    );
    const { out, n } = JSON.parse(printed) as { out: string[]; n: number };
    expect(out).toEqual(VECTORS.map(([, due]) => due));
    expect(n).toBe(248);
  });
});
