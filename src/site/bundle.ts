/** Makes the pages of their sources: `npm run build` for production, on demand in the demo and the tests. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fairBody } from './fair.ts';
import { type Page, pageOf } from './html.ts';
import { words } from './words.ts';
import { fairWords } from './words-fair.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** The sources of a page as one script; SHA-256 of our own stands where the domain asks node for it. */
export async function scriptOf(entry: string, format: 'iife' | 'esm' = 'iife'): Promise<string> {
  const esbuild = await import('esbuild');
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(here, 'page', entry)],
    bundle: true,
    minify: true,
    write: false,
    format,
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    alias: { 'node:crypto': join(here, 'page/sha256.ts') },
    tsconfigRaw: {},
  });
  // the script stands in HTML
  return outputFiles[0]!.text.replace(/<\/script/gi, '<\\/script');
}

const style = () => readFile(join(here, 'page/style.css'), 'utf8');

export async function verifyPage(): Promise<Page> {
  const body = `<main id="page"><h1>${words.title}</h1><noscript>${words.noScript}</noscript></main>`;
  const { lang, title } = words;
  return pageOf({ lang, title, style: await style(), script: await scriptOf('main.ts'), body });
}

export async function fairPage(): Promise<Page> {
  const { lang, title } = fairWords;
  return pageOf({ lang, title, style: await style(), script: await scriptOf('fair.ts'), body: fairBody() });
}
