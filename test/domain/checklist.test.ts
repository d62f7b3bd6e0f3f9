/** 检查表: what is ticked is found again by its code, in the order of the lists. */
import { expect, test } from 'vitest';
import { hazardsOf, lineCode } from '../../src/domain/checklist.ts';

const line = (no: number) => ({
  no,
  text: `第${no}条`,
  quoted: false,
  source: '出处',
  major: no === 1,
  required: true,
});
const lists = [
  { id: 3, title: '甲', lines: [line(1), line(2)] },
  { id: 5, title: '乙', lines: [line(1)] },
];

test('in the order of the lists, each once, with its words', () => {
  expect(hazardsOf(lists, ['5-1', '3-2', '5-1'])).toEqual([
    { checklist: 3, no: 2, text: '第2条', source: '出处', major: false },
    { checklist: 5, no: 1, text: '第1条', source: '出处', major: true },
  ]);
  expect(hazardsOf(lists, [])).toEqual([]);
  expect(lineCode(lists[1]!, line(1))).toBe('5-1');
});

test('a line of another list is none', () => {
  expect(hazardsOf(lists, ['3-1', '4-1'])).toBeUndefined();
  expect(hazardsOf([], ['3-1'])).toBeUndefined();
});
