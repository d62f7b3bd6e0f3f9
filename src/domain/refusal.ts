import type { ExpertFault } from './expert.ts';

/** A rule says no. The code is for the program; cards/words.ts has the sentence for people. */
export type RefusalCode =
  // who
  | 'unknown-person'
  | 'not-allowed'
  | 'not-your-section'
  | 'not-your-task'
  // what was typed
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
  | 'groups-only'
  | 'bind-in-group'
  | 'private-only'
  | 'unknown-file'
  // the draw
  | 'no-section'
  | 'draw-open'
  | 'no-draw-open'
  | 'nobody-eligible'
  | 'no-units'
  | 'item-unpublished'
  | 'not-your-enterprise'
  | 'not-your-item'
  | 'not-your-leave'
  | 'item-open'
  | 'value-missing'
  | 'return-reason-missing'
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
  | 'type-it'
  | 'witness-late'
  | 'witness-twice'
  | 'too-few-witnesses'
  | 'not-dispatched'
  | 'already-dispatched'
  | 'visits-open'
  | 'earlier-unpublished'
  | 'already-published'
  // 检查审批
  | 'not-approved'
  | 'approval-open'
  | 'own-approval'
  | 'not-your-approval'
  | 'approval-settled'
  | 'nobody-approves'
  | 'not-a-stand-in'
  // 求助
  | 'guidance-sent'
  | 'guidance-answered'
  | 'own-question'
  // 任命
  | 'own-appointment'
  | 'admin-by-admin'
  | 'acting-same-section'
  | 'section-needed'
  | 'no-such-person'
  | 'many-people'
  | 'already-named'
  | 'last-of-role'
  | 'role-of-environment'
  | 'witnesses-few'
  // 年度抽查计划
  | 'plan-open'
  | 'plan-empty'
  | 'plan-reason-missing'
  | 'plan-days-negative'
  | 'plan-exceeded'
  | 'plan-needed'
  | 'plan-missing'
  | 'unknown-section'
  | 'outside-plan-window'
  | 'register-unconfirmed'
  | 'unreadable-days-list'
  | 'unreadable-windows'
  | 'unreadable-help'
  | 'not-a-number'
  // the task
  | 'not-assigned'
  | 'already-accepted'
  | 'not-accepted'
  | 'not-reported'
  | 'own-report'
  | 'already-reported'
  | 'no-rectification'
  | 'rectification-needless'
  | 'visit-outside-window'
  | 'nothing-to-publish'
  | 'task-closed'
  // photos
  | 'no-task-for-photo'
  | 'photos-full'
  | 'photo-twice'
  | 'not-a-photo'
  | 'photo-heic'
  | 'photo-huge'
  | 'photo-damaged'
  | 'not-your-photos'
  // who inspects instead
  | 'not-in-team'
  | 'visit-reported'
  | 'visit-waits'
  | 'already-asked'
  | 'own-request'
  | 'not-your-request'
  | 'request-settled'
  | 'nobody-decides'
  | 'province-team'
  | 'unknown-enterprise'
  // the registers
  | 'no-such-enterprise'
  | 'many-enterprises'
  | 'already-recused'
  | ExpertFault
  | 'expert-signed'
  | 'not-your-experts'
  | 'photo-of-another'
  | 'nothing-undelivered'
  | 'stale';

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
