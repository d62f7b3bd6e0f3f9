import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { card, openStage, postCard, refusal, type Stage } from './support.ts';

/** Urgent messages, read receipts, pins and reactions. */
let stage: Stage;
beforeEach(async () => {
  stage = await openStage({ urgentQuota: 3 });
});
const folders: string[] = [];
afterEach(async () => {
  await stage.close();
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true });
});

const hazard = () => stage.sandbox.chatIdOf('hazard');
const ou = (person: string) => stage.sandbox.openIdOf(person);
const message = () => stage.client.im.v1.message;
type Seen = {
  message_id: string;
  urgent?: unknown;
  pinned?: boolean;
  reactions?: unknown;
  read_by?: string[];
};
const shown = async (id: string) =>
  (await stage.get<Seen[]>(`/sandbox/messages?chat_id=${hazard()}`)).body.find(
    ({ message_id }) => message_id === id,
  )!;
const theirs = async () =>
  (await stage.post<{ message_id: string }>('/sandbox/say', { as: 'P001', chat_id: hazard(), text: '早' }))
    .body.message_id;

describe('urgent', () => {
  const hurry = (message_id: string, ...user_id_list: string[]) =>
    message().urgentApp({
      path: { message_id },
      params: { user_id_type: 'open_id' },
      data: { user_id_list },
    });

  test('for people of the chat, until they look', async () => {
    const id = await postCard(stage, card());
    const said = await hurry(id, ou('P001'), ou('P003'), 'ou_x');
    expect(said.data).toEqual({ invalid_user_id_list: [ou('P003'), 'ou_x'] });
    expect((await shown(id)).urgent).toEqual({ P001: 'unread' });
    await stage.post('/sandbox/read', { as: 'P001', chat_id: hazard() });
    expect((await shown(id)).urgent).toEqual({ P001: 'read' });
  });

  test("not somebody else's, not recalled, not beyond the quota, not for nobody", async () => {
    expect(await refusal(hurry(await theirs(), ou('P001')))).toMatchObject({ status: 400, code: 230012 });
    const id = await postCard(stage, card());
    await hurry(id, ou('P001'), ou('P002'));
    expect(await refusal(hurry(id, ou('P001'), ou('P002')))).toMatchObject({ code: 230024 });
    expect((await hurry(id, ou('P001'))).code).toBe(0);
    expect(await refusal(hurry(id))).toMatchObject({ code: 99992402 });
    await stage.post('/sandbox/recall', { message_id: id });
    expect(await refusal(hurry(id, ou('P001')))).toMatchObject({ code: 230011 });
  });

  test('not a batch message; not for who has left 200 unread', async () => {
    await stage.close();
    stage = await openStage({ dir: await with200Unread() });
    await stage.client.request({
      method: 'POST',
      url: '/open-apis/message/v4/batch_send/',
      data: { msg_type: 'text', content: { text: '通知' }, open_ids: [ou('P001')] },
    });
    const alone = stage.sandbox.p2pChatIdOf('P001');
    const [batch] = (await stage.get<Seen[]>(`/sandbox/messages?chat_id=${alone}`)).body;
    expect(await refusal(hurry(batch!.message_id, ou('P001')))).toMatchObject({ code: 230012 });
    const id = await postCard(stage, card());
    expect(await refusal(hurry(id, ou('P002'), ou('P001')))).toMatchObject({ status: 400, code: 230023 });
    await stage.post('/sandbox/read', { as: 'P001', chat_id: hazard() });
    expect((await hurry(id, ou('P001'))).code).toBe(0);
  });

  /** The folder of a sandbox in which P001 has let 200 urgent messages lie. */
  async function with200Unread(): Promise<string> {
    const dir = mkdtempSync(join(tmpdir(), 'sandbox-'));
    folders.push(dir);
    stage = await openStage({ dir });
    const id = await postCard(stage, card());
    await hurry(id, ou('P001'));
    await stage.close();
    const state = join(dir, 'state.jsonl');
    const last = readFileSync(state, 'utf8')
      .split('\n')
      .findLast((line) => line.includes('"urgent"'))!;
    const more = Array.from({ length: 199 }, (_, at) => last.replaceAll(id, `om_${at}`));
    appendFileSync(state, `${more.join('\n')}\n`);
    return dir;
  }
});

describe('read receipts', () => {
  const readers = (message_id: string, more = {}) =>
    message().readUsers({ path: { message_id }, params: { user_id_type: 'open_id', ...more } });

  test('who has read it, page by page, for seven days', async () => {
    const id = await postCard(stage, card());
    expect((await readers(id)).data).toMatchObject({ items: [], has_more: false });
    await stage.post('/sandbox/read', { as: 'P001', chat_id: hazard() });
    await stage.post('/sandbox/open', { as: 'P002', chat_id: hazard() });
    const first = (await readers(id, { page_size: 1 })).data!;
    expect(first).toMatchObject({
      has_more: true,
      items: [{ user_id: ou('P001'), user_id_type: 'open_id', timestamp: expect.stringMatching(/^\d{13}$/) }],
    });
    const second = (await readers(id, { page_size: 1, page_token: first.page_token })).data!;
    expect(second).toMatchObject({ has_more: false, items: [{ user_id: ou('P002') }] });
    expect((await shown(id)).read_by).toEqual(['P001', 'P002']);
    await stage.post('/sandbox/clock', { advance: 'P7DT1S' });
    expect(await refusal(readers(id))).toMatchObject({ status: 400, code: 230033 });
  });

  test("only of the bot's own", async () => {
    expect(await refusal(readers(await theirs()))).toMatchObject({ code: 230017 });
  });
});

test('pins: put, listed latest first, taken away', async () => {
  const [first, second] = [await postCard(stage, card()), await theirs()];
  const pins = stage.client.im.v1.pin;
  const put = await pins.create({ data: { message_id: first } });
  expect(put.data!.pin).toMatchObject({
    message_id: first,
    chat_id: hazard(),
    operator_id_type: 'app_id',
    create_time: expect.stringMatching(/^\d{13}$/),
  });
  await stage.post('/sandbox/clock', { advance: 'PT1S' });
  await pins.create({ data: { message_id: second } });
  expect((await pins.create({ data: { message_id: first } })).data!.pin).toEqual(put.data!.pin);
  const listed = () => pins.list({ params: { chat_id: hazard() } });
  const ids = async () => (await listed()).data!.items!.map(({ message_id }) => message_id);
  expect(await ids()).toEqual([second, first]);
  expect((await shown(first)).pinned).toBe(true);
  await pins.delete({ path: { message_id: second } });
  await pins.delete({ path: { message_id: second } });
  expect(await ids()).toEqual([first]);
  await stage.post('/sandbox/recall', { message_id: first });
  expect(await ids()).toEqual([]);
  expect(await refusal(pins.create({ data: { message_id: first } }))).toMatchObject({ code: 230011 });
  await stage.post(`/sandbox/chats/${hazard()}/bot`, { in: false });
  expect(await refusal(listed())).toMatchObject({ code: 230002 });
});

test('reactions: one of a kind, listed, taken back; no made-up ones', async () => {
  const path = { message_id: await theirs() };
  const reactions = stage.client.im.v1.messageReaction;
  const react = (emoji_type: string) => reactions.create({ path, data: { reaction_type: { emoji_type } } });
  const done = (await react('DONE')).data!;
  expect(done).toMatchObject({
    operator: { operator_type: 'app' },
    reaction_type: { emoji_type: 'DONE' },
    reaction_id: expect.any(String),
  });
  expect((await react('DONE')).data!.reaction_id).toBe(done.reaction_id);
  await react('OK');
  const listed = await reactions.list({ path, params: { reaction_type: 'DONE' } });
  expect(listed.data!.items).toHaveLength(1);
  expect((await shown(path.message_id)).reactions).toEqual([
    { emoji: 'DONE', name: '双随机助手' },
    { emoji: 'OK', name: '双随机助手' },
  ]);
  await reactions.delete({ path: { ...path, reaction_id: done.reaction_id! } });
  expect((await reactions.list({ path })).data!.items).toHaveLength(1);
  expect(await refusal(react('👍'))).toMatchObject({ status: 400, code: 231001 });
  const again = reactions.delete({ path: { ...path, reaction_id: done.reaction_id! } });
  expect(await refusal(again)).toMatchObject({ code: 230001 });
});
