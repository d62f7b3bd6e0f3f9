import type { Context, MiddlewareHandler } from 'hono';
import { parseCard } from '../cards/check.ts';
import { knownIn } from '../content.ts';
import type { World } from '../world.ts';
import { bodyOf, type CallEntry, type CardFaults, type Struck } from './entries.ts';

const PREFIX = '/open-apis';
const LOG_ID = 'x-tt-logid';
/** The mark of an answer that never left (`RESPONSE_ALREADY_SENT`). */
const SEVERED = 'x-hono-already-sent';
/** A card that the check refused (§3.4). */
const BAD_CARD = 230099;

/** The path as the documentation names it. */
export function pathOf({ req }: Context): string {
  const at = req.path.indexOf(PREFIX);
  return at < 0 ? req.path : req.path.slice(at + PREFIX.length);
}

const queryOf = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');

/** Keeps each call of the bot: as it came at once, its answer when there is one. */
export const traced =
  (world: World): MiddlewareHandler =>
  async (c, next) => {
    const isForm = c.req.header('content-type')?.startsWith('multipart/') === true;
    const entry = world.trace.entries.begin<CallEntry>({
      kind: 'call',
      at: world.clock.now().getTime(),
      method: c.req.method,
      path: pathOf(c),
      query: queryOf(c.req.url),
      log_id: '',
      request: isForm ? unread(c.req.header('content-length')) : bodyOf(await c.req.text()),
      struck: [],
    });
    world.trace.calls.set(c.req.raw, entry);
    await next();
    await keepAnswer(world, c);
    entry.ms = performance.now() - entry.real;
    world.trace.entries.changed(entry);
  };

export function noteFault(world: World, c: Context, { id, kind }: Struck): void {
  world.trace.calls.get(c.req.raw)?.struck.push({ id, kind });
}

/** Once for each call: a fault may have to have it kept before the answer is lost. */
export async function keepAnswer(world: World, c: Context): Promise<void> {
  const entry = world.trace.calls.get(c.req.raw);
  if (!entry || entry.response || c.res.headers.has(SEVERED)) return;
  const isJson = c.res.headers.get('content-type')?.startsWith('application/json') === true;
  const text = isJson ? await reread(c) : '';
  entry.log_id = c.res.headers.get(LOG_ID) ?? '';
  entry.status = c.res.status;
  entry.response = isJson ? bodyOf(text) : await otherBody(c);
  if (codeOf(text) === BAD_CARD) entry.card = cardFaults(world, await c.req.text());
  if (entry.method === 'POST' && SENDING.test(entry.path)) noteSend(world, entry, await c.req.text(), text);
}

/** Reads the answer and puts its bytes back: a text table in GBK is no UTF-8. */
async function reread(c: Context): Promise<string> {
  const answer = c.res;
  const bytes = await answer.arrayBuffer();
  c.res = undefined;
  c.res = new Response(bytes, { status: answer.status, headers: answer.headers });
  return new TextDecoder().decode(bytes);
}

const SENDING = /^\/im\/v1\/messages(\/[^/]+\/reply)?$/;

function noteSend(world: World, entry: CallEntry, request: string, answer: string): void {
  const uuid = fieldOf(request, 'uuid');
  const message_id = codeOf(answer) === 0 ? /"message_id":"([^"]+)"/.exec(answer)?.[1] : undefined;
  const chat_id = message_id && world.messages.get(message_id)?.chat_id;
  world.trace.sends.note({ uuid, message_id, chat_id, at: entry.at });
}

/** Answers begin with their code. */
export const codeOf = (answer: string): number | undefined => {
  const found = /"code":(-?\d+)/.exec(answer.slice(0, 200))?.[1];
  return found === undefined ? undefined : Number(found);
};

function fieldOf(body: string, name: string): string | undefined {
  try {
    const value = (JSON.parse(body) as Record<string, unknown>)[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The check stops at the first fault for Feishu's answer; here are all of them. */
function cardFaults(world: World, request: string): CardFaults | undefined {
  const content = fieldOf(request, 'content');
  if (content === undefined) return undefined;
  const { faults, warnings } = parseCard(content, knownIn(world));
  return { content, faults, warnings };
}

const unread = (length: string | undefined) => ({ text: '', bytes: Number(length ?? 0), cut: true });

async function otherBody(c: Context) {
  const type = c.res.headers.get('content-type') ?? '';
  if (!type.startsWith('text/')) return unread(c.res.headers.get('content-length') ?? undefined);
  return bodyOf(await reread(c));
}
