import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** §1.3 and §3.4: HTTP status, code and literal text of what the platform answers when it refuses. */
const REFUSALS = {
  // gateway
  'bad-request': [400, 9499, 'Bad Request'],
  'bad-app-id': [200, 10003, 'invalid param'],
  'bad-app-secret': [200, 10014, 'app secret invalid'],
  'no-authority': [400, 41050, 'no user authority error'],
  'no-route': [404, 99991201, 'no such route'],
  'app-rate': [429, 99991400, 'request trigger frequency limit'],
  'no-token': [
    400,
    99991661,
    'Missing access token for authorization. Please make a request with token attached',
  ],
  'bad-token': [
    400,
    99991663,
    'Invalid access token for authorization. Please make a request with token attached',
  ],
  'app-token': [400, 99991664, 'Invalid app access token for authorization.'],
  'user-token': [400, 99991668, 'Invalid user access token for authorization.'],
  'token-format': [400, 99991671, 'Invalid access token format, it should start with t- or u-'],
  'no-scope': [400, 99991672, 'Access denied. One of the following scopes is required: '],
  'bad-open-id': [400, 99992351, 'The id is not a valid open_id, user_id or union_id of this app.'],
  'foreign-open-id': [400, 99992361, 'open_id cross app'],
  'field-validation': [400, 99992402, 'field validation failed'],
  // messages, chats, files; the texts of 230012, 230023, 230024, 230033, 231001 and 232xxx are near, not literal
  'invalid-parameter': [400, 230001, 'Your request contains an invalid request parameter'],
  'bot-outside': [400, 230002, 'The bot can not be outside the group.'],
  recalled: [400, 230011, 'The message is recalled.'],
  'not-sender': [400, 230012, 'The bot is NOT the sender of the message.'],
  unavailable: [400, 230013, 'Bot has NO availability to this user.'],
  'not-owner': [400, 230017, 'Bot is NOT the owner of the resource.'],
  'target-rate': [400, 230020, 'This operation triggers the frequency limit.'],
  'many-urgent': [400, 230023, 'The user has more than 200 unread urgent messages.'],
  'urgent-quota': [400, 230024, 'The quota of urgent messages is used up.'],
  'too-long': [400, 230025, 'The length of the message content reaches its limit.'],
  resigned: [400, 230029, 'User has resigned.'],
  'too-old': [400, 230031, 'Message can only be modified within 14 days after sending.'],
  'read-too-old': [400, 230033, 'The read receipts of a message can only be queried within 7 days.'],
  'bad-receiver': [400, 230034, 'The receive_id is invalid.'],
  'being-sent': [400, 230049, 'The message is being sent.'],
  'file-type': [400, 230055, 'The file type does not match the message type.'],
  'too-many-edits': [400, 230072, 'The message has reached the number of times it can be edited.'],
  card: [400, 230099, 'Failed to create card content'],
  deleted: [400, 230110, 'Action unavailable as the message has been deleted.'],
  reaction: [400, 231001, 'reaction type is invalid.'],
  'bad-chat': [400, 232006, 'Your request specifies a chat_id which is invalid.'],
  dissolved: [400, 232009, 'Your request specifies a chat which has already been dissolved.'],
  'out-of-chat': [400, 232011, 'Operator can NOT be out of the chat.'],
  'not-chat-owner': [400, 232017, 'Operator is NOT the owner of the chat.'],
  'chat-availability': [400, 232024, 'Users do not have the visibility of the app.'],
  'unavailable-ids': [400, 232043, 'Your request contains unavailable ids.'],
  'file-not-in-message': [400, 234003, 'File not in message.'],
  'file-chat': [400, 234004, 'The app is not in the chat.'],
  'file-too-big': [400, 234006, 'The file size exceed the max value.'],
  'file-empty': [400, 234010, "File's size can't be 0."],
  'image-format': [400, 234011, "Can't recognize the image format."],
  'image-resolution': [400, 234039, 'Image resolution exceeds limit.'],
  'card-file': [400, 234043, 'Unsupported message type.'],
  // cards: delayed updates and CardKit; near, not literal
  'card-busy': [400, 11310, 'card action is lock'],
  'delayed-bad-card': [400, 11311, 'invalid card'],
  'delayed-too-big': [400, 100000, 'the card is larger than 100 KB'],
  'delayed-recalled': [400, 200000, 'the message has been recalled'],
  'kit-card': [400, 200220, 'Failed to generate card'],
  'kit-unknown': [400, 200740, 'card is not found'],
  'kit-expired': [400, 200750, 'card is expired'],
  'kit-busy': [400, 200810, 'card is in user interaction'],
  'kit-too-big': [400, 200860, 'card content exceeds the limit'],
  'card-token-format': [400, 300020, 'the format of token is invalid'],
  'card-token-expired': [400, 300030, 'token is expired'],
  'card-token-used': [400, 300040, 'the token has been used more than 2 times'],
  'kit-element-id': [400, 300301, 'element_id is duplicate'],
  'kit-shared': [400, 300302, 'update_multi of the card must be true'],
  'kit-schema': [400, 300303, 'only cards of schema 2.0 are supported'],
  'kit-elements': [400, 300305, 'the number of elements exceeds the limit'],
  'kit-empty': [400, 300307, 'card content is empty'],
  'kit-sequence': [400, 300317, 'sequence number compare failed'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, number, string]>;

/** The `ext` of a 230099 that a card answers while a callback on it waits (§2.3). */
export const LOCKED = 'ErrCode: 11310; ErrMsg: card action is lock; ErrorValue: ; ';

export type RefusalKind = keyof typeof REFUSALS;
export type FieldViolation = { field: string; description: string };

type Extra = {
  ext?: string;
  violations?: FieldViolation[];
  headers?: Record<string, string>;
  /** Any of them would do. */
  scopes?: readonly string[];
};

/** What the platform answers when it refuses a call of the bot. */
export class FeishuRefusal extends Error {
  readonly kind: RefusalKind;
  readonly extra: Extra;

  constructor(kind: RefusalKind, extra: Extra = {}) {
    super(kind);
    this.kind = kind;
    this.extra = extra;
  }

  get status(): ContentfulStatusCode {
    return REFUSALS[this.kind][0];
  }

  body(logId: string): Record<string, unknown> {
    const { violations, scopes } = this.extra;
    const troubleshooter = `排查建议查看(Troubleshooting suggestions): https://open.feishu.cn/search?from=openapi&log_id=${logId}`;
    const permission_violations = scopes?.map((subject) => ({ type: 'action_scope_required', subject }));
    return {
      code: REFUSALS[this.kind][1],
      msg: this.text(),
      error: {
        ...{ log_id: logId, troubleshooter },
        ...(violations && { field_violations: violations }),
        ...(permission_violations && { permission_violations }),
      },
    };
  }

  private text(): string {
    const text = REFUSALS[this.kind][2];
    const { ext, scopes } = this.extra;
    if (scopes) return `${text}[${scopes.join(', ')}]`;
    return ext ? `${text.replace(/\.$/, '')}, ext=${ext}` : text;
  }
}

/** What the sandbox's own HTTP face answers: a sentence for whoever wrote the script or taps the page. */
export class ScriptRefusal extends Error {
  readonly status: 400 | 403 | 404 | 409;

  constructor(sentence: string, status: 400 | 403 | 404 | 409 = 400) {
    super(sentence);
    this.status = status;
  }
}
