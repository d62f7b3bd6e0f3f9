import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A file of the page as it goes over the line. */
export type Asset = Readonly<{ type: string; plain: Uint8Array; gzip: Uint8Array; br: Uint8Array }>;

/** The names carry what is in the files, so a browser never has to ask again. */
export type Bundle = Readonly<{ script: string; style: string; assets: ReadonlyMap<string, Asset> }>;

const here = dirname(fileURLToPath(import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** A little worse than the best, and fifty times quicker: the page is packed while somebody waits for it. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const zip = promisify(gzip);
const squeeze = promisify(brotliCompress) as (bytes: Uint8Array, options: object) => Promise<Uint8Array>;

async function pack(name: string, plain: Uint8Array): Promise<Asset> {
  const [zipped, br] = await Promise.all([zip(plain), squeeze(plain, QUALITY)]);
  return { type: TYPES[name.slice(name.lastIndexOf('.') + 1)]!, plain, gzip: zipped, br };
}

async function build(): Promise<Bundle> {
  const esbuild = await import('esbuild');
  const { outputFiles } = await esbuild.build({
    entryPoints: { app: join(here, 'page/main.tsx') },
    bundle: true,
    minify: true,
    write: false,
    outdir: '/',
    entryNames: '[name]-[hash]',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    legalComments: 'none',
    tsconfigRaw: {},
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const named = outputFiles.map(({ path, contents }) => [basename(path), contents] as const);
  const assets = await Promise.all(
    named.map(async ([name, bytes]) => [name, await pack(name, bytes)] as const),
  );
  const ending = (end: string) => assets.find(([name]) => name.endsWith(end))![0];
  return { script: ending('.js'), style: ending('.css'), assets: new Map(assets) };
}

let built: Promise<Bundle> | undefined;

/** The page, bundled in memory once for this process: nothing to build, nothing to forget. */
export function bundle(): Promise<Bundle> {
  built ??= build();
  return built;
}

const require = createRequire(import.meta.url);

/** The package names no path to its built file, so it is found beside what it does name. */
function chartsRoot(): string {
  const main = require.resolve('@visactor/vchart');
  return main.slice(0, main.lastIndexOf('vchart') + 'vchart'.length);
}

const { version } = require(join(chartsRoot(), 'package.json')) as { version: string };

/** Charts come as their makers built them, and only when a card has one; their version is their name. */
export const CHARTS = `vchart-${version}.js`;

let packedCharts: Promise<Asset> | undefined;
export function charts(): Promise<Asset> {
  packedCharts ??= readFile(join(chartsRoot(), 'build/index.min.js')).then((bytes) => pack(CHARTS, bytes));
  return packedCharts;
}
