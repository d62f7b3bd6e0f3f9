import { DrawFault } from './fault.ts';
import type { Freeze } from './types.ts';

/** 等级 (ssd-1 §1): 甲 with a beacon, 乙 with all of at least two witnesses, 丙 for drills only. */
export type Grade = '甲' | '乙' | '丙';

export function gradeOf(freeze: Pick<Freeze, 'beacon' | 'quorum' | 'witness'>): Grade {
  if (freeze.beacon !== '' && freeze.quorum >= 1) return '甲';
  if (freeze.witness.length >= 2 && freeze.quorum === freeze.witness.length) return '乙';
  return '丙';
}

/** A formal draw must be 甲 or 乙. */
export function checkGrade(freeze: Freeze): Grade {
  const grade = gradeOf(freeze);
  if (freeze.kind === 'formal' && grade === '丙') throw new DrawFault('grade-too-low', 'freeze.kind', grade);
  return grade;
}
