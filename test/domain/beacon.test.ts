/** 公共随机值: which issue is awaited, and how its numbers are written. */
import { describe, expect, test } from 'vitest';
import { announceBeacon, dueAfter, readBeacon } from '../../src/domain/beacon.ts';
import { matchesForm } from '../../src/domain/draw/form.ts';
import { checkBeaconTime, checkVoid } from '../../src/domain/draw-change.ts';

const at = (text: string) => new Date(`${text}:00+08:00`);

describe('the value that is awaited', () => {
  test.each([
    ['kl8', '2026-03-10T09:02', '2026-03-10T21:30'],
    ['kl8', '2026-03-10T21:30', '2026-03-11T21:30'],
    ['kl8', '2026-12-31T22:00', '2027-01-01T21:30'],
    ['ssq', '2026-03-10T09:02', '2026-03-10T21:15'], // a Tuesday
    ['ssq', '2026-03-10T21:15', '2026-03-12T21:15'],
    ['ssq', '2026-03-12T23:00', '2026-03-15T21:15'], // over Friday and Saturday
  ] as const)('%s closed at %s is drawn at %s', (source, close, due) => {
    expect(dueAfter(source, at(close))).toEqual(at(due));
  });

  test('is frozen with issue, form and time; the issue is of that year', () => {
    const beacon = announceBeacon('kl8', '第２０２６０６０期', at('2026-03-10T09:02'));
    expect(beacon).toMatchObject({
      source: '中国福利彩票快乐8',
      issue: '2026060',
      due: '2026-03-10T21:30:00+08:00',
    });
    for (const issue of ['2025060', '202606', '20260600', '二〇二六'])
      expect(() => announceBeacon('kl8', issue, at('2026-03-10T09:02'))).toThrow('beacon-issue');
  });
});

describe('its numbers, in the one way of writing them', () => {
  const kl8 = announceBeacon('kl8', '2026060', at('2026-03-10T09:02'));
  const ssq = announceBeacon('ssq', '2026030', at('2026-03-10T09:02'));
  const twenty = Array.from({ length: 20 }, (_, i) => 4 * i + 3);
  const written = twenty.map((n) => String(n).padStart(2, '0')).join(' ');

  test('order, separators and full-width digits make no difference', () => {
    for (const text of [
      twenty.join(' '),
      twenty.toReversed().join('，'),
      `${written}  `,
      twenty.join('　'),
      `０３，${twenty.slice(1).join('、')}`,
    ])
      expect(readBeacon(kl8, text)).toBe(written);
    expect(readBeacon(ssq, '33 1 5 9 20 28 + 7')).toBe('01 05 09 20 28 33 07');
    expect(readBeacon(ssq, '01,05,09,20,28,33|05')).toBe('01 05 09 20 28 33 05');
    expect(matchesForm(ssq.form, '01 05 09 20 28 33 05')).toBe(true);
  });

  test.each([
    ['too few', twenty.slice(1).join(' ')],
    ['too many', [...twenty, 80].join(' ')],
    ['one twice', [...twenty.slice(1), 7].join(' ')],
    ['out of range', [...twenty.slice(1), 81].join(' ')],
    ['zero', [...twenty.slice(1), 0].join(' ')],
    ['words', `${written}期`],
    ['nothing', ' '],
  ])('%s is refused', (_, text) => {
    expect(() => readBeacon(kl8, text)).toThrow('beacon-value');
  });
});

describe('when', () => {
  const due = at('2026-03-10T21:30');
  const closed = { state: 'open', missing: 0, due };
  test('it is entered once it is drawn and all witnesses have spoken', () => {
    checkBeaconTime(closed, due);
    expect(() => checkBeaconTime(closed, at('2026-03-10T21:29'))).toThrow('beacon-early');
    expect(() => checkBeaconTime({ ...closed, missing: 1 }, due)).toThrow('stale');
    expect(() => checkBeaconTime({ state: 'open', missing: 0 }, due)).toThrow('stale');
    expect(() => checkBeaconTime({ ...closed, state: 'drawn' }, due)).toThrow('stale');
  });

  test('it does not come: then, and only then, the draw may be void after CLOSE, and for that reason alone', () => {
    checkVoid(closed, due);
    checkVoid(closed, due, 'no-beacon');
    expect(() => checkVoid(closed, due, 'wrong-list')).toThrow('void-other-reason');
    expect(() => checkVoid(closed, at('2026-03-10T21:29'), 'no-beacon')).toThrow('void-too-late');
    expect(() => checkVoid({ ...closed, missing: 1 }, due, 'no-beacon')).toThrow('void-other-reason');
  });
});
