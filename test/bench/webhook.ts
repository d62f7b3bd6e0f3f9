/** What opening and reading one event costs: ours, the SDK's EventDispatcher, and the bare cryptography, in one run. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { parseEvent } from '../../src/feishu/parse.ts';
import { openEnvelope } from '../../src/feishu/verify.ts';

const keys = { encryptKey: 'bench encrypt key', verificationToken: 'bench token' };
const now = new Date('2026-03-10T09:00:00+08:00');
const timestamp = String(now.getTime() / 1000);
const nonce = 'f3a1';

type Dispatcher = {
  register(handlers: Record<string, (data: unknown) => unknown>): Dispatcher;
  invoke(data: object): Promise<unknown>;
};
type Lark = {
  EventDispatcher: new (options: {
    encryptKey: string;
    verificationToken: string;
    logger: object;
  }) => Dispatcher;
};

/** A message in a group, about 1.4 kB in the clear. */
function body(): object {
  const who = { union_id: `on_${'8'.repeat(32)}`, user_id: 'e33ggbyz', open_id: `ou_${'8'.repeat(32)}` };
  return {
    schema: '2.0',
    header: {
      event_id: '5e3702a84e847582be8db7fb73283c02',
      event_type: 'im.message.receive_v1',
      create_time: '1608725989000',
      token: keys.verificationToken,
      app_id: 'cli_9f5343c580712544',
      tenant_key: '2ca1d211f64f6438',
    },
    event: {
      sender: { sender_id: who, sender_type: 'user', tenant_key: '736588c9260f175e' },
      message: {
        message_id: `om_${'5'.repeat(32)}`,
        create_time: '1609073151345',
        update_time: '1687343654666',
        chat_id: `oc_${'5'.repeat(32)}`,
        chat_type: 'group',
        message_type: 'text',
        content: JSON.stringify({ text: `@_user_1 抽查 危化 10% ${'请各位知悉 '.repeat(20)}` }),
        mentions: [{ key: '@_user_1', id: who, mentioned_type: 'bot', name: 'bot', tenant_key: '7365' }],
        user_agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Lark/6.7.5 LarkLocale/zh_CN Channel/Feishu',
      },
    },
  };
}

/** Sealed as Feishu would: compact, encrypted, signed. */
function seal(): { raw: Buffer; headers: { timestamp: string; nonce: string; signature: string } } {
  const iv = randomBytes(16);
  const aes = createCipheriv('aes-256-cbc', createHash('sha256').update(keys.encryptKey).digest(), iv);
  const encrypt = Buffer.concat([iv, aes.update(JSON.stringify(body())), aes.final()]).toString('base64');
  const raw = Buffer.from(JSON.stringify({ encrypt }));
  const signature = createHash('sha256')
    .update(timestamp + nonce + keys.encryptKey)
    .update(raw)
    .digest('hex');
  return { raw, headers: { timestamp, nonce, signature } };
}

/** Each contender does one event and says how many it really handled. */
function contenders(): Record<string, () => Promise<number>> {
  const { raw, headers } = seal();
  const { EventDispatcher } = createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as Lark;
  const hush = () => undefined;
  const logger = { error: hush, warn: hush, info: hush, debug: hush, trace: hush };
  const dispatcher = new EventDispatcher({ ...keys, logger }).register({ 'im.message.receive_v1': () => 1 });
  const wire = {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': headers.signature,
  };
  return {
    ours: async () => {
      const opened = openEnvelope({ raw, headers }, keys, now);
      return opened.is === 'event' && parseEvent(opened.body).is === 'message' ? 1 : 0;
    },
    'SDK EventDispatcher': async () => {
      const data = Object.assign(Object.create({ headers: wire }), JSON.parse(raw.toString()));
      return (await dispatcher.invoke(data)) === 1 ? 1 : 0;
    },
    'bare sha256, AES, JSON': async () => {
      createHash('sha256').update(keys.encryptKey).update(raw).digest();
      const bytes = Buffer.from(JSON.parse(raw.toString()).encrypt, 'base64');
      const key = createHash('sha256').update(keys.encryptKey).digest();
      const aes = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
      return JSON.parse(`${aes.update(bytes.subarray(16), undefined, 'utf8')}${aes.final('utf8')}`) ? 1 : 0;
    },
  };
}

/** Events per second over about `ms` milliseconds. */
async function rate(once: () => Promise<number>, ms: number): Promise<number> {
  const started = performance.now();
  let handled = 0;
  while (performance.now() - started < ms) {
    for (let n = 0; n < 100; n++) handled += await once();
  }
  return (handled / (performance.now() - started)) * 1000;
}

export type WebhookRates = Readonly<Record<string, number>>;

/** Interleaved rounds, the median of each contender, printed as a ratio to the SDK. */
export async function benchWebhook(rounds = 5, ms = 300): Promise<WebhookRates> {
  const all = Object.entries(contenders());
  const seen = new Map<string, number[]>(all.map(([name]) => [name, []]));
  for (const [, once] of all) await rate(once, ms); // warm
  for (let round = 0; round < rounds; round++) {
    for (const [name, once] of all) seen.get(name)?.push(await rate(once, ms));
  }
  const medians = [...seen].map(([name, rates]) => [name, rates.sort((a, b) => a - b)[rounds >> 1] ?? 0]);
  const result: WebhookRates = Object.fromEntries(medians);
  const sdk = result['SDK EventDispatcher'] ?? 0;
  for (const [name, rates] of seen) {
    const [low = 0, mid = 0, high = 0] = [rates[0], result[name], rates.at(-1)];
    const figures = `${Math.round(mid)}/s (${Math.round(low)}–${Math.round(high)})`;
    console.log(`webhook  ${name.padEnd(24)} ${figures.padEnd(24)} ${(mid / sdk).toFixed(2)}× the SDK`);
  }
  return result;
}
