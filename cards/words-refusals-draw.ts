/** 拒绝时怎么说: 抽取: asked for, witnessed, voided, corrected, published. */
import type { DrawRefusal } from '../src/domain/refusal.ts';
import { oneLine } from './kit.ts';
import { type RefusalWords, SAID_BACK, same } from './refusal-kit.ts';
import { dayText } from './words.ts';

export const drawRefusals: Record<DrawRefusal, RefusalWords> = {
  'no-section': same('您的科室没有抽查对象', '抽查由危化科、冶金工贸科的负责人发起。'),
  'draw-open': {
    toast: '上一次抽取还未结束，请稍候',
    text: (d) => `抽查 ${d.no} 正在等待见证，结束后再发起下一次。`,
  },
  'drawn-lately': {
    toast: '同一分层在上次检查时限内已抽过',
    text: (d) =>
      `${oneLine(`${d.strata}`.replaceAll('|', ''), SAID_BACK)}已由抽查 ${d.no} 抽过，检查时限到${dayText(`${d.to}`)}。时限内一般不再抽取；确经批准的，请在末尾写明文号，如「抽查 危化 10% 文号 晋市应急〔2026〕5号」。`,
  },
  'too-many-batches': {
    toast: '批次太多，请改少或延长时限',
    text: (d) => `检查时限内只有 ${d.days} 个工作日，分不成 ${d.n} 批，请改少批次或延长时限。`,
  },
  'void-too-late': same('见证已到齐，不能再作废', '结果由已冻结的名单和见证数字决定，只能照此抽取。'),
  'void-other-reason': same('这个事由现在不适用', '见证到齐后，只有公告的公共随机值不再开出的，才能作废。'),
  'beacon-issue': {
    toast: '期号不对，请核对后再填',
    text: (d) => `期号请写见证截止后首次开奖的期号，七位数字，如 ${d.year}060。`,
  },
  'beacon-value': {
    toast: '开奖号码不对，请核对',
    text: (d) => `号码的个数、范围不合${d.source}的规则，或者有重复，请对照公告核对后再填。`,
  },
  'beacon-early': {
    toast: '还没有开奖，请稍后录入',
    text: (d) => `${dayText(`${d.day}`)} ${d.time} 开奖，开奖后再录入。`,
  },
  'correct-nothing': same('与现有的一致，不用更正', '请对照公告或文件核对后再填。'),
  'correct-visits-open': same(
    '检查办完后再更正',
    '任务已派发、还没有办完的，名单不能改动；全部检查后再申请更正。',
  ),
  'no-draw-open': same('现在没有等待见证的抽取', '发起抽查后，请在见证时限内发送。'),
  'nobody-eligible': same('没有符合条件的执法人员', '请核对执法证有效期、在岗和请假情况。'),
  'no-units': {
    toast: '范围内没有可抽的企业',
    text: (d) => `所选范围内没有可以抽取的企业${d.why === '' ? '' : `：${d.why}`}。`,
  },
  'item-unpublished': {
    toast: '抽查事项还没有公布，不能抽取',
    text: (d) =>
      `${d.what}没有已公布并在有效期内的抽查事项，不能抽取。请先由执法监督科发「事项调整」，经分管领导同意后公布。`,
  },
  'no-team': {
    toast: '排不出检查组，未启动抽取',
    text: (d) =>
      `按现有规则排不出检查组，抽取没有启动。请减少家数或延长检查时限后再试；人员的请假、证件有出入的，请执法监督科先更正名录。${d.why}`,
  },
  'not-witness': { toast: '您不是本次的见证人', text: (d) => `抽查 ${d.no} 的见证人是${d.names}。` },
  'witness-value': same('请发送6至20位数字', '例如：见证 738201。请自己随意想一个。'),
  'witness-late': { toast: '见证时限已过', text: (d) => `抽查 ${d.no} 的见证时限已过，这次的数字不计入。` },
  'witness-twice': {
    toast: '您已见证，以第一次为准',
    text: (d) => `您已为抽查 ${d.no} 见证，以第一次的数字为准。`,
  },
  'too-few-witnesses': {
    toast: '见证人不足两名',
    text: (d) =>
      `${d.section}登记的见证人不足两名，不能启动抽取。请执法监督科在人员名录的「见证科室」一栏补充。`,
  },
  'not-dispatched': same('任务还未派发', '请执法监督科先登记省级平台任务编号。'),
  'already-dispatched': same('任务已经派发', '无需再办。'),
  'visits-open': {
    toast: '检查还未全部完成',
    text: (d) => `还有 ${d.n} 家未完成检查，此时公开会泄露检查安排。请在检查全部完成后公开。`,
  },
  'earlier-unpublished': {
    toast: '请先公开较早的抽查',
    text: (d) => `密钥前后相连，请先公开较早的抽查 ${d.no}。`,
  },
  'already-published': same('已经登记过，无需再办'),
};
