/**
 * 未送达: a message that Feishu would not take, from then until it arrived or somebody dealt with it.
 *
 * waits 待办妥 (tried again by itself) or ended 已停止重发 → resent 已重发 → arrived 已送达, or waits or ended again;
 * any of them → told 已另行通知. An errand that ended was answered to whoever waited for it: answered.
 */
export const UNDELIVERED_STATES = ['waits', 'ended', 'resent', 'arrived', 'told', 'answered'] as const;
export type UndeliveredState = (typeof UNDELIVERED_STATES)[number];

/** 待处理: somebody is to act. */
export const OPEN = ['waits', 'ended'] as const satisfies readonly UndeliveredState[];
/** May still arrive. */
export const UNDER_WAY = [...OPEN, 'resent'] as const satisfies readonly UndeliveredState[];

/** A message, a file to fetch, accounts to look up. */
export const UNDELIVERED_KINDS = ['message', 'file', 'accounts'] as const;
export type UndeliveredKind = (typeof UNDELIVERED_KINDS)[number];

/** How somebody deals with it: 重新发送 or 已另行通知. */
export const SETTLEMENTS = ['resend', 'told'] as const;
export type Settlement = (typeof SETTLEMENTS)[number];
