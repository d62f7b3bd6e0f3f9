import { Hono, type MiddlewareHandler } from 'hono';
import { FeishuRefusal } from '../errors.ts';
import { faulty } from '../faults/calls.ts';
import { newLogId } from '../ids.ts';
import { APP_LIMITS } from '../limits.ts';
import { traced } from '../trace/calls.ts';
import type { World } from '../world.ts';
import { bearer, tenantToken } from './auth.ts';
import { editText, patchCard, recall } from './change.ts';
import {
  batchGetId,
  batchUsers,
  botInfo,
  getChat,
  getUser,
  isInChat,
  listChats,
  listMembers,
} from './lookups.ts';
import { getMessage, getResource, listMessages } from './read.ts';
import { reply, send } from './send.ts';
import { uploadFile, uploadImage } from './upload.ts';

/** /open-apis: what the bot's SDK talks to. */
export function openApis(world: World): Hono {
  const api = new Hono();
  const limited = [bearer(world), paced(world)] as const;
  api.use(logged, traced(world), faulty(world));
  api.post('/auth/v3/tenant_access_token/internal', tenantToken(world));
  api.post('/im/v1/messages', ...limited, send(world));
  api.get('/im/v1/messages', ...limited, listMessages(world));
  api.post('/im/v1/messages/:message_id/reply', ...limited, reply(world));
  api.patch('/im/v1/messages/:message_id', ...limited, patchCard(world));
  api.put('/im/v1/messages/:message_id', ...limited, editText(world));
  api.delete('/im/v1/messages/:message_id', ...limited, recall(world));
  api.get('/im/v1/messages/:message_id', ...limited, getMessage(world));
  api.get('/im/v1/messages/:message_id/resources/:file_key', ...limited, getResource(world));
  api.post('/im/v1/files', ...limited, uploadFile(world));
  api.post('/im/v1/images', ...limited, uploadImage(world));
  api.get('/im/v1/chats', ...limited, listChats(world));
  api.get('/im/v1/chats/:chat_id', ...limited, getChat(world));
  api.get('/im/v1/chats/:chat_id/members', ...limited, listMembers(world));
  api.get('/im/v1/chats/:chat_id/members/is_in_chat', ...limited, isInChat(world));
  api.post('/contact/v3/users/batch_get_id', ...limited, batchGetId(world));
  api.get('/contact/v3/users/batch', ...limited, batchUsers(world));
  api.get('/contact/v3/users/:user_id', ...limited, getUser(world));
  api.get('/bot/v3/info', ...limited, botInfo(world));
  api.all('*', () => {
    throw new FeishuRefusal('no-route');
  });
  api.onError((error, c) => {
    if (!(error instanceof FeishuRefusal)) throw error;
    return c.json(error.body(c.res.headers.get(LOG_ID) ?? newLogId()), error.status, error.extra.headers);
  });
  return api;
}

const LOG_ID = 'x-tt-logid';

const logged: MiddlewareHandler = async (c, next) => {
  c.header(LOG_ID, newLogId());
  await next();
};

/** §3.1: each API of the app has its own bucket. */
const paced =
  (world: World): MiddlewareHandler =>
  async (c, next) => {
    const wait = world.windows.take(`api/${c.req.method} ${c.req.routePath}`, APP_LIMITS);
    if (wait !== undefined) {
      const headers = {
        'x-ogw-ratelimit-limit': '50',
        'x-ogw-ratelimit-reset': String(Math.ceil(wait / 1000)),
      };
      throw new FeishuRefusal('app-rate', { headers });
    }
    await next();
  };
