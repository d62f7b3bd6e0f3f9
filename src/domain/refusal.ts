import type { ExpertFault } from './expert.ts';

/** Who may, and where it is said. */
export type WhoRefusal =
  | 'unknown-person'
  | 'not-allowed'
  | 'not-your-section'
  | 'not-your-task'
  | 'groups-only'
  | 'bind-in-group'
  | 'private-only'
  | 'type-it'
  | 'stale';

/** What was typed or filled in. */
export type TypedRefusal =
  | 'unreadable-amount'
  | 'mixed-amounts'
  | 'too-many'
  | 'unreadable-scope'
  | 'unreadable-days'
  | 'bad-day'
  | 'day-order'
  | 'day-past'
  | 'day-future'
  | 'field-missing'
  | 'new-due-missing'
  | 'text-too-long'
  | 'unknown-choice'
  | 'unknown-file';

/** 抽取: asked for, witnessed, voided, corrected, published. */
export type DrawRefusal =
  | 'no-section'
  | 'draw-open'
  | 'no-draw-open'
  | 'nobody-eligible'
  | 'no-units'
  | 'item-unpublished'
  | 'no-team'
  | 'drawn-lately'
  | 'too-many-batches'
  | 'void-too-late'
  | 'void-other-reason'
  | 'beacon-issue'
  | 'beacon-value'
  | 'beacon-early'
  | 'correct-nothing'
  | 'correct-visits-open'
  | 'not-witness'
  | 'witness-value'
  | 'witness-late'
  | 'witness-twice'
  | 'too-few-witnesses'
  | 'not-dispatched'
  | 'already-dispatched'
  | 'visits-open'
  | 'earlier-unpublished'
  | 'already-published';

/** 检查审批. */
export type ApprovalRefusal =
  | 'not-approved'
  | 'approval-open'
  | 'own-approval'
  | 'not-your-approval'
  | 'approval-settled'
  | 'nobody-approves'
  | 'not-a-stand-in';

/** 求助. */
export type GuidanceRefusal = 'guidance-sent' | 'guidance-answered' | 'own-question';

/** 任命. */
export type PostRefusal =
  | 'own-appointment'
  | 'admin-by-admin'
  | 'acting-same-section'
  | 'section-needed'
  | 'no-such-person'
  | 'many-people'
  | 'already-named'
  | 'last-of-role'
  | 'role-of-environment'
  | 'witnesses-few';

/** 年度抽查计划. */
export type PlanRefusal =
  | 'plan-open'
  | 'plan-empty'
  | 'no-plans'
  | 'plan-reason-missing'
  | 'plan-days-negative'
  | 'plan-exceeded'
  | 'plan-needed'
  | 'plan-missing'
  | 'unknown-section'
  | 'outside-plan-window'
  | 'register-too-early'
  | 'unreadable-days-list'
  | 'unreadable-windows'
  | 'unreadable-help'
  | 'not-a-number';

/** 检查任务 and its 照片. */
export type TaskRefusal =
  | 'not-assigned'
  | 'already-accepted'
  | 'not-accepted'
  | 'not-reported'
  | 'own-report'
  | 'already-reported'
  | 'no-rectification'
  | 'rectification-needless'
  | 'visit-outside-window'
  | 'hazards-but-none'
  | 'must-without-result'
  | 'must-unexplained'
  | 'photo-of-another'
  | 'nothing-to-publish'
  | 'task-closed'
  | 'no-task-for-photo'
  | 'photos-full'
  | 'photo-twice'
  | 'not-a-photo'
  | 'photo-heic'
  | 'photo-huge'
  | 'photo-damaged'
  | 'not-your-photos'
  | 'nothing-undelivered';

/** 换人, 替换企业: who or what is inspected instead. */
export type ReplacementRefusal =
  | 'not-in-team'
  | 'visit-reported'
  | 'visit-waits'
  | 'already-asked'
  | 'own-request'
  | 'not-your-request'
  | 'request-settled'
  | 'nobody-decides'
  | 'province-team';

/** 名录: enterprises, 事项, 请假, 回避, 分级规则, 资格审查, 联合人员. */
export type RegisterRefusal =
  | 'unknown-enterprise'
  | 'no-such-enterprise'
  | 'many-enterprises'
  | 'not-your-enterprise'
  | 'not-your-item'
  | 'not-your-leave'
  | 'item-open'
  | 'value-missing'
  | 'return-reason-missing'
  | 'already-recused'
  | 'no-partners'
  | 'unknown-partner'
  | 'partner-department'
  | 'partner-twice'
  | 'unreadable-ratio'
  | 'unreadable-frequency'
  | 'unreadable-cap'
  | 'item-named'
  | 'same-status'
  | 'fail-one-by-one'
  | 'fail-reason-missing'
  | 'own-qualification';

/** 专家. */
export type ExpertRefusal = ExpertFault | 'expert-signed' | 'not-your-experts';

/** A rule says no. The code is for the program; cards/words-refusals.ts has the sentence for people. */
export type RefusalCode =
  | WhoRefusal
  | TypedRefusal
  | DrawRefusal
  | ApprovalRefusal
  | GuidanceRefusal
  | PostRefusal
  | PlanRefusal
  | TaskRefusal
  | ReplacementRefusal
  | RegisterRefusal
  | ExpertRefusal;

export type RefusalDetail = Readonly<Record<string, string | number>>;

/** Thrown by rules; the transaction's effects are dropped, the sentence is shown. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: RefusalDetail;

  constructor(code: RefusalCode, detail: RefusalDetail = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}
