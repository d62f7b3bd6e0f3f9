import { messageIdOf, newMessageId, newThreadId } from './ids.ts';
import type { Chat, Mention, Message, Sender, World } from './world.ts';

/** §4.1: cards may be tapped and changed, and texts edited, for this long. */
export const FOURTEEN_DAYS = 14 * 86_400_000;

type Draft = {
  chat: Chat;
  sender: Sender;
  msg_type: string;
  content: string;
  mentions?: Mention[];
  parent?: Message | undefined;
  warnings?: string[];
  batch?: boolean;
  card_id?: string;
};

/** Puts a message into a chat. No two messages have the same create_time, so that it tells their order. */
export function post(world: World, draft: Draft): Message {
  const at = nextInstant(world);
  const message: Message = {
    message_id: messageId(world, draft),
    chat_id: draft.chat.chat_id,
    sender: draft.sender,
    msg_type: draft.msg_type,
    content: draft.content,
    create_time: at,
    update_time: at,
    recalled: false,
    edits: 0,
    mentions: draft.mentions ?? [],
    ...(draft.parent && {
      parent_id: draft.parent.message_id,
      root_id: draft.parent.root_id ?? draft.parent.message_id,
    }),
    ...(draft.parent?.thread_id && { thread_id: draft.parent.thread_id }),
    ...(draft.batch && { batch: true }),
    ...(draft.card_id && { card_id: draft.card_id }),
    ...(draft.warnings?.length && { warnings: draft.warnings }),
  };
  return save(world, message);
}

function messageId(world: World, { chat, sender }: Draft): string {
  const { messageSeed } = world.o;
  if (messageSeed === undefined) return newMessageId();
  const whose = ({ kind, ...who }: Sender) => ('id' in who ? who.id : kind);
  const before = world.messages
    .all()
    .filter((each) => each.chat_id === chat.chat_id && whose(each.sender) === whose(sender));
  return messageIdOf(messageSeed, chat.chat_id, whose(sender), before.length);
}

/** Keeps a changed message and tells the pages. */
export function save(world: World, message: Message): Message {
  world.messages.put(message.message_id, message);
  world.feed.tell({ kind: 'message', chat_id: message.chat_id, message_id: message.message_id });
  return message;
}

/** 话题: the message becomes the head of one if it isn't in one. */
export const inThread = (world: World, parent: Message): Message =>
  parent.thread_id ? parent : save(world, { ...parent, thread_id: newThreadId() });

export const touched = (world: World, message: Message): Message => ({
  ...message,
  // within the same millisecond, too, what was changed is newer than what was sent
  update_time: Math.max(world.clock.now().getTime(), message.create_time + 1),
});

export const isOld = (world: World, message: Message): boolean =>
  world.clock.now().getTime() - message.create_time > FOURTEEN_DAYS;

const lastInstant = new WeakMap<World, number>();

function nextInstant(world: World): number {
  const last = lastInstant.get(world) ?? 0;
  const now = world.clock.now().getTime();
  const at = now > last || last - now > 1000 ? now : last + 1;
  lastInstant.set(world, at);
  return at;
}
