/** 公开的网页: what anyone may open, without an account. Each says so, or the program doesn't start. */
import { type Context, Hono } from 'hono';
import type { Db } from '../../db/connect.ts';
import { entriesOf } from '../../db/draw-log.ts';
import { keptTexts } from '../../db/draws.ts';
import { publicDraw, publicDraws } from '../../db/public-draws.ts';
import type { Ability } from '../domain/abilities.ts';
import { publicText, withLog } from '../domain/draw/record.ts';
import { PUBLIC_PAGES } from '../domain/public-pages.ts';
import { itemsPage } from './items.ts';
import { type PageName, pages, python } from './pages.ts';
import { planPage } from './plan.ts';

export type SiteParts = { readonly db: Db; readonly bureauId: number; readonly now: () => Date };
export type SitePage = {
  readonly path: string;
  readonly may: Ability;
  run(c: Context, parts: SiteParts): Promise<Response>;
};

const GONE = 410;

/** What each answer carries: no sniffing, no frames, no word to other sites of where one came from. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

const page =
  (name: PageName): SitePage['run'] =>
  async (c) => {
    const { html, policy } = (await pages())[name];
    return c.html(html, 200, { 'content-security-policy': policy });
  };

export const sitePages: readonly SitePage[] = [
  { path: PUBLIC_PAGES.verify, may: 'see-public', run: page('verify') },
  {
    path: `${PUBLIC_PAGES.verify}/records`,
    may: 'see-public',
    run: async (c, { db, bureauId }) => c.json(await publicDraws(db, bureauId)),
  },
  { path: `${PUBLIC_PAGES.record}/:no`, may: 'see-public', run: record },
  { path: PUBLIC_PAGES.items, may: 'see-public', run: itemsPage },
  { path: PUBLIC_PAGES.plan, may: 'see-public', run: planPage },
  { path: `${PUBLIC_PAGES.verify}/:no`, may: 'see-public', run: page('verify') },
  { path: PUBLIC_PAGES.fair, may: 'see-public', run: page('fair') },
  {
    path: PUBLIC_PAGES.script,
    may: 'see-public',
    run: async (c) =>
      c.body(await python(), 200, {
        'content-type': 'text/x-python; charset=utf-8',
        'content-disposition': 'attachment; filename="verify.py"',
      }),
  },
];

export function siteDoor(parts: SiteParts, served: readonly SitePage[] = sitePages): Hono {
  const app = new Hono();
  for (const { path, may, run } of served) {
    if (may !== 'see-public') throw new Error(`the page ${path} does not say who may use it`);
    app.get(path, async (c) => {
      for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
      return run(c, parts);
    });
  }
  return app;
}

/** The public record with what the log says of the draw, as the group was given it; a void draw's secret. */
async function record(c: Context, { db, bureauId }: SiteParts): Promise<Response> {
  const no = c.req.param('no') ?? '';
  const found = await publicDraw(db, bureauId, no);
  if (!found) return c.json({}, 404);
  if ('secret' in found) return c.json(found, GONE);
  const text = await db.transaction(async (tx) => {
    const log = await entriesOf(tx, bureauId, no);
    return withLog(publicText(await keptTexts(tx, found.id)), JSON.stringify(log));
  });
  return c.body(text, 200, { 'content-type': 'application/json' });
}
