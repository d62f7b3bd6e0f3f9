import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Files, kept } from './bundle-cache.ts';
import { type Packed, packed } from './packed.ts';

/** The names carry what is in the files, so a browser never has to ask again. */
export type Bundle = Readonly<{ script: string; style: string; assets: ReadonlyMap<string, Packed> }>;

const here = dirname(fileURLToPath(import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};
const asset = (name: string, bytes: Uint8Array): Packed =>
  packed(TYPES[name.slice(name.lastIndexOf('.') + 1)]!, bytes);

export async function makeBundle(): Promise<Files> {
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
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
}

async function load(): Promise<Bundle> {
  const files = await kept([join(here, 'page'), fileURLToPath(import.meta.url)], makeBundle);
  const names = [...files.keys()];
  const ending = (end: string) => names.find((name) => name.endsWith(end))!;
  const assets = new Map([...files].map(([name, bytes]) => [name, asset(name, bytes)]));
  return { script: ending('.js'), style: ending('.css'), assets };
}

let loaded: Promise<Bundle> | undefined;

/** The page, bundled once, by whoever asks first: nothing to build, nothing to forget. */
export function bundle(): Promise<Bundle> {
  loaded ??= load();
  return loaded;
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

let readCharts: Promise<Packed> | undefined;
export function charts(): Promise<Packed> {
  readCharts ??= readFile(join(chartsRoot(), 'build/index.min.js')).then((bytes) => asset(CHARTS, bytes));
  return readCharts;
}
