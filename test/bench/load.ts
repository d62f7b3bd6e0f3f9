/** A client that costs little: one prepared request again and again over kept connections. */
import { connect } from 'node:net';
import type { Signed } from './bodies.ts';

export function requestBytes(path: string, { body, headers }: Signed): Buffer {
  const lines = Object.entries({ host: '127.0.0.1', 'content-length': body.length, ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${head}\r\n`), body]);
}

export type Connection = {
  /** Sends a request; resolves with the answer, which is a 200. One at a time. */
  ask(request: Buffer): Promise<void>;
  /** false once the server has closed it for idling */
  isOpen(): boolean;
  end(): void;
};

/** Sends for so long over so many connections; returns how many answers came. */
export async function load(port: number, request: Buffer, connections: number, ms: number): Promise<number> {
  const end = performance.now() + ms;
  let answers = 0;
  const one = async () => {
    const connection = await openConnection(port);
    while (performance.now() < end) {
      await connection.ask(request);
      answers += 1;
    }
    connection.end();
  };
  await Promise.all(Array.from({ length: connections }, one));
  return answers;
}

export function openConnection(port: number): Promise<Connection> {
  return new Promise((opened, failed) => {
    let got = '';
    let answered: () => void = () => undefined;
    let refused: (error: Error) => void = failed;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () =>
      opened({
        ask: (request) =>
          new Promise((resolve, reject) => {
            answered = resolve;
            refused = reject;
            socket.write(request);
          }),
        isOpen: () => socket.writable && !socket.readableEnded,
        end: () => socket.end(),
      }),
    );
    socket.on('error', (error) => refused(error));
    socket.on('close', () => refused(new Error('closed')));
    socket.on('data', (chunk) => {
      got += chunk.toString('latin1');
      if (!isWhole(got)) return;
      if (got.startsWith('HTTP/1.1 200')) answered();
      else refused(new Error(got.slice(0, 200)));
      got = '';
    });
  });
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, head + 2));
  return length ? answer.length >= head + 4 + Number(length[1]) : answer.endsWith('0\r\n\r\n');
}
