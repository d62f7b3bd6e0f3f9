/** Feishu's failures in our words: one table says for each code what is to be done and why. */

/**
 * retry: soon, growing · give-up: never · gone: the message can't be changed any more · ask: somebody of the bureau
 * must act: they are told at once, and it is tried again slowly
 */
export type Verdict = 'retry' | 'give-up' | 'gone' | 'ask';
export type ReasonCode =
  | 'rate'
  | 'network'
  | 'server'
  | 'busy' // somebody is tapping this card, or the message is under way
  | 'not-in-group'
  | 'dissolved'
  | 'no-availability'
  | 'blocked' // by the receiver
  | 'not-allowed' // by the settings of the group
  | 'topic'
  | 'review' // of the content
  | 'unknown-receiver'
  | 'other-app' // an id that another app was given
  | 'other-tenant'
  | 'left'
  | 'recalled'
  | 'too-old'
  | 'not-ours' // another app of the bureau sent it
  | 'bad-card'
  | 'too-long'
  | 'too-big'
  | 'bad-request'
  | 'credentials'
  | 'scope'
  | 'bot-off'
  | 'ip'
  | 'quota'
  | 'domain' // it was not Feishu that answered
  | 'other';

type Rule = readonly [Verdict, ReasonCode];

/** docs: server-docs/getting-started/error-code and the error tables of im-v1 and contact-v3 */
const rules: Readonly<Record<number, Rule>> = {
  // gateway and application
  99991400: ['retry', 'rate'],
  11232: ['retry', 'rate'],
  11233: ['retry', 'rate'],
  11247: ['retry', 'rate'],
  99991661: ['ask', 'credentials'],
  99991663: ['ask', 'credentials'],
  99991664: ['ask', 'credentials'],
  99991665: ['ask', 'credentials'],
  99991668: ['ask', 'credentials'],
  99991671: ['ask', 'credentials'],
  10003: ['ask', 'credentials'],
  10014: ['ask', 'credentials'],
  10015: ['ask', 'credentials'],
  99991401: ['ask', 'ip'],
  99991672: ['ask', 'scope'],
  99991403: ['ask', 'quota'],
  99991201: ['ask', 'domain'],
  99991404: ['ask', 'domain'],
  99991679: ['ask', 'scope'],
  99992351: ['give-up', 'unknown-receiver'],
  99992361: ['ask', 'other-app'],
  99992402: ['give-up', 'bad-request'],
  9499: ['give-up', 'bad-request'],
  41050: ['ask', 'scope'],
  // messages
  230001: ['give-up', 'bad-request'],
  230002: ['ask', 'not-in-group'],
  230006: ['ask', 'bot-off'],
  230011: ['gone', 'recalled'],
  230013: ['ask', 'no-availability'],
  230017: ['gone', 'not-ours'],
  230018: ['ask', 'not-allowed'],
  230019: ['give-up', 'topic'],
  230020: ['retry', 'rate'],
  230022: ['give-up', 'review'],
  230025: ['give-up', 'too-long'],
  230027: ['ask', 'scope'],
  230028: ['give-up', 'review'],
  230029: ['give-up', 'left'],
  230031: ['gone', 'too-old'],
  230034: ['give-up', 'unknown-receiver'],
  230035: ['ask', 'not-allowed'],
  230038: ['give-up', 'other-tenant'],
  230049: ['retry', 'busy'],
  230053: ['ask', 'blocked'],
  230055: ['give-up', 'bad-request'],
  230072: ['gone', 'too-old'],
  230099: ['give-up', 'bad-card'],
  230110: ['gone', 'recalled'],
  232006: ['give-up', 'unknown-receiver'],
  232009: ['give-up', 'dissolved'],
  232011: ['ask', 'not-in-group'],
  // cards, where the code inside 230099 is answered by itself
  10002: ['give-up', 'bad-card'],
  11310: ['give-up', 'bad-card'],
  11311: ['give-up', 'bad-card'],
  100290: ['give-up', 'bad-card'],
  200380: ['give-up', 'bad-card'],
  200381: ['give-up', 'bad-card'],
  200530: ['give-up', 'bad-card'],
  200550: ['give-up', 'bad-card'],
  200570: ['give-up', 'bad-card'],
  200621: ['give-up', 'bad-card'],
  200732: ['give-up', 'bad-card'],
  200737: ['give-up', 'bad-card'],
  200830: ['give-up', 'bad-card'],
  200861: ['give-up', 'bad-card'],
  200914: ['give-up', 'bad-card'],
  200915: ['give-up', 'bad-card'],
  100000: ['give-up', 'too-long'],
  200860: ['give-up', 'too-long'],
  200000: ['gone', 'recalled'],
  200310: ['gone', 'not-ours'],
  // while a tap of it is being answered
  200673: ['retry', 'busy'],
  200800: ['retry', 'busy'],
  200810: ['retry', 'busy'],
  300000: ['retry', 'server'],
  // files
  234001: ['give-up', 'bad-request'],
  234003: ['give-up', 'bad-request'],
  234004: ['give-up', 'not-in-group'],
  234006: ['give-up', 'too-big'],
  234010: ['give-up', 'bad-request'],
  234011: ['give-up', 'bad-request'],
  234039: ['give-up', 'too-big'],
  234043: ['give-up', 'bad-request'],
};

/** Codes of a token that is no longer good: worth one try with a new one. */
export const staleToken: ReadonlySet<number> = new Set([99991661, 99991663, 99991664, 99991671]);

/** What went wrong, as seen on the wire. Text in it has been cleared of secrets. */
export type Failure = {
  readonly code?: number | undefined;
  readonly status?: number | undefined;
  readonly message: string;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
};

/** Every failure of a call to Feishu. */
export class FeishuError extends Error {
  override readonly name = 'FeishuError';
  readonly code: number | undefined;
  readonly status: number | undefined;
  readonly verdict: Verdict;
  readonly reason: ReasonCode;
  readonly retryAfterMs: number | undefined;

  constructor([verdict, reason]: Rule, failure: Failure) {
    super(`${reason} ${failure.code ?? failure.status ?? ''}: ${failure.message}`, { cause: failure.cause });
    this.verdict = verdict;
    this.reason = reason;
    this.code = failure.code;
    this.status = failure.status;
    this.retryAfterMs = failure.retryAfterMs;
  }
}

/** Feishu, or something in its place, answered: by its code, else by its HTTP status. */
export function answered(failure: Failure): FeishuError {
  return new FeishuError(ruleFor(failure), failure);
}

/** No answer came, or not a whole one. The call may have had its effect: repeat it under the same uuid. */
export function unanswered(message: string, cause?: unknown): FeishuError {
  return new FeishuError(['retry', 'network'], { message, cause });
}

/** 200 without what was promised. */
export function unreadableAnswer(message: string): FeishuError {
  return new FeishuError(['retry', 'server'], { message });
}

export function tooBig(maxBytes: number): FeishuError {
  return new FeishuError(['give-up', 'too-big'], { message: `more than ${maxBytes} bytes` });
}

function ruleFor({ code, status = 200, message }: Failure): Rule {
  // the only case told apart by text: 11310, alone or in 230099, also means too many elements
  if ((code === 230099 || code === 11310) && /card action is lock/i.test(message)) return ['retry', 'busy'];
  const rule = code === undefined ? undefined : rules[code];
  if (rule) return rule;
  if (status === 429) return ['retry', 'rate'];
  if (status >= 500) return ['retry', 'server'];
  if (status === 401) return ['ask', 'credentials'];
  if (status === 403) return ['ask', 'scope'];
  return code === undefined ? ['ask', 'domain'] : ['give-up', 'other'];
}
