import type { Context } from 'hono';
import { z } from 'zod';
import type { Account } from '../directory.ts';
import { ScriptRefusal } from '../errors.ts';
import { messageReceived } from '../events.ts';
import { keepFile } from '../files.ts';
import { post } from '../messages.ts';
import type { Postman } from '../postman.ts';
import { words } from '../words.ts';
import type { Chat, Mention, Message, World } from '../world.ts';
import { actorOf, chatOf, messageOf, mustBeIn, readBody } from './input.ts';

const MOST_BYTES = 100 * 1024 * 1024;
const Say = z.object({
  as: z.string(),
  chat_id: z.string(),
  text: z.string().default(''),
  mention_bot: z.boolean().default(false),
  file: z.object({ name: z.string().min(1).max(250), base64: z.string() }).optional(),
  reply_to: z.string().optional(),
});
type Said = z.infer<typeof Say>;

/** A person writes. A file is a message of its own, and the text that comes with it a reply to that. */
export const say = (world: World, postman: Postman) => async (c: Context) => {
  const said = await readBody(Say, c);
  const person = actorOf(world, said.as);
  const chat = chatOf(world, said.chat_id);
  mustBeIn(chat, person);
  if (chat.disbanded) throw new ScriptRefusal(words.refusal.disbanded);
  if (said.text.trim() === '' && !said.file) throw new ScriptRefusal(words.refusal.emptyMessage);
  const parent = parentOf(world, chat, said.reply_to);
  const file = said.file && postFile(world, chat, person, said.file, parent);
  if (file) await hand(world, postman, chat, file, person);
  if (said.text.trim() === '') return c.json({ message_id: file!.message_id });
  const text = postText(world, chat, person, said, parent ?? file);
  await hand(world, postman, chat, text, person);
  return c.json({ message_id: text.message_id, ...(file && { file_message_id: file.message_id }) });
};

function parentOf(world: World, chat: Chat, id: string | undefined): Message | undefined {
  if (id === undefined) return undefined;
  const parent = messageOf(world, id);
  if (parent.chat_id !== chat.chat_id) throw new ScriptRefusal(words.refusal.replyElsewhere);
  if (parent.recalled) throw new ScriptRefusal(words.refusal.recalled);
  return parent;
}

function postFile(
  world: World,
  chat: Chat,
  person: Account,
  { name, base64 }: NonNullable<Said['file']>,
  parent: Message | undefined,
): Message {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 0 || !/^[\w+/=\s-]*$/.test(base64)) throw new ScriptRefusal(words.refusal.badFile);
  if (bytes.length > MOST_BYTES) throw new ScriptRefusal(words.refusal.fileTooBig);
  const file = keepFile(world, 'file', name, bytes);
  const content = JSON.stringify({ file_key: file.key, file_name: file.name });
  return post(world, { chat, sender: { kind: 'person', id: person.id }, msg_type: 'file', content, parent });
}

function postText(
  world: World,
  chat: Chat,
  person: Account,
  said: Said,
  parent: Message | undefined,
): Message {
  const { text, mentions } =
    chat.kind === 'p2p' ? { text: said.text, mentions: [] } : mentioning(world, chat, said);
  const content = JSON.stringify({ text });
  const sender = { kind: 'person', id: person.id } as const;
  return post(world, { chat, sender, msg_type: 'text', content, mentions, parent });
}

/** `@Name` of the bot or of a member becomes a placeholder `@_user_n`, numbered as they come. */
function mentioning(world: World, chat: Chat, said: Said): { text: string; mentions: Mention[] } {
  const bot = { name: world.o.botName, open_id: world.botOpenId, kind: 'bot' } as const;
  const members = chat.members
    .flatMap((id) => world.people.person(id) ?? [])
    .map(({ name, open_id }) => ({ name, open_id, kind: 'user' }) as const);
  const named = [...(chat.bot ? [bot] : []), ...members].sort((a, b) => b.name.length - a.name.length);
  const missing = said.mention_bot && chat.bot && !said.text.includes(`@${bot.name}`);
  const written = (missing ? `@${bot.name} ` : '') + said.text;
  const mentions: Mention[] = [];
  let text = '';
  for (let at = 0; at < written.length; ) {
    const who = written[at] === '@' ? named.find(({ name }) => written.startsWith(name, at + 1)) : undefined;
    text += who ? keyFor(who, mentions) : written[at];
    at += who ? who.name.length + 1 : 1;
  }
  return { text, mentions };
}

function keyFor(who: Omit<Mention, 'key'>, mentions: Mention[]): string {
  const known = mentions.find(({ open_id }) => open_id === who.open_id);
  if (known) return known.key;
  const key = `@_user_${mentions.length + 1}`;
  mentions.push({ key, ...who });
  return key;
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
