/** 拒绝时怎么说: 检查审批. */
import type { ApprovalRefusal } from '../src/domain/refusal.ts';
import { type RefusalWords, same } from './refusal-kit.ts';

export const approvalRefusals: Record<ApprovalRefusal, RefusalWords> = {
  'not-approved': same('检查还未审批，不能派发', '分管领导同意后再派发；情况紧急的，可在卡片上先行派发。'),
  'approval-open': same('检查正在审批', '请等审批结果。'),
  'own-approval': same('本人发起或参加的须由他人审批', '请由其他分管领导或组长审批。'),
  'not-your-approval': same('这次检查由其他领导审批', '代理已到期的，请由分管领导重新登记。'),
  'approval-settled': same('这次检查审批已经办结', '请看最新卡片。'),
  'nobody-approves': same('没有可以审批的领导', '请在人员名录里补录分管领导或组长。'),
  'not-a-stand-in': same('代理人须是组长或分管领导', '请另选一位。'),
};
