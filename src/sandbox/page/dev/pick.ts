import { useCallback, useEffect, useState } from 'react';

/** Lets a message of the chat be pointed at, as a browser's inspector lets an element. */
export function usePick(done: (messageId: string) => void): { picking: boolean; start(): void } {
  const [picking, setPicking] = useState(false);
  useEffect(() => {
    if (!picking) return;
    document.documentElement.dataset.picking = '';
    const stop = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    const take = (event: MouseEvent) => {
      if ((event.target as Element).closest('.dev')) return;
      stop(event);
      const found = (event.target as Element).closest<HTMLElement>('[data-message-id]');
      setPicking(false);
      if (found?.dataset.messageId) done(found.dataset.messageId);
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      stop(event);
      setPicking(false);
    };
    document.addEventListener('click', take, true);
    document.addEventListener('keydown', leave, true);
    return () => {
      delete document.documentElement.dataset.picking;
      document.removeEventListener('click', take, true);
      document.removeEventListener('keydown', leave, true);
    };
  }, [picking, done]);
  return { picking, start: useCallback(() => setPicking(true), []) };
}

const FLASH_MS = 2400;

/** Brings a message of the open chat into view; whether it is there. */
export function showMessage(messageId: string): boolean {
  const found = document.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(messageId)}"]`);
  if (!found) return false;
  found.scrollIntoView({ block: 'center' });
  found.dataset.flash = '';
  setTimeout(() => delete found.dataset.flash, FLASH_MS);
  return true;
}

const WAIT_MS = 10_000;

/** The same for a chat that is being opened. */
export function showMessageSoon(messageId: string): void {
  if (showMessage(messageId)) return;
  const watch = new MutationObserver(() => {
    if (showMessage(messageId)) watch.disconnect();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), WAIT_MS);
}
