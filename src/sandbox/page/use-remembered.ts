import { useCallback, useEffect, useState } from 'react';

/** A choice that this browser remembers. */
export function useRemembered(key: string, otherwise: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => localStorage.getItem(key) ?? otherwise);
  const set = useCallback(
    (next: string) => {
      localStorage.setItem(key, next);
      setValue(next);
    },
    [key],
  );
  return [value, set];
}

/** What stands in the address, so that two windows can be two people and a reload stays where it was. */
export function useAddress(key: string): [string | undefined, (value: string | undefined) => void] {
  const [value, setValue] = useState(() => new URLSearchParams(location.search).get(key) ?? undefined);
  const set = useCallback(
    (next: string | undefined) => {
      const query = new URLSearchParams(location.search);
      if (next === undefined) query.delete(key);
      else query.set(key, next);
      history.replaceState(null, '', `?${query}`);
      setValue(next);
    },
    [key],
  );
  return [value, set];
}

export type Theme = 'auto' | 'light' | 'dark';
const NEXT: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' };

const dark = (): boolean => document.documentElement.dataset.theme === 'dark';

/** Light or dark, by choice or by what the system prefers. */
export function useTheme(): { theme: Theme; turn(): void } {
  const [stored, setStored] = useRemembered('sandbox.theme', 'auto');
  const theme = stored in NEXT ? (stored as Theme) : 'auto';
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const show = () => {
      const isDark = theme === 'auto' ? query.matches : theme === 'dark';
      document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
      document.body.setAttribute('theme-mode', isDark ? 'dark' : 'light');
    };
    show();
    query.addEventListener('change', show);
    return () => query.removeEventListener('change', show);
  }, [theme]);
  return { theme, turn: () => setStored(NEXT[theme]) };
}

/** Whether the page is dark now, for what cannot be coloured by style sheets. */
export function useDark(): boolean {
  const [is, setIs] = useState(dark);
  useEffect(() => {
    const watch = new MutationObserver(() => setIs(dark()));
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => watch.disconnect();
  }, []);
  return is;
}
