import type { About, Chat, Message, Outcome, Touch } from './types.ts';
import { words } from './words.ts';

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`/sandbox/${path}`, init);
  const said = (await response.json().catch(() => ({}))) as T & { error?: string };
  if (!response.ok) throw new Error(said.error ?? words.failed);
  return said;
}

type File = { name: string; base64: string };
type Said = { as: string; chat_id: string; text: string; file?: File; reply_to?: string };

export const api = {
  about: () => ask<About>('page'),
  chats: (me: string) => ask<Chat[]>(`chats?as=${encodeURIComponent(me)}`),
  messages: (chat: string) => ask<Message[]>(`messages?chat_id=${chat}`),
  say: (said: Said) => ask<{ message_id: string }>('say', said),
  tap: (as: string, message_id: string, element: string, touch: Touch) =>
    ask<Outcome>('tap', { as, message_id, element, ...touch }),
  menu: (as: string, event_key: string) => ask<{ taken: boolean }>('menu', { as, event_key }),
  look: (how: 'open' | 'read', as: string, chat_id: string) => ask<unknown>(how, { as, chat_id }),
  move: (move: { advance: string } | { workdays: number }) => ask<{ now: string }>('clock', move),
  reset: () => ask<unknown>('reset', {}),
};

export const sentence = (error: unknown): string => (error instanceof Error ? error.message : words.failed);
