/** Where records come from: files of one's own, or the public ones of the site that the page was opened on. */
import type { VoidDraw } from '../../domain/draw/audit-series.ts';

export type Open = { readonly no: string; readonly isVoid: boolean };
export type Fetched =
  | { readonly is: 'record'; readonly text: string }
  | { readonly is: 'void'; readonly draw: VoidDraw }
  | { readonly is: 'none' };

const MAX_BYTES = 256e6;
const isPage = location.protocol === 'http:' || location.protocol === 'https:';

/** The folder of /verify, behind whatever the site stands; nothing where the page was opened from disk. */
const base = isPage ? /^(.*\/verify)(?:\/([^/]*))?\/?$/.exec(location.pathname) : null;

/** The number in the address. */
export const asked = base?.[2] ? decoded(base[2]) : undefined;
export const hasSite = base !== null;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The draws whose records are public, and the void ones. */
export async function openDraws(): Promise<Open[]> {
  const answer = await fetch(`${base![1]}/records`);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()) as Open[];
}

export async function openRecord(no: string): Promise<Fetched> {
  const answer = await fetch(`${base![1]}/record/${encodeURIComponent(no)}`);
  if (answer.status === 404) return { is: 'none' };
  if (answer.status === 410) return { is: 'void', draw: (await answer.json()) as VoidDraw };
  if (!answer.ok) throw new Error(`${answer.status}`);
  return { is: 'record', text: await answer.text() };
}

/** The text of a file; or why it has none. */
export async function textOf(file: File): Promise<{ text: string } | 'too-large' | 'not-utf8'> {
  if (file.size > MAX_BYTES) return 'too-large';
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()) };
  } catch {
    return 'not-utf8';
  }
}
