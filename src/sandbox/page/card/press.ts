import { objects } from '../json.ts';
import { type Link, linkOfElement } from '../links.ts';
import { useNotices } from '../notices.tsx';
import type { Json, Touch } from '../types.ts';
import { words } from '../words.ts';
import { useCard } from './context.tsx';

export const callsBack = (el: Json): boolean => objects(el.behaviors).some(({ type }) => type === 'callback');

/** Opens a page of its own, or says that there is none for this device. */
export function useOpen(): (link: Link) => void {
  const { toast } = useNotices();
  return (link) => {
    if (link === 'unsupported') toast('info', words.notHere);
    else if (link) window.open(link.url, '_blank', 'noreferrer');
  };
}

/** What a button or a container does: asks if it shall, opens what it opens, calls back. */
export function usePress(): (el: Json, at: string, touch?: Touch) => Promise<void> {
  const { agree, call, pending } = useCard();
  const open = useOpen();
  return async (el, at, touch) => {
    const link = linkOfElement(el);
    if (pending !== undefined || (!link && !callsBack(el) && !touch)) return;
    if (!(await agree(el))) return;
    open(link);
    if (callsBack(el) || touch) await call(el, at, touch);
  };
}
