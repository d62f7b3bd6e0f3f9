/** The shapes of Feishu's events: loose on fields we don't know, strict on those we use. */
import { z } from 'zod';

/** PostgreSQL stores neither NUL nor half a surrogate pair, so neither comes in. */
export function clean(text: string): string {
  if (!/[\u{D800}-\u{DFFF}]/u.test(text) && !text.includes('\0')) return text;
  return Buffer.from(text.replaceAll('\0', '')).toString();
}

const words = z.string().transform(clean);
const id = z.string().min(1).max(256).transform(clean);

/** Seconds, milli- or microseconds since 1970, as number or digits; Feishu uses all of them. */
const instant = z.union([z.string().min(1).max(32), z.number()]).transform((value, context) => {
  const n = Number(value);
  const ms = n > 1e14 ? n / 1000 : n > 1e11 ? n : n * 1000;
  if (Number.isFinite(ms) && ms >= 0 && ms < 8e15) return new Date(Math.floor(ms));
  context.addIssue({ code: 'custom', message: 'not an instant' });
  return z.NEVER;
});

const ids = z.object({ open_id: id });
/** An id that may be missing or empty: of @all, of an operator outside the tenant. */
const looseId = z
  .union([z.string(), z.object({ open_id: z.string().nullish() })])
  .nullish()
  .transform((value) => clean((typeof value === 'string' ? value : value?.open_id) ?? ''));

export const envelopeV1 = z.object({
  uuid: id,
  ts: instant,
  event: z.object({ type: words.optional() }).optional(),
});

export const envelope = z.object({
  header: z.object({ event_id: id, event_type: id, create_time: instant }),
  event: z.unknown().optional(),
});

export const mention = z.object({
  key: z.string().min(1).max(64),
  id: looseId,
  name: words.nullish(),
  mentioned_type: z.string().nullish(),
});
export type Mention = z.infer<typeof mention>;

export const messageReceived = z.object({
  sender: z.object({ sender_id: z.unknown().optional(), sender_type: z.string() }),
  message: z.object({
    message_id: id,
    create_time: instant,
    chat_id: id,
    chat_type: z.string(),
    message_type: words,
    content: z.string(),
    mentions: z.array(mention).max(500).nullish(),
    parent_id: z.string().max(256).transform(clean).nullish(),
  }),
});
export const senderId = ids;

export const textContent = z.object({ text: words });
export const fileContent = z.object({ file_key: id, file_name: words });
export const imageContent = z.object({ image_key: id });

export const messageRecalled = z.object({ message_id: id });

const span = z.object({ tag: z.string(), text: words.nullish(), user_id: words.nullish() });
export type Span = z.infer<typeof span>;
/** Received without a locale around it. */
export const postContent = z.object({
  title: words.nullish(),
  content: z.array(z.array(span)),
});

export const cardTap = z.object({
  operator: ids,
  action: z.object({
    value: z.unknown().optional(),
    name: words.nullish(),
    option: words.nullish(),
    options: z.array(words).nullish(),
    input_value: words.nullish(),
    checked: z.boolean().nullish(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
  }),
  context: z.object({ open_message_id: id, open_chat_id: id }),
});
export type CardTap = z.infer<typeof cardTap>;

const orNumber = z.union([words, z.number().transform(String)]);
export const buttonValue = z.object({ do: words, id: orNumber.nullish() });
export const formValue = z.union([orNumber, z.boolean(), z.array(orNumber)]);

/** 机器人自定义菜单: `event_key` is the 事件 ID that the console was given for the item. */
export const menuTapped = z.object({ operator: z.object({ operator_id: ids }), event_key: words });

export const botMoved = z.object({ chat_id: id, operator_id: looseId, name: words.nullish() });
