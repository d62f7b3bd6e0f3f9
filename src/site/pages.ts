/** The pages as they are served: built beforehand in production, made of the sources otherwise. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from './html.ts';

export const here = dirname(fileURLToPath(import.meta.url));
/** What `npm run build` leaves beside the compiled code. */
export const BUILT = 'pages.json';

export type PageName = 'verify' | 'fair';
export type Pages = Readonly<Record<PageName, Page>>;

let loaded: Promise<Pages> | undefined;

export function pages(): Promise<Pages> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Pages> {
  const built = await readFile(join(here, BUILT), 'utf8').catch(() => undefined);
  if (built !== undefined) return JSON.parse(built) as Pages;
  const { fairPage, verifyPage } = await import('./bundle.ts');
  return { verify: await verifyPage(), fair: await fairPage() };
}

let script: Promise<string> | undefined;

/** verify.py, for download. */
export function python(): Promise<string> {
  script ??= readFile(join(here, 'verify.py'), 'utf8');
  return script;
}
