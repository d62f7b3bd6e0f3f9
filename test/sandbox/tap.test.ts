import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { button, card, openStage, postCard, type Stage } from './support.ts';

let stage: Stage;
let form: string;
let loose: string;

const plain = (content: string) => ({ tag: 'plain_text', content });
const options = ['a', 'b'].map((value) => ({ text: plain(value), value }));
const FORM = {
  tag: 'form',
  name: 'report',
  elements: [
    { tag: 'input', name: 'why', label: plain('原因'), required: true, max_length: 5 },
    { tag: 'select_static', name: 'kind', placeholder: plain('类别'), options, initial_option: 'a' },
    { tag: 'multi_select_static', name: 'many', options, selected_values: ['a'] },
    { tag: 'select_person', name: 'who', options: [] },
    { tag: 'date_picker', name: 'day', initial_date: '2026-03-10' },
    { tag: 'picker_time', name: 'time', placeholder: plain('时间') },
    { tag: 'picker_datetime', name: 'at', placeholder: plain('时刻') },
    { tag: 'checker', name: 'sure', text: plain('确认') },
    { tag: 'input', name: 'fixed', default_value: '定', disabled: true },
    button({ name: 'submit_1', form_action_type: 'submit', behaviors: undefined }),
    button({ name: 'reset_1', form_action_type: 'reset', behaviors: undefined }),
  ],
};

beforeAll(async () => {
  stage = await openStage();
  form = await postCard(stage, card(FORM));
  loose = await postCard(
    stage,
    card(
      button({ name: 'accept' }),
      button({ name: 'off', disabled: true, disabled_tips: plain('已截止') }),
      button({ name: 'link', behaviors: [{ type: 'open_url', default_url: 'https://a.cn' }] }),
      button({ name: 'dead', behaviors: undefined }),
      {
        tag: 'select_static',
        name: 'pick',
        options,
        behaviors: [{ type: 'callback', value: { do: 'pick' } }],
      },
      { tag: 'date_picker', name: 'date' },
      { tag: 'input', name: 'note' },
      {
        tag: 'checker',
        element_id: 'check1',
        text: plain('办'),
        behaviors: [{ type: 'callback', value: { id: 1 } }],
      },
      { tag: 'overflow', options: [{ text: plain('更多'), value: 'more' }] },
      { tag: 'hr', element_id: 'line' },
    ),
  );
});
afterAll(() => stage.close());
beforeEach(() => {
  stage.ear.heard.length = 0;
  stage.ear.answer = () => ({ status: 200, body: '{}' });
});

type Outcome = { status: number; toast?: { type: string; content: string }; card?: unknown; code?: number };
const tap = (message_id: string, element: string, more: Record<string, unknown> = {}) =>
  stage.post<Outcome>('/sandbox/tap', { as: 'P001', message_id, element, ...more });
const action = () => stage.ear.heard[0]!.event.event.action;

describe('what a tap tells the bot', () => {
  test('a button: its value; who and where', async () => {
    expect((await tap(loose, 'accept')).body).toEqual({ status: 200 });
    const { header, event } = stage.ear.heard[0]!.event;
    expect(header).toMatchObject({
      event_type: 'card.action.trigger',
      create_time: expect.stringMatching(/^\d{16}$/),
    });
    expect(event).toMatchObject({
      operator: { open_id: stage.sandbox.openIdOf('P001') },
      token: expect.stringMatching(/^c-[0-9a-f]{40}$/),
      action: { tag: 'button', name: 'accept', value: { do: 'accept' } },
      host: 'im_message',
      context: { open_message_id: loose, open_chat_id: stage.sandbox.chatIdOf('hazard') },
    });
  });

  test.each([
    ['pick', { option: 'b' }, { tag: 'select_static', name: 'pick', option: 'b', value: { do: 'pick' } }],
    [
      'date',
      { option: '2026-04-01' },
      { tag: 'date_picker', option: '2026-04-01 +0800', timezone: 'Asia/Shanghai' },
    ],
    ['note', { input: '好' }, { tag: 'input', input_value: '好' }],
    ['check1', { checked: true }, { tag: 'checker', checked: true, value: { id: 1 } }],
    ['/body/elements/8', { option: 'more' }, { tag: 'overflow', option: 'more' }],
    ['/body/elements/0', {}, { tag: 'button', name: 'accept' }],
  ])('%s', async (element, more, expected) => {
    expect((await tap(loose, element, more)).status).toBe(200);
    expect(action()).toMatchObject(expected);
  });

  test('a form: its defaults and what was filled in', async () => {
    const filled = {
      why: '原因',
      many: ['b', 'a'],
      who: 'P002',
      time: '09:30',
      at: '2026-03-11 10:00',
      sure: true,
    };
    expect((await tap(form, 'submit_1', { form: filled })).body).toEqual({ status: 200 });
    expect(action()).toEqual({
      tag: 'button',
      name: 'submit_1',
      timezone: 'Asia/Shanghai',
      form_value: {
        why: '原因',
        kind: 'a',
        many: ['b', 'a'],
        who: stage.sandbox.openIdOf('P002'),
        day: '2026-03-10 +0800',
        time: '09:30 +0800',
        at: '2026-03-11 10:00 +0800',
        sure: true,
        fixed: '定',
      },
    });
  });
});

describe('what the client does not let through', () => {
  test.each([
    [403, 'loose', 'accept', { as: 'P003' }],
    [404, 'loose', 'nothing', {}],
    [404, 'loose', '/body/elements/99', {}],
    [400, 'loose', 'off', {}],
    [400, 'loose', 'link', {}],
    [400, 'loose', 'dead', {}],
    [400, 'loose', 'line', {}],
    [400, 'loose', 'pick', { option: 'z' }],
    [400, 'loose', 'pick', {}],
    [400, 'loose', 'date', { option: '1. April' }],
    [400, 'loose', 'date', { option: '2026-02-30' }],
    [400, 'form', 'submit_1', {}],
    [400, 'form', 'submit_1', { form: { why: '超过五个字的' } }],
    [400, 'form', 'submit_1', { form: { why: '好', kind: 'z' } }],
    [400, 'form', 'submit_1', { form: { why: '好', who: 'P003' } }],
    [400, 'form', 'submit_1', { form: { why: '好', time: '25:00' } }],
    [400, 'form', 'submit_1', { form: { why: '好', sure: 'yes' } }],
    [400, 'form', 'submit_1', { form: { why: '好', other: 'x' } }],
    [400, 'form', 'submit_1', { form: { why: '好', fixed: 'x' } }],
    [400, 'form', 'why', { input: '好' }],
    [400, 'form', 'reset_1', {}],
  ])('%i %s %s %o', async (status, which, element, more) => {
    const answer = await tap(which === 'form' ? form : loose, element, more);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatch(/\p{Script=Han}/u);
    expect(stage.ear.heard).toEqual([]);
  });
});

describe('what the webhook answers', () => {
  const NEW = card({ tag: 'hr' });
  const raw = (data: unknown) =>
    JSON.stringify({ toast: { type: 'success', content: '已接收' }, card: { type: 'raw', data } });

  test.each<[string, { status: number; body: string }, Outcome]>([
    [
      'a toast',
      { status: 200, body: '{"toast":{"content":"好"}}' },
      { status: 200, toast: { type: 'info', content: '好' } },
    ],
    ['500', { status: 500, body: '{}' }, { status: 500, code: 200671 }],
    ['a redirect', { status: 302, body: '' }, { status: 302, code: 200671 }],
    ['no JSON', { status: 200, body: 'ok' }, { status: 200, code: 200672 }],
    ['nothing', { status: 200, body: '' }, { status: 200, code: 200672 }],
    [
      'a toast of a wrong type',
      { status: 200, body: '{"toast":{"type":"big","content":"x"}}' },
      { status: 200, code: 200672 },
    ],
    [
      'a card of 1.0',
      { status: 200, body: raw({ elements: [] }) },
      { status: 200, code: 200830, toast: { type: 'success', content: '已接收' } },
    ],
    [
      'a bad card',
      { status: 200, body: raw({ ...NEW, extra: 1 }) },
      { status: 200, code: 200673, toast: { type: 'success', content: '已接收' } },
    ],
  ])('%s', async (_, answer, outcome) => {
    stage.ear.answer = () => answer;
    expect((await tap(loose, 'accept')).body).toEqual(outcome);
  });

  test('later than 3 s is 200341, and never repeated', async () => {
    stage.ear.answer = () => ({ status: 200, body: '{}', after: 3300 });
    expect((await tap(loose, 'accept')).body).toEqual({ status: 0, code: 200341 });
    await stage.post('/sandbox/clock', { advance: 'PT10H' });
    expect(stage.ear.heard).toHaveLength(1);
  });

  test('a good card takes the place of the old one', async () => {
    const id = await postCard(stage, card(button({ name: 'accept' })));
    stage.ear.answer = () => ({ status: 200, body: raw(NEW) });
    expect((await tap(id, 'accept')).body).toEqual({
      status: 200,
      toast: { type: 'success', content: '已接收' },
      card: NEW,
    });
    const chat = stage.sandbox.chatIdOf('hazard');
    const messages = await stage.get<{ message_id: string; content: string }[]>(
      `/sandbox/messages?chat_id=${chat}`,
    );
    expect(JSON.parse(messages.body.find(({ message_id }) => message_id === id)!.content)).toEqual(NEW);
    expect((await tap(id, 'accept')).status).toBe(404);
  });

  test('after 14 days nothing can be tapped', async () => {
    await stage.post('/sandbox/clock', { advance: 'P15D' });
    expect(await tap(loose, 'accept')).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('14 天') },
    });
  });
});
