/** 更正 of a draw that has its result: the sentences. */
import type { CorrectReason } from '../src/domain/draw/reasons.ts';

export const correctWords = {
  open: '申请更正',
  title: (no: string) => `更正申请：抽查 ${no}`,
  formSummary: (no: string) => `抽查 ${no} 请填写更正申请`,
  formLead:
    '公共随机值录入有误，或者发出的记录文件有误的，可以申请更正，由另一岗位的第二人审批。更正是用同样的名单和见证数字重新计算，不是重抽；更正前后的两个版本都保留，日志写明。',
  field: '更正为',
  fieldHint: '录入有误的，写正确的开奖号码；文件有误的，写该文件显示的结果码',
  lead: (who: string, role: string) => `${who}（${role}）申请更正，请对照公告或文件逐个核对。`,
  approve: '同意更正',
  approveAsk: { title: '同意更正', text: '同意后重新计算，更正前后两个版本都保留，日志写明，不能收回。' },
  approvedToast: '已同意，正在更正',
  /** by what is wrong */
  agreed: {
    mistyped: '已同意更正，正在重新计算，算完即在群里公布，现在无需办理。',
    'wrong-file': '已同意更正，正在重新发送记录文件，现在无需办理。',
  } satisfies Record<CorrectReason, string>,
  approved: '已更正，现在无需办理。',
  lapsed: '同意以后任务已派发，没有更正；全部查完后可以再申请，现在无需办理。',
  submit: '提交申请',
  askedToast: '已提交，请等审批',
  beaconText: (p: {
    no: string;
    from: string;
    to: string;
    was: string;
    R: string;
    by: string;
    approved: string;
    head: string;
  }) =>
    `【抽查 ${p.no} 更正】\n公共随机值由 ${p.from} 更正为 ${p.to}，${p.by}申请，${p.approved}同意。\n用同样的名单和见证数字重新计算，不是重抽；更正前的版本保留。\n原结果码：${p.was}\n结果码 R：${p.R}\n日志头：${p.head}`,
  fileText: (p: { no: string; from: string; R: string; by: string; approved: string; head: string }) =>
    `【抽查 ${p.no} 更正】\n此前发出的记录文件（结果码 ${p.from}）有误，以结果码 ${p.R} 的文件为准，${p.by}申请，${p.approved}同意。抽取结果没有变。\n日志头：${p.head}`,
  line: (n: number) => `已更正 ${n} 次，更正前的版本保留，见日志。`,
} as const;
