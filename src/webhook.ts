/**
 * The webhook on node's own requests, with neither a Request nor a Response nor a stream between: Feishu's events
 * are many, small and of one kind. The same question is answered for Hono, where bot and sandbox share a port.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { type EnvelopeHeaders, type EnvelopeKeys, openEnvelope } from './feishu/verify.ts';
import type { Receive } from './receive.ts';
import type { TurnedAway } from './turned-away.ts';

export const WEBHOOK = '/feishu/webhook';
export const MAX_BODY = 1024 * 1024;

export type WebhookParts = {
  readonly receive: Receive;
  readonly keys: EnvelopeKeys;
  readonly now: () => Date;
  readonly log: Logger;
  readonly turnedAway: TurnedAway;
};
/** All bytes of a body; or there are too many, or the connection broke off or was cut for being slow. */
export type Body = Uint8Array | 'too-big' | 'cut';
export type Answer = {
  readonly status: 200 | 400 | 401 | 413 | 500;
  readonly body: object;
  /** What is too big is not read to its end, so that nothing more can come over this connection. */
  readonly close?: true;
};

/** Verify, then receive. Never throws: what a handler throws is a 500, and Feishu sends the event again. */
export async function answerTo(
  { receive, keys, now, log, turnedAway }: WebhookParts,
  raw: Body,
  headers: EnvelopeHeaders,
): Promise<Answer> {
  if (typeof raw === 'string') {
    turnedAway.count(raw);
    return { status: raw === 'too-big' ? 413 : 400, body: {}, close: true };
  }
  try {
    const opened = openEnvelope({ raw, headers }, keys, now());
    if (opened.is === 'event') return { status: 200, body: await receive(opened.body) };
    if (opened.is === 'challenge') return { status: 200, body: { challenge: opened.challenge } };
    turnedAway.count(opened.why, { bytes: raw.length });
    return { status: 401, body: {} };
  } catch (error) {
    log.error({ err: error }, 'a request failed');
    return { status: 500, body: {} };
  }
}

/** The webhook where there is one; all else goes to `rest`. */
export function webhookFirst(parts: WebhookParts | undefined, rest: RequestListener): RequestListener {
  if (!parts) return rest;
  return (request, response) => {
    if (request.method !== 'POST' || !isWebhook(request.url ?? '')) return void rest(request, response);
    bodyOf(request, (raw) => {
      answerTo(parts, raw, headersOf(request)).then((answer) => write(response, answer));
    });
  };
}

const isWebhook = (url: string) => url === WEBHOOK || url.startsWith(`${WEBHOOK}?`);

function headersOf({ headers }: IncomingMessage): EnvelopeHeaders {
  return {
    timestamp: one(headers['x-lark-request-timestamp']),
    nonce: one(headers['x-lark-request-nonce']),
    signature: one(headers['x-lark-signature']),
  };
}

const one = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join(', ') : header);

/** Calls back once, with the body or what became of it. */
function bodyOf(request: IncomingMessage, done: (body: Body) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let isDone = false;
  const end = (body: Body) => {
    if (isDone) return;
    isDone = true;
    done(body);
  };
  if (Number(request.headers['content-length']) > MAX_BODY) {
    end('too-big');
    return;
  }
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_BODY) {
      request.pause();
      end('too-big');
    } else chunks.push(chunk);
  });
  request.once('end', () => end(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
  request.once('error', () => end('cut'));
  request.once('close', () => end('cut'));
}

function write(response: ServerResponse, { status, body, close }: Answer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    ...(close && { Connection: 'close' }),
  });
  response.end(text);
}
