import type { Context } from 'hono';
import { z } from 'zod';
import { outcomeOf } from '../callback.ts';
import { whileLocked } from '../card-lock.ts';
import { isObject } from '../cards/walk.ts';
import { ScriptRefusal } from '../errors.ts';
import { cardTapped } from '../events.ts';
import { newCardToken } from '../ids.ts';
import { isOld, save, touched } from '../messages.ts';
import type { Postman } from '../postman.ts';
import { actionOf } from '../tap.ts';
import { noteReplaced } from '../trace/pushes.ts';
import { words } from '../words.ts';
import type { Message, World } from '../world.ts';
import { actorOf, chatOf, messageOf, mustBeIn, readBody } from './input.ts';

const Tap = z.object({
  as: z.string(),
  message_id: z.string(),
  element: z.string().min(1),
  option: z.union([z.string(), z.array(z.string())]).optional(),
  input: z.string().optional(),
  checked: z.boolean().optional(),
  form: z.record(z.string(), z.unknown()).optional(),
});

/** A person touches a card; the answer of the webhook becomes a toast and the card's new face. */
export const tap = (world: World, postman: Postman) => async (c: Context) => {
  const touch = await readBody(Tap, c);
  const person = actorOf(world, touch.as);
  const message = messageOf(world, touch.message_id);
  const chat = chatOf(world, message.chat_id);
  mustBeIn(chat, person);
  const choosers = {
    members: chat.members.flatMap((id) => world.people.person(id)?.open_id ?? []),
    toOpenId: (id: string) => world.people.person(id)?.open_id ?? id,
  };
  const action = actionOf(cardOf(world, message), touch, choosers);
  const event = cardTapped(world, message, person.id, tokenFor(world, message), action);
  const answer = await whileLocked(world, message.message_id, postman.once(event));
  const outcome = outcomeOf(world, answer);
  if (outcome.card) {
    replaceCard(world, message.message_id, JSON.stringify(outcome.card));
    noteReplaced(world, event.header.event_id, message.message_id);
  } else if (world.o.patchDuringCallback === 'reverted') revertCard(world, message);
  return c.json(outcome);
};

function cardOf(world: World, message: Message) {
  if (message.recalled) throw new ScriptRefusal(words.refusal.recalled);
  const card: unknown = message.msg_type === 'interactive' ? JSON.parse(message.content) : undefined;
  if (!isObject(card)) throw new ScriptRefusal(words.refusal.notCard);
  if (isOld(world, message)) throw new ScriptRefusal(words.refusal.tooOld);
  return card;
}

/** With it the bot may change the card for half an hour after it has answered. */
function tokenFor(world: World, { message_id }: Message): string {
  const token = newCardToken();
  world.cardTokens.put(token, { token, message_id, at: world.clock.now().getTime(), uses: 0 });
  return token;
}

/** The message as it is now: while the webhook thought, it may have been recalled or wiped. */
function replaceCard(world: World, id: string, content: string): void {
  const message = world.messages.get(id);
  if (message && !message.recalled) save(world, touched(world, { ...message, content }));
}

/** A patch that came meanwhile is gone: the card is again what was tapped. */
function revertCard(world: World, { message_id, content }: Message): void {
  if (world.messages.get(message_id)?.content !== content) replaceCard(world, message_id, content);
}
