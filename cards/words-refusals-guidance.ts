/** 拒绝时怎么说: 求助. */
import type { GuidanceRefusal } from '../src/domain/refusal.ts';
import { type RefusalWords, same } from './refusal-kit.ts';

export const guidanceRefusals: Record<GuidanceRefusal, RefusalWords> = {
  'guidance-sent': same('这个求助已经送出', '请等执法监督科答复。'),
  'guidance-answered': same('这个求助已经答复', '请看卡片上的答复。'),
  'own-question': same('自己的求助由其他人员答复', '请执法监督科的另一位人员办理。'),
};
