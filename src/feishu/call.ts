/** One call to Feishu: token, deadline, one retry with a new token, and every failure as a FeishuError. */
import { z } from 'zod';
import { answered, FeishuError, staleToken, tooBig, unanswered, unreadableAnswer } from './errors.ts';
import { type HttpAnswer, type HttpRequest, openSdk, type Sdk, type SdkOptions } from './sdk.ts';
import { type Token, tokenKeeper } from './token.ts';

export type Ask = Pick<HttpRequest, 'method' | 'params' | 'data'> & {
  /** what it is counted under */
  readonly counted: Counted;
  /** from /open-apis on */
  readonly path: string;
  /** instead of `data`: sent as multipart */
  readonly form?: FormData;
  /** the answer is a file of at most so many bytes */
  readonly maxBytes?: number;
};
/** Feishu's limits are for each API, and for each person, group or message. */
export type Counted = {
  readonly api: 'send' | 'patch' | 'upload' | 'image' | 'download' | 'accounts' | 'bot';
  readonly target?: string;
};
/** Begins an exchange when it is its turn. */
export type Turn = <T>(counted: Counted, exchange: () => Promise<T>) => Promise<T>;
export type Call = (ask: Ask) => Promise<unknown>;
export type CallOptions = SdkOptions & {
  /** at once, unless said otherwise */
  readonly turn?: Turn;
  /** for an answer; a file gets eight times as long */
  readonly timeoutMs: number;
};

const tokenPath = '/open-apis/auth/v3/tenant_access_token/internal';
const tokenAnswer = z.object({ tenant_access_token: z.string().min(1), expire: z.number().positive() });
const errorAnswer = z.object({
  code: z.number(),
  msg: z.string().optional(),
  error: z.object({ log_id: z.string().optional() }).optional().catch(undefined),
});

/** Binds calls to one app. The SDK is loaded by the first of them. */
export function caller(options: CallOptions): Call {
  let opened: Sdk | undefined;
  const sdk = () => {
    opened ??= openSdk(options);
    return opened;
  };
  const once = (ask: Omit<Ask, 'counted'>, token?: string) =>
    exchange(sdk(), options.timeoutMs, options.domain, ask, scrubber(options.appSecret, token), token);
  const turn: Turn = options.turn ?? ((_, exchange) => exchange());

  async function fetchToken(): Promise<Token> {
    const data = { app_id: options.appId, app_secret: options.appSecret };
    const answer = tokenAnswer.safeParse(await once({ method: 'POST', path: tokenPath, data }));
    if (!answer.success) throw unreadableAnswer('no token in the answer');
    return { value: answer.data.tenant_access_token, seconds: answer.data.expire };
  }
  const tokens = tokenKeeper(fetchToken);

  return async (ask) => {
    const token = await tokens.get();
    try {
      return await turn(ask.counted, () => once(ask, token));
    } catch (error) {
      if (!(error instanceof FeishuError) || !staleToken.has(error.code ?? 0)) throw error;
      tokens.drop(token);
      options.log.debug({ code: error.code }, 'Feishu rejected the token, fetching another');
    }
    const fresh = await tokens.get();
    return turn(ask.counted, () => once(ask, fresh));
  };
}

/** There and back. Resolves to the body (bytes when a file was asked for), throws FeishuError for all else. */
async function exchange(
  sdk: Sdk,
  timeoutMs: number,
  domain: string,
  ask: Omit<Ask, 'counted'>,
  scrub: Scrub,
  token?: string,
): Promise<unknown> {
  const isFile = ask.maxBytes !== undefined;
  const timeout = timeoutMs * (isFile || ask.form ? 8 : 1);
  const request: HttpRequest = {
    method: ask.method,
    url: `${domain}${ask.path}`,
    ...(ask.params ? { params: ask.params } : {}),
    ...(ask.form || ask.data ? { data: ask.form ?? ask.data } : {}),
    ...(token ? { headers: { Authorization: `Bearer ${token}` } } : {}),
    ...(isFile ? { responseType: 'arraybuffer', maxContentLength: ask.maxBytes } : {}),
    timeout,
    signal: AbortSignal.timeout(timeout), // the whole exchange; `timeout` alone is renewed by every byte
    $return_headers: true,
  };
  const send = ask.form ? sdk.post : sdk.request;
  const answer = await send(request).catch((thrown: unknown) => {
    throw understand(thrown, scrub, ask.maxBytes);
  });
  return isFile ? fileOf(answer, scrub) : bodyOf(answer, scrub);
}

/** A JSON answer, once its code says that all went well: a failure may come with 200. */
function bodyOf({ data }: HttpAnswer, scrub: Scrub): unknown {
  const head = errorAnswer.safeParse(data);
  if (!head.success) throw unreadableAnswer('the answer is not one of Feishu');
  if (head.data.code !== 0) throw answered({ code: head.data.code, message: told(head.data, scrub) });
  return data;
}

function fileOf({ data, headers }: HttpAnswer, scrub: Scrub): Uint8Array {
  if (!(data instanceof Uint8Array)) throw unreadableAnswer('no bytes in the answer');
  const isJson = headers['content-type']?.includes('json') && !headers['content-disposition'];
  const refusal = isJson ? errorAnswer.safeParse(fromJson(data)) : undefined;
  if (refusal?.success && refusal.data.code !== 0) {
    throw answered({ code: refusal.data.code, message: told(refusal.data, scrub) });
  }
  return data;
}

const thrownByAxios = z.object({
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  response: z
    .object({ status: z.number(), data: z.unknown(), headers: z.looseObject({}).catch({}) })
    .optional()
    .catch(undefined),
});

/** What axios throws holds the request, token and all: only harmless parts of it go on. */
function understand(thrown: unknown, scrub: Scrub, maxBytes?: number): FeishuError {
  const { message, code, response } = thrownByAxios.parse(thrown);
  if (message.startsWith('maxContentLength'))
    return maxBytes === undefined ? unreadableAnswer('an answer without end') : tooBig(maxBytes);
  const cause = new Error(scrub(`${code ?? 'unknown'} ${message}`));
  // a status of success in an error: the body broke off
  if (!response || response.status < 300) return unanswered(cause.message, cause);
  const refusal = errorAnswer.safeParse(fromJson(response.data));
  return answered({
    status: response.status,
    code: refusal.success ? refusal.data.code : undefined,
    message: refusal.success ? told(refusal.data, scrub) : 'an answer that is not one of Feishu',
    retryAfterMs: waitOf(response.headers),
    cause,
  });
}

function told(answer: z.infer<typeof errorAnswer>, scrub: Scrub): string {
  const logId = answer.error?.log_id;
  return scrub(`${answer.msg ?? ''}${logId ? ` (log_id ${logId})` : ''}`).slice(0, 500);
}

/** Seconds until the limit is lifted, as the gateway says; more than an hour is not believed. */
function waitOf(headers: Readonly<Record<string, unknown>>): number | undefined {
  const seconds = Number(headers['x-ogw-ratelimit-reset'] ?? headers['retry-after']);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) * 1000 : undefined;
}

function fromJson(data: unknown): unknown {
  if (!(data instanceof Uint8Array) && typeof data !== 'string') return data;
  try {
    return JSON.parse(Buffer.from(data).toString());
  } catch {
    return undefined;
  }
}

type Scrub = (text: string) => string;

/** Takes our secret, our token and anything like one out of a text. */
function scrubber(...secrets: readonly (string | undefined)[]): Scrub {
  const ours = secrets.flatMap((secret) => (secret ? [secret] : []));
  return (text) =>
    ours
      .reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text)
      .replace(/\b(Bearer\s+\S+|[tua]-[\w.-]{6,})/g, '[token]');
}
