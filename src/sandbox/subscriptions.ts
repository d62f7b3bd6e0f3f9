import type { World } from './world.ts';

/** 事件与回调订阅: what an app subscribes to that follows this project's README, and read receipts. */
export const USUAL_SUBSCRIPTIONS: readonly string[] = [
  'im.message.receive_v1',
  'im.message.recalled_v1',
  'im.chat.member.bot.added_v1',
  'im.chat.member.bot.deleted_v1',
  'card.action.trigger',
  'application.bot.menu_v6',
  'im.message.message_read_v1',
];

/** The platform pushes only what the app's console has ticked: a bot that forgot one hears nothing of it. */
export const isSubscribed = (world: World, eventType: string): boolean =>
  (world.o.subscriptions ?? USUAL_SUBSCRIPTIONS).includes(eventType);
