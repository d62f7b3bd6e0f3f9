import type { Chat, World } from './world.ts';

export type Moved = { chat: Chat; ids: string[] };

/** The chat with these people in it too, and who of them is new. */
export function withMembers(chat: Chat, people: readonly string[]): Moved {
  const ids = [...new Set(people)].filter((id) => !chat.members.includes(id));
  const left = (chat.left ?? []).filter((id) => !ids.includes(id));
  return { chat: { ...chat, members: [...chat.members, ...ids], left }, ids };
}

export function withoutMembers(chat: Chat, people: readonly string[]): Moved {
  const ids = [...new Set(people)].filter((id) => chat.members.includes(id));
  const members = chat.members.filter((id) => !ids.includes(id));
  return { chat: { ...chat, members, left: [...(chat.left ?? []), ...ids] }, ids };
}

export function keepChat(world: World, chat: Chat): Chat {
  world.chats.put(chat.chat_id, chat);
  world.feed.tell({ kind: 'chats' });
  return chat;
}
