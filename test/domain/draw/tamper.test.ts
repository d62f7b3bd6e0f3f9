import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DrawFault } from '../../../src/domain/draw/fault.ts';
import { readRecord } from '../../../src/domain/draw/read-record.ts';
import { publicRecord, recordDigest } from '../../../src/domain/draw/record.ts';
import { verifyRecord } from '../../../src/domain/draw/verify.ts';
import { copy, naiveRecord, otherValue } from './cases.ts';

type Branch = { [key: string]: unknown };
type Place = { readonly path: readonly string[]; readonly leaf: boolean };

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'vectors', `${name}.json`), 'utf8'));

/** Every place of a value: leaves, and the branches above them. */
function places(value: unknown, path: readonly string[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return [{ path, leaf: true }];
  const below = Object.entries(value).flatMap(([key, item]) => places(item, [...path, key]));
  return path.length > 0 ? [{ path, leaf: false }, ...below] : below;
}

function parentOf(record: unknown, path: readonly string[]): Branch {
  return path.slice(0, -1).reduce((at, key) => at[key] as Branch, record as Branch);
}

/** Refused at the door, or a step fails. */
function caught(record: unknown, result?: string): boolean {
  try {
    return !verifyRecord(readRecord(record), result === undefined ? {} : { result }).ok;
  } catch (fault) {
    if (fault instanceof DrawFault) return true;
    throw fault;
  }
}

function misses(
  record: unknown,
  spoil: (parent: Branch, key: string) => void,
  which: Place[],
  R?: string,
): string[] {
  return which.flatMap(({ path }) => {
    const spoilt = copy(record);
    spoil(parentOf(spoilt, path), path.at(-1)!);
    return caught(spoilt, R) ? [] : [path.join('.')];
  });
}

const change = (parent: Branch, key: string) => {
  parent[key] = otherValue(parent[key]);
};
const lengthen = (parent: Branch, key: string) => {
  parent[key] = typeof parent[key] === 'string' ? `${parent[key]}0` : [parent[key]];
};
const remove = (parent: Branch, key: string) => {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
};
const rename = (parent: Branch, key: string) => {
  if (Array.isArray(parent)) parent.splice(Number(key), 0, copy(parent[Number(key)]));
  else {
    parent[`${key}0`] = parent[key];
    delete parent[key];
  }
};

describe('every leaf of a record, tampered with one at a time', () => {
  const full = read('mini');
  const blocked = read('drill');

  test.each([
    ['mini', full],
    ['drill', blocked],
    ['a case with several crews', naiveRecord('tamper 3')],
    ['a case with a ladder', naiveRecord('tamper 7')],
  ])('%s', (_name, record) => {
    expect(caught(record)).toBe(false);
    const leaves = places(record).filter((place) => place.leaf);
    expect(leaves.length).toBeGreaterThan(100);
    expect(misses(record, change, leaves)).toEqual([]);
    expect(misses(record, lengthen, leaves)).toEqual([]);
  });

  test('anything left out, given twice or renamed', () => {
    const all = places(full);
    expect(misses(full, remove, all)).toEqual([]);
    expect(misses(full, rename, all)).toEqual([]);
  });

  test('a public record: everything but who is in the teams by itself, the teams by R', () => {
    const record = copy(publicRecord(readRecord(full)));
    const R = recordDigest(readRecord(full));
    const leaves = places(record).filter((place) => place.leaf);
    expect(caught(record, R)).toBe(false);
    expect(misses(record, change, leaves, R)).toEqual([]);
    const unseen = misses(record, change, leaves);
    expect(unseen.length).toBeGreaterThan(0);
    expect(unseen.filter((path) => !path.startsWith('result.teams.'))).toEqual([]);
    expect(misses(record, remove, places(record))).toEqual([]);
  });

  test('a record that is made anew from another secret agrees with itself, and F and R tell', () => {
    const mine = readRecord(naiveRecord('forged'));
    const theirs = verifyRecord(readRecord(naiveRecord('honest')));
    expect(verifyRecord(mine).ok).toBe(true);
    const found = verifyRecord(mine, { freeze: theirs.freeze, result: theirs.result });
    expect(found.steps.filter((step) => step.is === 'failed').map((step) => step.check)).toEqual([
      'freeze',
      'record',
    ]);
  });
});
