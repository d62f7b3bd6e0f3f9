import { useEffect, useState } from 'react';
import { onNews } from '../news.ts';
import { devApi, type Filter } from './api.ts';
import type { EntryLine, Whole } from './types.ts';

const MOST = 2000;

/** The entries that fit, the newest first, kept up to date while somebody looks. */
export function useTrace(filter: Filter): readonly EntryLine[] | undefined {
  const [entries, setEntries] = useState<ReadonlyMap<number, EntryLine>>();
  const key = JSON.stringify(filter);
  useEffect(() => {
    const wanted = JSON.parse(key) as Filter;
    const run = { rev: 0, busy: false, again: false, left: false };
    const load = async (): Promise<void> => {
      run.again = run.busy;
      if (run.busy) return;
      run.busy = true;
      const since = run.rev;
      const fresh = await devApi.trace(wanted, since).catch(() => undefined);
      run.busy = false;
      if (run.left) return;
      if (fresh) {
        setEntries((before) => merged(since === 0 ? undefined : before, fresh.entries));
        run.rev = Math.max(run.rev, fresh.rev);
      }
      if (run.again) void load();
    };
    const anew = () => {
      run.rev = 0;
      setEntries(new Map());
      void load();
    };
    void load();
    const stop = [onNews('trace', () => void load()), onNews('reset', anew)];
    return () => {
      run.left = true;
      for (const each of stop) each();
    };
  }, [key]);
  return entries && [...entries.values()].sort((a, b) => b.id - a.id);
}

function merged(
  before: ReadonlyMap<number, EntryLine> | undefined,
  fresh: readonly EntryLine[],
): ReadonlyMap<number, EntryLine> {
  const all = new Map(before);
  for (const entry of fresh) all.set(entry.id, entry);
  for (const id of all.keys()) {
    if (all.size <= MOST) break;
    all.delete(id);
  }
  return all;
}

/** One entry whole, read again whenever it has changed. */
export function useEntry(id: number): Whole | 'gone' | undefined {
  const [entry, setEntry] = useState<Whole | 'gone'>();
  useEffect(() => {
    let left = false;
    const load = () =>
      devApi.entry(id).then(
        (found) => {
          if (!left) setEntry(found);
        },
        () => {
          if (!left) setEntry('gone');
        },
      );
    setEntry(undefined);
    void load();
    const stop = onNews('trace', () => void load());
    return () => {
      left = true;
      stop();
    };
  }, [id]);
  return entry;
}
