/**
 * What Feishu would send, made here from its documentation alone: neither the bot's code nor the sandbox's has a
 * part in it, so that a common mistake of theirs would be seen.
 */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { Bureau, Chat, Person } from './bureau.ts';
import type { CardFace } from './card-face.ts';

const ENCRYPT_KEY = 'demo-encrypt-key';
const TOKEN = 'demo-verification-token';
const APP_ID = 'cli_a1b2c3d4e5f60718';

export type Signs = {
  readonly timestamp?: string;
  readonly signature?: string;
  readonly key?: string;
  /** the body as it is, neither encrypted nor signed */
  readonly plain?: boolean;
};
type Answer = { readonly status: number; readonly body: Record<string, unknown> };

export function sealed(plain: string | Buffer, key = ENCRYPT_KEY): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
  return Buffer.concat([iv, cipher.update(Buffer.from(plain)), cipher.final()]).toString('base64');
}

export type Sealed = { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> };
type SealOptions = {
  /** seconds since 1970 */
  readonly now: number;
  readonly key?: string;
  /** what happens to the body before it is signed */
  readonly before?: (body: Buffer) => Buffer;
};

/** Encrypted and rightly signed, whatever it is. */
export function seal(plain: string | Buffer, { now, key, before }: SealOptions): Sealed {
  const outer = Buffer.from(JSON.stringify({ encrypt: sealed(plain, key) }));
  return signedBody(before ? before(outer) : outer, now);
}

/** Signed as it is. */
export function signedBody(body: Buffer, now: number): Sealed {
  const timestamp = String(now);
  const nonce = randomBytes(8).toString('hex');
  const signature = createHash('sha256')
    .update(timestamp + nonce + ENCRYPT_KEY)
    .update(body)
    .digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signature,
  };
  return { body, headers };
}

/** Posts an event to the webhook, as Feishu would, or not quite. */
export async function post(bureau: Bureau, event: unknown, signs: Signs = {}): Promise<Answer> {
  const plain = typeof event === 'string' ? event : JSON.stringify(event);
  const body = signs.plain ? plain : JSON.stringify({ encrypt: sealed(plain, signs.key) });
  return postRaw(bureau, body, signs);
}

export async function postRaw(bureau: Bureau, body: string, signs: Signs = {}): Promise<Answer> {
  const timestamp = signs.timestamp ?? String(Math.floor((await bureau.clock.now()).getTime() / 1000));
  const nonce = randomBytes(8).toString('hex');
  const signature = createHash('sha256')
    .update(timestamp + nonce + ENCRYPT_KEY + body)
    .digest('hex');
  const response = await fetch(`${bureau.url}/feishu/webhook`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signs.signature ?? signature,
    },
    body,
  });
  const text = await response.text();
  await bureau.settled();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : {} };
}

const id = (prefix: string) => prefix + randomBytes(16).toString('hex');

async function envelope<T>(bureau: Bureau, event_type: string, event: T, token = TOKEN) {
  const create_time = String((await bureau.clock.now()).getTime());
  const header = { event_id: id(''), event_type, create_time, token, app_id: APP_ID, tenant_key: 'tenant' };
  return { schema: '2.0', header, event };
}

export type Said = { readonly token?: string; readonly openId?: string; readonly mention?: boolean };

/** 「@双随机助手 …」 in a group, or said in private. */
export async function said(bureau: Bureau, who: Person, chat: Chat, text: string, more: Said = {}) {
  const mention = more.mention ?? chat.kind === 'group';
  const now = String((await bureau.clock.now()).getTime());
  const mentions = [
    {
      key: '@_user_1',
      id: { open_id: bureau.world.sandbox.botOpenId },
      name: '双随机助手',
      tenant_key: 'tenant',
    },
  ];
  const event = {
    sender: {
      sender_id: { open_id: more.openId ?? who.openId, union_id: id('on_') },
      sender_type: 'user',
      tenant_key: 'tenant',
    },
    message: {
      message_id: id('om_'),
      create_time: now,
      update_time: now,
      chat_id: chat.id,
      chat_type: chat.kind,
      message_type: 'text',
      content: JSON.stringify({ text: mention ? `@_user_1 ${text}` : text }),
      ...(mention && { mentions }),
    },
  };
  return envelope(bureau, 'im.message.receive_v1', event, more.token);
}

/** A form that was filled in somehow and sent, whatever the client would say of it. */
export async function submitted(
  bureau: Bureau,
  who: Person,
  card: CardFace,
  chat: Chat,
  act: string,
  form: Readonly<Record<string, string | readonly string[]>>,
) {
  return envelope(bureau, 'card.action.trigger', {
    operator: { open_id: who.openId, union_id: id('on_'), tenant_key: 'tenant' },
    token: id('c-'),
    action: { tag: 'button', name: card.element(act), form_value: form },
    host: 'im_message',
    context: { open_message_id: card.messageId, open_chat_id: chat.id },
  });
}

/** A tap on a button that the card may not have any more. */
export async function tapped(
  bureau: Bureau,
  who: Person,
  card: CardFace,
  chat: Chat,
  act: string,
  which: number,
) {
  return envelope(bureau, 'card.action.trigger', {
    operator: { open_id: who.openId, union_id: id('on_'), tenant_key: 'tenant' },
    token: id('c-'),
    action: { tag: 'button', name: `${act}__${which}`, value: { do: act, id: String(which) } },
    host: 'im_message',
    context: { open_message_id: card.messageId, open_chat_id: chat.id },
  });
}
