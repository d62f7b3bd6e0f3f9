import { describe, expect, test } from 'vitest';
import { parseEvent } from '../../src/feishu/parse.ts';
import { payload, payloads, samples } from './payloads.ts';

const bot = { openId: 'ou_7d8a6e6df7621556ce0d21922b676706' };
const li = 'ou_3c14f3a59eaf2825dbe25359f15768e3';
const message = 'om_5ce6d572455d361153b7cb51da133945';

/** What the body must become; only the fields named are compared. */
const expected: Readonly<Record<string, object>> = {
  'message-text-group': {
    is: 'message',
    key: `message/${message}`,
    at: new Date(1609073151345),
    from: 'ou_84aad35d084aa403a838cf73ee18467a',
    chat: { id: 'oc_5ce6d572455d361153b7xb51da133945', kind: 'group' },
    messageId: message,
    text: '抽查 危化 10%',
    addressed: true,
  },
  'message-text-mentions': { text: '@李建国 请 见证 738201', addressed: true },
  'message-text-untyped-mention': { text: '进度 @李建国', addressed: true },
  'message-text-private': { text: '待办', addressed: true, chat: { kind: 'private' } },
  'message-text-unaddressed': { text: '@李建国 看一下', addressed: false },
  'message-post': { text: '抽查\n抽查 危化 说明\n\n3家@李建国', addressed: true },
  'message-file': {
    text: '',
    file: {
      messageId: message,
      key: 'file_v3_00a1_5b8a2d1e-9191-4176-998c-2e603c9c5e8g',
      name: '企业名录.xlsx',
    },
  },
  'message-image': {
    text: '',
    file: {
      messageId: message,
      key: 'img_v3_02ab_7ea74629-9191-4176-998c-2e603c9c5e8g',
      name: '',
    },
  },
  'message-from-app': { is: 'unsupported', key: `message/${message}`, type: 'im.message.receive_v1/app' },
  'message-broken-content': { is: 'refused', type: 'im.message.receive_v1', where: 'message.content' },
  'tap-button': {
    is: 'tap',
    key: 'event/f7984f25108f8137722bb63cee927e66',
    at: new Date(1603977298000),
    from: li,
    chatId: 'oc_e4d2605ca917e695f54f11aaf56699c3',
    messageId: 'om_574d639e4a44e4dd646eaf628e2c2ecf',
    action: 'accept-task',
    id: '31',
    form: {},
    isForm: false,
  },
  'tap-form': {
    at: new Date(1603977298000),
    action: 'report',
    id: '31',
    isForm: true,
    form: {
      method: 'onsite',
      text: '现场检查，未发现问题',
      day: '2026-03-12 +0800',
      by: ['ou_a', 'ou_b'],
      urgent: true,
      count: '3',
    },
  },
  'tap-form-behaviour': {
    at: new Date(1603977298000),
    action: 'report-finding',
    id: '31',
    isForm: true,
    form: { text: '无' },
  },
  'tap-form-persons': {
    action: 'form_submit',
    id: '',
    isForm: true,
    form: {
      multi_select_users: ['ou_48d0958ee4b2ab3eaf0b5f6c968xxxxx', 'ou_f9d24af786a14340721288cda6axxxxx'],
    },
  },
  'tap-select': { action: 'choose-section', id: '7', isForm: false, form: { section: '2' } },
  'tap-select-unnamed': { action: 'choose-section', id: '7', form: { value: '2' } },
  'tap-multi-select': { action: 'pick', id: '7', form: { pick__7: ['1', '3'] } },
  'tap-checker': { action: 'agree', id: '7', form: { agree__7: false } },
  'tap-input': { action: 'number', id: '7', form: { number__7: '晋应急〔2026〕3号' } },
  'tap-meaningless': { is: 'unsupported', key: 'event/f7984f25108f8137722bb63cee927e66' },
  'tap-link-preview': { is: 'unsupported', type: 'card.action.trigger/url_preview' },
  'bot-added': {
    is: 'bot-added',
    key: 'event/0e3702a84e847582be8db7fb73283c0a',
    chatId: 'oc_413b2fc4b2ea4a3ea2d5c9b3bb4c0f22',
    by: 'ou_84aad35d084aa403a838cf73ee18467a',
    name: '危化科工作群',
  },
  'bot-deleted': { is: 'bot-removed', by: '', name: '危化科工作群' },
  'menu-tapped': {
    is: 'message',
    key: 'event/2e3702a84e847582be8db7fb73283c0c',
    from: 'ou_84aad35d084aa403a838cf73ee18467a',
    chat: { id: 'ou_84aad35d084aa403a838cf73ee18467a', kind: 'private' },
    text: 'todo',
    addressed: true,
  },
  'message-read': { is: 'unsupported', type: 'im.message.message_read_v1' },
  'v1-event': {
    is: 'unsupported',
    key: 'event/bc447199585340d1f3728d26b1c0297a',
    type: 'p2p_chat_create',
    at: new Date(1502199207717),
  },
};

test('every recorded payload has its expectation', () => {
  expect([...payloads.keys()].sort()).toEqual(Object.keys(expected).sort());
});

test.each(Object.entries(expected))('%s', (name, event) => {
  const read = parseEvent(payload(name), bot);
  expect(read).toMatchObject(event);
  if ('form' in event) expect(read).toHaveProperty('form', event.form); // nothing more than named
});

test.each([...samples])('sample %s is read', (_, body) => {
  expect(parseEvent(body, bot).is).not.toBe('refused');
});

describe('while our own id is not known', () => {
  test.each([
    ['message-text-group', true, '抽查 危化 10%'],
    ['message-text-mentions', true, '@李建国 请 见证 738201'],
    ['message-text-untyped-mention', true, '进度 @李建国'],
    ['message-text-unaddressed', false, '@李建国 看一下'],
  ])('%s', (name, addressed, text) => {
    expect(parseEvent(payload(name))).toMatchObject({ addressed, text });
  });
});

/** The recorded text message, with another text and other mentions. */
function said(text: string, mentions: readonly object[] = [], openId = bot.openId) {
  const body = structuredClone(payload('message-text-group')) as { event: { message: object } };
  Object.assign(body.event.message, { content: JSON.stringify({ text }), mentions });
  return parseEvent(body, { openId });
}
const of = (n: number, name: string, openId = `ou_${n}`) => ({
  key: `@_user_${n}`,
  id: { open_id: openId },
  name,
  mentioned_type: openId === bot.openId ? 'bot' : 'user',
});

test.each([
  ['@_user_1抽查', '抽查'],
  ['@_user_112家', '12家'],
  ['抽查@_user_1 危化', '抽查 危化'],
  ['抽查 @_user_1 危化', '抽查 危化'],
  ['抽查 危化@_user_1', '抽查 危化'],
  ['@_user_1 @_user_1', ''],
  ['@_user_1\n抽查\n危化', '抽查\n危化'],
  ['@_all @_user_1 帮助', '帮助'],
  ['　@_user_1　帮助', '帮助'],
])('%j without the bot is %j', (text, left) => {
  expect(said(text, [of(1, '双随机助手', bot.openId)])).toMatchObject({ text: left, addressed: true });
});

test('ten people and more, and names that look like code', () => {
  const mentions = [of(1, '甲'), of(11, '$& @_user_1'), of(12, '双随机助手', bot.openId)];
  expect(said('@_user_12 @_user_11 @_user_1', mentions)).toMatchObject({ text: '@$& @_user_1 @甲' });
});

test('another bot is not us; nobody else passes for us by name', () => {
  const other = { ...of(1, '双随机助手'), mentioned_type: 'bot' };
  expect(said('@_user_1 帮助', [other])).toMatchObject({ text: '@双随机助手 帮助', addressed: false });
});

test('ids written flat, names and ids missing', () => {
  expect(said('@_user_1 帮助', [{ key: '@_user_1', id: bot.openId }])).toMatchObject({
    text: '帮助',
    addressed: true,
  });
  expect(said('@_user_1 帮助', [{ key: '@_user_1' }])).toMatchObject({ text: '@ 帮助', addressed: false });
});

test('what PostgreSQL cannot store does not come in', () => {
  expect(said('a\0b\ud800c😀')).toMatchObject({ text: 'ab\ufffdc😀' });
});

test('a post under its language is read too', () => {
  const body = structuredClone(payload('message-post')) as { event: { message: { content: string } } };
  body.event.message.content = JSON.stringify({ zh_cn: JSON.parse(body.event.message.content) });
  expect(parseEvent(body, bot)).toMatchObject({ text: '抽查\n抽查 危化 说明\n\n3家@李建国' });
});

test('a form may name its fields as it likes', () => {
  const body = structuredClone(payload('tap-form')) as { event: { action: object } };
  Object.assign(body.event.action, {
    form_value: JSON.parse('{"__proto__":"x","constructor":"y","a":""}'),
  });
  const read = parseEvent(body, bot);
  expect(read).toMatchObject({ is: 'tap', isForm: true });
  if (read.is !== 'tap') return;
  expect(Object.getPrototypeOf(read.form)).toBe(Object.prototype);
  expect(read.form).toMatchObject({ a: '' });
});

test('each field that we use is missed', () => {
  const used = [
    ['header', 'event_id'],
    ['header', 'create_time'],
    ['event', 'sender', 'sender_id', 'open_id'],
    ['event', 'message', 'message_id'],
    ['event', 'message', 'chat_id'],
    ['event', 'message', 'content'],
    ['event', 'message', 'create_time'],
  ];
  for (const path of used) {
    for (const bad of [undefined, null, '', {}, []]) {
      const body = structuredClone(payload('message-text-group'));
      let at = body as Record<string, never>;
      for (const name of path.slice(0, -1)) at = at[name]!;
      Object.assign(at, { [path.at(-1)!]: bad });
      expect(parseEvent(body, bot), `${path.join('.')} = ${JSON.stringify(bad)}`).toMatchObject({
        is: 'refused',
      });
    }
  }
});

test('the bot is typed as such where its id is missing', () => {
  const nameless = { key: '@_user_1', id: null, mentioned_type: 'bot' };
  expect(said('@_user_1 帮助', [nameless])).toMatchObject({ text: '帮助', addressed: true });
});

/** The recorded rich text, with other lines. */
function wrote(...content: object[][]) {
  const body = structuredClone(payload('message-post')) as { event: { message: object } };
  Object.assign(body.event.message, { content: JSON.stringify({ title: null, content }) });
  return parseEvent(body, bot);
}

test('rich text with fields that are null, and accounts in place of placeholders', () => {
  const at = { tag: 'at', user_id: bot.openId, user_name: null, style: null };
  const text = { tag: 'text', text: ' 抽查 危化 3家', style: null };
  const emotion = { tag: 'emotion', emoji_type: 'SMILE', text: null, user_id: null };
  expect(wrote([at, text], [emotion])).toMatchObject({ text: '抽查 危化 3家', addressed: true });
});

test('a value that comes as the text of itself', () => {
  const body = structuredClone(payload('tap-button')) as { event: { action: { value: unknown } } };
  body.event.action.value = JSON.stringify(body.event.action.value);
  expect(parseEvent(body, bot)).toMatchObject({ is: 'tap', action: 'accept-task', id: '31' });
  body.event.action.value = 'accept-task'; // then its name says it
  expect(parseEvent(body, bot)).toMatchObject({ is: 'tap', action: 'Button_lvkepfu3' });
});
