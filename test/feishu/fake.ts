/** A web server that answers as each test says: raw, so that it can also be rude. No code is shared with the sandbox. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FeishuClient, type FeishuClientOptions, feishuClient } from '../../src/feishu/client.ts';

export type Heard = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
};
export type Reply = (heard: Heard, response: ServerResponse, socket: IncomingMessage['socket']) => void;

export const appSecret = 'S3cretOfTheApp0123456789';

export type Fake = AsyncDisposable & {
  readonly url: string;
  readonly client: FeishuClient;
  readonly heard: Heard[];
  /** everything that was logged, as text */
  readonly logged: string[];
  /** requests for a token */
  tokens(): number;
  /** requests for anything else */
  calls(): Heard[];
};

/** Answers with JSON. */
export function json(body: object, status = 200, headers: Record<string, string> = {}): Reply {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(body));
  };
}
/** A failure as the platform writes it. */
export function failure(
  code: number,
  msg: string,
  status = 400,
  headers: Record<string, string> = {},
): Reply {
  return json({ code, msg, error: { log_id: '20240913161357' } }, status, headers);
}
export const sent: Reply = json({ code: 0, msg: 'success', data: { message_id: 'om_1' } });

/** The nth token is `t-secret<n>`; every other call is answered by `reply`. */
export async function openFake(
  reply: Reply,
  options: Partial<FeishuClientOptions> & { readonly token?: Reply } = {},
): Promise<Fake> {
  const heard: Heard[] = [];
  const logged: string[] = [];
  const isToken = (h: Heard) => h.path.endsWith('/tenant_access_token/internal');
  const tokens = () => heard.filter(isToken).length;
  const token: Reply = (...all) =>
    json({ code: 0, msg: 'ok', tenant_access_token: `t-secret${tokens()}`, expire: 7200 })(...all);

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://fake');
    const { method = '', headers, socket } = request;
    const said = {
      method,
      path: url.pathname,
      query: url.searchParams,
      headers,
      body: Buffer.concat(chunks),
    };
    heard.push(said);
    (isToken(said) ? (options.token ?? token) : reply)(said, response, socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const note = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = feishuClient({
    appId: 'cli_9f5343c580712544',
    appSecret,
    domain: url,
    log: { warn: note, error: note, debug: note },
    timeoutMs: 1000,
    ...options,
  });
  return {
    url,
    client,
    heard,
    logged,
    tokens,
    calls: () => heard.filter((h) => !isToken(h)),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Replies one after the other, the last one for ever. */
export function inTurn(...replies: Reply[]): Reply {
  let turn = 0;
  return (...all) => replies[Math.min(turn++, replies.length - 1)]!(...all);
}
