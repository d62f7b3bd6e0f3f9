import type { Context, Handler } from 'hono';
import type { Postman } from '../postman.ts';
import type { World } from '../world.ts';
import { batchSend } from './batch-send.ts';
import { botInfo } from './bot.ts';
import { createCard, replaceCard, setCard } from './cards.ts';
import { editText, patchCard, recall } from './change.ts';
import { addMembers, isInChat, listMembers, removeMembers } from './chat-members.ts';
import { createChat, getChat, listChats } from './chats.ts';
import { basicBatch, batchGetId, batchUsers, getUser } from './contact.ts';
import { delayedUpdate } from './delayed.ts';
import { listPins, pin, unpin } from './pins.ts';
import { listReactions, react, unreact } from './reactions.ts';
import { getMessage, getResource, listMessages } from './read.ts';
import { readUsers } from './read-users.ts';
import { reply, send } from './send.ts';
import { uploadFile, uploadImage } from './upload.ts';
import { urgent } from './urgent.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Route = readonly [
  Method,
  string,
  (world: World, postman: Postman) => (c: Context) => ReturnType<Handler>,
];

/** All that a bot can ask for with its token, below /open-apis. What stands first is matched first. */
export const ROUTES: readonly Route[] = [
  ['POST', '/im/v1/messages', send],
  ['GET', '/im/v1/messages', listMessages],
  ['POST', '/im/v1/messages/:message_id/reply', reply],
  ['PATCH', '/im/v1/messages/:message_id', patchCard],
  ['PUT', '/im/v1/messages/:message_id', editText],
  ['DELETE', '/im/v1/messages/:message_id', recall],
  ['GET', '/im/v1/messages/:message_id', getMessage],
  ['GET', '/im/v1/messages/:message_id/resources/:file_key', getResource],
  ['GET', '/im/v1/messages/:message_id/read_users', readUsers],
  ['PATCH', '/im/v1/messages/:message_id/urgent_app', urgent],
  ['POST', '/im/v1/messages/:message_id/reactions', react],
  ['GET', '/im/v1/messages/:message_id/reactions', listReactions],
  ['DELETE', '/im/v1/messages/:message_id/reactions/:reaction_id', unreact],
  ['POST', '/im/v1/pins', pin],
  ['GET', '/im/v1/pins', listPins],
  ['DELETE', '/im/v1/pins/:message_id', unpin],
  ['POST', '/im/v1/files', uploadFile],
  ['POST', '/im/v1/images', uploadImage],
  ['POST', '/im/v1/chats', createChat],
  ['GET', '/im/v1/chats', listChats],
  ['GET', '/im/v1/chats/:chat_id', getChat],
  ['POST', '/im/v1/chats/:chat_id/members', addMembers],
  ['GET', '/im/v1/chats/:chat_id/members', listMembers],
  ['DELETE', '/im/v1/chats/:chat_id/members', removeMembers],
  ['GET', '/im/v1/chats/:chat_id/members/is_in_chat', isInChat],
  ['POST', '/message/v4/batch_send/', batchSend],
  ['POST', '/interactive/v1/card/update', delayedUpdate],
  ['POST', '/cardkit/v1/cards', createCard],
  ['PUT', '/cardkit/v1/cards/:card_id', replaceCard],
  ['PATCH', '/cardkit/v1/cards/:card_id/settings', setCard],
  ['POST', '/contact/v3/users/batch_get_id', batchGetId],
  ['POST', '/contact/v3/users/basic_batch', basicBatch],
  ['GET', '/contact/v3/users/batch', batchUsers],
  ['GET', '/contact/v3/users/:user_id', getUser],
  ['GET', '/bot/v3/info', botInfo],
];
