/** 省级平台任务 beside our rules: each difference by itself. */
import { expect, test } from 'vitest';
import { type DifferenceCode, differencesOf, type Matched } from '../../src/domain/province-check.ts';

const officer = { name: '张伟', specialities: ['粉尘涉爆'], counties: ['*'], away: [], base: 3, cap: 40 };
const enterprise: Matched['enterprise'] = {
  name: '甲公司',
  creditCode: '91140700MA0K0K0K0K',
  county: '榆次区',
  trades: ['粉尘涉爆'],
  status: 'active',
  lastInspected: null,
  inspected: 0,
  underWay: false,
};
const matched: Matched = {
  enterprise,
  said: {},
  from: '2026-03-16',
  to: '2026-04-10',
  team: [officer, { ...officer, name: '李秀英', specialities: [] }],
};

test.each<[DifferenceCode, Partial<Matched>, string]>([
  ['name', { said: { name: '甲有限公司' } }, '甲公司'],
  ['name', { said: { creditCode: '91140700MA0K0K0K0X' } }, '甲公司'],
  ['suspended', { enterprise: { ...enterprise, status: 'suspended' } }, '甲公司'],
  ['cancelled', { enterprise: { ...enterprise, status: 'cancelled' } }, '甲公司'],
  ['under-way', { enterprise: { ...enterprise, underWay: true } }, '甲公司'],
  ['inspected', { enterprise: { ...enterprise, inspected: 1 } }, '甲公司'],
  ['inspected', { enterprise: { ...enterprise, lastInspected: '2026-01-20' } }, '甲公司'],
  ['past', { from: '2026-03-02' }, '甲公司'],
  ['leave', { team: [{ ...officer, away: [['2026-03-01', '2026-04-30']] }] }, '张伟'],
  ['load', { team: [{ ...officer, base: 40 }] }, '张伟'],
  ['speciality', { team: [{ ...officer, specialities: ['金属冶炼'] }] }, '甲公司'],
  ['county', { team: [{ ...officer, counties: ['太谷区'] }] }, '张伟'],
  ['unplanned', { planned: false }, '甲公司'],
])('%s', (code, over, who) => {
  expect([...differencesOf([{ ...matched, ...over }], '2026-03-10')]).toEqual([[code, [who]]]);
});

test('nothing differs, and last year does not count', () => {
  const before = { ...enterprise, lastInspected: '2025-11-20' };
  const away = { ...officer, away: [['2026-03-16', '2026-03-20'] as const] };
  const fine = { ...matched, enterprise: before, team: [away], planned: true, said: { name: '甲公司' } };
  expect(differencesOf([matched, fine], '2026-03-10').size).toBe(0);
});

test('the load of a person grows over the file', () => {
  const busy = { ...matched, team: [{ ...officer, base: 38 }] };
  expect(differencesOf([busy, busy], '2026-03-10').size).toBe(0);
  expect(differencesOf([busy, busy, busy], '2026-03-10').get('load')).toEqual(['张伟']);
});
