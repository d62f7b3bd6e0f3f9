/** Whose file of which register is taken (domain/abilities). */
import type { Person } from '../../db/people.ts';
import { type Ability, isAllowed } from '../domain/abilities.ts';
import type { RegisterKind } from '../files/rows.ts';
import type { Sender } from './plan.ts';

export const RIGHTS: Record<RegisterKind, Ability> = {
  enterprises: 'keep-enterprises',
  people: 'keep-registers',
  calendar: 'keep-registers',
  settings: 'keep-registers',
  province: 'run-office',
  plan: 'keep-plan',
  platform: 'run-office',
  checklist: 'run-office',
  experts: 'keep-registers',
  partners: 'keep-registers',
  permits: 'keep-enterprises',
};

/** As whom someone may send this; undefined: not at all. A chief keeps the enterprises of the own section alone. */
export function senderOf(kind: RegisterKind, { roles, section }: Person): Sender | undefined {
  if (!isAllowed(RIGHTS[kind], roles)) return undefined;
  const ofUnits = kind === 'enterprises' || kind === 'permits';
  const bySection = kind === 'plan' || (ofUnits && !isAllowed('keep-registers', roles));
  if (!bySection) return {};
  return section === null ? undefined : { section };
}
