/** 权限: the whole table, role by role, so that a change of it is seen. */
import { describe, expect, test } from 'vitest';
import { ABILITIES, type Ability, isAbility, isAllowed } from '../../src/domain/abilities.ts';
import { ROLES, type RoleCode } from '../../src/domain/vocabulary.ts';

const everyone: readonly RoleCode[] = ROLES.map(({ code }) => code);
const TABLE: Record<Ability, readonly RoleCode[]> = {
  draw: ['chief'],
  witness: everyone,
  inspect: everyone,
  'enter-application': ['chief'],
  'decide-replacement': ['chief', 'office', 'deputy', 'leader'],
  'ask-change': ['chief', 'office'],
  'decide-change': ['chief', 'office', 'deputy', 'leader'],
  'approve-draw': ['deputy', 'leader'],
  'submit-approval': ['chief', 'office'],
  'name-stand-in': ['deputy'],
  'settle-undelivered': ['office', 'admin'],
  'see-plan': ['chief', 'inspector', 'office', 'deputy', 'leader'],
  'keep-plan': ['chief'],
  'approve-plan': ['deputy', 'leader'],
  'run-office': ['office'],
  'send-file': ['chief', 'office', 'admin'],
  'keep-enterprises': ['chief', 'office', 'admin'],
  'keep-registers': ['office', 'admin'],
  'name-people': ['office', 'admin'],
  'see-rights': everyone,
  'ask-guidance': everyone,
  'answer-guidance': ['office'],
  'ask-leave': ['chief', 'inspector'],
  'decide-leave': ['chief', 'office'],
  'declare-recusal': ['chief', 'inspector'],
  'name-experts': ['chief', 'office'],
  'enter-opinion': everyone,
  'keep-grade-rules': ['office'],
  'review-inspectors': ['office', 'admin'],
  'confirm-register': ['chief'],
  'keep-items': ['office', 'chief'],
  'approve-item': ['deputy', 'leader'],
  'see-registers': ['chief', 'office', 'deputy', 'leader', 'admin'],
  'look-up': everyone,
  'see-progress': ['chief', 'inspector', 'office', 'deputy', 'leader'],
  'see-summary': ['chief', 'office', 'deputy', 'leader'],
  'bind-chat': ['chief', 'office', 'admin'],
  'see-photos': everyone,
  'see-own': everyone,
  'see-public': everyone,
  'ask-help': everyone,
};
const abilities = Object.keys(ABILITIES) as Ability[];

describe('who may what', () => {
  test.each(abilities)('%s', (ability) => {
    expect(everyone.filter((role) => isAllowed(ability, [role]))).toEqual(
      everyone.filter((role) => TABLE[ability].includes(role)),
    );
  });

  test('one role of several is enough', () => {
    expect(isAllowed('run-office', ['inspector', 'office'])).toBe(true);
    expect(isAllowed('run-office', ['inspector', 'chief', 'admin'])).toBe(false);
  });

  test('without a role one may still be a member of a team, witness and ask', () => {
    expect(abilities.filter((ability) => isAllowed(ability, []))).toEqual([
      'witness',
      'inspect',
      'see-photos',
      'see-rights',
      'ask-guidance',
      'enter-opinion',
      'see-own',
      'see-public',
      'ask-help',
    ]);
  });

  test('管理员 keeps the machine running, and neither draws nor reads results', () => {
    expect(abilities.filter((ability) => isAllowed(ability, ['admin']) && !isAllowed(ability, []))).toEqual([
      'settle-undelivered',
      'send-file',
      'keep-enterprises',
      'keep-registers',
      'name-people',
      'review-inspectors',
      'see-registers',
      'look-up',
      'bind-chat',
    ]);
  });
});

test.each([undefined, null, '', 'everything', 'toString', '__proto__', 1, {}])('%s is no ability', (name) => {
  expect(isAbility(name)).toBe(false);
});

test.each(abilities)('%s is an ability', (name) => {
  expect(isAbility(name)).toBe(true);
});
