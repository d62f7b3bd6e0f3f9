import { type Context, Hono } from 'hono';
import { bundle, CHARTS, charts } from './bundle.ts';
import { html } from './html.ts';
import type { Packed } from './packed.ts';

const PLACE = '/sandbox/assets/';
const FOREVER = 'public, max-age=31536000, immutable';

/** The page at / and its parts below /sandbox/assets. */
export function pageApp(botName: string): Hono {
  const app = new Hono();
  app.get('/', async (c) => {
    const { script, style } = await bundle();
    c.header('cache-control', 'no-cache');
    return c.html(html(botName, { script: PLACE + script, style: PLACE + style, charts: PLACE + CHARTS }));
  });
  app.get(`${PLACE}:name`, async (c) => {
    const name = c.req.param('name');
    const asset = name === CHARTS ? await charts() : (await bundle()).assets.get(name);
    return asset ? answer(c, asset) : c.notFound();
  });
  return app;
}

/** Packed as the browser likes it best. */
function answer(c: Context, asset: Packed): Response {
  const takes = c.req.header('accept-encoding') ?? '';
  const coding = (['br', 'gzip'] as const).find((one) => new RegExp(`\\b${one}\\b`).test(takes));
  const small = coding && asset.as(coding);
  const headers = new Headers({
    'content-type': asset.type,
    'cache-control': FOREVER,
    vary: 'accept-encoding',
  });
  if (small) headers.set('content-encoding', coding);
  return new Response(new Uint8Array(small ?? asset.plain), { headers });
}
