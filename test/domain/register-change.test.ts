/** 名录变化 of a stratum: who came, who left and why, what was changed. */
import { expect, test } from 'vitest';
import { type KeptEnterprise, registerChange } from '../../src/domain/register-change.ts';

const scope = { sectionId: 1, trades: ['粉尘涉爆'], isKey: false };
const unit = (more: Partial<KeptEnterprise> = {}): KeptEnterprise => ({
  name: '甲',
  county: '榆次区',
  trades: ['粉尘涉爆', '有限空间'],
  section_id: 1,
  is_key: false,
  grade: 'B',
  status: 'active',
  ...more,
});
const of = (before: KeptEnterprise | null, after: KeptEnterprise | null) => {
  const { added, left, changed } = registerChange([{ before, after }], scope);
  return {
    added: added.length,
    left: left.map(({ why }) => why),
    changed: changed.map(({ columns }) => columns),
  };
};
const none = { added: 0, left: [], changed: [] };

test('new, back in production, or come over from elsewhere: added', () => {
  for (const before of [
    null,
    unit({ status: 'suspended' }),
    unit({ section_id: 2 }),
    unit({ trades: ['金属冶炼'] }),
    unit({ is_key: true }),
  ])
    expect(of(before, unit())).toEqual({ ...none, added: 1 });
});

test.each([
  ['status', unit({ status: 'cancelled' })],
  ['section', unit({ section_id: 2 })],
  ['trade', unit({ trades: ['有限空间', '粉尘涉爆'] })],
  ['key', unit({ is_key: true })],
  ['gone', null],
] as const)('left: %s', (why, after) => {
  expect(of(unit(), after)).toEqual({ ...none, left: [why] });
});

test('changed within the stratum, by column; visits say nothing of the register', () => {
  expect(of(unit(), unit({ grade: 'D', contact: '乙' }))).toEqual({
    ...none,
    changed: [['grade', 'contact']],
  });
  expect(of(unit(), unit({ last_inspected: '2026-03-10', inspected_elsewhere: 1 }))).toEqual(none);
});

test('outside before and after: nothing', () => {
  expect(of(unit({ is_key: true }), unit({ is_key: true, grade: 'A' }))).toEqual(none);
  expect(of(null, unit({ status: 'suspended' }))).toEqual(none);
});
