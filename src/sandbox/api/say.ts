import type { Context } from 'hono';
import { z } from 'zod';
import type { Account } from '../directory.ts';
import { ScriptRefusal } from '../errors.ts';
import { messageReceived } from '../events.ts';
import { inThread, post } from '../messages.ts';
import type { Postman } from '../postman.ts';
import { words } from '../words.ts';
import type { Chat, Message, World } from '../world.ts';
import type { Draft } from './draft.ts';
import { actorOf, chatOf, messageOf, mustBeIn, readBody } from './input.ts';
import { Post, postOf } from './say-post.ts';
import { textOf } from './say-text.ts';
import { Uploads, uploadsOf } from './say-uploads.ts';

const Say = z.object({
  as: z.string(),
  chat_id: z.string(),
  text: z.string().default(''),
  mention_bot: z.boolean().default(false),
  post: Post.optional(),
  ...Uploads,
  reply_to: z.string().optional(),
  reply_in_thread: z.boolean().default(false),
});
type Said = z.infer<typeof Say>;

/** A person writes. A file is a message of its own, and the text that comes with it a reply to that. */
export const say = (world: World, postman: Postman) => async (c: Context) => {
  const said = await readBody(Say, c);
  const person = actorOf(world, said.as);
  const chat = chatOf(world, said.chat_id);
  mustBeIn(chat, person);
  if (chat.disbanded) throw new ScriptRefusal(words.refusal.disbanded);
  const parent = parentOf(world, chat, said);
  const drafts = draftsOf(world, chat, said);
  if (drafts.length === 0) throw new ScriptRefusal(words.refusal.emptyMessage);
  const sent: Message[] = [];
  for (const draft of drafts) {
    const sender = { kind: 'person', id: person.id } as const;
    const message = post(world, { chat, sender, ...draft, parent: parent ?? sent[0] });
    sent.push(message);
    await hand(world, postman, chat, message, person);
  }
  const { message_id } = sent.at(-1)!;
  const first = sent.length > 1 ? { file_message_id: sent[0]!.message_id } : {};
  return c.json({ message_id, ...first });
};

/** What is uploaded first, then what is written. */
function draftsOf(world: World, chat: Chat, said: Said): Draft[] {
  const written = said.text.trim() === '' ? [] : [textOf(world, chat, said)];
  const posted = said.post ? [postOf(world, chat, said.post)] : [];
  return [...uploadsOf(world, said), ...posted, ...written];
}

function parentOf(world: World, chat: Chat, { reply_to, reply_in_thread }: Said): Message | undefined {
  if (reply_to === undefined) return undefined;
  const parent = messageOf(world, reply_to);
  if (parent.chat_id !== chat.chat_id) throw new ScriptRefusal(words.refusal.replyElsewhere);
  if (parent.recalled) throw new ScriptRefusal(words.refusal.recalled);
  return reply_in_thread ? inThread(world, parent) : parent;
}

/** The bot hears everything said to it alone, and in its groups what mentions it. */
async function hand(
  world: World,
  postman: Postman,
  chat: Chat,
  message: Message,
  by: Account,
): Promise<void> {
  const heard = chat.kind === 'p2p' || (chat.bot && message.mentions.some(({ kind }) => kind === 'bot'));
  if (heard) await postman.deliver(messageReceived(world, chat, message, by.id));
}
