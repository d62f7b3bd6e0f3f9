import { newEventId } from './ids.ts';
import type { Chat, Message, World } from './world.ts';

export type Event = { schema: '2.0'; header: Header; event: Record<string, unknown> };
type Header = {
  event_id: string;
  event_type: string;
  create_time: string;
  token: string;
  app_id: string;
  tenant_key: string;
};

/** §2.1 to §2.4: the envelope of what the webhook gets. Card callbacks tell their time in microseconds. */
export function event(
  world: World,
  event_type: string,
  body: Record<string, unknown>,
  microseconds = false,
): Event {
  return {
    schema: '2.0',
    header: {
      event_id: newEventId(),
      event_type,
      create_time: `${world.clock.now().getTime()}${microseconds ? '000' : ''}`,
      token: world.o.verificationToken,
      app_id: world.o.appId,
      tenant_key: world.tenantKey,
    },
    event: body,
  };
}

/** The app has no scope for employee ids, so `user_id` is absent. */
export function idsOf(world: World, person: string): { open_id: string; union_id: string } {
  const account = world.people.person(person);
  return { union_id: account?.union_id ?? '', open_id: account?.open_id ?? '' };
}

export function messageReceived(world: World, chat: Chat, message: Message, by: string): Event {
  const tenant_key = world.tenantKey;
  const mentions = message.mentions.map(({ key, open_id, name, kind }) => {
    const union_id = world.people.by('open_id', open_id)?.union_id ?? '';
    return { key, id: { union_id, open_id }, mentioned_type: kind, name, tenant_key };
  });
  return event(world, 'im.message.receive_v1', {
    sender: { sender_id: idsOf(world, by), sender_type: 'user', tenant_key },
    message: {
      message_id: message.message_id,
      ...(message.root_id && { root_id: message.root_id, parent_id: message.parent_id }),
      ...(message.thread_id && { thread_id: message.thread_id }),
      create_time: String(message.create_time),
      update_time: String(message.update_time),
      chat_id: message.chat_id,
      chat_type: chat.kind,
      message_type: message.msg_type,
      content: message.content,
      ...(mentions.length > 0 && { mentions }),
    },
  });
}

export type Action = Record<string, unknown> & { tag: string };

export function cardTapped(world: World, message: Message, by: string, token: string, action: Action): Event {
  const body = {
    operator: { tenant_key: world.tenantKey, ...idsOf(world, by) },
    token,
    action,
    host: 'im_message',
    context: { open_message_id: message.message_id, open_chat_id: message.chat_id },
  };
  return event(world, 'card.action.trigger', body, true);
}
