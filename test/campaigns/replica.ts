/**
 * One replica of the bot as a process of its own, that a campaign may kill at any moment. It lives in the
 * sandbox's time: whoever asks it to do something says what time it is.
 */
import { Hono } from 'hono';
import { connect } from '../../db/connect.ts';
import { startBot } from '../../src/bot.ts';
import { listen } from '../../src/listen.ts';
import { makeLog } from '../../src/log.ts';
import { secrets } from '../../src/secrets.ts';
import type { Orders } from './replicas.ts';

const orders = JSON.parse(process.env.REPLICA ?? '{}') as Orders;
/** real time, or none at all */
const passed = () => (orders.still ? 0 : Date.now());
let ahead = orders.now - passed();
const now = () => new Date(passed() + ahead);
const sync = (instant: number) => {
  ahead = Math.max(ahead, instant - passed());
};

const database = connect(orders.target, { ...(orders.role && { role: orders.role }) });
/** Like the program itself it ends when it finds no database, and whoever watches over it starts another. */
const noDatabase = (error: unknown) => {
  process.stderr.write(`a replica could not start: ${error instanceof Error ? error.message : error}\n`);
  return process.exit(1);
};
const bot = await startBot({
  config: orders.config,
  database,
  now,
  log: makeLog(orders.logLevel),
  ...(orders.hurried && { hurried: true }),
  ...(orders.chance && {
    secrets: { ...secrets(orders.config.FEISHU_ENCRYPT_KEY), random: () => orders.chance! },
  }),
}).catch(noDatabase);
const app = new Hono();
app.post('/control/settle', async (c) => {
  sync(Number(c.req.query('now')));
  await bot.clock.settle();
  return c.json({});
});
app.get('/control/next-due', async (c) => {
  const due = await bot.clock.nextDue(new Date(Number(c.req.query('after'))));
  return c.json({ due: due?.getTime() ?? null });
});
app.get('/control/memory', (c) => {
  global.gc?.();
  return c.json({ ...process.memoryUsage(), peak: process.resourceUsage().maxRSS * 1024 });
});
app.route('/', bot.app);
listen({ ...bot, app }, 0, (port) => process.send?.({ port }));
process.once('disconnect', () => process.exit(0));
