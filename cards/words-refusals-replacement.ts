/** 拒绝时怎么说: 换人, 替换企业: who or what is inspected instead. */
import type { ReplacementRefusal } from '../src/domain/refusal.ts';
import { type RefusalWords, same } from './refusal-kit.ts';

export const replacementRefusals: Record<ReplacementRefusal, RefusalWords> = {
  'not-in-team': {
    toast: '此人不在该企业的检查组内',
    text: (d) => `该企业的检查组是${d.team}，请核对后重新选择。`,
  },
  'visit-reported': same('检查结果已填报，不能再换人', '如须回避，请先由同组人员退回结果。'),
  'visit-waits': same('检查暂缓，等候接替人员', '检查组有人回避，接替人员到位后再检查。'),
  'already-asked': same('已有一份申请在审批', '请等审批结果，或先撤回。'),
  'own-request': same('本人的申请须由他人审批'),
  'not-your-request': same('这份申请由他人办理'),
  'request-settled': same('这份申请已经办结', '请看最新卡片。'),
  'nobody-decides': same('没有可以审批的负责人', '请联系执法监督科核对名录。'),
  'province-team': same('人员由省级平台匹配，请在平台调整', '请报告科室负责人。'),
};
