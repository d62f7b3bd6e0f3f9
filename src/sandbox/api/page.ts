import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { shanghai } from '../clock.ts';
import type { News } from '../feed.ts';
import type { World } from '../world.ts';
import { messageShape } from './messages.ts';

/** What the page needs to know once. */
export const aboutPage = (world: World) => (c: Context) =>
  c.json({
    botName: world.o.botName,
    botOpenId: world.botOpenId,
    tips: world.o.tips ?? [],
    menu: world.o.menu ?? [],
    now: shanghai(world.clock.now()),
    people: world.people.all().map(({ id, open_id, name, title, featured }) => ({
      id,
      open_id,
      name,
      title,
      featured: featured === true,
    })),
  });

const HEARTBEAT = 20_000;

/** News for pages: a changed message whole, and the clock whenever it jumps. */
export const streamNews = (world: World) => (c: Context) =>
  streamSSE(c, async (stream) => {
    const tell = (news: News) =>
      void stream.writeSSE({ event: news.kind, data: JSON.stringify(detail(world, news)) });
    const unfollow = world.feed.follow(tell);
    tell({ kind: 'clock' });
    const beat = setInterval(() => tell({ kind: 'clock' }), HEARTBEAT).unref();
    const left = new Promise<void>((resolve) => stream.onAbort(resolve));
    await Promise.race([left, world.feed.ended]);
    clearInterval(beat);
    unfollow();
  });

function detail(world: World, news: News): unknown {
  if (news.kind === 'clock') return { now: shanghai(world.clock.now()) };
  if (news.kind === 'trace') return { rev: news.rev };
  if (news.kind !== 'message') return {};
  const message = world.messages.get(news.message_id);
  return message ? messageShape(world, message) : {};
}
