/** 专家: each rule by itself, and that nothing else keeps one out. */
import { expect, test } from 'vitest';
import {
  type ExpertFacts,
  type ExpertFault,
  type ExpertVisit,
  whyNotExpert,
} from '../../src/domain/expert.ts';

const expert: ExpertFacts = {
  id: 1,
  active: true,
  engagedFrom: '2026-03-16',
  engagedTo: '2026-04-10',
  confidentialOn: '2026-04-10',
  fields: ['粉尘涉爆', '金属冶炼'],
  mobile: '13800000001',
  conflicts: [8],
};
const visit: ExpertVisit = {
  enterpriseId: 9,
  trades: ['有限空间', '金属冶炼'],
  from: '2026-03-16',
  to: '2026-04-10',
  wanted: 1,
  named: [],
  officers: ['13800000002', '13800000003'],
};

const cases: readonly [ExpertFault | undefined, Partial<ExpertFacts>, Partial<ExpertVisit>][] = [
  [undefined, {}, {}],
  [undefined, { mobile: null }, { wanted: 2, named: [{ expertId: 2 }] }],
  ['expert-left', { active: false }, {}],
  ['expert-not-engaged', { engagedFrom: '2026-03-17' }, {}],
  ['expert-not-engaged', { engagedTo: '2026-04-09' }, {}],
  ['expert-no-promise', { confidentialOn: null }, {}],
  ['expert-no-promise', { confidentialOn: '2026-04-11' }, {}],
  ['expert-other-field', { fields: ['危险化学品生产'] }, {}],
  ['expert-conflict', {}, { enterpriseId: 8 }],
  ['expert-is-officer', { mobile: '13800000003' }, {}],
  ['expert-twice', {}, { wanted: 2, named: [{ expertId: 1 }] }],
  ['experts-enough', {}, { named: [{ expertId: 2 }] }],
  ['experts-enough', {}, { wanted: 0 }],
];
test.each(cases)('%s: %o %o', (fault, facts, about) => {
  expect(whyNotExpert({ ...expert, ...facts }, { ...visit, ...about })).toBe(fault);
});
