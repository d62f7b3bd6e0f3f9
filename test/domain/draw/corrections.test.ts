/** CORRECT: two versions of one draw, each of which can be had again; whoever tampers with either is found. */
import { describe, expect, test } from 'vitest';
import type { LoggedEntry } from '../../../src/domain/draw/log.ts';
import { publicRecord, recordDigest } from '../../../src/domain/draw/record.ts';
import { reserveFor } from '../../../src/domain/draw/substitute.ts';
import type { FullRecord } from '../../../src/domain/draw/types.ts';
import { chosenUnits } from '../../../src/domain/draw/units.ts';
import { verifyRecord } from '../../../src/domain/draw/verify.ts';
import { type CorrectedDraw, corrected, type Entry, spoilt } from './corrected.ts';

const draws = Array.from({ length: 24 }, (_, i) => corrected(`correct ${i}`));
const withLog = (draw: CorrectedDraw, record: FullRecord, entries: readonly Entry[]) => ({
  ...record,
  log: draw.log(entries) as LoggedEntry[],
});
const failed = (draw: CorrectedDraw, record: FullRecord, entries: readonly Entry[]) =>
  verifyRecord(withLog(draw, record, entries)).steps.filter(({ is }) => is === 'failed');

describe('a mistyped value, put right', () => {
  test('the record as it is and its log verify, whole and public; the version before too', () => {
    for (const draw of draws) {
      const { right, wrong, before, value, result, file } = draw;
      const whole = withLog(draw, right, [...before, value, result, file]);
      const n = whole.log.at(-2)!.n;
      const { ok, steps } = verifyRecord(whole, {
        result: recordDigest(right),
        head: whole.log.at(-2)!.hash,
      });
      expect(ok).toBe(true);
      expect(steps.filter(({ check }) => check === 'correct')).toMatchObject([{ is: 'ok', n }]);
      const open = verifyRecord({ ...publicRecord(right), log: whole.log });
      expect(open.ok).toBe(true);
      expect(open.steps.find(({ check }) => check === 'correct')).toMatchObject({ is: 'unchecked', n });
      expect(failed(draw, wrong, before)).toEqual([]);
    }
  });

  test('back and forth: each version is computed again', () => {
    for (const draw of draws.slice(0, 5)) {
      const { right, wrong, before, value, result } = draw;
      const turn = ([type, body]: Entry): Entry => [type, { ...body, from: body.to, to: body.from }];
      const back = [turn(value), turn(result)];
      expect(failed(draw, right, [...before, value, result, ...back, value, result])).toEqual([]);
      expect(failed(draw, wrong, [...before, value, result, ...back])).toEqual([]);
    }
  });

  test('what was replaced before is checked by the version of that time, and counts no more afterwards', () => {
    const gone = (record: FullRecord): Entry => {
      const unit = chosenUnits(record.result.units)[0]!;
      const reserve = reserveFor(record, [], unit);
      return ['SUBSTITUTE', { unit, by: 'P1', reserve, reason: 'suspended', approved: 'P2' }];
    };
    const both = draws.filter((draw) =>
      [draw.right, draw.wrong].every(({ result }) => chosenUnits(result.units).length > 0),
    );
    expect(both.length).toBeGreaterThan(10);
    for (const draw of both) {
      const { right, wrong, before, value, result } = draw;
      expect(failed(draw, right, [...before, gone(wrong), value, result, gone(right)])).toEqual([]);
      const twice = [...before, gone(wrong), gone(wrong), value, result];
      expect(failed(draw, right, twice)).not.toEqual([]);
    }
  });

  test.each(spoilt(draws[0]!))('%s is found', (_, entries) => {
    expect(failed(draws[0]!, draws[0]!.right, [...draws[0]!.before, ...entries])).not.toEqual([]);
  });
});

describe('a log that is hashed anew', () => {
  const [draw] = draws as [CorrectedDraw];
  const changed = (at: number, body: Entry[1]) =>
    draw.before.map((entry, i): Entry => (i === at ? [entry[0], body] : entry));

  test('a field too many, or one too few, in any entry up to RESULT is refused', () => {
    for (const [i, [, body]] of draw.before.entries()) {
      const { [Object.keys(body).at(-1)!]: _left, ...fewer } = body;
      expect(failed(draw, draw.wrong, changed(i, { ...body, note: 'x' })).length).toBeGreaterThan(0);
      expect(failed(draw, draw.wrong, changed(i, fewer)).length).toBeGreaterThan(0);
    }
  });
});
