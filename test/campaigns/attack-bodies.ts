/** What an attacker who knows our Encrypt Key could post: valid events, and the same with a few places or bytes changed. */
import { actions } from '../../src/actions/index.ts';
import { type Sealed, seal } from '../support/envelope.ts';
import type { Chance } from './chance.ts';

export type Setting = {
  readonly accounts: readonly string[];
  readonly botOpenId: string;
  readonly group: string;
  readonly cards: readonly string[];
  readonly ids: readonly string[];
  /** seconds since 1970 */
  readonly now: () => number;
};
type Json = Record<string, unknown>;

const LONG = 10_000;
/** Built, not written: a literal `__proto__` would set the prototype instead. */
const POISON: unknown = JSON.parse(
  '{"__proto__":{"is":"tap","roles":["office"]},"constructor":{"prototype":{}}}',
);
const ODDITIES: readonly unknown[] = [
  ...[null, true, 0, -1, 1e300, 2 ** 53, -0.5, '', ' ', '\0', '\ud800', 'x\udc00', '\u202e张伟', '\u200b'],
  ...[[], [null], [[[]]], {}, { open_id: {} }, POISON, '__proto__', 'constructor', 'toString'],
  ...['<at id=all></at>', '</font>**x**', "'; drop table tasks; --", '../../etc/passwd', '{"do":"say"}'],
  ...['9'.repeat(400), '999999999999', '1e400', 'NaN', '企'.repeat(LONG), '🏭'.repeat(LONG)],
  ...['9999-12-31', '0000-01-01', '2026-02-30 +0800', '+275760-09-13', 'section-1', 'all', ['all', 'all']],
];

const hex = (chance: Chance) => Array.from({ length: 32 }, () => chance.below(16).toString(16)).join('');
const pick = <T>(chance: Chance, all: readonly T[]): T => all[chance.below(all.length)]!;

function envelope(setting: Setting, chance: Chance, event_type: string, event: Json): Json {
  const token = 'demo-verification-token';
  const create_time = String(setting.now() * 1000);
  const header = { event_id: hex(chance), event_type, create_time, token, app_id: 'cli_a1b2c3d4e5f60718' };
  return { schema: '2.0', header, event };
}

/** Each field of each form, as somebody would fill it in. */
const FORM = {
  ...{
    day: '2026-03-11 +0800',
    method: 'on-site',
    result: 'none-found',
    text: '检查了现场。',
    rectified: 'yes',
    hazards: ['rest'],
  },
  ...{ rectifyBy: '2026-03-20 +0800', cause: 'interest', reason: '材料不全', task: 'all', receipt: 'HZ-1' },
  ...{ person: '1', platformNo: 'SX-1', platformDay: '2026-03-10 +0800', waiver: '', purpose: 'office' },
  ...{ scope: 'all', type: 'general', amount: '10%', from: '2026-03-16', to: '2026-04-03', minutes: '2' },
};

function tap(setting: Setting, chance: Chance): Json {
  const act = pick(chance, actions).name;
  const id = pick(chance, setting.ids);
  const open_id = pick(chance, setting.accounts);
  const form = chance.below(2) === 0 ? { form_value: { ...FORM } } : {};
  return envelope(setting, chance, 'card.action.trigger', {
    operator: { open_id, union_id: `on_${hex(chance)}`, tenant_key: 'tenant' },
    token: `c-${hex(chance)}`,
    action: { tag: 'button', name: `${act}__${id}`, value: { do: act, id }, ...form },
    host: 'im_message',
    context: { open_message_id: pick(chance, setting.cards), open_chat_id: setting.group },
  });
}

/** Not to the bot, mostly: what it answers would have to be sent at Feishu's pace. */
function message(setting: Setting, chance: Chance): Json {
  const mentions = [{ key: '@_user_1', id: { open_id: setting.botOpenId }, name: '双随机助手' }];
  const text = pick(chance, ['@_user_1 抽查 危化 10%', '@_user_1 见证 738201', '进度', '@_user_1 帮助']);
  const kind = pick(chance, ['text', 'post', 'file']);
  const content = {
    text: { text },
    post: {
      title: '',
      content: [
        [
          { tag: 'at', user_id: '@_user_1' },
          { tag: 'text', text },
        ],
      ],
    },
    file: { file_key: `file_${hex(chance)}`, file_name: '任务.xlsx' },
  }[kind];
  const time = String(setting.now() * 1000);
  return envelope(setting, chance, 'im.message.receive_v1', {
    sender: { sender_id: { open_id: pick(chance, setting.accounts) }, sender_type: 'user' },
    message: {
      ...{ message_id: `om_${hex(chance)}`, create_time: time, chat_id: setting.group, chat_type: 'group' },
      ...{
        message_type: kind,
        content: JSON.stringify(content),
        mentions: chance.below(8) === 0 ? mentions : [],
      },
    },
  });
}

function moved(setting: Setting, chance: Chance): Json {
  const event = {
    chat_id: setting.group,
    operator_id: { open_id: pick(chance, setting.accounts) },
    name: '群',
  };
  return envelope(setting, chance, 'im.chat.member.bot.deleted_v1', event);
}

/** One of ten a message, one of a hundred the bot put out of a group that is not there, the others taps. */
export function validEvent(setting: Setting, chance: Chance): Json {
  const n = chance.below(100);
  if (n === 0) return moved({ ...setting, group: `oc_${hex(chance)}` }, chance);
  return n < 11 ? message(setting, chance) : tap(setting, chance);
}

/** A few places of it changed, lost, doubled or put elsewhere. */
export function mutated(event: Json, chance: Chance): Json {
  for (let n = chance.below(4) + 1; n > 0; n--) {
    let at = event;
    for (;;) {
      const name = pick(chance, Object.keys(at));
      if (name === undefined) break;
      const inner = at[name];
      if (typeof inner === 'object' && inner !== null && chance.below(5) > 0) {
        at = inner as Json;
        continue;
      }
      change(at, name, chance);
      break;
    }
  }
  return event;
}

function change(at: Json, name: string, chance: Chance): void {
  const way = chance.below(6);
  if (way === 0) delete at[name];
  else if (way === 1) at[name] = [at[name]];
  else if (way === 2)
    at[pick(chance, ['__proto__x', 'constructor', 'toString', name.toUpperCase()])] = at[name];
  else at[name] = structuredClone(pick(chance, ODDITIES));
}

/** Bytes of it flipped, lost or doubled. */
function scrambled(bytes: Buffer, chance: Chance): Buffer {
  const copy = Buffer.from(bytes);
  for (let n = chance.below(4) + 1; n > 0 && copy.length > 0; n--)
    copy[chance.below(copy.length)] = chance.below(256);
  const cut = chance.below(8);
  if (cut === 0) return copy.subarray(0, chance.below(copy.length + 1));
  return cut === 1 ? Buffer.concat([copy, copy.subarray(0, chance.below(copy.length + 1))]) : copy;
}

/** One body: changed by field and then signed, by byte before it is encrypted, before it is signed, or after. */
export function fuzzed(setting: Setting, chance: Chance): Sealed {
  const event = validEvent(setting, chance);
  const now = setting.now();
  const kind = chance.below(10);
  if (kind < 5) return seal(JSON.stringify(mutated(event, chance)), { now });
  const plain = Buffer.from(JSON.stringify(event));
  if (kind < 7) return seal(scrambled(plain, chance), { now });
  if (kind < 9) return seal(plain, { now, before: (body) => scrambled(body, chance) });
  const sealed = seal(plain, { now });
  return { ...sealed, body: scrambled(sealed.body, chance) };
}
