/** 一单两库: the fixed codes of the registers (实施细则 三; domain.md §2). */

/** 抽查事项 versions: 草稿, 待审批, 已公布, 已退回, 已撤回. */
export const ITEM_STATES = ['draft', 'submitted', 'published', 'returned', 'withdrawn'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** 请假: 待确认, 已确认, 已退回, 已撤回. */
export const LEAVE_STATES = ['asked', 'confirmed', 'returned', 'withdrawn'] as const;
export type LeaveState = (typeof LEAVE_STATES)[number];

/** 请假类别, as the 编制办法 counts 非执法工作日: 病假, 事假, 年休假, 婚丧产假, 学习培训, 其他. */
export const LEAVE_KINDS = ['sick', 'personal', 'annual', 'family', 'training', 'other'] as const;
export type LeaveKind = (typeof LEAVE_KINDS)[number];

/** 安全生产“黑名单” and 失信名单 (实施细则 三(二)). */
export const LISTINGS = ['none', 'blacklist', 'dishonest'] as const;
export type Listing = (typeof LISTINGS)[number];

/** 安全风险等级: 低, 一般, 较大, 重大. */
export const RISK_CODES = ['low', 'general', 'greater', 'major'] as const;
export type RiskCode = (typeof RISK_CODES)[number];

/** 超上限检查依据: 投诉举报, 转办移送, 上级交办. */
export const OVERRIDE_CAUSES = ['complaint', 'transfer', 'order'] as const;
export type OverrideCause = (typeof OVERRIDE_CAUSES)[number];

/** 回避情形: 利害关系, 亲属关系, 曾任职, 其他 (行政处罚法 第四十三条). */
export const RECUSAL_KINDS = ['interest', 'kinship', 'former-employer', 'other'] as const;
export type RecusalKind = (typeof RECUSAL_KINDS)[number];
