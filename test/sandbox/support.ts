import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import type * as Lark from '@larksuiteoapi/node-sdk';
import { Hono } from 'hono';
import { decrypt } from '../../src/sandbox/crypto.ts';
import { openSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';

const lark = createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as typeof Lark;
const quiet = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };

export const SECRETS = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'app-secret',
  encryptKey: 'encrypt-key',
  verificationToken: 'verification-token',
};

export const PEOPLE = [
  {
    id: 'P001',
    name: '赵敏',
    mobile: '13800000001',
    title: '危化科科长',
    roles: ['科室负责人'],
    featured: true,
  },
  { id: 'P002', name: '钱进', mobile: '13800000002', title: '执法人员', roles: ['执法人员'] },
  { id: 'P003', name: '孙立', mobile: '+8613800000003', title: '执法人员', roles: ['执法人员', '组长'] },
];

/** The head of a picture of ten by ten. */
export const PNG = Buffer.from('89504e470d0a1a0a0000000d494844520000000a0000000a', 'hex');

export type Hook = { raw: string; headers: Record<string, string>; event: WireEvent };
export type WireEvent = {
  header: Record<string, string>;
  event: {
    message?: Record<string, unknown> & { message_id: string; content: string };
    action?: Record<string, unknown> & { form_value?: Record<string, unknown> };
    [key: string]: unknown;
  };
};
/** `after` so many milliseconds, or once something before it is done. */
type Response = { status: number; body: string; after?: number; before?: Promise<void> };

/** A webhook that keeps what it got and answers as it was told. */
export type Ear = {
  url: string;
  heard: Hook[];
  answer: (event: WireEvent) => Response;
  close(): Promise<void>;
};

const listen = (app: Hono): Promise<{ server: ServerType; url: string }> =>
  new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (at: AddressInfo) =>
      resolve({ server, url: `http://127.0.0.1:${at.port}` }),
    );
  });

const shut = (server: ServerType): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });

export async function openEar(): Promise<Ear> {
  const app = new Hono();
  const ear: Ear = { url: '', heard: [], answer: () => ({ status: 200, body: '{}' }), close: async () => {} };
  app.post('/hook', async (c) => {
    const raw = await c.req.text();
    const event = JSON.parse(decrypt(SECRETS.encryptKey, JSON.parse(raw).encrypt)) as WireEvent;
    ear.heard.push({ raw, headers: c.req.header(), event });
    const { status, body, after, before } = ear.answer(event);
    await before;
    if (after) await new Promise((resolve) => setTimeout(resolve, after));
    return new Response(body, { status });
  });
  const { server, url } = await listen(app);
  ear.url = `${url}/hook`;
  ear.close = () => shut(server);
  return ear;
}

export type Stage = {
  sandbox: Sandbox;
  ear: Ear;
  url: string;
  client: Lark.Client;
  ask<T = unknown>(path: string, init?: RequestInit): Promise<Said<T>>;
  get<T = unknown>(path: string): Promise<Said<T>>;
  /** A tenant_access_token, for calls past the SDK. */
  token(): Promise<string>;
  post<T = unknown>(path: string, body: unknown): Promise<Said<T>>;
  /** The same folder, a new process as it were. */
  restart(): Promise<void>;
  close(): Promise<void>;
};
export type Said<T> = { status: number; body: T & { error?: string } };

/** A sandbox behind a real port, a webhook, and the real SDK between them. */
export async function openStage(over: Partial<SandboxOptions> = {}): Promise<Stage> {
  const ear = await openEar();
  const dir = over.dir ?? mkdtempSync(join(tmpdir(), 'sandbox-'));
  const options: SandboxOptions = {
    ...SECRETS,
    botName: '双随机助手',
    webhook: ear.url,
    dir,
    people: PEOPLE,
    groups: [{ key: 'hazard', name: '危化科工作群', members: ['P001', 'P002'] }],
    startAt: '2026-03-10T09:00:00+08:00',
    // its time moves when it is moved, and nobody reaches its limits, however slow or quick the machine is
    elapsed: () => 0,
    limitMs: () => performance.now() * 1000,
    addWorkdays: (now, n) => new Date(now.getTime() + n * 86_400_000),
    bot: { nextDue: async () => undefined, settle: async () => {} },
    onReset: async () => {},
    ...over,
  };
  const stage = { ear } as Stage;
  let server: ServerType;
  const start = async () => {
    stage.sandbox = await openSandbox(options);
    ({ server, url: stage.url } = await listen(stage.sandbox.app));
    server.on('upgrade', stage.sandbox.upgrade);
    const { appId, appSecret } = SECRETS;
    stage.client = new lark.Client({ appId, appSecret, domain: stage.url, logger: quiet });
  };
  const stop = async () => {
    await stage.sandbox.close();
    await shut(server);
  };
  const ask = async <T>(path: string, init?: RequestInit): Promise<Said<T>> => {
    const response = await fetch(stage.url + path, init);
    return { status: response.status, body: (await response.json()) as Said<T>['body'] };
  };
  stage.ask = ask;
  stage.get = (path) => ask(path);
  stage.post = (path, body) => ask(path, { method: 'POST', body: JSON.stringify(body) });
  stage.token = async () => {
    const { appId: app_id, appSecret: app_secret } = SECRETS;
    const path = '/open-apis/auth/v3/tenant_access_token/internal';
    return (await stage.post<{ tenant_access_token: string }>(path, { app_id, app_secret })).body
      .tenant_access_token;
  };
  stage.restart = async () => {
    await stop();
    await start();
  };
  stage.close = async () => {
    await stop();
    await ear.close();
    if (!over.dir) rmSync(dir, { recursive: true, force: true });
  };
  await start();
  return stage;
}

/** What a refused call says: the SDK throws an AxiosError whose answer this is. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ status: number; code: number; msg: string }> {
  try {
    await call;
  } catch (error) {
    const { response } = error as { response?: { status: number; data: { code: number; msg: string } } };
    if (response) return { status: response.status, ...response.data };
    throw error;
  }
  throw new Error('the call was not refused');
}

export const text = (content: string) => ({ msg_type: 'text', content: JSON.stringify({ text: content }) });

export const card = (...elements: unknown[]) => ({
  schema: '2.0',
  header: { title: { tag: 'plain_text', content: '抽查' }, template: 'blue' },
  body: { elements },
});

export const button = (more: Record<string, unknown> = {}) => ({
  tag: 'button',
  text: { tag: 'plain_text', content: '接收' },
  behaviors: [{ type: 'callback', value: { do: 'accept' } }],
  ...more,
});

/** Posts a card and returns its id. */
export async function postCard(stage: Stage, content: unknown, chat = stage.sandbox.chatIdOf('hazard')) {
  const sent = await stage.client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: chat, msg_type: 'interactive', content: JSON.stringify(content) },
  });
  return sent.data!.message_id!;
}
