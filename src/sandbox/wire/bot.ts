import type { Context } from 'hono';
import type { World } from '../world.ts';

/** Unlike all others it answers beside `data`. */
export const botInfo = (world: World) => (c: Context) =>
  c.json({
    code: 0,
    msg: 'ok',
    bot: {
      activate_status: 2,
      app_name: world.o.botName,
      avatar_url: '',
      ip_white_list: [],
      open_id: world.botOpenId,
    },
  });
