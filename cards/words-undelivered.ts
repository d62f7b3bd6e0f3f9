/** 未送达: the card of what Feishu would not take. */
import type { Settlement, UndeliveredKind } from '../src/domain/undelivered.ts';
import { momentText } from './words.ts';

const times = (n: number) => `${n} 条`;

export const undelivered = {
  title: (n: number) => `未送达消息 ${times(n)}`,
  resentTitle: (n: number) => `未送达消息：已重发 ${times(n)}`,
  doneTitle: '未送达消息：已办妥',
  summary: (n: number) => `${times(n)}消息未送达，请处理`,
  resentSummary: '未送达的消息已重发，等待送达',
  doneSummary: '未送达的消息已办妥，无需办理',
  lead: '以下消息没有送达。请按说明办理后重新发送，或者另行通知对方。',
  resentLead: '消息已重发，送达后在此注明，现在无需办理。',
  doneLead: '消息都已送达或另行通知，现在无需办理。',

  reason: (why: string, n: number, todo: string) => `**${why}**（${times(n)}）：${todo}。`,
  what: {
    message: (what: string, to: string) => `「${what}」致${to}`,
    file: (what: string) => `取文件「${what}」`,
    accounts: () => '查飞书账号',
  } satisfies Record<UndeliveredKind, unknown>,
  someone: '群聊',
  waits: (what: string, since: Date, behind: number) =>
    `${what}：${momentText(since)} 失败，办妥后自动重试${behind > 0 ? `，其后还有 ${times(behind)}在等` : ''}`,
  ended: (what: string, since: Date) => `${what}：${momentText(since)} 停止重试`,
  again: (what: string, since: Date) => `${what}：重发后仍失败（${momentText(since)}）`,
  resent: (what: string, who: string, at: Date) => `${what}：${who} 于 ${momentText(at)} 重发，等待结果`,
  arrived: (what: string, at: Date) => `${what}：${momentText(at)} 已送达`,
  arrivedAgain: (what: string, who: string, at: Date) => `${what}：${who} 重发，${momentText(at)} 已送达`,
  told: (what: string, who: string, at: Date) => `${what}：${who} 于 ${momentText(at)} 注明已另行通知`,
  answered: (what: string, at: Date) => `${what}：${momentText(at)} 已答复发起人`,
  more: (n: number) => `还有 ${times(n)}没有列出，办理时选「全部」。`,
  underWay: (n: number) => `已重发 ${times(n)}`,
  settled: (n: number) => `最近办妥 ${times(n)}`,

  which: '消息',
  all: (n: number) => `全部 ${times(n)}`,
  how: '办理',
  hows: { resend: '重新发送', told: '已另行通知' } satisfies Record<Settlement, string>,
  submit: '提交',
  resentNow: (n: number) => `已重发 ${times(n)}`,
  toldNow: (n: number) => `已注明 ${times(n)}`,
} as const;
