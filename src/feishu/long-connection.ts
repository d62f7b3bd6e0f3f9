/** The way in for a bureau without a public address: a connection that we open and on which Feishu sends its events. */
import { z } from 'zod';
import { httpFor, type Log, loadSdk, type SdkOptions, silent } from './sdk.ts';

export type LongConnectionOptions = SdkOptions & {
  readonly log: Log & Pick<Record<'info', Log['debug']>, 'info'>;
  /** takes the body of an event; what it throws makes Feishu send that event again */
  readonly receive: (body: unknown) => Promise<object>;
  /** how often to look whether the SDK has given up; 30 s unless said otherwise */
  readonly lookMs?: number;
};
export type LongConnection = {
  isUp(): boolean;
  /** resolves when it is up for the first time */
  readonly firstUp: Promise<void>;
  /** what has come in is finished and acknowledged, what comes meanwhile is left to others */
  close(): Promise<void>;
};

const HANDSHAKE_MS = 15_000;
/** A connection on which a ping has no echo for so long is dead, whatever the network says. */
const PONG_S = 30;
const LOOK_MS = 30_000;

/**
 * The SDK comes back by itself after a cut, at the intervals that Feishu tells it. It gives up for good when Feishu
 * refuses (wrong secret, 50 connections, busy), and is at rest when the other side hangs up in the very moment of
 * connecting; so somebody has to look and start it again, as long as we live.
 */
export function openLongConnection(options: LongConnectionOptions): LongConnection {
  const { appId, appSecret, domain, log, lookMs = LOOK_MS } = options;
  const inbox = takeIn(options);
  let up = (): void => undefined;
  const firstUp = new Promise<void>((resolve) => {
    up = resolve;
  });
  const client = new (loadSdk().WSClient)({
    appId,
    appSecret,
    domain,
    httpInstance: endpoint(options),
    logger: silent(log),
    handshakeTimeoutMs: HANDSHAKE_MS,
    wsConfig: { pingTimeout: PONG_S },
    onReady() {
      log.info({}, 'the long connection is up');
      up();
    },
    onReconnecting: () => log.warn({}, 'the long connection is lost'),
    onReconnected: () => log.info({}, 'the long connection is up again'),
  });
  const start = () => void client.start({ eventDispatcher: { invoke: inbox.invoke } });
  const looking = setInterval(() => {
    if (['failed', 'idle'].includes(client.getConnectionStatus().state)) start();
  }, lookMs).unref();
  start();
  return {
    isUp: () => client.getConnectionStatus().state === 'connected',
    firstUp,
    async close() {
      clearInterval(looking);
      await inbox.finish();
      client.close();
    },
  };
}

/** The dispatcher that the SDK calls with each event, and whose answer it sends back as the acknowledgement. */
function takeIn({ receive, log }: LongConnectionOptions) {
  const underWay = new Set<Promise<object>>();
  let closing = false;
  return {
    async invoke(body: unknown): Promise<object> {
      if (closing) throw new Error('stopping');
      const work = receive(body);
      underWay.add(work);
      try {
        return await work;
      } catch (error) {
        log.error({ err: error }, 'an event could not be taken');
        throw error;
      } finally {
        underWay.delete(work);
      }
    },
    async finish(): Promise<void> {
      closing = true;
      await Promise.allSettled(underWay);
      // the SDK writes an acknowledgement only after the answer is there, and none once it is closed
      await new Promise((written) => setImmediate(written));
    },
  };
}

const offer = z.looseObject({ code: z.number(), msg: z.string().optional(), data: z.unknown().optional() });

/**
 * Where the SDK asks for the address. It logs failures together with the secret, so they are told here; and it takes
 * a refusal without `data` for a broken network.
 */
function endpoint({ domain, log }: LongConnectionOptions) {
  const http = httpFor(domain);
  return {
    async request(request: Parameters<typeof http.request>[0]): Promise<unknown> {
      const { data } = await http.request(request).catch((error: unknown) => {
        log.warn({ code: (error as { code?: unknown }).code }, 'no long connection: Feishu is out of reach');
        throw error;
      });
      const said = offer.safeParse(data);
      if (!said.success || said.data.code === 0) return data;
      const { code, msg } = said.data;
      log.error({ code, msg }, 'no long connection: Feishu refuses it');
      return { ...said.data, data: said.data.data ?? {} };
    },
  };
}
