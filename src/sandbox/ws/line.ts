import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { isObject } from '../cards/walk.ts';
import type { ConnectionConfig } from '../options.ts';
import type { Answer } from '../transport.ts';
import { CONTROL, DATA, decodeFrame, encodeFrame, type Frame } from './frame.ts';

/** An event longer than this travels in several frames. */
const MOST_BYTES = 16 * 1024;
/** The close code for a peer that does not keep to the protocol. */
const PROTOCOL_ERROR = 1002;

/** One connection of a client. */
export type Line = {
  /** Sends an event and waits for its acknowledgement. */
  push(plain: string): Promise<Answer>;
  counts(): { pings: number; sent: number; acknowledged: number };
};

/** What is pushed before the client's first ping is lost on it, so it waits for that. */
export function openLine(
  socket: WebSocket,
  service: number,
  config: ConnectionConfig,
  patienceMs: number,
): Line {
  const waiting = new Map<string, (answer: Answer) => void>();
  const counted = { pings: 0, sent: 0, acknowledged: 0 };
  const send = (frame: Omit<Frame, 'service'>) => socket.send(encodeFrame({ ...frame, service }));
  let hello = (): void => undefined;
  const pinged = new Promise<void>((resolve) => {
    hello = resolve;
  });
  const onPing = (): void => {
    counted.pings += 1;
    send({ method: CONTROL, headers: { type: 'pong' }, payload: Buffer.from(JSON.stringify(config)) });
    hello();
  };
  const onAcknowledged = ({ headers, payload }: Frame): void => {
    const settle = waiting.get(headers.message_id ?? '');
    if (settle) counted.acknowledged += 1;
    settle?.(answerIn(payload));
  };
  socket.on('message', (bytes: Buffer) => {
    const frame = decodeFrame(bytes);
    if (!frame) socket.close(PROTOCOL_ERROR);
    else if (frame.method === DATA) onAcknowledged(frame);
    else if (frame.headers.type === 'ping') onPing();
  });
  socket.on('close', () => {
    for (const settle of waiting.values()) settle({ is: 'unreachable', why: 'the connection was closed' });
  });
  return {
    push: (plain) =>
      new Promise((resolve) => {
        const id = randomUUID();
        const settle = (answer: Answer): void => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(answer);
        };
        const timer = setTimeout(() => settle({ is: 'late' }), patienceMs);
        waiting.set(id, settle);
        counted.sent += 1;
        void pinged.then(() => {
          for (const frame of split(id, plain)) send(frame);
        });
      }),
    counts: () => ({ ...counted }),
  };
}

/** One event as frames with one `message_id`, the `seq`th of `sum`; a character may be cut in two. */
function split(message_id: string, plain: string): Omit<Frame, 'service'>[] {
  const bytes = Buffer.from(plain, 'utf8');
  const sum = Math.max(1, Math.ceil(bytes.length / MOST_BYTES));
  const trace_id = randomUUID();
  return Array.from({ length: sum }, (_, seq) => ({
    method: DATA,
    headers: { type: 'event', message_id, sum: String(sum), seq: String(seq), trace_id },
    payload: bytes.subarray(seq * MOST_BYTES, (seq + 1) * MOST_BYTES),
  }));
}

/** `{code, data}`: the code is to the event what the webhook's status is, the data its body in base64. */
function answerIn(payload: Uint8Array): Answer {
  const text = Buffer.from(payload).toString('utf8');
  try {
    const said: unknown = JSON.parse(text);
    if (!isObject(said) || typeof said.code !== 'number') throw new Error('no code');
    const body = typeof said.data === 'string' ? Buffer.from(said.data, 'base64').toString('utf8') : '{}';
    return { is: 'answered', status: said.code, text: body };
  } catch {
    return { is: 'answered', status: 500, text };
  }
}
