/** 时限: which run, when each stage is said, to whom, and never at night. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import calendar2026 from '../../db/seed/calendar-2026.json' with { type: 'json' };
import {
  type Deadline,
  type DeadlineKind,
  dueReminders,
  isOfficeTime,
  nextOfficeTime,
  nextReminder,
  OPENS,
  openDeadlines,
  publishBy,
} from '../../src/domain/deadlines.ts';
import type { Confirmed, Recheck, Rectification, Report, Task, TaskState } from '../../src/domain/task.ts';
import {
  addDays,
  at,
  type CalendarDay,
  dayOf,
  isWorkday,
  makeCalendar,
  timeOf,
  workdaysLeft,
} from '../../src/domain/working-days.ts';
import { VECTORS } from './twentieth-workdays.ts';

const calendar = makeCalendar(calendar2026 as CalendarDay[], [2026]);

const certain = (day: string) => ({ day, provisional: false });
const one = (kind: DeadlineKind, day: string): Deadline[] => [{ kind, due: certain(day) }];
const stageAt = (deadlines: readonly Deadline[], day: string, time = OPENS) =>
  dueReminders(deadlines, calendar, at(day, time)).map(({ stage, audience }) => `${stage} ${audience}`);

/** Each stage with the morning on which it is first due, walked hour by hour. */
function mornings(kind: DeadlineKind, due: string, from = addDays(due, -40), days = 70): string[] {
  const found: string[] = [];
  let said = '';
  for (let hour = 0; hour < days * 48; hour++) {
    const now = new Date(at(from, '00:00').getTime() + hour * 1_800_000);
    const [reminder] = dueReminders(one(kind, due), calendar, now);
    const stage = reminder ? `${reminder.stage} ${reminder.audience}` : '';
    if (stage === said) continue;
    said = stage;
    found.push(`${dayOf(now)} ${timeOf(now)} ${stage}`);
  }
  return found;
}

describe('公示期限', () => {
  test.each(VECTORS)('an inspection that ended on %s is published by %s', (ended, due) => {
    expect(publishBy(calendar, ended)).toEqual(certain(due));
  });

  test('that runs into a year without its notice is 暂定', () => {
    expect(publishBy(calendar, '2026-12-10')).toEqual({ day: '2027-01-07', provisional: true });
    expect(publishBy(calendar, '2026-12-03').provisional).toBe(false);
    expect(publishBy(makeCalendar([], []), '2026-03-02').provisional).toBe(true);
  });
});

describe('which deadlines run', () => {
  const since = at('2026-03-10', '09:02');
  const report: Confirmed<Report> = {
    content: { day: '2026-03-18', method: 'on-site', result: 'none-found', text: '无' },
    by: 1,
    at: since,
    confirmedBy: 2,
    confirmedAt: since,
  };
  const recheck: Confirmed<Recheck> = {
    ...report,
    content: { day: '2026-03-19', method: 'on-site', rectified: true, text: '已改' },
  };
  const publication = { day: '2026-03-20', receipt: 'HZ-1', by: 9 };
  const task = (state: TaskState): Task => ({
    id: 1,
    team: [1, 2],
    from: '2026-03-11',
    to: '2026-04-08',
    state,
  });
  const kinds = (state: TaskState, published?: string) =>
    openDeadlines(task(state), published === undefined ? undefined : certain(published), calendar).map(
      ({ kind, due }) => `${kind} ${due.day}`,
    );
  const inspected = (rectification: Rectification, isPublic = false): TaskState => ({
    is: 'inspected',
    since,
    by: 1,
    report,
    rectification,
    ...(isPublic && { publication }),
  });
  const due = '2026-03-25';

  test.each<[string, TaskState, string[]]>([
    ['waiting', { is: 'waiting' }, []],
    ['assigned', { is: 'assigned', since }, ['accept 2026-03-11', 'visit 2026-04-08']],
    ['accepted', { is: 'accepted', since, by: 1 }, ['visit 2026-04-08']],
    ['reported', { is: 'reported', since, by: 1, report }, ['visit 2026-04-08']],
    ['inspected', inspected({ is: 'none' }), ['publish 2026-04-16']],
    ['ordered', inspected({ is: 'ordered', due }), ['rectify 2026-03-25', 'publish 2026-04-16']],
    ['rechecked', inspected({ is: 'checked', due, recheck }), ['rectify 2026-03-25', 'publish 2026-04-16']],
    ['rectified', inspected({ is: 'done', recheck }), ['publish 2026-04-16']],
    ['ordered and public', inspected({ is: 'ordered', due }, true), ['rectify 2026-03-25']],
    ['closed', { is: 'closed', since, by: 1, report, rectification: { is: 'none' }, publication }, []],
  ])('%s', (_, state, expected) => {
    expect(kinds(state, '2026-04-16')).toEqual(expected);
  });

  test('publication does not run before its day is known (the lenient reading)', () => {
    expect(kinds(inspected({ is: 'none' }))).toEqual([]);
  });

  test('a task given out on a Friday is asked about after the weekend, before a feast after it', () => {
    const accept = (day: string) =>
      openDeadlines(task({ is: 'assigned', since: at(day, '16:00') }), undefined, calendar)[0];
    expect(accept('2026-03-13')?.due.day).toBe('2026-03-16');
    expect(accept('2026-09-30')?.due.day).toBe('2026-10-08');
    expect(accept('2026-02-13')?.due.day).toBe('2026-02-14'); // 调休上班, a Saturday
  });
});

describe('the morning of each stage', () => {
  test('publication: ten, five, two working days before, the day, then chief and leadership', () => {
    expect(mornings('publish', '2026-04-16')).toEqual([
      '2026-04-01 08:30 T-10 office',
      '2026-04-09 08:30 T-5 office',
      '2026-04-14 08:30 T-2 office',
      '2026-04-16 08:30 T-0 office',
      '2026-04-17 08:30 overdue chief',
      '2026-04-20 08:30 escalated leadership',
    ]);
  });

  test('over 国庆 with its working Saturday 10-10', () => {
    expect(mornings('publish', '2026-10-15')).toEqual([
      '2026-09-24 08:30 T-10 office',
      '2026-10-09 08:30 T-5 office',
      '2026-10-13 08:30 T-2 office',
      '2026-10-15 08:30 T-0 office',
      '2026-10-16 08:30 overdue chief',
      '2026-10-19 08:30 escalated leadership',
    ]);
  });

  test('on the 调休 Saturday itself', () => {
    expect(mornings('rectify', '2026-05-09')).toEqual([
      '2026-05-07 08:30 T-2 team',
      '2026-05-09 08:30 T-0 team',
      '2026-05-11 08:30 overdue chief',
    ]);
    expect(mornings('visit', '2026-02-14')).toEqual([
      '2026-02-09 08:30 T-5 team',
      '2026-02-12 08:30 T-2 team',
      '2026-02-14 08:30 T-0 team',
      '2026-02-24 08:30 overdue chief',
    ]);
  });

  test('accept: the due morning to the team, the next to the chief', () => {
    expect(mornings('accept', '2026-03-11')).toEqual([
      '2026-03-11 08:30 T-0 team',
      '2026-03-12 08:30 overdue chief',
    ]);
  });

  test('a due day without work is said on the last working day before it', () => {
    // Sunday 03-29; and 10-04 in the middle of the feast
    expect(mornings('rectify', '2026-03-29')).toEqual([
      '2026-03-25 08:30 T-2 team',
      '2026-03-27 08:30 T-0 team',
      '2026-03-30 08:30 overdue chief',
    ]);
    expect(mornings('visit', '2026-10-04')).toEqual([
      '2026-09-22 08:30 T-5 team',
      '2026-09-28 08:30 T-2 team',
      '2026-09-30 08:30 T-0 team',
      '2026-10-08 08:30 overdue chief',
    ]);
  });

  test('T-n says how many working days are left', () => {
    for (let day = '2026-03-02'; day < '2026-11-01'; day = addDays(day, 1))
      for (const n of isWorkday(calendar, day) ? [10, 5, 2, 0] : []) {
        const morning = firstMorning(day, `T-${n}`);
        expect([day, n, workdaysLeft(calendar, morning, day)]).toEqual([day, n, n]);
      }
  });
});

/** The day on which a stage of publication is said first. */
function firstMorning(due: string, stage: string): string {
  let now: Date | undefined = at(addDays(due, -30), '00:00');
  while (now && dueReminders(one('publish', due), calendar, now)[0]?.stage !== stage)
    now = nextReminder(one('publish', due), calendar, now);
  return now ? dayOf(now) : '';
}

describe('what is said', () => {
  test('after an outage only the latest stage', () => {
    const publish = one('publish', '2026-04-16');
    expect(stageAt(publish, '2026-03-31')).toEqual([]);
    expect(stageAt(publish, '2026-04-01', '08:29')).toEqual([]);
    expect(stageAt(publish, '2026-04-15')).toEqual(['T-2 office']);
    expect(stageAt(publish, '2026-06-30')).toEqual(['escalated leadership']);
  });

  test('each deadline for itself', () => {
    const both = [...one('rectify', '2026-04-16'), ...one('publish', '2026-04-16')];
    expect(stageAt(both, '2026-04-10')).toEqual(['T-5 office']);
    expect(stageAt(both, '2026-04-17')).toEqual(['overdue chief', 'overdue chief']);
  });

  test('the reminder carries its day and whether it is 暂定', () => {
    const due = { day: '2027-01-07', provisional: true };
    expect(dueReminders([{ kind: 'publish', due }], calendar, at('2027-01-07', '09:00'))).toEqual([
      { kind: 'publish', due, stage: 'T-0', audience: 'office' },
    ]);
  });

  test('the next stage is the next instant at which something changes', () => {
    const deadlines = [...one('accept', '2026-03-11'), ...one('visit', '2026-04-08')];
    const found: string[] = [];
    let now: Date | undefined = at('2026-03-10', '09:00');
    while (now) {
      now = nextReminder(deadlines, calendar, now);
      if (now) found.push(`${dayOf(now)} ${timeOf(now)}`);
    }
    expect(found).toEqual([
      '2026-03-11 08:30',
      '2026-03-12 08:30',
      '2026-03-31 08:30',
      '2026-04-03 08:30',
      '2026-04-08 08:30',
      '2026-04-09 08:30',
    ]);
    expect(nextReminder([], calendar, new Date(0))).toBeUndefined();
  });
});

describe('工作时间', () => {
  test.each([
    ['2026-03-10', '08:29', false],
    ['2026-03-10', '08:30', true],
    ['2026-03-10', '17:59', true],
    ['2026-03-10', '18:00', false],
    ['2026-03-14', '10:00', false], // Saturday
    ['2026-02-14', '10:00', true], // 调休 Saturday
    ['2026-02-16', '10:00', false], // 春节, a Monday
    ['2026-10-10', '10:00', true],
  ])('%s %s: %s', (day, time, open) => {
    expect(isOfficeTime(calendar, at(day, time))).toBe(open);
  });

  test.each([
    ['2026-03-10', '00:10', '2026-03-10 08:30'],
    ['2026-03-10', '12:00', '2026-03-10 12:00'],
    ['2026-03-10', '18:00', '2026-03-11 08:30'],
    ['2026-03-13', '20:00', '2026-03-16 08:30'],
    ['2026-09-30', '19:00', '2026-10-08 08:30'],
    ['2026-02-13', '19:00', '2026-02-14 08:30'],
    ['2026-10-04', '12:00', '2026-10-08 08:30'],
  ])('after %s %s it opens %s', (day, time, expected) => {
    const next = nextOfficeTime(calendar, at(day, time));
    expect(`${dayOf(next)} ${timeOf(next)}`).toBe(expected);
  });

  test('no stage of any deadline falls outside it', () => {
    const kinds: DeadlineKind[] = ['accept', 'visit', 'rectify', 'publish'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.constantFrom(...kinds), (n, kind) => {
        const deadlines = one(kind, addDays('2026-01-01', n));
        let last = at('2025-11-01', '00:00');
        for (;;) {
          const next = nextReminder(deadlines, calendar, last);
          if (!next) return;
          expect(isOfficeTime(calendar, next)).toBe(true);
          expect(next > last).toBe(true);
          expect(dueReminders(deadlines, calendar, next)).not.toEqual(
            dueReminders(deadlines, calendar, new Date(next.getTime() - 1)),
          );
          last = next;
        }
      }),
      { seed: 20260310, numRuns: 600 },
    );
  });
});
