/**
 * VOID 作废 by people (ssd-1 §4.8): why, as the log says it. By itself the log says `quorum`. `no-beacon`, and no other,
 * after CLOSE: an announced public value 公共随机值 is cancelled for good.
 */
export const VOID_REASONS = ['wrong-list', 'wrong-plan', 'witness-absent', 'ordered', 'no-beacon'] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

/** SUBSTITUTE 替换 (ssd-1 §4.7): 停业, 注销, 重复, 不在管辖, 本期已联合检查. */
export const SUBSTITUTE_REASONS = ['suspended', 'cancelled', 'duplicate', 'moved', 'joint'] as const;
export type SubstituteReason = (typeof SUBSTITUTE_REASONS)[number];

/** RECUSE 更换专家 whom the draw gave, asked for by people: 需要回避, 不能参加. */
export const HELPER_REASONS = ['recusal', 'unable'] as const;
export type HelperReason = (typeof HELPER_REASONS)[number];

/** CORRECT 更正 (ssd-1 §4.9): a mistyped public value 公共随机值录入有误, a wrong file 发出的记录文件有误. */
export const CORRECT_REASONS = ['mistyped', 'wrong-file'] as const;
export type CorrectReason = (typeof CORRECT_REASONS)[number];
/** What is corrected: the value that was entered, the result code R that follows from it, a file that was sent. */
export const CORRECTED = ['beacon', 'result', 'file'] as const;
