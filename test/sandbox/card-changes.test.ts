import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SandboxOptions } from '../../src/sandbox/options.ts';
import { button, card, openStage, postCard, refusal, type Stage, text } from './support.ts';

let stage: Stage;
const open = async (over: Partial<SandboxOptions> = {}) => {
  stage = await openStage(over);
};
beforeEach(() => open());
afterEach(() => stage.close());

const hazard = () => stage.sandbox.chatIdOf('hazard');
const face = (title: string) =>
  card({ tag: 'markdown', content: title }, button({ name: 'accept', element_id: 'accept' }));
const patch = (message_id: string, content: unknown) =>
  stage.client.im.v1.message.patch({ path: { message_id }, data: { content: JSON.stringify(content) } });
const tap = (message_id: string) =>
  stage.post<{ status: number; code?: number }>('/sandbox/tap', {
    as: 'P001',
    message_id,
    element: 'accept',
  });
const ask = (method: string, url: string, data?: unknown, params?: unknown) =>
  stage.client.request({ method, url: `/open-apis${url}`, data, params } as never) as Promise<{
    code: number;
    msg: string;
    data: Record<string, unknown>;
  }>;
async function shown(message_id: string): Promise<string> {
  const { body } = await stage.get<{ message_id: string; content: string }[]>(
    `/sandbox/messages?chat_id=${hazard()}`,
  );
  return body.find((message) => message.message_id === message_id)!.content;
}

/** A webhook that does something before it answers. */
function answerAfter(work: () => Promise<void>, body: unknown): void {
  stage.ear.answer = () => ({ status: 200, body: JSON.stringify(body), before: work() });
}

describe('while a callback waits for its answer', () => {
  test('nobody can patch the card, with the texts of Feishu; other cards are free; afterwards it goes', async () => {
    const message_id = await postCard(stage, face('一'));
    const other = await postCard(stage, face('别的'));
    let inside: unknown;
    answerAfter(
      async () => {
        inside = await refusal(patch(message_id, face('二')));
        expect((await patch(other, face('别的二'))).code).toBe(0);
      },
      { card: { type: 'raw', data: face('三') } },
    );
    expect((await tap(message_id)).body.status).toBe(200);
    expect(inside).toMatchObject({
      status: 400,
      code: 230099,
      msg: 'Failed to create card content, ext=ErrCode: 11310; ErrMsg: card action is lock; ErrorValue: ; ',
    });
    expect(await shown(message_id)).toBe(JSON.stringify(face('三')));
    expect((await patch(message_id, face('四'))).code).toBe(0);
  });

  test('two taps at once keep it locked until both are answered', async () => {
    const message_id = await postCard(stage, face('一'));
    let release = () => {};
    const first = new Promise<void>((resolve) => {
      release = resolve;
    });
    let waiting = 0;
    stage.ear.answer = () => ({
      status: 200,
      body: '{}',
      before: waiting++ === 0 ? first : Promise.resolve(),
    });
    const slow = tap(message_id);
    await expect.poll(() => waiting).toBe(1);
    await tap(message_id);
    expect(await refusal(patch(message_id, face('二')))).toMatchObject({ code: 230099 });
    release();
    await slow;
    expect((await patch(message_id, face('二'))).code).toBe(0);
  });

  test('a callback that was never answered lets go too', async () => {
    const message_id = await postCard(stage, face('一'));
    stage.ear.answer = () => ({ status: 500, body: '' });
    expect((await tap(message_id)).body.code).toBe(200671);
    expect((await patch(message_id, face('二'))).code).toBe(0);
  });

  test.each([
    ["the callback's card", { card: { type: 'raw', data: face('三') } }, face('三')],
    ['the card that was tapped', { toast: { type: 'info', content: '好' } }, face('一')],
  ])('or a patch is taken and then lost under %s', async (_, body, stands) => {
    await stage.close();
    await open({ patchDuringCallback: 'reverted' });
    const message_id = await postCard(stage, face('一'));
    answerAfter(async () => {
      expect((await patch(message_id, face('二'))).code).toBe(0);
      expect(await shown(message_id)).toBe(JSON.stringify(face('二')));
    }, body);
    expect((await tap(message_id)).body.status).toBe(200);
    expect(await shown(message_id)).toBe(JSON.stringify(stands));
  });
});

test.each([
  ['nobody listens', 'http://127.0.0.1:1/hook', 200342],
  ['no host has the name', 'http://bot.invalid/hook', 200343],
])('where %s a tap gets no answer', async (_, webhook, code) => {
  await stage.close();
  await open({ webhook });
  const message_id = await postCard(stage, face('一'));
  expect((await tap(message_id)).body).toEqual({ status: 0, code });
});

describe('what can not be patched', () => {
  test('a card that is not shared, a text, a batch message, what is no card', async () => {
    const message_id = await postCard(stage, face('一'));
    const own = { ...face('二'), config: { update_multi: false } };
    expect(await refusal(patch(message_id, own))).toMatchObject({
      code: 230099,
      msg: expect.stringContaining('ErrCode: 300302'),
    });
    const said = await stage.client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: hazard(), ...text('你好') },
    });
    expect(await refusal(patch(said.data!.message_id!, face('二')))).toMatchObject({
      code: 230001,
      msg: 'Your request contains an invalid request parameter, ext=This message is NOT a card.',
    });
    expect(await refusal(patch('om_x', face('二')))).toMatchObject({ code: 230001 });
    expect(await shown(message_id)).toBe(JSON.stringify(face('一')));
  });

  test('a batch message: it is sent to each in private, whoever is out of reach is counted', async () => {
    await stage.ask('/sandbox/people/P002', { method: 'PATCH', body: '{"available":false}' });
    const [one, two] = [stage.sandbox.openIdOf('P001'), stage.sandbox.openIdOf('P002')];
    const sent = await ask('POST', '/message/v4/batch_send/', {
      msg_type: 'interactive',
      card: face('通知'),
      open_ids: [one, two, 'ou_x'],
    });
    expect(sent).toMatchObject({
      code: 0,
      data: { message_id: expect.stringMatching(/^bm-/), invalid_open_ids: [two, 'ou_x'] },
    });
    const { body } = await stage.get<{ message_id: string; content: string }[]>(
      `/sandbox/messages?chat_id=${stage.sandbox.p2pChatIdOf('P001')}`,
    );
    expect(body.map(({ content }) => content)).toEqual([JSON.stringify(face('通知'))]);
    expect(await refusal(patch(body[0]!.message_id, face('二')))).toMatchObject({ code: 230001 });
    expect(await refusal(ask('POST', '/message/v4/batch_send/', { msg_type: 'text' }))).toMatchObject({
      code: 99992402,
    });
    const many = { msg_type: 'text', content: { text: '好' }, open_ids: Array(201).fill(one) };
    expect(await refusal(ask('POST', '/message/v4/batch_send/', many))).toMatchObject({ code: 99992402 });
  });
});

describe('a delayed update', () => {
  const delayed = (token: string, content: unknown) =>
    ask('POST', '/interactive/v1/card/update', { token, card: content });
  async function tapped() {
    const message_id = await postCard(stage, face('一'));
    await tap(message_id);
    return { message_id, token: String(stage.ear.heard.at(-1)!.event.event.token) };
  }

  test('works twice within half an hour', async () => {
    const { message_id, token } = await tapped();
    expect(await delayed(token, face('二'))).toEqual({ code: 0, msg: 'ok' });
    await stage.post('/sandbox/clock', { advance: 'PT29M' });
    await delayed(token, face('三'));
    expect(await shown(message_id)).toBe(JSON.stringify(face('三')));
    expect(await refusal(delayed(token, face('四')))).toMatchObject({ status: 400, code: 300040 });
  });

  test('not later, not with any token, not with a bad card or a huge one, not once it is recalled', async () => {
    expect(await refusal(delayed('c-x', face('二')))).toMatchObject({ code: 300020 });
    const { message_id, token } = await tapped();
    expect(await refusal(delayed(token, card({ tag: 'nothing' })))).toMatchObject({ code: 11311 });
    const huge = card({ tag: 'markdown', content: 'x'.repeat(100 * 1024) });
    expect(await refusal(delayed(token, huge))).toMatchObject({ code: 100000 });
    await stage.post('/sandbox/recall', { message_id });
    expect(await refusal(delayed(token, face('二')))).toMatchObject({ code: 200000 });
    const later = await tapped();
    await stage.post('/sandbox/clock', { advance: 'PT30M1S' });
    expect(await refusal(delayed(later.token, face('二')))).toMatchObject({ code: 300030 });
  });

  test('not before the callback is answered', async () => {
    const message_id = await postCard(stage, face('一'));
    let inside: unknown;
    answerAfter(async () => {
      const token = String(stage.ear.heard.at(-1)!.event.event.token);
      inside = await refusal(delayed(token, face('二')));
    }, {});
    await tap(message_id);
    expect(inside).toMatchObject({ code: 11310, msg: 'card action is lock' });
  });
});

describe('CardKit', () => {
  const kit = () => stage.client.cardkit.v1.card;
  const json = (content: unknown) => ({ type: 'card_json', data: JSON.stringify(content) });
  const make = async (content: unknown) => (await kit().create({ data: json(content) })).data!.card_id!;
  const sendKit = (card_id: string) =>
    stage.client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: {
        receive_id: hazard(),
        msg_type: 'interactive',
        content: JSON.stringify({ type: 'card', data: { card_id } }),
      },
    });
  const put = (card_id: string, content: unknown, sequence: number, uuid?: string) =>
    kit().update({
      path: { card_id },
      data: { card: json(content) as never, sequence, ...(uuid && { uuid }) },
    });

  test('made, sent once, replaced in order', async () => {
    const card_id = await make(face('一'));
    expect(card_id).toMatch(/^\d{19}$/);
    const message_id = (await sendKit(card_id)).data!.message_id!;
    expect(await shown(message_id)).toBe(JSON.stringify(face('一')));
    expect(await refusal(sendKit(card_id))).toMatchObject({
      code: 230099,
      msg: expect.stringContaining('ErrCode: 11310; ErrMsg: cardid is invalid'),
    });
    expect((await put(card_id, face('二'), 1)).code).toBe(0);
    expect(await shown(message_id)).toBe(JSON.stringify(face('二')));
    expect(await refusal(put(card_id, face('三'), 1))).toMatchObject({ code: 300317 });
    await put(card_id, face('三'), 7, 'once');
    expect((await put(card_id, face('四'), 8, 'once')).code).toBe(0);
    expect(await shown(message_id)).toBe(JSON.stringify(face('三')));
  });

  test('its settings are laid over what it has', async () => {
    const card_id = await make(face('一'));
    const message_id = (await sendKit(card_id)).data!.message_id!;
    const settings = JSON.stringify({ config: { summary: { content: '预览' } } });
    await kit().settings({ path: { card_id }, data: { settings, sequence: 1 } });
    expect(JSON.parse(await shown(message_id)).config).toEqual({ summary: { content: '预览' } });
    const bad = kit().settings({ path: { card_id }, data: { settings: 'x', sequence: 2 } });
    expect(await refusal(bad)).toMatchObject({ code: 230001 });
  });

  test.each([
    ['of schema 1.0', { elements: [] }, 300303],
    ['that is not shared', { ...face('一'), config: { update_multi: false } }, 300302],
    ['with an id twice', card({ tag: 'hr', element_id: 'a' }, { tag: 'hr', element_id: 'a' }), 300301],
    ['with too much in it', card(...Array.from({ length: 201 }, () => ({ tag: 'hr' }))), 300305],
    ['that is none', card({ tag: 'nothing' }), 200220],
    ['over 30 KB', card({ tag: 'markdown', content: 'x'.repeat(30_720) }), 200860],
  ])('a card %s is refused', async (_, content, code) => {
    expect(await refusal(kit().create({ data: json(content) }))).toMatchObject({ status: 400, code });
  });

  test('empty, from a template, unknown, too old, being tapped', async () => {
    expect(await refusal(kit().create({ data: { type: 'card_json', data: '' } }))).toMatchObject({
      code: 300307,
    });
    expect(await refusal(kit().create({ data: { type: 'template', data: '{}' } }))).toMatchObject({
      code: 200220,
    });
    expect(await refusal(put('7', face('二'), 1))).toMatchObject({ code: 200740 });
    const card_id = await make(face('一'));
    const message_id = (await sendKit(card_id)).data!.message_id!;
    let inside: unknown;
    answerAfter(async () => {
      inside = await refusal(put(card_id, face('二'), 1));
    }, {});
    await tap(message_id);
    expect(inside).toMatchObject({ code: 200810 });
    await stage.post('/sandbox/clock', { advance: 'P14DT1S' });
    expect(await refusal(put(card_id, face('二'), 2))).toMatchObject({ code: 200750 });
  });

  test('ten changes a second', async () => {
    await stage.close();
    await open({ limitMs: () => 0 });
    const card_id = await make(face('一'));
    const all = await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) => refusal(put(card_id, face(String(at)), at))),
    );
    const over = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value.code] : []));
    expect(over).toContain(230020);
  });

  test('a template card of another app is not there', async () => {
    const template = { type: 'template', data: { template_id: 'AAqx', template_variable: {} } };
    const sent = stage.client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: hazard(), msg_type: 'interactive', content: JSON.stringify(template) },
    });
    expect(await refusal(sent)).toMatchObject({
      code: 230099,
      msg: expect.stringContaining('ErrCode: 200380'),
    });
  });
});
