/**
 * 权限: what someone may do follows from role and section, here and nowhere else. Every handler names one of
 * these; `own` means of one's own section, task or draw, and is checked where that is known.
 */
import type { RoleCode } from './vocabulary.ts';

export type Ability = keyof typeof ABILITIES;
type Rule = { readonly roles: readonly RoleCode[] | 'everyone'; readonly scope: 'any' | 'own' };

export const ABILITIES = {
  /** 发起抽查, for one's own section */
  draw: { roles: ['chief'], scope: 'own' },
  /** 见证: those whom the section named for the draw */
  witness: { roles: 'everyone', scope: 'own' },
  /** 接收, 填报, 确认, 复查, of one's own task */
  inspect: { roles: 'everyone', scope: 'own' },
  /** 查看照片: 检查组; the chief of the section; 执法监督科. Who of them is checked where the task is known */
  'see-photos': { roles: 'everyone', scope: 'own' },
  /** 登记企业的回避申请, of one's own section's draws */
  'enter-application': { roles: ['chief'], scope: 'own' },
  /** 审批回避和换人: 科室负责人; where one is concerned, 分管领导, 组长, 执法监督科 in turn */
  'decide-replacement': { roles: ['chief', 'deputy', 'leader', 'office'], scope: 'own' },
  /** 申请作废: the chief for the own section's draw; 执法监督科 for any */
  'ask-change': { roles: ['chief', 'office'], scope: 'own' },
  /** 审批作废: a second person of another role than whoever asked */
  'decide-change': { roles: ['office', 'deputy', 'leader', 'chief'], scope: 'own' },
  /** 检查审批 (国办发〔2024〕54号): 分管领导 of the section or whoever stands in; 组长 always */
  'approve-draw': { roles: ['deputy', 'leader'], scope: 'own' },
  /** 提交检查审批, 不再检查: 执法监督科, and the chief for the own section */
  'submit-approval': { roles: ['chief', 'office'], scope: 'own' },
  /** 代理审批: a 分管领导 names who stands in */
  'name-stand-in': { roles: ['deputy'], scope: 'own' },
  /** 处理未送达消息: 重新发送, 已另行通知 */
  'settle-undelivered': { roles: ['admin', 'office'], scope: 'any' },
  /** 抽查计划: to read it; inspectors that of their section */
  'see-plan': { roles: ['chief', 'inspector', 'office', 'deputy', 'leader'], scope: 'own' },
  /** 编制、调整、提交本科室的抽查计划 (实施细则 四(一)) */
  'keep-plan': { roles: ['chief'], scope: 'own' },
  /** 计划审批: 分管领导 of the section or whoever stands in; 组长 always */
  'approve-plan': { roles: ['deputy', 'leader'], scope: 'own' },
  /** 登记省级平台任务, 派发, 登记公示, 公开抽取记录: 领导小组办公室 (实施细则 五(一)) */
  'run-office': { roles: ['office'], scope: 'any' },
  /** 发来名录、设置、放假安排和平台任务文件: what each may hold is told by the two rules below and by run-office */
  'send-file': { roles: ['admin', 'office', 'chief'], scope: 'own' },
  /** 检查对象名录库: a chief keeps the enterprises of the own section (实施细则 三(二)) */
  'keep-enterprises': { roles: ['admin', 'office', 'chief'], scope: 'own' },
  /** 人员名录, 科室设置, 放假安排 */
  'keep-registers': { roles: ['admin', 'office'], scope: 'any' },
  /** 任命和终止: 科室负责人, 分管领导, 组长, 见证人, 执法监督科, 代理; 管理员 by 管理员 alone */
  'name-people': { roles: ['admin', 'office'], scope: 'any' },
  /** 权限: one's own, and the whole table; of others whoever names people */
  'see-rights': { roles: 'everyone', scope: 'own' },
  /** 求助: about a card of one's own or of a group, or by a line */
  'ask-guidance': { roles: 'everyone', scope: 'own' },
  /** 答复求助: 领导小组办公室 guides (实施细则 五(一)) */
  'answer-guidance': { roles: ['office'], scope: 'any' },
  /** 请假, of oneself */
  'ask-leave': { roles: ['inspector', 'chief'], scope: 'own' },
  /** 确认请假: 科室负责人; of a chief 执法监督科 */
  'decide-leave': { roles: ['chief', 'office'], scope: 'own' },
  /** 申报、解除回避 and the yearly confirmation, of oneself (行政处罚法 第四十三条) */
  'declare-recusal': { roles: ['inspector', 'chief'], scope: 'own' },
  /** 定专家 for visits: 执法监督科; a chief for the own section's draws */
  'name-experts': { roles: ['chief', 'office'], scope: 'own' },
  /** 登记专家意见: whoever is in the team, or may name experts */
  'enter-opinion': { roles: 'everyone', scope: 'own' },
  /** 分级抽查规则: 执法监督科 sets them, and decides on a class below once a year */
  'keep-grade-rules': { roles: ['office'], scope: 'any' },
  /** 资格审查 of inspectors (实施细则 三(三)) */
  'review-inspectors': { roles: ['office', 'admin'], scope: 'any' },
  /** 名录确认 of the own section (实施细则 三(二)) */
  'confirm-register': { roles: ['chief'], scope: 'own' },
  /** 调整抽查事项清单: 执法监督科; a chief those of the own section */
  'keep-items': { roles: ['office', 'chief'], scope: 'own' },
  /** 同意公布抽查事项: 分管领导 of the section or whoever stands in; 组长 always */
  'approve-item': { roles: ['deputy', 'leader'], scope: 'own' },
  /** 名录和变更记录 */
  'see-registers': { roles: ['chief', 'office', 'deputy', 'leader', 'admin'], scope: 'any' },
  /** 名录, 人员, 事项, 到期: who may read which field is told in faces/lookup-one and faces/due-rows */
  'look-up': { roles: ['chief', 'inspector', 'office', 'deputy', 'leader', 'admin'], scope: 'own' },
  /** 进度: one's own section's; the office and the leaders see all */
  'see-progress': { roles: ['chief', 'inspector', 'office', 'deputy', 'leader'], scope: 'own' },
  /** 汇总 over the bureau */
  'see-summary': { roles: ['chief', 'office', 'deputy', 'leader'], scope: 'any' },
  /** 绑定本群: a chief binds a group to the own section alone */
  'bind-chat': { roles: ['admin', 'office', 'chief'], scope: 'own' },
  /** 待办 of oneself */
  'see-own': { roles: 'everyone', scope: 'own' },
  /** 公开的网页（核验、说明）: anyone, without an account */
  'see-public': { roles: 'everyone', scope: 'any' },
  /** 帮助 */
  'ask-help': { roles: 'everyone', scope: 'any' },
} as const satisfies Record<string, Rule>;

/** Whether someone with these roles may. */
export function isAllowed(ability: Ability, roles: readonly RoleCode[]): boolean {
  const rule: Rule = ABILITIES[ability];
  if (rule.roles === 'everyone') return true;
  const { roles: allowed } = rule;
  return roles.some((role) => allowed.includes(role));
}

/** Whether the text names an ability; what a handler without one fails at start. */
export function isAbility(name: unknown): name is Ability {
  return typeof name === 'string' && Object.hasOwn(ABILITIES, name);
}
