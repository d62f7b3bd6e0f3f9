import type { Context } from 'hono';
import { z } from 'zod';
import { ScriptRefusal } from '../errors.ts';
import { judgeCard } from '../trace/card.ts';
import type { Entry } from '../trace/entries.ts';
import { factsOf } from '../trace/facts.ts';
import { lineShape, wholeShape } from '../trace/shape.ts';
import { words } from '../words.ts';
import type { World } from '../world.ts';
import { personOf, read, readBody } from './input.ts';

const Which = z.object({
  after: z.coerce.number().default(0),
  kind: z.enum(['call', 'event', 'callback']).optional(),
  chat_id: z.string().optional(),
  person: z.string().optional(),
  message_id: z.string().optional(),
  text: z.string().optional(),
});
type Wanted = z.infer<typeof Which>;

/** GET /sandbox/trace: the last entries, the oldest first; `rev` is what to ask after next time. */
export const listTrace = (world: World) => (c: Context) => {
  const wanted = read(Which, c.req.query());
  const person = wanted.person === undefined ? undefined : personOf(world, wanted.person).id;
  const { entries } = world.trace;
  const found = [...entries.all()].filter((entry) => isWanted(world, entry, { ...wanted, person }));
  return c.json({ rev: entries.last(), entries: found.map((entry) => lineShape(world, entry)) });
};

function isWanted(
  world: World,
  entry: Entry,
  { after, kind, chat_id, person, message_id, text }: Wanted,
): boolean {
  if (entry.rev <= after || (kind !== undefined && entry.kind !== kind)) return false;
  const facts = factsOf(world, entry);
  if (chat_id !== undefined && facts.chat !== chat_id) return false;
  if (person !== undefined && facts.person !== person) return false;
  if (message_id !== undefined && facts.made !== message_id && facts.message !== message_id) return false;
  return text === undefined || text === '' || holds(entry, text);
}

function holds(entry: Entry, text: string): boolean {
  const within =
    entry.kind === 'call'
      ? [`${entry.method} ${entry.path}`, entry.request.text, entry.response?.text ?? '', entry.log_id]
      : [entry.event_type, entry.plain.text, ...entry.tries.map(answerText)];
  return within.some((each) => each.includes(text));
}

const answerText = ({ answer }: { answer?: { is: string; body?: { text: string } } }): string =>
  answer?.body?.text ?? '';

export const getTrace = (world: World) => (c: Context) => {
  const id = c.req.param('id') ?? '';
  const entry = world.trace.entries.get(Number(id));
  if (!entry) throw new ScriptRefusal(words.refusal.noEntry(id), 404);
  return c.json(wholeShape(world, entry));
};

const WhichSends = z.object({ uuid: z.string().optional(), chat_id: z.string().optional() });

/** GET /sandbox/trace/sends: how often each message was accepted, since the beginning. */
export const listSends = (world: World) => (c: Context) => {
  const { uuid, chat_id } = read(WhichSends, c.req.query());
  const found = world.trace.sends.all().filter((send) => {
    if (uuid !== undefined && send.uuid !== uuid) return false;
    return chat_id === undefined || send.chat_id === chat_id;
  });
  return c.json(found);
};

const Card = z.object({ content: z.union([z.string(), z.record(z.string(), z.unknown())]) });

/** POST /sandbox/trace/card: what would be said of a card if it were sent. */
export const checkedCard = (world: World) => async (c: Context) => {
  const { content } = await readBody(Card, c);
  return c.json(judgeCard(world, typeof content === 'string' ? content : JSON.stringify(content)));
};
