/** 请假: asking for it, and what is said to it. */
import type { LeaveKind } from '../src/domain/register.ts';
import { momentText } from './words.ts';

export const leaveWords = {
  kinds: {
    sick: '病假',
    personal: '事假',
    annual: '年休假',
    family: '婚丧产假',
    training: '学习培训',
    other: '其他',
  } satisfies Record<LeaveKind, string>,
  fields: { kind: '类别', from: '开始日期', to: '结束日期', decision: '意见', reason: '退回原因' },
  formTitle: '请假登记',
  formLead: '请填写不能参加检查的日期，由科室负责人确认。',
  submit: '提交',
  askedToast: '已提交，等科室负责人确认',
  title: (state: string) => `请假 · ${state}`,
  summary: (who: string, state: string) => `${who}请假：${state}`.slice(0, 30),
  ask: (who: string) => `请确认${who}的请假。`,
  lead: {
    asked: '已提交，等科室负责人确认，现在无需办理。',
    confirmed: '已确认，现在无需办理。',
    returned: '已退回，可发「请假」重新填写。',
    withdrawn: '已撤回，现在无需办理。',
  },
  line: (who: string, kind: string, span: string) => `${who} · ${kind} · ${span}`,
  effect: '确认后，检查时限全部在请假期内的，不抽派；已派发的检查按规定换人。',
  confirm: '同意',
  giveBack: '退回',
  reasonHint: '退回时必填',
  decide: '提交意见',
  decidedLine: (who: string, when: Date, reason: string) =>
    reason === ''
      ? `${who} 已于 ${momentText(when)} 确认。`
      : `${who} 已于 ${momentText(when)} 退回：${reason}`,
  confirmedToast: '已确认请假',
  returnedToast: '已退回',
} as const;
