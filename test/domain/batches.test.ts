/** 批次: the windows of a period. */
import { expect, test } from 'vitest';
import calendarDays from '../../db/seed/calendar-2026.json' with { type: 'json' };
import { batchWindows } from '../../src/domain/batches.ts';
import { nextMark, secondsLeftAt } from '../../src/domain/countdown.ts';
import { addDays, type CalendarDay, makeCalendar, workdaysBetween } from '../../src/domain/working-days.ts';

const calendar = makeCalendar(calendarDays as CalendarDay[], [2026]);

test('they follow each other without a gap, and are as even in working days as can be', () => {
  for (const [from, to] of [
    ['2026-03-11', '2026-04-08'],
    ['2026-04-25', '2026-05-12'],
    ['2026-09-20', '2026-10-20'],
  ] as const)
    for (let n = 1; n <= 5; n++) {
      const windows = batchWindows(calendar, { from, to }, n);
      expect(windows).toHaveLength(n);
      expect([windows[0]?.from, windows.at(-1)?.to]).toEqual([from, to]);
      const days = windows.map((each) => workdaysBetween(calendar, addDays(each.from, -1), each.to));
      expect(Math.max(...days) - Math.min(...days)).toBeLessThanOrEqual(1);
      for (const [i, each] of windows.entries())
        if (i > 0) expect(each.from).toBe(addDays(windows[i - 1]!.to, 1));
    }
});

test('there are not more of them than working days', () => {
  expect(() => batchWindows(calendar, { from: '2026-03-16', to: '2026-03-20' }, 6)).toThrow(
    'too-many-batches',
  );
  expect(batchWindows(calendar, { from: '2026-03-16', to: '2026-03-20' }, 5)).toHaveLength(5);
  // a period without a working day is one window
  expect(batchWindows(calendar, { from: '2026-10-01', to: '2026-10-03' }, 1)).toHaveLength(1);
});

test('the countdown is renewed at its marks, and ends with the window', () => {
  const close = new Date('2026-03-10T01:02:00Z');
  const at = (seconds: number) => new Date(close.getTime() - seconds * 1000);
  expect([121, 120, 61, 60, 31, 30, 1, 0, -1].map((left) => secondsLeftAt(close, at(left)))).toEqual([
    ...[300, 120, 120, 60, 60, 30, 30, undefined, undefined],
  ]);
  expect([700, 600, 120, 60, 30, 1].map((left) => nextMark(close, at(left)))).toEqual(
    [600, 300, 60, 30, 0, 0].map((left) => at(left)),
  );
  expect(secondsLeftAt(null, at(5))).toBeUndefined();
});
