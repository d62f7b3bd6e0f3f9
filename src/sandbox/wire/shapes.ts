import { z } from 'zod';
import { FeishuRefusal } from '../errors.ts';
import type { Message, World } from '../world.ts';

/** How things look to the bot (§3.1). */
export function messageShape(world: World, message: Message): Record<string, unknown> {
  const tenant_key = world.tenantKey;
  return {
    message_id: message.message_id,
    ...(message.root_id && { root_id: message.root_id, parent_id: message.parent_id }),
    ...(message.thread_id && { thread_id: message.thread_id }),
    msg_type: message.msg_type,
    create_time: String(message.create_time),
    update_time: String(message.update_time),
    deleted: message.recalled,
    updated: message.update_time > message.create_time,
    chat_id: message.chat_id,
    sender: { ...senderShape(world, message), tenant_key },
    body: { content: message.content },
    ...(message.mentions.length > 0 && {
      mentions: message.mentions.map(({ key, open_id, name }) => ({
        key,
        id: open_id,
        id_type: 'open_id',
        name,
        tenant_key,
      })),
    }),
  };
}

function senderShape(world: World, { sender }: Message) {
  if (sender.kind === 'app') return { id: world.o.appId, id_type: 'app_id', sender_type: 'app' };
  return { id: world.people.person(sender.id)?.open_id ?? '', id_type: 'open_id', sender_type: 'user' };
}

export const ok = (data: unknown, msg = 'success') => ({ code: 0, msg, data });

/** Parses a query or a body; what does not fit is a list of field violations. */
export function fields<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const violations = parsed.error.issues.map((issue) => {
    const field = issue.path.join('.');
    const missing = issue.code === 'invalid_type' && issue.input === undefined;
    return { field, description: missing ? `${field} is required` : `${field}: ${issue.message}` };
  });
  throw new FeishuRefusal('field-validation', { violations });
}

export const idType = z.enum(['open_id', 'union_id', 'user_id']).default('open_id');

export const pageQuery = (most: number) =>
  z.object({
    page_size: z.coerce.number().int().min(1).max(most).default(20),
    page_token: z.string().optional(),
  });

/** One page of a list; the token is the place where it goes on. */
export function page<T>(items: readonly T[], size: number, token: string | undefined) {
  const from = Number(token ?? 0) || 0;
  const to = from + size;
  const has_more = to < items.length;
  return { items: items.slice(from, to), has_more, page_token: has_more ? String(to) : '' };
}
