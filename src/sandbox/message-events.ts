import { type Event, event, idsOf } from './events.ts';
import type { Message, World } from './world.ts';

/** 消息撤回: by whom it was taken back. */
export type RecallType = 'message_owner' | 'group_owner' | 'enterprise_manager';

export const messageRecalled = (world: World, message: Message, recall_type: RecallType): Event =>
  event(world, 'im.message.recalled_v1', {
    message_id: message.message_id,
    chat_id: message.chat_id,
    recall_time: String(world.clock.now().getTime()),
    recall_type,
  });

/** 消息已读: only for what the bot sent in a private chat. */
export const messagesRead = (world: World, person: string, ids: string[]): Event =>
  event(world, 'im.message.message_read_v1', {
    reader: {
      reader_id: idsOf(world, person),
      read_time: String(world.clock.now().getTime()),
      tenant_key: world.tenantKey,
    },
    message_id_list: ids,
  });

/** 机器人自定义菜单: its time is in seconds, and a number. */
export const menuTapped = (world: World, person: string, event_key: string): Event =>
  event(world, 'application.bot.menu_v6', {
    operator: {
      operator_name: world.people.person(person)?.name ?? '',
      operator_id: idsOf(world, person),
    },
    event_key,
    timestamp: Math.floor(world.clock.now().getTime() / 1000),
  });
