import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Context, Hono } from 'hono';
import { html } from './html.ts';

type Bundle = Record<'app.js' | 'app.css', Uint8Array>;

const here = dirname(fileURLToPath(import.meta.url));

/** The page, bundled in memory when somebody first asks for it: nothing to build, nothing to forget. */
async function bundle(): Promise<Bundle> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: { app: join(here, 'page/main.tsx'), style: join(here, 'page/style.css') },
    bundle: true,
    minify: true,
    write: false,
    outdir: '/',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const file = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))!.contents;
  return { 'app.js': file('app.js'), 'app.css': file('style.css') };
}

const JS = 'text/javascript; charset=utf-8';
const CSS = 'text/css; charset=utf-8';

/** Browsers ask each time whether it is still the same, and mostly it is. */
function answer(c: Context, bytes: Uint8Array, type: string): Response {
  const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
  const headers = { 'content-type': type, 'cache-control': 'no-cache', etag };
  if (c.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(bytes), { headers });
}

/** The page at / and its parts below /sandbox/assets. */
export function pageApp(botName: string): Hono {
  const app = new Hono();
  let bundled: Promise<Bundle> | undefined;
  const part = async (name: keyof Bundle): Promise<Uint8Array> => {
    bundled ??= bundle();
    return (await bundled)[name];
  };
  app.get('/', (c) => c.html(html(botName)));
  app.get('/sandbox/assets/app.js', async (c) => answer(c, await part('app.js'), JS));
  app.get('/sandbox/assets/app.css', async (c) => answer(c, await part('app.css'), CSS));
  app.get('/sandbox/assets/vchart.js', (c) => answer(c, readFileSync(vchartFile()), JS));
  return app;
}

/** The package names no path to its built file, so it is found beside what it does name. */
function vchartFile(): string {
  const main = createRequire(import.meta.url).resolve('@visactor/vchart');
  const root = main.slice(0, main.lastIndexOf('vchart') + 'vchart'.length);
  return join(root, 'build/index.min.js');
}
