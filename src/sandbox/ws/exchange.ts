import { randomInt, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ConnectionConfig } from '../options.ts';
import { patienceOf, type Transport } from '../transport.ts';
import type { World } from '../world.ts';
import { addressOf, isOurs, PATH, type RefusalName, turnAway } from './handshake.ts';
import { type Line, openLine } from './line.ts';

/** §1.5: connections of one app. */
const MOST = 50;
/** Feishu tells its clients 120, 30 and 120 seconds; here nobody wants to wait so long. */
const CONFIG: ConnectionConfig = {
  ReconnectCount: -1,
  ReconnectInterval: 2,
  ReconnectNonce: 1,
  PingInterval: 30,
};

export type Connection = { id: string; since: Date } & ReturnType<Line['counts']>;

/** All long connections of the app. */
export type Exchange = {
  config: ConnectionConfig;
  /** Where a client connects to, on this host. */
  address(host: string): string;
  /** Set: whoever asks for a connection is refused for this reason. */
  refusing: RefusalName | undefined;
  isFull(): boolean;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Each event goes to one connection that chance picks, never to several. */
  transport: Transport;
  list(): Connection[];
  /** Cuts one connection, or all; how many there were. */
  drop(id?: string): number;
  close(): void;
};

type Open = { id: string; since: Date; socket: WebSocket; line: Line };

export function openExchange(world: World): Exchange {
  const server = new WebSocketServer({ noServer: true, maxPayload: 8 * 1024 * 1024 });
  const open = new Map<string, Open>();
  const config = { ...CONFIG, ...world.o.connection };
  const add = (socket: WebSocket, service: number): void => {
    const id = randomUUID();
    open.set(id, {
      id,
      since: world.clock.now(),
      socket,
      line: openLine(socket, service, config, patienceOf(world)),
    });
    socket.on('close', () => open.delete(id));
    // a broken peer is a closed one, and that is heard above
    socket.on('error', () => socket.terminate());
  };
  const drop = (id?: string): number => {
    const chosen = [...open.values()].filter((each) => id === undefined || each.id === id);
    for (const each of chosen) {
      open.delete(each.id);
      each.socket.terminate();
    }
    return chosen.length;
  };
  const exchange: Exchange = {
    config,
    address: (host) => addressOf(world, host),
    refusing: undefined,
    isFull: () => open.size >= MOST,
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? '/', 'http://sandbox');
      if (url.pathname !== PATH)
        return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      const why = exchange.isFull() ? 'too-many' : isOurs(world, url) ? undefined : 'auth-failed';
      if (why) return turnAway(socket, why);
      const service = Number(url.searchParams.get('service_id'));
      server.handleUpgrade(request, socket, head, (accepted) => add(accepted, service));
    },
    transport: async (_, plain) => {
      const lines = [...open.values()];
      if (lines.length === 0) return { is: 'unreachable', why: 'no long connection' };
      return lines[randomInt(lines.length)]!.line.push(plain);
    },
    list: () => [...open.values()].map(({ id, since, line }) => ({ id, since, ...line.counts() })),
    drop,
    close() {
      drop();
      server.close();
    },
  };
  return exchange;
}
