import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler, Next } from 'hono';
import type { StatusCode } from 'hono/utils/http-status';
import { aboutCall } from '../about.ts';
import { FeishuRefusal } from '../errors.ts';
import { newLogId } from '../ids.ts';
import { keepAnswer, noteFault, pathOf } from '../trace/calls.ts';
import type { World } from '../world.ts';
import { type CallEffect, kindOf } from './kinds.ts';
import type { Rule } from './rules.ts';

/** Lets go wrong whatever the rules say, before or after a call has its effect. */
export const faulty =
  (world: World): MiddlewareHandler =>
  async (c, next) => {
    if (world.faults.idle()) return next();
    const rules = await strike(world, c);
    for (const rule of rules) noteFault(world, c, rule);
    for (const rule of rules) {
      const kind = kindOf(rule.kind);
      if (kind.side !== 'call') continue;
      if (kind.effect.does !== 'wait') return end(world, c, next, rule, kind.effect);
      await Promise.race([sleep(rule.ms, undefined, { ref: false }), world.faults.cleared()]);
    }
    return next();
  };

/** The body is read whole beforehand: whoever waits long may find that the client has left with it. */
async function strike(world: World, c: Context): Promise<Rule[]> {
  const isForm = c.req.header('content-type')?.startsWith('multipart/') === true;
  if (isForm) await c.req.arrayBuffer();
  const body = isForm ? '' : await c.req.text();
  const path = pathOf(c);
  const { chat, person } = aboutCall(world, path, new URL(c.req.url).searchParams, body);
  return world.faults.strike({ stage: 'call', method: c.req.method, path, chat, person });
}

async function end(
  world: World,
  c: Context,
  next: Next,
  rule: Rule,
  effect: CallEffect,
): Promise<Response | undefined> {
  switch (effect.does) {
    case 'refuse':
      return refuse(c, refusalOf(rule, effect));
    case 'page':
      return gatewayPage(c, rule.status ?? 502);
    case 'cut':
      return replace(c, sever(c));
    case 'lose': {
      await next();
      await keepAnswer(world, c);
      return replace(c, await LOSSES[effect.by](world, c));
    }
    case 'wait':
      return undefined;
  }
}

const refuse = (c: Context, refusal: FeishuRefusal): Response =>
  c.json(refusal.body(c.res.headers.get('x-tt-logid') ?? newLogId()), refusal.status, refusal.extra.headers);

function refusalOf(rule: Rule, { as, ext, scopes }: Extract<CallEffect, { does: 'refuse' }>): FeishuRefusal {
  const reset = rule.reset === undefined ? undefined : String(rule.reset);
  const headers = reset && { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': reset };
  return new FeishuRefusal(as, {
    ...(ext && { ext }),
    ...(scopes && { scopes }),
    ...(headers && { headers }),
  });
}

const REASONS: Readonly<Record<number, string>> = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

function gatewayPage(c: Context, status: number): Response {
  const title = `${status} ${REASONS[status] ?? 'Error'}`;
  const html = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
  c.status(status as StatusCode);
  return c.html(html);
}

type Loss = Extract<CallEffect, { does: 'lose' }>['by'];

/** Ways in which the answer to a call that had its effect does not arrive. */
const LOSSES: Record<Loss, (world: World, c: Context) => Promise<Response>> = {
  cut: async (_, c) => sever(c),
  hanging: async (world, c) => {
    const { outgoing } = c.env as HttpBindings;
    const left = new Promise((resolve) => outgoing.once('close', resolve));
    await Promise.race([left, world.faults.cleared()]);
    return sever(c);
  },
  garbling: async (_, c) => {
    const text = await c.res.text();
    return new Response(text.slice(0, Math.ceil(text.length / 2)), c.res);
  },
  halving: async (_, c) => {
    const { outgoing } = c.env as HttpBindings;
    const bytes = Buffer.from(await c.res.arrayBuffer());
    outgoing.writeHead(c.res.status, {
      ...Object.fromEntries(c.res.headers),
      'content-length': bytes.byteLength,
    });
    await new Promise((resolve) => outgoing.write(bytes.subarray(0, bytes.byteLength >> 1), resolve));
    return sever(c);
  },
};

/** Ends the connection without a word: of the raw socket, since HTTP has no answer that says nothing. */
function sever(c: Context): Response {
  (c.env as HttpBindings).outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Instead of what was answered, and without its headers. */
function replace(c: Context, response: Response): Response {
  c.res = undefined;
  c.res = response;
  return response;
}
