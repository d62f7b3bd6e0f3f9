import { obj, objects, str } from './json.ts';
import type { Json } from './types.ts';

/** What a card may open: web pages and telephone numbers, nothing that runs. */
const SAFE = /^(https?:\/\/|tel:)/i;
export const safe = (url: string): string | undefined => (SAFE.test(url) ? url : undefined);

/** How a card says that a platform has no page for it. */
const NOT_HERE = 'lark://msgcard/unsupported_action';

/** A link as it is for this device: an address, nothing, or "not here". */
export type Link = { url: string } | 'unsupported' | undefined;

const isPhone = (): boolean => matchMedia('(max-width: 720px)').matches;

/** §4.1: one address for all, or one for each platform, the platform's own first. */
export function linkOf(urls: Json): Link {
  const own = isPhone() ? str(urls.android_url) || str(urls.ios_url) : str(urls.pc_url);
  const given = own || str(urls.default_url) || str(urls.url) || str(urls.pc_url);
  if (given === NOT_HERE) return 'unsupported';
  const url = safe(given);
  return url === undefined ? undefined : { url };
}

/** What a component opens: by its behaviors, or as 1.0 wrote it. */
export function linkOfElement(el: Json): Link {
  const open = objects(el.behaviors).find(({ type }) => type === 'open_url');
  return linkOf(open ?? (el.multi_url ? obj(el.multi_url) : { url: el.url }));
}
