/** The developer's view: what is kept, what it is about, what came of what, and why a card was refused. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bodyOf, MOST_ENTRIES, openEntries } from '../../src/sandbox/trace/entries.ts';
import { layOut, lineOf, pointerOf } from '../../src/sandbox/trace/locate.ts';
import { button, card, openStage, postCard, SECRETS, type Stage, text } from './support.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

type Line = {
  id: number;
  rev: number;
  kind: 'call' | 'event' | 'callback';
  chat_id: string | null;
  person: string | null;
  message_id: string | null;
  path?: string;
  status: number | null;
  code?: number | null;
  event_type?: string;
};
type Place = { line: number; pointer: string; sentence: string; code: number };
type Whole = Line & {
  request: { text: string };
  response: { text: string } | null;
  cause: { id: number; reason: string } | null;
  effects: { id: number; message_id: string; reason: string }[];
  attempts: { headers: Record<string, string>; raw: { text: string }; answer: { is: string } }[];
  plain: { text: string };
  card: { lines: string[]; faults: Place[]; warnings: Place[] } | null;
};

const list = async (query = '') =>
  (await stage.get<{ rev: number; entries: Line[] }>(`/sandbox/trace${query}`)).body;
const whole = async (id: number) => (await stage.get<Whole>(`/sandbox/trace/${id}`)).body;
const group = () => stage.sandbox.chatIdOf('hazard');
const say = (words: string, as = 'P001', chat_id = stage.sandbox.p2pChatIdOf(as)) =>
  stage.post<{ message_id: string }>('/sandbox/say', { as, chat_id, text: words });
const send = (data: { msg_type: string; content: string }, chat = group(), uuid?: string) =>
  stage.client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: chat, ...data, ...(uuid && { uuid }) },
  });
const of = (entries: readonly Line[], path: string) => entries.filter((entry) => entry.path === path);

describe('what is kept', () => {
  test('calls with their bodies, without secrets', async () => {
    await send(text('抽查'), group(), 'u1');
    const { entries } = await list();
    const [token] = of(entries, '/auth/v3/tenant_access_token/internal');
    if (token) {
      const { request, response } = await whole(token.id);
      expect(request.text).toContain('"app_secret":"app***"');
      expect(response!.text).toMatch(/"tenant_access_token":"t-.\*\*\*"/);
    }
    const [sent] = of(entries, '/im/v1/messages');
    expect(sent).toMatchObject({
      kind: 'call',
      status: 200,
      code: 0,
      chat_id: group(),
      person: null,
      uuid: 'u1',
    });
    const { request, response } = await whole(sent!.id);
    expect(JSON.parse(request.text).uuid).toBe('u1');
    expect(JSON.parse(response!.text).data.message_id).toBe(sent!.message_id);
    const all = JSON.stringify([await whole(sent!.id), token && (await whole(token.id))]);
    expect(all).not.toContain(SECRETS.appSecret);
  });

  test('a fresh token is masked', async () => {
    const { appId: app_id, appSecret: app_secret } = SECRETS;
    await stage.post('/open-apis/auth/v3/tenant_access_token/internal', { app_id, app_secret });
    const { id } = (await list()).entries.at(-1)!;
    const { request, response } = await whole(id);
    expect(request.text).toBe(`{"app_id":"${app_id}","app_secret":"app***"}`);
    expect(response!.text).toMatch(/"tenant_access_token":"t-.\*\*\*","expire":\d+/);
  });

  test('the address of a long connection, which faults spare unless they name it', async () => {
    const { appId: AppID, appSecret: AppSecret } = SECRETS;
    const ask = () => stage.post<{ code: number }>('/callback/ws/endpoint', { AppID, AppSecret });
    await stage.post('/sandbox/faults', { kind: 'target-rate' });
    expect((await ask()).body.code).toBe(0);
    const { id } = (await list()).entries.at(-1)!;
    const { request, response, path } = await whole(id);
    expect([path, request.text]).toEqual([
      '/callback/ws/endpoint',
      `{"AppID":"${AppID}","AppSecret":"app***"}`,
    ]);
    expect(response!.text).toMatch(/access_key=...\*\*\*&service_id=\d+&ticket=...\*\*\*"/);
    await stage.post('/sandbox/faults', { kind: 'app-rate', on: { api: '/callback/*' } });
    expect(await ask()).toMatchObject({ status: 429, body: { code: 99991400 } });
  });

  test('events with each try, opened and sealed', async () => {
    stage.ear.answer = () => ({ status: 500, body: 'no' });
    await say('你好');
    await stage.post('/sandbox/clock', { advance: 'PT20S' });
    const [event] = (await list('?kind=event')).entries;
    expect(event).toMatchObject({
      event_type: 'im.message.receive_v1',
      tries: 2,
      status: 500,
      person: 'P001',
    });
    const { plain, attempts } = await whole(event!.id);
    expect(JSON.parse(plain.text).header.token).toBe('ver***');
    expect(plain.text).toContain('你好');
    expect(attempts.map(({ raw }) => raw.text)).toEqual(stage.ear.heard.map(({ raw }) => raw));
    expect(attempts[0]!.headers['x-lark-signature']).toMatch(/^[0-9a-f]{64}$/);
    expect(attempts[1]!.answer).toMatchObject({ is: 'answered', status: 500, body: { text: 'no' } });
  });

  test('what a fault did, and the answer that was lost', async () => {
    await send(text('warm'));
    await stage.post('/sandbox/faults', [{ kind: 'cut-after', times: 1 }, { kind: 'cut-before' }]);
    await expect(send(text('x'))).rejects.toThrow();
    await expect(send(text('y'))).rejects.toThrow();
    const [, after, before] = of((await list()).entries, '/im/v1/messages');
    expect(after).toMatchObject({ faults: [{ kind: 'cut-after' }], code: 0 });
    expect((await whole(after!.id)).response!.text).toContain('message_id');
    expect(before).toMatchObject({ faults: [{ kind: 'cut-before' }], status: null, code: null });
  });

  test('filters, and only what is new', async () => {
    await send(text('甲'));
    await say('乙');
    await say('丙', 'P002');
    expect((await list(`?chat_id=${group()}`)).entries).toHaveLength(1);
    expect((await list('?person=P002')).entries).toMatchObject([{ kind: 'event', person: 'P002' }]);
    expect((await list(`?text=${encodeURIComponent('乙')}`)).entries).toMatchObject([{ person: 'P001' }]);
    expect((await list('?kind=call&text=im/v1')).entries).toHaveLength(1);
    const { rev } = await list();
    expect((await list(`?after=${rev}`)).entries).toEqual([]);
    await say('丁');
    expect((await list(`?after=${rev}`)).entries).toHaveLength(1);
    expect((await stage.get('/sandbox/trace?kind=x')).status).toBe(400);
    expect((await stage.get('/sandbox/trace/99999')).status).toBe(404);
  });

  test('a reset forgets it', async () => {
    await send(text('x'), group(), 'u');
    await stage.post('/sandbox/reset', {});
    expect((await list()).entries).toEqual([]);
    expect((await stage.get('/sandbox/trace/sends')).body).toEqual([]);
  });

  test('the last entries only, and the beginning of a long body', () => {
    const entries = openEntries(() => {});
    for (let at = 0; at < MOST_ENTRIES + 10; at += 1)
      entries.begin({
        ...{ kind: 'event', at, event_id: String(at), event_type: 'x', plain: bodyOf('{}'), tries: [] },
      });
    expect([...entries.all()]).toHaveLength(MOST_ENTRIES);
    expect(entries.pushOf('9')).toBeUndefined();
    expect(entries.pushOf('10')).toBeDefined();
    const long = bodyOf('查'.repeat(40_000));
    expect(long).toMatchObject({ bytes: 120_000, cut: true });
    expect(long.text).toMatch(/^查{21845}$/);
  });
});

describe('what came of what', () => {
  test('a card replaced in the answer to its callback is certain', async () => {
    const id = await postCard(stage, card(button({ name: 'go' })));
    const data = card({ tag: 'markdown', content: '好' });
    stage.ear.answer = () => ({ status: 200, body: JSON.stringify({ card: { type: 'raw', data } }) });
    await stage.post('/sandbox/tap', { as: 'P001', message_id: id, element: 'go' });
    const [tapped] = (await list('?kind=callback')).entries;
    const { effects, card: shown } = await whole(tapped!.id);
    expect(effects).toEqual([{ id: tapped!.id, message_id: id, reason: 'answer' }]);
    expect(shown).toMatchObject({ faults: [], warnings: [] });
    const about = (await list(`?message_id=${id}`)).entries;
    expect(about.map(({ kind }) => kind)).toEqual(['call', 'callback']);
  });

  test('the rest is inferred: a reply, the same chat, the same person, or the time alone', async () => {
    const asked = await say('甲');
    const id = asked.body.message_id;
    await stage.client.im.v1.message.reply({ path: { message_id: id }, data: text('答') });
    await send(text('同一个会话'), stage.sandbox.p2pChatIdOf('P001'));
    await send(text('别处'));
    const { entries } = await list();
    const [event] = entries.filter(({ kind }) => kind === 'event');
    const causes = await Promise.all(
      entries
        .filter(({ path }) => path?.startsWith('/im'))
        .map(async (entry) => (await whole(entry.id)).cause),
    );
    expect(causes).toEqual(['reply', 'chat', 'time'].map((reason) => ({ id: event!.id, reason })));
    const { effects } = await whole(event!.id);
    expect(effects.map(({ reason }) => reason)).toEqual(['reply', 'chat', 'time']);
    expect(effects.every(({ message_id }) => message_id.startsWith('om_'))).toBe(true);
  });

  test('of two events the one in the same chat, else the later', async () => {
    await say('甲');
    await say('乙', 'P002');
    await send(text('给甲'), stage.sandbox.p2pChatIdOf('P001'));
    await send(text('给群'));
    const { entries } = await list();
    const events = entries.filter(({ kind }) => kind === 'event').map(({ id }) => id);
    const [first, second] = of(entries, '/im/v1/messages');
    expect((await whole(first!.id)).cause).toEqual({ id: events[0], reason: 'chat' });
    expect((await whole(second!.id)).cause).toEqual({ id: events[1], reason: 'time' });
  });

  test('a send is counted as often as it was accepted', async () => {
    for (let n = 0; n < 3; n += 1) await send(text('x'), group(), 'same');
    await send(text('y'));
    await expect(send(text('z'), 'oc_nowhere', 'refused')).rejects.toThrow();
    const sends = await stage.get<{ message_ids: string[] }[]>('/sandbox/trace/sends');
    expect(sends.body).toMatchObject([
      { uuid: 'same', calls: 3, accepted: 3, chat_id: group() },
      { uuid: null, calls: 1, accepted: 1 },
      { uuid: 'refused', calls: 1, accepted: 0, message_ids: [] },
    ]);
    expect(sends.body[0]!.message_ids).toHaveLength(1);
    expect((await stage.get<unknown[]>('/sandbox/trace/sends?uuid=same')).body).toHaveLength(1);
  });
});

describe('why a card was refused', () => {
  const bad = card(
    { tag: 'markdown', content: 'ok' },
    { tag: 'button', text: { tag: 'plain_text', content: 'x' }, type: 'huge', colour: 'red' },
  );

  test('all faults are kept, each with its line', async () => {
    await expect(postCard(stage, bad)).rejects.toThrow();
    const [refused] = of((await list()).entries, '/im/v1/messages');
    expect(refused).toMatchObject({ code: 230099, refused_card: true });
    const { lines, faults } = (await whole(refused!.id)).card!;
    expect(faults).toHaveLength(2);
    const shown = faults.map(({ line }) => lines[line - 1]!.trim());
    expect(shown.sort()).toEqual(['"colour": "red"', '"type": "huge",']);
    expect(faults.map(({ sentence }) => sentence).join()).toContain('不认识的属性');
    expect(JSON.parse(lines.join('\n'))).toEqual(bad);
  });

  test('any card can be pasted, text or object', async () => {
    const check = (content: unknown) =>
      stage.post<Whole['card'] & { bytes: number }>('/sandbox/trace/card', { content });
    expect((await check(card(button()))).body).toMatchObject({ faults: [] });
    expect((await check(JSON.stringify(bad))).body.faults).toHaveLength(2);
    expect((await check('{"schema":')).body.faults).toMatchObject([{ code: 200621, line: 1 }]);
    const long = card({ tag: 'markdown', content: 'x'.repeat(40_000) });
    expect((await check(long)).body.faults).toMatchObject([{ code: 230025 }]);
    expect((await check(3)).status).toBe(400);
  });

  test.each([
    ['ROOT', ''],
    ['ROOT -> body -> elements -> [3](tag: form) -> name', '/body/elements/3/name'],
    ['ROOT -> body -> elements -> [0](tag: table) -> rows -> [2] -> 企业', '/body/elements/0/rows/2/企业'],
    ['ROOT -> header(tag: x) -> icon', '/header/icon'],
  ])('%s is %s', (path, pointer) => expect(pointerOf(path)).toBe(pointer));

  test('what is missing is shown where it should be', () => {
    const lines = layOut({ a: [{ b: 1, c: [] }], d: {} });
    expect(lines.map(({ text: line }) => line).join('\n')).toBe(
      JSON.stringify({ a: [{ b: 1, c: [] }], d: {} }, null, 2),
    );
    expect(lineOf(lines, '/a/0/b')).toBe(4);
    expect(lineOf(lines, '/a/0/missing/deep')).toBe(3);
    expect(lineOf(lines, '/nothing')).toBe(1);
  });
});
