/** 拒绝时怎么说: 年度抽查计划. */
import type { PlanRefusal } from '../src/domain/refusal.ts';
import { type RefusalWords, said, same } from './refusal-kit.ts';

export const planRefusals: Record<PlanRefusal, RefusalWords> = {
  'plan-open': same('计划正在审批，不能修改', '请等审批结果；要改的，请分管领导退回。'),
  'plan-empty': same('计划里还没有一项', '请先添加，再提交审批。'),
  'no-plans': same('各科室都还没有编制计划', '请先由科室负责人发「计划」编制。'),
  'plan-reason-missing': same('请写明调整理由', '分管领导凭理由审批。'),
  'plan-days-negative': {
    toast: '各类工作日之和超过总数',
    text: (d) => `其他执法和非执法工作日之和比总法定工作日多 ${d.n} 天，请核对。`,
  },
  'plan-exceeded': {
    toast: '超过这一项还可抽的家数',
    text: (d) =>
      `这一项按计划还可抽 ${d.left} 家。请改小；确需多查的，先调整计划，或凭批准文号按计划外办理。`,
  },
  'plan-needed': same(
    '计划外抽查须有批准文号',
    '年度计划已批准：请发「计划」选一项发起；计划以外的，在命令后面写明，例如「抽查 10% 批准文号 晋市应急〔2026〕12号」。',
  ),
  'plan-missing': {
    toast: '还没有批准的年度计划',
    text: (d) => `${d.section}还没有批准的 ${d.year} 年抽查计划。`,
  },
  'unknown-section': {
    toast: '没有这个科室，请重新填写',
    text: (d) => `没有看懂「${said(d.text)}」。可以写年度和科室：${d.choices}，例如「计划 2027」。`,
  },
  'outside-plan-window': same('不在计划的检查时间内', '请按计划的时间填写；确需改期的，先调整计划。'),
  'register-too-early': same(
    '下年名录从11月起确认',
    '下一年的检查对象名录从11月1日起确认，确认后才能提交计划。',
  ),
  'unreadable-days-list': {
    toast: '工作日看不明白，请核对',
    text: (d) =>
      `「${said(d.field)}」里没有看懂「${said(d.text)}」。请写成 名称 天数，用分号隔开，名称不要改动。`,
  },
  'unreadable-windows': {
    toast: '检查时间看不明白，请核对',
    text: (d) =>
      `没有看懂「${said(d.text)}」。检查时间请写成 3月至6月、第二季度、全年，或 3月16日至4月10日，几段用分号隔开，不跨年度。`,
  },
  'not-a-number': {
    toast: '请填1以上的整数',
    text: (d) => `「${said(d.field)}」请填 1 以上的整数。`,
  },
  'unreadable-help': {
    toast: '组数和人数看不明白',
    text: (d) => `没有看懂「${said(d.text)}」。请写成 3组，专家1人。`,
  },
};
