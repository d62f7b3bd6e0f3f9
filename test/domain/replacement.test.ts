/** 换人: who may leave, who may decide, and who can't make a visit any more. */
import { describe, expect, test } from 'vitest';
import { recheckTask } from '../../src/domain/recheck.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import {
  CAUSES,
  checkDecision,
  checkLeaving,
  checkSeat,
  checkWithdrawal,
  type Facts,
  kindOf,
  PARTY_CAUSES,
  type Request,
  type RequestState,
  replaceMember,
  unfitFor,
  urgingOf,
  visitSpan,
} from '../../src/domain/replacement.ts';
import { acceptTask, confirmReport, reportTask, type Task } from '../../src/domain/task.ts';
import type { Calendar } from '../../src/domain/working-days.ts';

const NOW = new Date('2026-03-12T01:00:00Z');
const DAY = '2026-03-12';
const assigned: Task = {
  id: 7,
  team: [1, 2],
  from: '2026-03-11',
  to: '2026-04-08',
  state: { is: 'assigned', since: NOW },
};
const waiting: Task = { ...assigned, state: { is: 'waiting' } };
const accepted = acceptTask(assigned, 1, NOW);
const result = { day: DAY, method: 'on-site', result: 'none-found', text: '检查了' } as const;
const reported = reportTask(accepted, result, 1, NOW, DAY);

const refused = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
};

describe('leaving a team', () => {
  test('before the visit is reported, and only out of it', () => {
    for (const task of [waiting, assigned, accepted])
      expect(refused(() => checkLeaving(task, 2))).toBe('none');
    expect(refused(() => checkLeaving(reported, 2))).toBe('visit-reported');
    expect(refused(() => checkLeaving(confirmReport(reported, 2, NOW), 2))).toBe('visit-reported');
    expect(refused(() => checkLeaving(assigned, 3))).toBe('stale');
  });

  test('another sits there afterwards; what the team accepted stays, unless whoever accepted is out', () => {
    const later = new Date('2026-03-13T01:00:00Z');
    expect(replaceMember(waiting, 1, 3, later)).toEqual({ ...waiting, team: [3, 2] });
    expect(replaceMember(accepted, 2, 3, later)).toEqual({ ...accepted, team: [1, 3] });
    expect(replaceMember(accepted, 1, 3, later)).toEqual({
      ...accepted,
      team: [3, 2],
      state: { is: 'assigned', since: later },
    });
    expect(replaceMember({ ...accepted, waits: true }, 2, 3, later)).not.toHaveProperty('waits');
    expect(refused(() => acceptTask(replaceMember(accepted, 1, 3, later), 1, later))).toBe('not-your-task');
  });

  test('a visit that waits for somebody is not reported', () => {
    expect(refused(() => reportTask({ ...accepted, waits: true }, result, 1, NOW, DAY))).toBe('visit-waits');
  });
});

describe('a decision', () => {
  const request: Request = { state: 'open', personId: 1, askedBy: 5 };

  test('is made by those whose it is, never on oneself or on what one asked', () => {
    expect(refused(() => checkDecision(request, 8, [8, 9]))).toBe('none');
    expect(refused(() => checkDecision(request, 7, [8, 9]))).toBe('not-your-request');
    expect(refused(() => checkDecision(request, 1, [1]))).toBe('own-request');
    expect(refused(() => checkDecision(request, 5, [5]))).toBe('own-request');
  });

  test('is made once; taken back by whoever asked, while it is open', () => {
    for (const state of ['vacant', 'approved', 'returned', 'withdrawn'] satisfies RequestState[]) {
      expect(refused(() => checkDecision({ ...request, state }, 8, [8]))).toBe('request-settled');
      expect(refused(() => checkWithdrawal({ ...request, state }, 5))).toBe('request-settled');
    }
    expect(refused(() => checkWithdrawal(request, 5))).toBe('none');
    expect(refused(() => checkWithdrawal(request, 1))).toBe('not-your-request');
    expect(refused(() => checkWithdrawal({ ...request, askedBy: null }, 1))).toBe('not-your-request');
  });

  test('the causes of 行政处罚法 §43 are 回避, and an enterprise has no others', () => {
    expect(CAUSES.filter((cause) => kindOf(cause) === 'recusal')).toEqual([...PARTY_CAUSES]);
    expect(CAUSES.filter((cause) => kindOf(cause) === 'unable')).toEqual(['leave', 'duty', 'other']);
  });
});

describe('who can not make a visit any more', () => {
  const fit: NonNullable<Facts> = { inPost: true, validUntil: '2026-04-08', away: [], recused: false };
  const at = (facts: Facts, today: string) => unfitFor(facts, assigned, today);

  test.each<[string, Facts, string, string | undefined]>([
    ['fit to the last day', fit, DAY, undefined],
    ['not an inspector any more', undefined, DAY, 'left-post'],
    ['out of post', { ...fit, inPost: false }, DAY, 'left-post'],
    ['a certificate that ends a day early', { ...fit, validUntil: '2026-04-07' }, DAY, 'certificate'],
    ['a visit that is late, the certificate over', fit, '2026-04-09', 'certificate'],
    [
      'a visit that is late, the certificate valid',
      { ...fit, validUntil: '2026-12-31' },
      '2026-04-09',
      undefined,
    ],
    ['leave over the whole window', { ...fit, away: [['2026-03-11', '2026-04-08']] }, '2026-03-01', 'leave'],
    [
      'leave from the second day on',
      { ...fit, away: [['2026-03-12', '2026-04-08']] },
      '2026-03-11',
      undefined,
    ],
    ['the same, on the second day', { ...fit, away: [['2026-03-12', '2026-04-08']] }, DAY, 'leave'],
    ['leave that ends a day early', { ...fit, away: [['2026-03-01', '2026-04-07']] }, DAY, undefined],
    [
      'two leaves with a day between',
      {
        ...fit,
        away: [
          ['2026-03-01', '2026-03-20'],
          ['2026-03-22', '2026-05-01'],
        ],
      },
      DAY,
      undefined,
    ],
    [
      'leave once the window is over',
      { ...fit, validUntil: '2026-12-31', away: [['2026-04-01', '2026-05-01']] },
      '2026-04-09',
      undefined,
    ],
    ['回避, entered since', { ...fit, recused: true }, DAY, 'recusal'],
  ])('%s', (_, facts, today, why) => {
    expect(at(facts, today)).toBe(why);
  });
});

describe('a request that nobody decides', () => {
  const calendar: Calendar = { special: new Map(), loadedYears: new Set([2026]) };
  const moment = (text: string) => new Date(`2026-03-${text}:00+08:00`);
  // a Thursday
  const begun = moment('12T15:00');
  test.each([
    ['12T15:00', undefined, '13T15:00'],
    ['13T14:59', undefined, '13T15:00'],
    ['13T15:00', 'reminded', '16T15:00'],
    ['16T14:59', 'reminded', '16T15:00'],
    ['16T15:00', 'escalated', undefined],
    ['30T09:00', 'escalated', undefined],
  ])('at %s: %s', (now, due, next) => {
    expect(urgingOf(calendar, begun, moment(now))).toEqual({ due, nextAt: next ? moment(next) : null });
  });
});

test('a seat changes where a visit is to come: until the report, and again for a 复查 on its day', () => {
  const seat = (task: Task) => refused(() => checkSeat(task, 2));
  const ordered = confirmReport(
    reportTask(accepted, { ...result, result: 'ordered-to-correct', rectifyBy: '2026-03-20' }, 1, NOW, DAY),
    2,
    NOW,
  );
  const checked = recheckTask(
    ordered,
    { day: DAY, method: 'on-site', rectified: true, text: '已整改' },
    1,
    NOW,
    DAY,
  );
  expect([waiting, assigned, accepted, ordered].map(seat)).toEqual(['none', 'none', 'none', 'none']);
  expect([reported, confirmReport(reported, 2, NOW), checked].map(seat)).toEqual(
    Array(3).fill('visit-reported'),
  );
  expect(visitSpan(accepted)).toEqual({ from: '2026-03-11', to: '2026-04-08' });
  expect(visitSpan(ordered)).toEqual({ from: '2026-03-20', to: '2026-03-20' });
  // who inspected stays who inspected
  expect(replaceMember(ordered, 2, 9, NOW)).toEqual({ ...ordered, team: [1, 9] });
});
