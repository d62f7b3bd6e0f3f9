import { z } from 'zod';
import { extOf, type Known, parseCard, tooBig } from './cards/check.ts';
import type { Kind, Stored } from './content-parse.ts';
import { FeishuRefusal } from './errors.ts';
import type { World } from './world.ts';

export const knownIn = (world: World): Known => ({
  user: (id) => world.people.knows(id),
  image: (key) => world.files.get(key)?.type === 'image',
});

const refused = (ext: string) => new FeishuRefusal('card', { ext });

/** A card is its JSON, or an envelope that names a card of CardKit or a template. */
export const card: Kind = (world, _, content) => {
  if (tooBig(content)) throw new FeishuRefusal('too-long');
  const named = envelope(content);
  if (named?.type === 'card') return cardOfKit(world, named.data.card_id);
  if (named) throw refused('ErrCode: 200380; ErrMsg: template is not exist; ErrorValue: ; ');
  const { faults, warnings } = parseCard(content, knownIn(world));
  if (faults[0]) throw refused(extOf(faults[0]));
  return { content, mentions: [], warnings };
};

const Envelope = z.discriminatedUnion('type', [
  z.object({ type: z.literal('card'), data: z.object({ card_id: z.string() }) }),
  z.object({ type: z.literal('template'), data: z.looseObject({ template_id: z.string() }) }),
]);

function envelope(content: string): z.infer<typeof Envelope> | undefined {
  const value = /"type"\s*:\s*"(card|template)"/.test(content) ? content : undefined;
  if (value === undefined) return undefined;
  try {
    return Envelope.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}

/** §3.3: a card of CardKit is sent once. */
function cardOfKit(world: World, card_id: string): Stored {
  const kit = world.kitCards.get(card_id);
  const sent = world.messages.all().some((message) => message.card_id === card_id);
  if (!kit || sent) throw refused('ErrCode: 11310; ErrMsg: cardid is invalid; ErrorValue: ; ');
  return { content: kit.content, mentions: [], warnings: kit.warnings, card_id };
}
