import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DrawFault, type DrawFaultCode } from '../../../src/domain/draw/fault.ts';
import { readJson } from '../../../src/domain/draw/json-text.ts';
import { readFreeze } from '../../../src/domain/draw/read-freeze.ts';
import { readRecord, readRecordText } from '../../../src/domain/draw/read-record.ts';
import { readTables, unitRows } from '../../../src/domain/draw/read-tables.ts';
import { verifyRecord } from '../../../src/domain/draw/verify.ts';
import { copy, naiveRecord, randomCase } from './cases.ts';

const vector = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'vectors', `${name}.json`), 'utf8'));
const mini = vector('mini');

/** A copy with the value at a path replaced, or removed. */
function spoilt(record: unknown, path: string, value: unknown): unknown {
  const keys = path.split('.');
  const last = keys.pop()!;
  const whole = copy(record) as { [key: string]: unknown };
  const parent = keys.reduce((at, key) => at[key] as { [key: string]: unknown }, whole);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return whole;
}

/** The code of the refusal, or of the step that fails. */
function refusal(record: unknown): string | undefined {
  try {
    const step = verifyRecord(readRecord(record)).steps.find((one) => one.is === 'failed');
    if (step?.is !== 'failed') return undefined;
    return step.why instanceof DrawFault ? step.why.code : `differs: ${step.check}`;
  } catch (fault) {
    if (fault instanceof DrawFault) return fault.code;
    throw fault;
  }
}

const BEACON = { source: '双色球', issue: '1', form: '\\d+', due: '2026-03-04T21:15:00+08:00' };
const CREW = { name: '执法', size: 2, spec: 1, strict: 0, ladder: [] };

describe('a record that is not one', () => {
  test.each<[string, unknown, DrawFaultCode]>([
    ['freeze', undefined, 'missing-field'],
    ['extra', 1, 'unknown-field'],
    ['people', undefined, 'missing-field'],
    ['pairs', undefined, 'missing-field'],
    ['salts.people', undefined, 'missing-field'],
    ['salts.extra', '', 'unknown-field'],
    ['seed', 5, 'wrong-type'],
    ['seed', 'A'.repeat(64), 'bad-digest'],
    ['secret', 'ab', 'bad-digest'],
    ['freeze.v', 'ssd-2', 'wrong-value'],
    ['freeze.kind', 'test', 'wrong-value'],
    ['freeze.no', '', 'wrong-value'],
    ['freeze.no', 'a\nb', 'line-feed'],
    ['freeze.no', 'e\u0301', 'bad-text'],
    ['freeze.no', 'x'.repeat(5_000), 'too-long'],
    ['freeze.from', '2026-02-29', 'bad-date'],
    ['freeze.from', '2026-3-1', 'bad-date'],
    ['freeze.from', '2026-04-01', 'dates-reversed'],
    ['freeze.depth', 0, 'out-of-range'],
    ['freeze.depth', 1e9, 'out-of-range'],
    ['freeze.depth', 1.5, 'not-an-integer'],
    ['freeze.depth', '1', 'wrong-type'],
    ['freeze.mode', 'step', 'wrong-value'],
    [
      'freeze.out',
      [
        ['停产', 1],
        ['停产', 1],
      ],
      'not-sorted',
    ],
    [
      'freeze.out',
      [
        ['注销', 1],
        ['停产', 1],
      ],
      'not-sorted',
    ],
    ['freeze.out', [['停产']], 'wrong-type'],
    ['freeze.strata', [], 'stratum-missing'],
    ['freeze.reserve', -1, 'out-of-range'],
    ['freeze.batches', 0, 'out-of-range'],
    ['freeze.mix', 2 ** 60, 'not-an-integer'],
    ['freeze.witness', ['w1', 'w1', 'w3'], 'not-unique'],
    ['freeze.witness', ['w 1', 'w2', 'w3'], 'bad-id'],
    ['freeze.quorum', 4, 'out-of-range'],
    ['freeze.quorum', 2, 'grade-too-low'],
    ['freeze.witness', ['w3', 'w2', 'w1'], 'witness-order'],
    ['freeze.open', '2026-03-04', 'bad-instant'],
    ['freeze.open', '2026-03-04T14:30:00', 'bad-instant'],
    ['freeze.open', '2026-03-04T24:30:00+08:00', 'bad-instant'],
    ['freeze.open', '2026-03-04T14:50:00+08:00', 'dates-reversed'],
    ['freeze.beacon', '-', 'wrong-type'],
    ['freeze.beacon', { ...BEACON, extra: 1 }, 'unknown-field'],
    ['freeze.beacon', { ...BEACON, due: '2026-03-04T14:40:00+08:00' }, 'due-before-close'],
    ['freeze.beacon', { ...BEACON, due: '2026-03-04T07:00:00+00:00' }, 'beacon-missing'],
    ['freeze.beacon', { ...BEACON, form: '(' }, 'bad-form'],
    ['freeze.beacon', { ...BEACON, form: '(?=a)b' }, 'bad-form'],
    ['freeze.crews', [CREW, CREW], 'not-unique'],
    ['freeze.crews', [{ ...CREW, size: 1 }], 'enforcement-crew-too-small'],
    ['freeze.crews', [{ ...CREW, spec: 0 }], 'enforcement-crew-too-small'],
    ['freeze.crews', [{ ...CREW, spec: 3 }], 'out-of-range'],
    ['freeze.crews', [{ ...CREW, strict: true }], 'wrong-value'],
    ['freeze.crews', [{ ...CREW, name: 'a#1' }], 'bad-crew-name'],
    ['freeze.crews', [{ ...CREW, name: 'a:1' }], 'bad-crew-name'],
    ['freeze.crews', [{ ...CREW, name: 'a\n1' }], 'line-feed'],
    ['freeze.crews', [{ ...CREW, ladder: [{}] }], 'empty-rung'],
    ['freeze.crews', [{ ...CREW, ladder: [{ size: 1 }] }], 'unknown-field'],
    ['freeze.crews', [{ ...CREW, ladder: [{ spec: 3 }] }], 'out-of-range'],
    ['units.0.id', 'E 1', 'bad-id'],
    ['units.0.id', '企业', 'bad-id'],
    ['units.0.id', 'E00002', 'not-sorted'],
    ['units.0.key', true, 'wrong-value'],
    ['units.0.key', 2, 'wrong-value'],
    ['units.0.hz', 'x', 'wrong-type'],
    ['units.0.st', 'a\nb', 'line-feed'],
    ['units.1.st', '没有的层', 'stratum-missing'],
    ['people.0.until', '2026-13-01', 'bad-date'],
    ['people.0.away', [['2026-03-07']], 'wrong-type'],
    ['people.0.away', [['2026-03-09', '2026-03-07']], 'dates-reversed'],
    ['people.0.base', -1, 'out-of-range'],
    ['people.0.base', 1e15, 'out-of-range'],
    ['people.0.cap', null, 'wrong-type'],
    ['people.0.name', '张三', 'unknown-field'],
    ['pairs', ['E00005 P005', 'E00004 P007'], 'not-sorted'],
    ['pairs', ['E00004  P007'], 'bad-id'],
    ['witness.0', ['w2', '738201'], 'witness-order'],
    ['witness.0', ['w1', '73820'], 'witness-value'],
    ['witness.0', ['w1', '７３８２０１'], 'witness-value'],
    ['witness.0', ['w1', '-'], 'quorum-not-met'],
    ['witness', [], 'witness-order'],
    ['beacon', '1', 'beacon-unannounced'],
    ['result.units.extra', {}, 'unknown-field'],
    ['result.units.batch', [], 'wrong-type'],
    ['result.teams', [], 'wrong-type'],
    ['result.teams.执法.step', -1, 'out-of-range'],
  ])('%s = %j: %s', (path, value, code) => {
    expect(allCodes(spoilt(mini, path, value))).toContain(code);
  });

  test.each([null, 1, 'x', [], true])('%j is no record', (value) => {
    expect(refusal(value)).toBe('wrong-type');
  });

  test('fair: basis points up to 10000', () => {
    const record = vector('fair-beacon') as { freeze: { strata: [string, number][] } };
    record.freeze.strata[0]![1] = 10_001;
    expect(refusal(record)).toBe('out-of-range');
  });
});

/** The refusal at the door, or the codes of all failed steps. */
function allCodes(record: unknown): string[] {
  try {
    return verifyRecord(readRecord(record)).steps.flatMap((step) =>
      step.is === 'failed' && step.why instanceof DrawFault ? [step.why.code] : [],
    );
  } catch (fault) {
    if (fault instanceof DrawFault) return [fault.code];
    throw fault;
  }
}

describe('a record that is one', () => {
  test.each<[string, Parameters<typeof naiveRecord>[1]]>([
    ['no crew at all', { crews: [] }],
    ['a drill without witness values', { kind: 'drill', quorum: 0 }],
    [
      'times in other offsets and with milliseconds',
      { open: '2026-03-04T06:00:00.000Z', close: '2026-03-04T07:00Z' },
    ],
    ['one day', { from: '2026-03-05', to: '2026-03-05' }],
    ['a number in Chinese', { no: '晋应急双随机〔2026〕1号' }],
    [
      'absurd, but harmless numbers',
      { reserve: Number.MAX_SAFE_INTEGER, batches: Number.MAX_SAFE_INTEGER, mix: 0 },
    ],
  ])('%s', (name, changes) => {
    expect(refusal(naiveRecord(name, changes))).toBeUndefined();
  });

  test('ids and labels that an object has already', () => {
    const one = randomCase('format 4');
    const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];
    const ids = one.tables.units.map((_, i) => names[i] ?? `v${String(i).padStart(2, '0')}`);
    const units = one.tables.units.map((u, i) => ({
      ...u,
      id: ids[i]!,
      st: u.key === 0 ? '__proto__' : u.st,
    }));
    units.sort((a, b) => (a.id < b.id ? -1 : 1));
    const kase = { ...one, tables: { ...one.tables, units, pairs: [] } };
    kase.plan = { ...one.plan, mode: 'take', strata: [['__proto__', 3]] };
    const record = naiveRecord('format 4', {}, kase);
    expect(units.length).toBeGreaterThan(4);
    expect(refusal(JSON.parse(JSON.stringify(record)))).toBeUndefined();
    expect(Object.keys(readRecord(record).result.units.drawn)).toEqual(['__proto__']);
  });

  test('a freeze and tables are checked alike before they are shown', () => {
    const { freeze, units, people, pairs } = mini as ReturnType<typeof naiveRecord>;
    expect(readFreeze(freeze).no).toBe('TEST-2026-mini');
    expect(readTables({ units, people, pairs }).units).toHaveLength(9);
    expect(() => readTables({ units: [...units].reverse(), people, pairs })).toThrow(DrawFault);
  });

  test('more work than any draw needs is given up, not done', () => {
    const record = vector('mini') as { freeze: { mix: number } };
    record.freeze.mix = 1e15;
    expect(allCodes(record)).toContain('too-heavy');
  });
});

describe('units of a text are read one by one', () => {
  const text = JSON.stringify(naiveRecord('one by one'));
  const changed = (from: string, to: string) => () => readRecordText(text.replace(from, to));

  test('the same record as from values, with each label once in memory', () => {
    expect(readRecordText(text)).toEqual(readRecord(JSON.parse(text)));
    const many = Array.from({ length: 5_000 }, (_, i) => ({
      id: `E${i + 10_000}`,
      st: 'S',
      ct: 'C',
      hz: ['h', 'h'],
    }));
    const row = unitRows();
    const units = readJson(JSON.stringify({ units: many.map((unit) => ({ ...unit, key: 0 })) }), {
      units: row,
    });
    expect(units).toEqual({ units: many.map((unit) => ({ ...unit, key: 0 })) });
  });

  test('what is wrong with a row is said with its place; a list of something else is no way around', () => {
    expect(changed('"key":', '"kez":')).toThrow('unknown-field at units[0].kez');
    expect(changed('"units":[{', '"units":[[],{')).toThrow('wrong-type at units[0]');
    expect(changed('"units":[{', '"units":{"0":[{')).toThrow(DrawFault);
    expect(changed('"people":[', '"people":[],"units":[')).toThrow('duplicate-key at units');
  });
});
