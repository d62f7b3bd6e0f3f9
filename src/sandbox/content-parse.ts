import type { z } from 'zod';
import { FeishuRefusal } from './errors.ts';
import type { Chat, Mention, World } from './world.ts';

/** What is kept of a message the bot sends. */
export type Stored = { content: string; mentions: Mention[]; warnings: string[]; card_id?: string };
export type Kind = (world: World, chat: Chat, content: string) => Stored;

export const unusable = (ext: string) => new FeishuRefusal('invalid-parameter', { ext });

/** Reads content, which is JSON as text. */
export function parsed<T>(content: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw unusable('content is not a string in json format');
  }
  const read = schema.safeParse(value);
  if (!read.success) throw unusable(`invalid message content: ${read.error.issues[0]!.path.join('.')}`);
  return read.data;
}
