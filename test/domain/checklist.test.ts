/** 检查表: what is ticked is found again by its code, in the order of the lists; a 必查 line has a result. */
import { expect, test } from 'vitest';
import { lineCode, lookedAt, REST, skipCode } from '../../src/domain/checklist.ts';

const line = (no: number) => ({
  no,
  text: `第${no}条`,
  quoted: false,
  source: '出处',
  major: no === 1,
  required: no < 3,
});
const lists = [
  { id: 3, title: '甲', lines: [line(1), line(2), line(3)] },
  { id: 5, title: '乙', lines: [line(1)] },
];
const found = (checklist: number, no: number) => {
  return { checklist, no, text: `第${no}条`, source: '出处', major: no === 1 };
};

test('in the order of the lists, each once, with its words', () => {
  expect(lookedAt(lists, ['5-1', '3-2', '5-1', REST])).toEqual({
    hazards: [found(3, 2), found(5, 1)],
    musts: { of: 3, unchecked: [] },
  });
  expect(lineCode(lists[1]!, line(1))).toBe('5-1');
});

test('a line of another list is none; the same is not found and not looked at', () => {
  expect(lookedAt(lists, ['3-1', '4-1'])).toBeUndefined();
  expect(lookedAt([], ['3-1'])).toBeUndefined();
  expect(lookedAt(lists, ['3-1', 'skip-3-1', REST])).toBeUndefined();
  expect(lookedAt(lists, ['skip-3-3', REST])).toBeUndefined(); // 选查
});

test('必查: found, not looked at, or all others looked at; else the first without a result is named', () => {
  expect(lookedAt(lists, [])?.missing).toBe('第1条');
  expect(lookedAt(lists, ['3-1', skipCode(lists[0]!, line(2))])).toEqual({
    hazards: [found(3, 1)],
    musts: { of: 3, unchecked: [found(3, 2)] },
    missing: '第1条',
  });
  expect(lookedAt(lists, ['3-1', 'skip-3-2', '5-1'])).not.toHaveProperty('missing');
  expect(lookedAt(lists, ['skip-3-2', REST])?.musts.unchecked).toEqual([found(3, 2)]);
  expect(lookedAt([], [REST])).toEqual({ hazards: [], musts: { of: 0, unchecked: [] } });
});
