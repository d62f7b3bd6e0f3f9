/** The SDK, loaded when first needed and with its traps closed: deadline, size, proxy, redirects, a logger that tells nothing. */
import { createRequire } from 'node:module';

/** pino's, or anything like it. */
export type Log = Readonly<Record<'warn' | 'error' | 'debug', (fields: object, message: string) => void>>;

export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly data?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly responseType?: 'json' | 'arraybuffer';
  readonly maxContentLength?: number;
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** the answer with its headers, not the body alone */
  readonly $return_headers?: true;
};
export type HttpAnswer = {
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
};
type HttpDefaults = {
  readonly proxy?: false;
  readonly maxRedirects: number;
  readonly maxContentLength: number;
};
type Http = {
  request(request: HttpRequest): Promise<HttpAnswer>;
  create(defaults: HttpDefaults): Http;
};
type SdkClient = { request(request: HttpRequest): Promise<HttpAnswer> };
type SdkSocket = {
  start(params: { readonly eventDispatcher: { invoke(body: unknown): Promise<object> } }): Promise<void>;
  close(): void;
  getConnectionStatus(): {
    readonly state: 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'failed';
  };
};
/** What we use of it. Its own typings are 17 MB, which every type check would read. */
type Lark = {
  readonly defaultHttpInstance: Http;
  readonly WSClient: new (options: {
    readonly appId: string;
    readonly appSecret: string;
    readonly domain: string;
    readonly httpInstance: { request(request: HttpRequest): Promise<unknown> };
    readonly logger: object;
    readonly handshakeTimeoutMs: number;
    readonly wsConfig: { readonly pingTimeout: number };
    readonly onReady: () => void;
    readonly onReconnecting: () => void;
    readonly onReconnected: () => void;
  }) => SdkSocket;
  readonly Client: new (options: {
    readonly appId: string;
    readonly appSecret: string;
    readonly domain: string;
    readonly disableTokenCache: true;
    readonly httpInstance: Http;
    readonly logger: object;
  }) => SdkClient;
};

export type Sdk = {
  /** through the SDK's Client: JSON */
  request(request: HttpRequest): Promise<HttpAnswer>;
  /** below it: the Client would take a form apart */
  post(request: HttpRequest): Promise<HttpAnswer>;
};
export type SdkOptions = {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly log: Log;
};

/** Required, not imported: that takes 120 ms instead of 280 and half the memory. */
export const loadSdk = (): Lark => createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as Lark;

export function httpFor(domain: string): Http {
  return loadSdk().defaultHttpInstance.create({
    ...(isLoopback(domain) ? { proxy: false as const } : {}),
    maxRedirects: 0,
    maxContentLength: 8 * 1024 * 1024,
  });
}

/**
 * The SDK's own token handling is switched off (`disableTokenCache`): it fetches one token for each waiting call
 * and keeps a rejected one.
 */
export function openSdk({ appId, appSecret, domain, log }: SdkOptions): Sdk {
  const http = httpFor(domain);
  const client = new (loadSdk().Client)({
    appId,
    appSecret,
    domain,
    disableTokenCache: true,
    httpInstance: http,
    logger: silent(log),
  });
  return { request: (request) => client.request(request), post: (request) => http.request(request) };
}

/** HTTP_PROXY is for the way out; a Feishu on this machine is reached directly. */
function isLoopback(domain: string): boolean {
  const host = new URL(domain).hostname;
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\./.test(host);
}

/**
 * The SDK hands its logger whole requests, secret and token included. Each failure is thrown to us as well,
 * so of what it says only that it said something is kept.
 */
export function silent(log: Log): object {
  const hush = () => undefined;
  const noted = () => log.debug({ from: 'sdk' }, 'the Feishu SDK reported a problem');
  return { error: noted, warn: noted, info: hush, debug: hush, trace: hush };
}
