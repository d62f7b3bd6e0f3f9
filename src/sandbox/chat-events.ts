import { type Event, event, idsOf } from './events.ts';
import type { Chat, World } from './world.ts';

/** Who did it: a person, or the bot by its API. */
export type Operator = { person: string } | 'bot';

/** §2.4: what every event about a group says. */
function aboutChat(world: World, chat: Chat, by: Operator) {
  const operator_id = by === 'bot' ? { open_id: world.botOpenId, union_id: '' } : idsOf(world, by.person);
  return {
    chat_id: chat.chat_id,
    operator_id,
    external: false,
    operator_tenant_key: world.tenantKey,
    name: chat.name,
    i18n_names: { zh_cn: chat.name, en_us: '', ja_jp: '' },
  };
}

export const botInChat = (world: World, chat: Chat, added: boolean, operator: string): Event =>
  event(
    world,
    `im.chat.member.bot.${added ? 'added' : 'deleted'}_v1`,
    aboutChat(world, chat, { person: operator }),
  );

/** withdrawn: 撤销拉人, whoever was brought in is put out again. */
export type Move = 'added' | 'deleted' | 'withdrawn';

export function peopleInChat(world: World, chat: Chat, move: Move, ids: string[], by: Operator): Event {
  const users = ids.map((id) => ({
    name: world.people.person(id)?.name ?? id,
    tenant_key: world.tenantKey,
    user_id: idsOf(world, id),
  }));
  return event(world, `im.chat.member.user.${move}_v1`, { ...aboutChat(world, chat, by), users });
}

export const chatDisbanded = (world: World, chat: Chat, by: Operator): Event =>
  event(world, 'im.chat.disbanded_v1', aboutChat(world, chat, by));

/** 用户进入与机器人的会话 */
export function privateChatEntered(world: World, chat: Chat, person: string): Event {
  const last = world.messages.all().findLast((message) => message.chat_id === chat.chat_id);
  return event(world, 'im.chat.access_event.bot_p2p_chat_entered_v1', {
    chat_id: chat.chat_id,
    operator_id: idsOf(world, person),
    ...(last && {
      last_message_id: last.message_id,
      last_message_create_time: String(last.create_time),
    }),
  });
}
