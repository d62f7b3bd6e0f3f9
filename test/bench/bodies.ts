/** Requests as the two platforms send them, sealed and signed by their documentation, about 2.2 kB each. */
import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

export const keys = { encryptKey: 'bench encrypt key', verificationToken: 'bench token' };
export const SLACK_SECRET = 'bench signing secret';
export type Signed = { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> };
export type Saying = {
  readonly message: string;
  readonly from: string;
  readonly chat: string;
  readonly text: string;
};

const FILLER = '请各位知悉 '.repeat(20);
const aesKey = createHash('sha256').update(keys.encryptKey).digest();

/** A message in a group that mentions the bot, about 1.4 kB in the clear. */
export function feishuEvent({ message, from, chat, text }: Saying): object {
  const who = { union_id: `on_${'8'.repeat(32)}`, user_id: 'e33ggbyz', open_id: from };
  const now = String(Date.now());
  return {
    schema: '2.0',
    header: {
      event_id: message,
      event_type: 'im.message.receive_v1',
      create_time: now,
      token: keys.verificationToken,
      app_id: 'cli_9f5343c580712544',
      tenant_key: '2ca1d211f64f6438',
    },
    event: {
      sender: { sender_id: who, sender_type: 'user', tenant_key: '736588c9260f175e' },
      message: {
        message_id: message,
        create_time: now,
        update_time: now,
        chat_id: chat,
        chat_type: 'group',
        message_type: 'text',
        content: JSON.stringify({ text: `@_user_1 ${text}` }),
        mentions: [
          {
            key: '@_user_1',
            id: { ...who, open_id: 'ou_bot' },
            mentioned_type: 'bot',
            name: 'bot',
            tenant_key: '7365',
          },
        ],
        user_agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Lark/6.7.5 LarkLocale/zh_CN Channel/Feishu',
      },
    },
  };
}

/** Compact, encrypted, signed, of now. */
export function sealFeishu(event: object): Signed {
  const iv = randomBytes(16);
  const aes = createCipheriv('aes-256-cbc', aesKey, iv);
  const encrypt = Buffer.concat([iv, aes.update(JSON.stringify(event)), aes.final()]).toString('base64');
  const body = Buffer.from(JSON.stringify({ encrypt }));
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHash('sha256')
    .update(`${timestamp}f3a1${keys.encryptKey}`)
    .update(body)
    .digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': 'f3a1',
      'x-lark-signature': signature,
    },
  };
}

export function feishuRequest(): Signed {
  const [message, from, chat] = [`om_${'5'.repeat(32)}`, `ou_${'8'.repeat(32)}`, `oc_${'5'.repeat(32)}`];
  return sealFeishu(feishuEvent({ message, from, chat, text: `抽查 危化 10% ${FILLER}` }));
}

/** The same message in a channel of Slack. */
export function slackRequest(): Signed {
  const text = `<@U0LAN0Z89> 抽查 危化 10% ${FILLER}${FILLER}`;
  const body = Buffer.from(
    JSON.stringify({
      token: 'z26uFbvR1xHJEdHE1OQiO6t8',
      team_id: 'T061EG9RZ',
      api_app_id: 'A0FFV41KK',
      event: {
        type: 'app_mention',
        user: 'U061F1EUR',
        text,
        ts: '1515449522.000016',
        channel: 'C0123ABC456',
        event_ts: '1515449522000016',
        blocks: [{ type: 'rich_text', elements: [{ type: 'text', text }] }],
      },
      type: 'event_callback',
      event_id: 'Ev123ABC456',
      event_time: 1515449522,
      authorizations: [{ enterprise_id: null, team_id: 'T061EG9RZ', user_id: 'U0LAN0Z89', is_bot: true }],
    }),
  );
  const timestamp = String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', SLACK_SECRET).update(`v0:${timestamp}:`).update(body).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${mac}`,
    },
  };
}
