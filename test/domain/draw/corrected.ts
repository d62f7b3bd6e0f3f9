/** Records of grade 甲 whose public value was mistyped first: both versions by the literal implementation, and their log. */
import { publicRecord } from '../../../src/domain/draw/record.ts';
import type { FullRecord } from '../../../src/domain/draw/types.ts';
import { dice, naiveRecord, withBeacon } from './cases.ts';
import { H, J } from './naive.ts';

export type Entry = readonly [type: string, body: Readonly<Record<string, unknown>>];
export type CorrectedDraw = {
  readonly right: FullRecord;
  readonly wrong: FullRecord;
  /** up to RESULT, with the value as it was mistyped */
  readonly before: readonly Entry[];
  readonly value: Entry;
  readonly result: Entry;
  readonly file: Entry;
  log(entries: readonly Entry[]): object[];
};

const digest = (record: FullRecord) => H('ssd-1/record', J(publicRecord(record)));

export function corrected(name: string): CorrectedDraw {
  const record = naiveRecord(name);
  const beacon = {
    source: '福彩双色球',
    issue: '2026024',
    form: '\\d{2}( \\d{2}){6}',
    due: '2026-03-04T21:15:00+08:00',
  };
  const right = withBeacon(naiveRecord(name, { beacon, quorum: 1 }), '01 05 11 19 27 30 16');
  const typo = `01 05 11 19 27 30 ${String(1 + dice(name).roll(14)).padStart(2, '0')}`;
  const wrong = withBeacon(right, typo);
  const [was, R] = [digest(wrong), digest(right)];
  const by = { reason: 'mistyped', approved: 'P2' };
  return {
    right,
    wrong,
    before: [
      ['FREEZE', { F: H('ssd-1/freeze', J(right.freeze)) }],
      ...right.witness
        .filter(([, value]) => value !== '-')
        .map(
          ([witness, value]): Entry => ['WITNESS', { witness, value, message: 'm', at: record.freeze.open }],
        ),
      ['CLOSE', { W: J(right.witness) }],
      ['BEACON', { value: typo, by: 'P1', confirmed: 'P2' }],
      ['RESULT', { R: was }],
    ],
    value: ['CORRECT', { what: 'beacon', from: typo, to: right.beacon, ...by }],
    result: ['CORRECT', { what: 'result', from: was, to: R, ...by }],
    file: ['CORRECT', { what: 'file', from: '0'.repeat(64), to: R, reason: 'wrong-file', approved: 'P2' }],
    log(entries) {
      let prev: string = right.freeze.prev;
      return entries.map(([type, body], i) => {
        const entry = { n: 7 + i, prev, ts: '2026-03-10T01:00:00.000Z', type, no: right.freeze.no, body };
        prev = H('ssd-1/log', J(entry));
        return { ...entry, hash: prev };
      });
    },
  };
}

/** What may not stand in place of a correction, each by name. */
export function spoilt({ value, result, file }: CorrectedDraw): readonly (readonly [string, Entry[]])[] {
  const other = 'a'.repeat(64);
  const [v, r, f] = [value[1], result[1], file[1]];
  return [
    ['no correction at all', []],
    ['the value alone', [value]],
    ['the result alone', [result]],
    ['the result first', [result, value]],
    ['another value before', [['CORRECT', { ...v, from: '01 02 03 04 05 06 07' }], result]],
    ['another value after', [['CORRECT', { ...v, to: '01 02 03 04 05 06 07' }], result]],
    ['another result before', [value, ['CORRECT', { ...r, from: other }]]],
    ['another result after', [value, ['CORRECT', { ...r, to: other }]]],
    ['a file with another result', [value, result, ['CORRECT', { ...f, to: other }]]],
    ['nothing corrected', [value, result, ['CORRECT', { ...f, from: f.to }]]],
    ['an unknown reason', [['CORRECT', { ...v, reason: 'better' }], result]],
    ['an unknown thing', [['CORRECT', { ...v, what: 'seed' }], result]],
    ['nobody who agreed', [['CORRECT', { ...v, approved: '' }], result]],
  ];
}
