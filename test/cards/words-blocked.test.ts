/** 不可行说明: by code for whoever counts it through, by name for whoever can still change what is asked for. */
import { expect, test } from 'vitest';
import { blockedByName, blockedText, codesOf } from '../../cards/words-blocked.ts';
import type { Certificate } from '../../src/domain/draw/certificate.ts';

const units = Array.from({ length: 8 }, (_, i) => `E000${i}`);
const short: Certificate = {
  ...{ is: 'short', crew: '执法', step: 3, size: 2, spec: 0, whole: units, special: [] },
  ...{ need: 16, supply: 3 },
  people: [
    { id: 'P009', atMost: 3 },
    { id: 'P011', atMost: 0 },
  ],
};

test('the same certificate by code and by name', () => {
  expect(blockedText(short)).toContain('：P009≤3；另有 1 人合格但已到任务上限（E0000、E0001');
  const names = new Map([
    ...units.map((code, i) => [code, `第${i}化工`] as const),
    ['P009', '岳丽娟'] as const,
  ]);
  const text = blockedByName(short, (code) => names.get(code) ?? code);
  expect(text).toContain('合格人员最多提供 3 人次：岳丽娟最多 3 次');
  expect(text).toContain('第5化工 等 8 家）');
  expect(text).not.toMatch(/[EP]\d{3,4}/);
  expect(codesOf(short)).toEqual([...units.slice(0, 6), 'P009']);
});

test('a crew with nobody has no one to name', () => {
  expect(codesOf({ is: 'nobody', crew: '专家', units: 4 })).toEqual([]);
});
