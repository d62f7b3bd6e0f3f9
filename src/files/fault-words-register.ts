/** Why a file is refused and how to mend it: of what does not fit the registers. */
import type { FaultWords, RegisterFault } from './faults.ts';

export const registerFaults: Record<RegisterFault, FaultWords> = {
  'code-taken': (more) => ({
    why: `名录里已登记为 ${more}`,
    remedy: '编码一经使用不再更换，请改用原编码，或核对是否填错',
  }),
  'cap-reached': () => ({
    why: '这家企业本年度检查次数已达上限',
    remedy: '删去这一行；有投诉举报、转办移送或上级交办的，由科室负责人先发「超上限」登记文号，再发一次文件',
  }),
  'evidence-needed': (more) => ({
    why: `这家企业列入${more}，应当纳入名录库，不能不说依据就停止抽查`,
    remedy: '确已停产或注销的，请把凭据写明（如通知书文号）后由执法监督科登记；否则状态请填「在营」',
  }),
  'other-section': (more) => ({
    why: `这家企业由${more}管`,
    remedy: '科室负责人只能导入本科室的企业，请删去这一行，或请执法监督科导入',
  }),
  'no-right-province': (more) => ({ why: `${more}由执法监督科办理`, remedy: '请执法监督科私聊发来' }),
  'no-right-plan': (more) => ({ why: `${more}由科室负责人编制`, remedy: '请科室负责人私聊发来' }),
  'plan-in-chat': (more) => ({ why: `${more}不从命令行导入`, remedy: '请在飞书里私聊发来' }),
  'plan-open': (more) => ({ why: `${more}的计划正在审批`, remedy: '等审批结果；要改的，请分管领导退回' }),
  'unknown-item': (more) => ({
    why: '不在已公布的抽查事项清单里，不能列入计划',
    remedy: `按清单的名称填写：${more}`,
  }),
  'several-days': () => ({
    why: '同一个事项写了几个生效日期',
    remedy: '一份文件里一个事项只写一个生效日期',
  }),
  'unknown-checked-item': (more) => ({
    why: '抽查事项清单里没有这个事项',
    remedy: `按清单的名称填写：${more}`,
  }),
  'unreadable-amount': () => ({
    why: '抽取比例或家数看不明白',
    remedy: '写成 10%、12家，或 A5% B10% C20% D50%',
  }),
  'unreadable-windows': (more) => ({
    why: `检查时间看不明白，或者不在 ${more} 年内`,
    remedy: '写成 3月至6月、第二季度、全年，或 3月16日至4月10日，几段用分号隔开',
  }),
  'unknown-line': (more) => ({ why: `计划里没有第 ${more} 项`, remedy: '新增的项，计划序号留空' }),
  'several-years': () => ({ why: '一份文件里有几个年度', remedy: '一个年度一份文件' }),
  'no-right': (more) => ({ why: `${more}不能由您导入`, remedy: '请执法监督科或管理员发来' }),
  'unknown-enterprise': (more) => ({
    why: `企业名录里没有「${more}」`,
    remedy: '写企业编码、统一社会信用代码或全称；请先导入企业名录',
  }),
  'ambiguous-enterprise': (more) => ({ why: `名录里有几家「${more}」`, remedy: '改写企业编码' }),
  'unknown-section': (more) => ({ why: `没有「${more}」这个科室`, remedy: '按名录里的科室名称填写' }),
  'unknown-inspector': (more) => ({
    why: `执法人员名录里没有「${more}」`,
    remedy: '写姓名、编码或执法证编号；请先导入人员名录',
  }),
  'ambiguous-inspector': (more) => ({ why: `名录里有几位「${more}」`, remedy: '改写编码或执法证编号' }),
  'not-in-post': (more) => ({ why: `「${more}」不在岗`, remedy: '换成在岗的执法人员' }),
  'certificate-expired': (more) => ({
    why: `「${more}」的执法证在检查期内到期`,
    remedy: '换成证件有效的执法人员，或先更新人员名录',
  }),
  recused: (more) => ({ why: `「${more}」应当回避这家企业`, remedy: '换成另一名执法人员' }),
  'task-entered': (more) => ({
    why: `平台任务 ${more} 已登记过`,
    remedy: '核对任务编号，已登记的任务不必再发',
  }),
};
