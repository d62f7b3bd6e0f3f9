/** Requests that no client would make, over bare connections. */
import { connect, type Socket } from 'node:net';

/** What came back before the connection was over: the status of the first answer, or `closed`. */
export function rawStatus(
  url: string,
  request: string | Buffer,
  { end = false } = {},
): Promise<number | 'closed'> {
  return new Promise((resolve) => {
    const socket = open(url);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      socket.destroy();
    });
    socket.on('close', () => {
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
      resolve(status ? Number(status) : 'closed');
    });
    if (end) socket.end(request);
    else socket.write(request);
  });
}

function open(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname).on('error', () => undefined);
}

const POST = 'POST /feishu/webhook HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\n';

/** Lies about the length, and what else is no HTTP; the answer must be 4xx or a closed connection. */
export const BAD_LINES: Readonly<Record<string, string>> = {
  'longer than it says': `${POST}Content-Length: 5\r\n\r\n${'{"encrypt":'.repeat(20)}`,
  'says two megabytes, sends ten bytes': `${POST}Content-Length: 2000000\r\n\r\n{"encrypt"`,
  'says two lengths': `${POST}Content-Length: 5\r\nContent-Length: 50\r\n\r\n{"a":1}`,
  'says a length and comes in chunks': `${POST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
  'a negative length': `${POST}Content-Length: -5\r\n\r\nhello`,
  'a length that is no number': `${POST}Content-Length: many\r\n\r\nhello`,
  'a chunk that is no chunk': `${POST}Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n`,
  'three megabytes in chunks': `${POST}Transfer-Encoding: chunked\r\n\r\n${'10000\r\n'.concat('x'.repeat(0x10000), '\r\n').repeat(48)}0\r\n\r\n`,
  'no HTTP at all': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n',
  'headers without an end': `${POST}${'X-More: y\r\n'.repeat(4000)}`,
  'a host that is none': 'POST /feishu/webhook HTTP/1.1\r\nHost: a b\\c\r\nContent-Length: 2\r\n\r\n{}',
};
/** Broken off in the middle; there need be no answer. */
export const CUT = `${POST}Content-Length: 500\r\n\r\n{"encrypt":`;

/** A byte each second: of the headers, of a body, of a chunked body, or none at all. */
const SLOW = [
  'POST /feishu/webhook HT',
  `${POST}Content-Length: 900000\r\n\r\n`,
  `${POST}Transfer-Encoding: chunked\r\n\r\n`,
  '',
];

/** Opens `count` connections that drip, and resolves when the server has cut them all: with the longest life in ms. */
export function drip(url: string, count: number): Promise<number> {
  const lives = Array.from({ length: count }, (_, n) => dripping(url, SLOW[n % SLOW.length]!));
  return Promise.all(lives).then((all) => Math.max(...all));
}

function dripping(url: string, start: string): Promise<number> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const socket = open(url);
    const chunked = start.includes('chunked');
    if (start) socket.write(start);
    const timer = setInterval(
      () => start && socket.writable && socket.write(chunked ? '1\r\nx\r\n' : 'x'),
      1000,
    );
    socket.resume().on('close', () => {
      clearInterval(timer);
      resolve(performance.now() - begun);
    });
  });
}
