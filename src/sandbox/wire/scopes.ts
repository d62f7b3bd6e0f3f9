/**
 * 权限: which of these an app must have to call an API, any one of them being enough (the 权限要求 of each page of
 * the API reference). An API that is not here needs none.
 */
const MESSAGE = ['im:message'];
const SEND = [...MESSAGE, 'im:message:send_as_bot'];
const CHANGE = [...SEND, 'im:message:update'];
const READ = [...MESSAGE, 'im:message:readonly'];
const HISTORY = [...READ, 'im:message.history:readonly'];
const RESOURCE = ['im:resource', 'im:resource:upload'];
const REACT = [...MESSAGE, 'im:message.reactions:write_only'];
const PIN = [...MESSAGE, 'im:message.pins:write_only'];
const CHAT = ['im:chat'];
const CHAT_READ = [...CHAT, 'im:chat:readonly', 'im:chat:read'];
const MEMBERS = [...CHAT, 'im:chat.members:write_only'];
const MEMBERS_READ = [...CHAT_READ, 'im:chat.members:read'];
const CARD = ['cardkit:card:write'];
const PEOPLE = ['contact:contact.base:readonly', 'contact:contact:readonly_as_app'];

const SCOPES: Readonly<Record<string, readonly string[]>> = {
  'POST /im/v1/messages': [...SEND, 'im:message:send'],
  'POST /im/v1/messages/:message_id/reply': [...SEND, 'im:message:send'],
  'GET /im/v1/messages': HISTORY,
  'GET /im/v1/messages/:message_id': HISTORY,
  'GET /im/v1/messages/:message_id/resources/:file_key': HISTORY,
  'GET /im/v1/messages/:message_id/read_users': READ,
  'PATCH /im/v1/messages/:message_id': CHANGE,
  'PUT /im/v1/messages/:message_id': CHANGE,
  'DELETE /im/v1/messages/:message_id': [...SEND, 'im:message:recall'],
  'PATCH /im/v1/messages/:message_id/urgent_app': ['im:message.urgent', 'im:message.urgent:app_send'],
  'POST /im/v1/messages/:message_id/reactions': REACT,
  'DELETE /im/v1/messages/:message_id/reactions/:reaction_id': REACT,
  'GET /im/v1/messages/:message_id/reactions': [...READ, 'im:message.reactions:read'],
  'POST /im/v1/pins': PIN,
  'DELETE /im/v1/pins/:message_id': PIN,
  'GET /im/v1/pins': [...READ, 'im:message.pins:read'],
  'POST /im/v1/files': RESOURCE,
  'POST /im/v1/images': RESOURCE,
  'POST /im/v1/chats': [...CHAT, 'im:chat:create'],
  'GET /im/v1/chats': CHAT_READ,
  'GET /im/v1/chats/:chat_id': CHAT_READ,
  'POST /im/v1/chats/:chat_id/members': MEMBERS,
  'DELETE /im/v1/chats/:chat_id/members': MEMBERS,
  'GET /im/v1/chats/:chat_id/members': MEMBERS_READ,
  'GET /im/v1/chats/:chat_id/members/is_in_chat': MEMBERS_READ,
  'POST /message/v4/batch_send/': ['im:message:send_multi_users'],
  'POST /cardkit/v1/cards': CARD,
  'PUT /cardkit/v1/cards/:card_id': CARD,
  'PATCH /cardkit/v1/cards/:card_id/settings': CARD,
  'POST /contact/v3/users/batch_get_id': ['contact:user.id:readonly'],
  'POST /contact/v3/users/basic_batch': ['contact:user.basic_profile:readonly', ...PEOPLE],
  'GET /contact/v3/users/batch': PEOPLE,
  'GET /contact/v3/users/:user_id': PEOPLE,
};

/** What an app has that follows this project's README. */
export const USUAL_SCOPES: readonly string[] = [
  'im:message:send_as_bot',
  'im:message.group_at_msg:readonly',
  'im:message.p2p_msg:readonly',
  'im:message:readonly',
  'im:resource',
  'contact:user.id:readonly',
];

/** The scopes of which the app lacks every one; nothing where it has one, or where all are granted. */
export function lacking(granted: readonly string[] | undefined, api: string): readonly string[] | undefined {
  const needed = SCOPES[api];
  return needed && granted && !needed.some((scope) => granted.includes(scope)) ? needed : undefined;
}
