/** From the wire into our own words: one body of Feishu's becomes one FeishuEvent, or a refusal to read it. */
import type { z } from 'zod';
import type { BotMoved, FeishuEvent, FormValue, Message, Tap, Unsupported } from '../messages.ts';
import { botMentions, READ_KINDS, readContent, withoutMentions } from './text.ts';
import * as wire from './wire.ts';

/** An event of a kind we know, but not in its shape: `where` is the first field that is wrong. */
export type Unreadable = { readonly is: 'refused'; readonly type: string; readonly where: string };

type Event = { readonly key: string; readonly at: Date };
type Reader = (event: unknown, head: Event, type: string, botOpenId?: string) => FeishuEvent | Unreadable;

const readers: Readonly<Record<string, Reader>> = {
  'im.message.receive_v1': readMessage,
  'card.action.trigger': readTap,
  'application.bot.menu_v6': readMenu,
  'im.message.recalled_v1': readRecalled,
  'im.chat.member.bot.added_v1': readBotMoved('bot-added'),
  'im.chat.member.bot.deleted_v1': readBotMoved('bot-removed'),
};

/** Reads the body of an opened envelope. `botOpenId` says which mention is ours; it may not be known yet. */
export function parseEvent(body: unknown, bot: { readonly openId?: string } = {}): FeishuEvent | Unreadable {
  const v2 = wire.envelope.safeParse(body);
  if (!v2.success) return readV1(body, v2.error);
  const { event_id, event_type: type, create_time } = v2.data.header;
  const head = { key: `event/${event_id}`, at: create_time };
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  return read ? read(v2.data.event, head, type, bot.openId) : unsupported(head, type);
}

/** Events of the old protocol (`uuid`) are known by their own key and left alone. */
function readV1(body: unknown, error: z.ZodError): Unsupported | Unreadable {
  const v1 = wire.envelopeV1.safeParse(body);
  if (!v1.success) return unreadable('', error);
  return unsupported({ key: `event/${v1.data.uuid}`, at: v1.data.ts }, v1.data.event?.type ?? 'v1');
}

/** im.message.receive_v1 */
function readMessage(event: unknown, _: Event, type: string, botOpenId?: string): FeishuEvent | Unreadable {
  const received = wire.messageReceived.safeParse(event);
  if (!received.success) return unreadable(type, received.error);
  const { sender, message } = received.data;
  const head = { key: `message/${message.message_id}`, at: message.create_time };
  if (sender.sender_type !== 'user') return unsupported(head, `${type}/${wire.clean(sender.sender_type)}`);
  const from = wire.senderId.safeParse(sender.sender_id);
  if (!from.success) return unreadable(type, from.error);
  const kind = READ_KINDS.find((each) => each === message.message_type);
  if (!kind) return unsupported(head, `${type}/${message.message_type}`);
  const written = readContent(kind, message.content);
  if (!written) return { is: 'refused', type, where: 'message.content' };
  const mentions = message.mentions ?? [];
  const ofBot = botMentions(mentions, botOpenId);
  const isPrivate = message.chat_type === 'p2p';
  const said: Message = {
    is: 'message',
    ...head,
    from: from.data.open_id,
    chat: { id: message.chat_id, kind: isPrivate ? 'private' : 'group' },
    messageId: message.message_id,
    text: withoutMentions(written.text, mentions, ofBot),
    addressed: isPrivate || ofBot.length > 0,
    ...(message.parent_id && { replyTo: message.parent_id }),
  };
  return written.file ? { ...said, file: { messageId: message.message_id, ...written.file } } : said;
}

/** card.action.trigger */
function readTap(event: unknown, head: Event, type: string): FeishuEvent | Unreadable {
  if (isLinkPreview(event)) return unsupported(head, `${type}/url_preview`);
  const read = wire.cardTap.safeParse(event);
  if (!read.success) return unreadable(type, read.error);
  const { operator, action, context } = read.data;
  const meant = meaning(action);
  if (!meant) return unsupported(head, type);
  const tap: Tap = {
    is: 'tap',
    ...head,
    from: operator.open_id,
    chatId: context.open_chat_id,
    messageId: context.open_message_id,
    action: meant.action,
    id: meant.id,
    form: filledIn(action),
    isForm: action.form_value != null,
  };
  return tap;
}

/** Link previews have no card message behind them. */
function isLinkPreview(event: unknown): boolean {
  return (event as { delivery_type?: unknown } | null | undefined)?.delivery_type === 'url_preview';
}

/** Which button: by its value {do, id}, else by its name `do__id`, which a button in a form is sure to bring. */
function meaning({ value, name }: wire.CardTap['action']): { action: string; id: string } | undefined {
  const own = wire.buttonValue.safeParse(typeof value === 'string' ? fromJson(value) : value);
  if (own.success) return { action: own.data.do, id: own.data.id ?? '' };
  if (!name) return undefined;
  const cut = name.indexOf('__');
  return cut < 0 ? { action: name, id: '' } : { action: name.slice(0, cut), id: name.slice(cut + 2) };
}

/** A value that comes as the text of itself. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What was filled in: the fields of the form, or the one component that fired outside a form. */
function filledIn(action: wire.CardTap['action']): Readonly<Record<string, FormValue>> {
  const fields: [string, FormValue][] = [];
  const single = action.options ?? action.option ?? action.checked ?? action.input_value;
  if (single != null) fields.push([action.name || 'value', single]);
  for (const [name, given] of Object.entries(action.form_value ?? {})) {
    const value = wire.formValue.safeParse(given);
    if (value.success) fields.push([wire.clean(name), value.data]);
  }
  return Object.fromEntries(fields);
}

/** application.bot.menu_v6: as if the item had been said in private. It names no chat; who tapped stands for it. */
function readMenu(event: unknown, head: Event, type: string): FeishuEvent | Unreadable {
  const read = wire.menuTapped.safeParse(event);
  if (!read.success) return unreadable(type, read.error);
  const from = read.data.operator.operator_id.open_id;
  const chat = { id: from, kind: 'private' } as const;
  return {
    is: 'message',
    ...head,
    from,
    chat,
    messageId: head.key,
    text: read.data.event_key,
    addressed: true,
  };
}

/** im.message.recalled_v1 */
function readRecalled(event: unknown, head: Event, type: string): FeishuEvent | Unreadable {
  const read = wire.messageRecalled.safeParse(event);
  return read.success
    ? { is: 'recalled', ...head, messageId: read.data.message_id }
    : unreadable(type, read.error);
}

/** im.chat.member.bot.added_v1 and deleted_v1 */
function readBotMoved(is: BotMoved['is']): Reader {
  return (event, head, type) => {
    const moved = wire.botMoved.safeParse(event);
    if (!moved.success) return unreadable(type, moved.error);
    const { chat_id: chatId, operator_id: by, name } = moved.data;
    return { is, ...head, chatId, by, name: name ?? '' };
  };
}

function unsupported(head: Event, type: string): Unsupported {
  return { is: 'unsupported', ...head, type };
}

function unreadable(type: string, error: z.ZodError): Unreadable {
  return { is: 'refused', type, where: error.issues[0]?.path.join('.') ?? '' };
}
