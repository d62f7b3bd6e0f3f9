/** VOID 作废 by people (ssd-1 §4.8): why, as the log says it. By itself the log says `quorum`. */
export const VOID_REASONS = ['wrong-list', 'wrong-plan', 'witness-absent', 'ordered'] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

/** SUBSTITUTE 替换 (ssd-1 §4.7): 停业, 注销, 重复, 不在管辖, 本期已联合检查. */
export const SUBSTITUTE_REASONS = ['suspended', 'cancelled', 'duplicate', 'moved', 'joint'] as const;
export type SubstituteReason = (typeof SUBSTITUTE_REASONS)[number];
