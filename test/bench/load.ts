/** A client that costs little: one prepared request again and again over kept connections. */
import { connect } from 'node:net';
import type { Signed } from './bodies.ts';

export function requestBytes(path: string, { body, headers }: Signed): Buffer {
  const lines = Object.entries({ host: '127.0.0.1', 'content-length': body.length, ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${head}\r\n`), body]);
}

/** Sends for so long over so many connections; returns how many answers came, all of them 200. */
export async function load(port: number, request: Buffer, connections: number, ms: number): Promise<number> {
  const end = performance.now() + ms;
  const counts = await Promise.all(
    Array.from({ length: connections }, () => oneConnection(port, request, end)),
  );
  return counts.reduce((sum, n) => sum + n, 0);
}

function oneConnection(port: number, request: Buffer, end: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let answers = 0;
    let got = '';
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => socket.write(request));
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      got += chunk.toString('latin1');
      if (!isWhole(got)) return;
      if (!got.startsWith('HTTP/1.1 200')) return reject(new Error(got.slice(0, 200)));
      got = '';
      answers += 1;
      if (performance.now() < end) socket.write(request);
      else socket.end(() => resolve(answers));
    });
  });
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, head + 2));
  return length ? answer.length >= head + 4 + Number(length[1]) : answer.endsWith('0\r\n\r\n');
}
