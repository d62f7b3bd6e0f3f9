import { words } from '../words.ts';
import type { Chat, Mention, World } from '../world.ts';
import type { Draft } from './draft.ts';

type Who = Omit<Mention, 'key'>;

/** Whom one can mention in a chat: its members, and the bot if it is there. */
export function mentionable(world: World, chat: Chat): Who[] {
  const bot = { name: world.o.botName, open_id: world.botOpenId, kind: 'bot' } as const;
  const members = chat.members
    .flatMap((id) => world.people.person(id) ?? [])
    .map(({ name, open_id }) => ({ name, open_id, kind: 'user' }) as const);
  return [...(chat.bot ? [bot] : []), ...members];
}

/** Placeholders are numbered as they come; who is named twice keeps theirs. */
export function keyFor(who: Who, mentions: Mention[]): string {
  const known = mentions.find(({ open_id }) => open_id === who.open_id);
  if (known) return known.key;
  const key = `@_user_${mentions.length + 1}`;
  mentions.push({ key, ...who });
  return key;
}

/** In a group `@Name` of the bot or of a member becomes a placeholder, `@所有人` the one for all. */
export function textOf(world: World, chat: Chat, said: { text: string; mention_bot: boolean }): Draft {
  if (chat.kind === 'p2p') return { msg_type: 'text', content: JSON.stringify({ text: said.text }) };
  const named = mentionable(world, chat).sort((a, b) => b.name.length - a.name.length);
  const missing = said.mention_bot && chat.bot && !said.text.includes(`@${world.o.botName}`);
  const written = (missing ? `@${world.o.botName} ` : '') + said.text;
  const mentions: Mention[] = [];
  let text = '';
  for (let at = 0; at < written.length; ) {
    const who = written[at] === '@' ? named.find(({ name }) => written.startsWith(name, at + 1)) : undefined;
    text += who ? keyFor(who, mentions) : written[at];
    at += who ? who.name.length + 1 : 1;
  }
  const content = JSON.stringify({ text: text.replaceAll(`@${words.everyone}`, '@_all') });
  return { msg_type: 'text', content, mentions };
}
