/** 任命: who may name whom to what. */
import { describe, expect, test } from 'vitest';
import { checkNaming, isDated, isOfSection, POSTS } from '../../src/domain/appointment.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { RoleCode } from '../../src/domain/vocabulary.ts';

const TODAY = '2026-03-10';
const section = { id: 3, name: '危化科' };
const wishOf = (post: (typeof POSTS)[number]) => ({
  post,
  ...(isOfSection(post) && { section }),
  ...(isDated(post) && { from: TODAY, to: '2026-03-20' }),
});
const codeOf = (run: () => void) => {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? error.code : error;
  }
};

describe.each(POSTS)('%s', (post) => {
  const named = { id: 7, sectionId: 3 };
  const by = (...roles: RoleCode[]) => ({ id: 1, roles });

  test('by another, the section told: yes; 管理员 by one of them alone', () => {
    expect(codeOf(() => checkNaming(by('admin'), named, wishOf(post), TODAY))).toBe(undefined);
    expect(codeOf(() => checkNaming(by('office'), named, wishOf(post), TODAY))).toBe(
      post === 'admin' ? 'admin-by-admin' : undefined,
    );
  });

  test('nobody names oneself, whatever the roles', () => {
    const self = { id: 7, roles: ['admin', 'office', 'leader'] as const };
    expect(codeOf(() => checkNaming(self, named, wishOf(post), TODAY))).toBe('own-appointment');
  });

  test('of a section: which', () => {
    const { post: only } = wishOf(post);
    expect(codeOf(() => checkNaming(by('admin'), named, { post: only }, TODAY))).toBe(
      isOfSection(post) ? 'section-needed' : undefined,
    );
  });
});

test('代理: of the own section, from today on, in order', () => {
  const by = { id: 1, roles: ['office'] as const };
  const check = (from: string, to: string, sectionId = 3) =>
    codeOf(() => checkNaming(by, { id: 7, sectionId }, { post: 'acting-chief', section, from, to }, TODAY));
  expect(check(TODAY, TODAY)).toBe(undefined);
  expect(check('2026-03-09', TODAY)).toBe('day-past');
  expect(check('2026-03-12', '2026-03-11')).toBe('day-order');
  expect(check(TODAY, TODAY, 4)).toBe('acting-same-section');
});
