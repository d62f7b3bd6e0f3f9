import { useCallback, useEffect, useState } from 'react';
import { sentence } from '../api.ts';
import { onNews } from '../news.ts';
import { useNotices } from '../notices.tsx';
import { devApi } from './api.ts';
import type { FaultRule } from './types.ts';

/** The rules that are there, with their counts as calls come in; and a way to do something to them. */
export function useFaults() {
  const [rules, setRules] = useState<readonly FaultRule[]>();
  const { toast } = useNotices();
  const load = useCallback(() => devApi.faults().then(setRules, () => undefined), []);
  const change = useCallback(
    async (work: Promise<unknown>): Promise<boolean> => {
      const error = await work.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (error !== undefined) toast('error', sentence(error));
      await load();
      return error === undefined;
    },
    [load, toast],
  );
  useEffect(() => {
    void load();
    const stop = [onNews('trace', () => void load()), onNews('reset', () => void load())];
    return () => {
      for (const each of stop) each();
    };
  }, [load]);
  return { rules, change };
}
