import type { Context } from 'hono';
import { z } from 'zod';
import { isLocked } from '../card-lock.ts';
import { extOf, type Fault, parseCard, tooBig } from '../cards/check.ts';
import { knownIn } from '../content.ts';
import { FeishuRefusal, type RefusalKind } from '../errors.ts';
import { newCardId } from '../ids.ts';
import { CARD_LIMITS } from '../limits.ts';
import { FOURTEEN_DAYS, save, touched } from '../messages.ts';
import type { KitCard, World } from '../world.ts';
import { jsonBody } from './auth.ts';
import { fields, ok } from './shapes.ts';

const Card = z.object({ type: z.enum(['card_json', 'template']), data: z.string() });
const sequence = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);
const Step = { uuid: z.string().max(64).optional(), sequence };
const Replace = z.object({ card: Card, ...Step });
const Settings = z.object({ settings: z.string(), ...Step });

/** §3.3: an entity that is sent once and then changed by its own number. */
export const createCard = (world: World) => async (c: Context) => {
  const given = fields(Card, await jsonBody(c));
  const { content, warnings } = checked(world, given);
  const card: KitCard = {
    ...{ card_id: newCardId(), content, warnings, at: world.clock.now().getTime() },
    ...{ sequence: -1, uuids: [] },
  };
  world.kitCards.put(card.card_id, card);
  return c.json(ok({ card_id: card.card_id }));
};

export const replaceCard = (world: World) => async (c: Context) => {
  const { card, ...step } = fields(Replace, await jsonBody(c));
  change(world, c.req.param('card_id') ?? '', step, () => card);
  return c.json(ok({}));
};

/** `config` and `card_link` of the card, laid over those it has. */
export const setCard = (world: World) => async (c: Context) => {
  const { settings, ...step } = fields(Settings, await jsonBody(c));
  const given = fields(z.record(z.string(), z.record(z.string(), z.unknown())), json(settings));
  change(world, c.req.param('card_id') ?? '', step, (content) => {
    const card = json(content) as Record<string, object>;
    for (const [key, value] of Object.entries(given)) card[key] = { ...card[key], ...value };
    return { type: 'card_json', data: JSON.stringify(card) };
  });
  return c.json(ok({}));
};

type Next = { sequence: number; uuid?: string | undefined };

/** One step on a card: in order, not twice, not while somebody's tap waits; the message it was sent as follows. */
function change(
  world: World,
  id: string,
  { sequence, uuid }: Next,
  to: (content: string) => z.infer<typeof Card>,
): void {
  const card = living(world, id);
  if (uuid && card.uuids.includes(uuid)) return;
  const message = world.messages.all().find(({ card_id }) => card_id === id);
  if (message && isLocked(world, message.message_id)) throw new FeishuRefusal('kit-busy');
  if (sequence <= card.sequence) throw new FeishuRefusal('kit-sequence');
  if (world.windows.take(`card/${id}`, CARD_LIMITS)) throw new FeishuRefusal('target-rate');
  const { content, warnings } = checked(world, to(card.content));
  const uuids = uuid ? [...card.uuids, uuid] : card.uuids;
  world.kitCards.put(id, { ...card, content, warnings, sequence, uuids });
  if (message && !message.recalled) save(world, touched(world, { ...message, content, warnings }));
}

function living(world: World, id: string): KitCard {
  const card = world.kitCards.get(id);
  if (!card) throw new FeishuRefusal('kit-unknown');
  if (world.clock.now().getTime() - card.at > FOURTEEN_DAYS) throw new FeishuRefusal('kit-expired');
  return card;
}

function checked(world: World, { type, data }: z.infer<typeof Card>) {
  if (type === 'template') throw new FeishuRefusal('kit-card', { ext: 'template is not exist' });
  if (data === '') throw new FeishuRefusal('kit-empty');
  if (tooBig(data)) throw new FeishuRefusal('kit-too-big');
  const { faults, warnings } = parseCard(data, knownIn(world));
  if (faults[0]) throw new FeishuRefusal(kindOf(faults[0]), { ext: extOf(faults[0]) });
  return { content: data, warnings };
}

/** CardKit has numbers of its own for what messages call 230099. */
function kindOf({ code, msg }: Fault): RefusalKind {
  if (code === 300301) return 'kit-element-id';
  if (code === 300302) return 'kit-shared';
  if (msg.startsWith('schema is required')) return 'kit-schema';
  if (msg.startsWith('element exceeds the limit')) return 'kit-elements';
  return 'kit-card';
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FeishuRefusal('invalid-parameter', { ext: 'settings is not a string in json format' });
  }
}
