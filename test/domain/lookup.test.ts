/** 查询: what is typed, what the index holds, and what a button carries. */
import { describe, expect, test } from 'vitest';
import { gramsOf, lookupId, pageOf, queryOf, readLookup, wordsOf } from '../../src/domain/lookup.ts';
import { Refusal } from '../../src/domain/refusal.ts';

describe('what is looked for', () => {
  test.each([
    ['　鑫源（榆次） ', '鑫源(榆次)'],
    ['ＢＰ加油站', 'bp加油站'],
    ['鑫源\n\u202e  化工', '鑫源 化工'],
    ['长'.repeat(10_000), '长'.repeat(20)],
    ['', ''],
  ])('%j', (typed, query) => expect(queryOf(typed)).toBe(query));

  test('each word, and its grams once each, by characters and not by halves of pairs', () => {
    expect(wordsOf('榆次 铝业')).toEqual(['榆次', '铝业']);
    expect(gramsOf('铝业铝业', 1, 2)).toEqual(['铝', '业', '铝业', '业铝']);
    expect(gramsOf('𠮷野', 2, 2)).toEqual(['𠮷野']);
    expect(gramsOf('鑫', 2, 2)).toEqual([]);
  });
});

describe('what a button carries', () => {
  test.each(['', '鑫源 化工', '100%', 'a__b--c', '50%-ff', '"<at id=all>'])('%j there and back', (query) => {
    const lookup = { kind: 'enterprise', page: 7, query } as const;
    expect(lookupId(lookup)).toMatch(/^[!-~]+$/);
    expect(readLookup(lookupId(lookup))).toEqual(lookup);
  });

  test.each(['', 'here', 'enterprise-1', 'draw-1-x', 'due-1-%', 'due-1-%E4', 'due-9999-'])(
    '%j is none',
    (id) => {
      expect(() => readLookup(id)).toThrow(Refusal);
    },
  );
});

test('a page that is not there is the nearest one', () => {
  const rows = Array.from({ length: 12 }, (_, i) => i);
  expect(pageOf(rows, 3)).toEqual({ page: 3, pages: 3, rows: [10, 11] });
  expect(pageOf(rows, 99).page).toBe(3);
  expect(pageOf(rows, 0).page).toBe(1);
  expect(pageOf([], 1)).toEqual({ page: 1, pages: 1, rows: [] });
});
