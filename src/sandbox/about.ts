import type { Event } from './events.ts';
import type { World } from './world.ts';

/** Whom, which chat and which message something on the wire is about. */
export type About = { chat?: string; person?: string; message?: string };

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A private chat is about its person. */
function inChat(world: World, chat: string | undefined, more: About = {}): About {
  const found = chat === undefined ? undefined : world.chats.get(chat);
  const person = found?.kind === 'p2p' ? found.members[0] : undefined;
  return { ...(chat !== undefined && { chat }), ...(person !== undefined && { person }), ...more };
}

/** A call of the bot: the receiver, the message or the chat of its path, or the person asked about. */
export function aboutCall(world: World, path: string, query: URLSearchParams, body: string): About {
  const [, room, , noun, id] = path.split('/');
  if (room === 'contact' && id !== undefined) return personIn(world, id);
  if (room !== 'im') return {};
  if (noun === 'chats' && id !== undefined) return inChat(world, id);
  if (noun === 'messages' && id !== undefined)
    return inChat(world, world.messages.get(id)?.chat_id, { message: id });
  const container = query.get('container_id');
  if (container !== null) return inChat(world, container);
  const receiver = textOf(fieldsOf(parsed(body)).receive_id);
  if (receiver === undefined) return {};
  return query.get('receive_id_type') === 'chat_id' ? inChat(world, receiver) : personIn(world, receiver);
}

/** A person by whichever id, and the chat the bot has with them. */
function personIn(world: World, id: string): About {
  const types = ['open_id', 'union_id', 'user_id'] as const;
  const person = types.map((type) => world.people.by(type, id)).find((found) => found !== undefined);
  if (!person) return {};
  const chat = world.chats.all().find(({ kind, members }) => kind === 'p2p' && members[0] === person.id);
  return { person: person.id, ...(chat && { chat: chat.chat_id }) };
}

/** An event or a card callback: where it happened and who did it. */
export function aboutEvent(world: World, { event }: Pick<Event, 'event'>): About {
  const message = fieldsOf(event.message);
  const context = fieldsOf(event.context);
  const chat = textOf(message.chat_id) ?? textOf(context.open_chat_id) ?? textOf(event.chat_id);
  const id = textOf(message.message_id) ?? textOf(context.open_message_id) ?? textOf(event.message_id);
  const doers = [fieldsOf(event.sender).sender_id, event.operator_id, fieldsOf(event.operator).operator_id];
  const open = [...doers, event.operator, fieldsOf(event.reader).reader_id]
    .map((who) => textOf(fieldsOf(who).open_id))
    .find((found) => found !== undefined);
  const person = open === undefined ? undefined : world.people.by('open_id', open)?.id;
  return inChat(world, chat, { ...(id !== undefined && { message: id }), ...(person && { person }) });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
