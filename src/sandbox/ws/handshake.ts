import { randomInt } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { hmac } from '../crypto.ts';
import type { World } from '../world.ts';

export const PATH = '/ws/v2';

/** Why a client gets no connection. */
export const REFUSALS = {
  busy: { code: 1, msg: 'system busy' },
  forbidden: { code: 403, msg: 'forbidden' },
  'auth-failed': { code: 514, msg: 'auth failed' },
  internal: { code: 1000040343, msg: 'internal error' },
  'too-many': { code: 1000040350, msg: 'the number of connections exceeded the limit' },
} as const;
export type RefusalName = keyof typeof REFUSALS;

/** The ticket in the address proves that it was asked for with the app's secret. */
export function addressOf(world: World, host: string): string {
  const device_id = String(randomInt(2 ** 47));
  const ticket = ticketFor(world, device_id);
  const query = new URLSearchParams({ device_id, access_key: ticket, service_id: '33554678', ticket });
  return `ws://${host}${PATH}?${query}`;
}

const ticketFor = (world: World, device: string): string =>
  hmac(world.o.appSecret, `${world.o.appId}/ws/${device}`);

export const isOurs = (world: World, url: URL): boolean =>
  url.searchParams.get('ticket') === ticketFor(world, url.searchParams.get('device_id') ?? '');

/** A handshake that fails says why in its headers; the limit comes as a kind of failed authentication. */
export function turnAway(socket: Duplex, why: 'too-many' | 'auth-failed'): void {
  const lines = [
    'HTTP/1.1 403 Forbidden',
    `Handshake-Status: ${REFUSALS['auth-failed'].code}`,
    `Handshake-Msg: ${REFUSALS[why].msg}`,
    ...(why === 'too-many' ? [`Handshake-Autherrcode: ${REFUSALS[why].code}`] : []),
    'Connection: close',
    'Content-Length: 0',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
}
