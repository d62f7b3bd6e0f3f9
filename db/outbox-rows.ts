/** 发件: what a row of the outbox asks to be done, and for whom. */
import type { Recipient, Say } from '../src/messages.ts';
import type { outbox } from './schema.ts';

/** What a row asks to be done. A card's content is read when it is sent, so only the newest goes out. */
export type Payload =
  | { readonly is: 'text'; readonly to: string; readonly text: string }
  | { readonly is: 'card'; readonly to: string; readonly thing: string }
  | { readonly is: 'file'; readonly to: string; readonly name: string; readonly base64: string }
  | { readonly is: 'replace'; readonly messageId: string; readonly content: string }
  | Extract<Say, { readonly is: 'fetch' | 'lookup' }>;

export type Row = Omit<typeof outbox.$inferSelect, 'payload'> & { readonly payload: Payload };

export function recipientKey(to: Recipient): string {
  return 'person' in to ? `person:${to.person}` : `chat:${to.chat}`;
}

export type NewRow = { readonly once: string; readonly lane: string; readonly payload: Payload };

/** The recipient that a key names. */
export function recipientOf(key: string): Recipient {
  return key.startsWith('person:') ? { person: Number(key.slice(7)) } : { chat: key.slice(5) };
}
