/** 拒绝时怎么说: for each rule a toast of at most 20 characters and a sentence that says what to do. */
import type { RefusalCode } from '../src/domain/refusal.ts';
import type { RefusalWords } from './refusal-kit.ts';
import { approvalRefusals } from './words-refusals-approval.ts';
import { drawRefusals } from './words-refusals-draw.ts';
import { expertRefusals } from './words-refusals-expert.ts';
import { guidanceRefusals } from './words-refusals-guidance.ts';
import { planRefusals } from './words-refusals-plan.ts';
import { postsRefusals } from './words-refusals-posts.ts';
import { registerRefusals } from './words-refusals-register.ts';
import { replacementRefusals } from './words-refusals-replacement.ts';
import { taskRefusals } from './words-refusals-task.ts';
import { typedRefusals } from './words-refusals-typed.ts';
import { whoRefusals } from './words-refusals-who.ts';

export const refusals: Record<RefusalCode, RefusalWords> = {
  ...whoRefusals,
  ...typedRefusals,
  ...drawRefusals,
  ...approvalRefusals,
  ...guidanceRefusals,
  ...postsRefusals,
  ...planRefusals,
  ...taskRefusals,
  ...replacementRefusals,
  ...registerRefusals,
  ...expertRefusals,
};
