import { useEffect } from 'react';
import { api } from './api.ts';
import type { Chat, Message, Person } from './types.ts';

/**
 * Tells the sandbox what this person has before their eyes: a chat when it is opened, then whatever the bot
 * adds to it. Who may no longer be there (a resigned person looked at from outside) reads nothing.
 */
export function useReading(
  me: Person | undefined,
  chat: Chat | undefined,
  talk: readonly Message[] | undefined,
): void {
  const [as, chat_id] = [me?.id, chat?.chat_id];
  const ofBot = talk?.filter(({ sender }) => sender.sender_type === 'app').length ?? 0;
  useEffect(() => {
    if (as && chat_id) void api.look('open', as, chat_id).catch(() => undefined);
  }, [as, chat_id]);
  useEffect(() => {
    if (as && chat_id && ofBot > 0) void api.look('read', as, chat_id).catch(() => undefined);
  }, [as, chat_id, ofBot]);
}
