import type { Context } from 'hono';
import { z } from 'zod';
import { shanghai } from '../clock.ts';
import { ScriptRefusal } from '../errors.ts';
import { words } from '../words.ts';
import type { Exchange } from '../ws/exchange.ts';
import { REFUSALS, type RefusalName } from '../ws/handshake.ts';
import { readBody } from './input.ts';

const Drop = z.strictObject({ id: z.string().optional() });
const Refuse = z.strictObject({ refuse: z.enum(Object.keys(REFUSALS) as RefusalName[]).nullable() });

const shape = (exchange: Exchange) => ({
  refuse: exchange.refusing ?? null,
  connections: exchange.list().map((each) => ({ ...each, since: shanghai(each.since) })),
});

/** The long connections that are open now. */
export const listConnections = (exchange: Exchange) => (c: Context) => c.json(shape(exchange));

/** Whether new ones are refused, and for which reason. */
export const refuseConnections = (exchange: Exchange) => async (c: Context) => {
  const { refuse } = await readBody(Refuse, c);
  exchange.refusing = refuse ?? undefined;
  return c.json(shape(exchange));
};

/** A cut, without goodbye, as when a network fails. */
export const dropConnections = (exchange: Exchange) => async (c: Context) => {
  const { id } = await readBody(Drop, c);
  const dropped = exchange.drop(id);
  if (id !== undefined && dropped === 0) throw new ScriptRefusal(words.refusal.noConnection(id), 404);
  return c.json({ dropped });
};
