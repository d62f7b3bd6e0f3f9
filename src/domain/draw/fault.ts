/** What can be wrong with a record 抽取记录 or a freeze 冻结数据, as codes; the Chinese stands with whoever prints it. */
export type DrawFaultCode =
  | 'not-json'
  | 'duplicate-key'
  | 'not-an-integer'
  | 'bad-text'
  | 'too-deep'
  | 'too-long'
  | 'missing-field'
  | 'unknown-field'
  | 'wrong-type'
  | 'wrong-value'
  | 'out-of-range'
  | 'bad-digest'
  | 'bad-id'
  | 'bad-date'
  | 'bad-instant'
  | 'line-feed'
  | 'not-sorted'
  | 'dates-reversed'
  | 'bad-crew-name'
  | 'not-unique'
  | 'empty-rung'
  | 'enforcement-crew-too-small'
  | 'stratum-missing'
  | 'bad-form'
  | 'due-before-close'
  | 'grade-too-low'
  | 'witness-order'
  | 'witness-value'
  | 'quorum-not-met'
  | 'beacon-missing'
  | 'beacon-unannounced'
  | 'beacon-form'
  | 'log-broken'
  | 'log-order'
  | 'log-differs'
  | 'no-such-team'
  | 'not-in-team'
  | 'was-in-team'
  | 'other-substitute'
  | 'too-heavy';

/** A refusal at the door: which rule, at which field, and the offending piece. */
export class DrawFault extends Error {
  readonly code: DrawFaultCode;
  readonly at: string;
  readonly found: string;

  constructor(code: DrawFaultCode, at: string, found = '') {
    super(`${code} at ${at || 'the top'}${found ? `: ${found}` : ''}`);
    this.name = 'DrawFault';
    this.code = code;
    this.at = at;
    this.found = found;
  }
}
