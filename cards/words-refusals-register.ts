/** 拒绝时怎么说: 名录: enterprises, 事项, 请假, 回避, 分级规则, 资格审查, 联合人员. */
import type { RegisterRefusal } from '../src/domain/refusal.ts';
import { type RefusalWords, said, same } from './refusal-kit.ts';

export const registerRefusals: Record<RegisterRefusal, RefusalWords> = {
  'no-partners': {
    toast: '联合部门没有可参加的人员',
    text: (d) => `${d.department}没有证件在检查时限内有效的人员，请先请执法监督科登记联合人员。`,
  },
  'unknown-partner': {
    toast: '没有登记这个联合部门',
    text: (d) =>
      `联合人员里没有「${said(d.text)}」。${d.choices === '' ? '请先请执法监督科登记联合人员。' : `可以写：${d.choices}。`}`,
  },
  'partner-department': same(
    '部门名称不能这样写',
    '请写 2 至 30 个字，不含 # : + 号，也不能写「执法」「专家」。',
  ),
  'partner-twice': same('这个证件号已经登记', '同一证件号只登记一次，换部门的请先停用原来的。'),
  'not-your-enterprise': same('这家企业由其他科室监管', '请该科室负责人办理。'),
  'not-your-leave': same('这次请假由本人的科室负责人确认', '请该科室负责人办理。'),
  'not-your-item': same('这个事项由其他科室负责', '请执法监督科或责任科室办理。'),
  'item-open': same('这个事项有调整正在审批', '请等分管领导审批后再调整。'),
  'value-missing': same('请填写「调整为」', '只有停止适用可以不填。'),
  'return-reason-missing': same('退回请填写原因', '原因会告诉提交的人。'),
  'unknown-enterprise': {
    toast: '没有找到这家企业，请核对',
    text: (d) => `本次抽查里没有找到「${said(d.text)}」，或者有几家同名，请写全称。`,
  },
  'no-such-enterprise': {
    toast: '名录里没有这家企业，请核对',
    text: (d) => `检查对象名录里没有「${said(d.text)}」。请写企业名称的一部分、企业编码或统一社会信用代码。`,
  },
  'many-enterprises': {
    toast: '对得上的企业太多，请写全些',
    text: (d) => `名称里有「${said(d.text)}」的企业太多，请写得更全，或写统一社会信用代码。`,
  },
  'already-recused': same('这家企业已经申报过', '无需再办。'),
  'unreadable-ratio': {
    toast: '比例看不明白，请写如10%',
    text: (d) => `没有看懂「${said(d.text)}」。抽查比例写 0 至 100%，如 10%。`,
  },
  'unreadable-frequency': {
    toast: '频次看不明白，请写如1或0.5',
    text: (d) => `没有看懂「${said(d.text)}」。频次写每年几次，如 1、2；两年一次写 0.5。`,
  },
  'unreadable-cap': {
    toast: '上限应为1至99，不设的不填',
    text: (d) => `没有看懂「${said(d.text)}」。年度检查上限写 1 至 99 的整数，不设的不填。`,
  },
  'item-named': {
    toast: '清单里已有同名的事项',
    text: (d) => `抽查事项清单里已有「${said(d.name)}」，请改用「事项调整」，或另起名称。`,
  },
  'same-status': same('企业已经是这个状态', '请核对企业和状态。'),
  'fail-one-by-one': same('不合格的请逐人登记', '全部登记只用于合格。'),
  'fail-reason-missing': same('不合格请填写审查说明', '说明会留在变更记录里。'),
  'own-qualification': same('本人的资格请由他人审查', '请从名单里选其他人员。'),
};
