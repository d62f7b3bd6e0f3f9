import { type CallEntry, type Entries, openEntries } from './entries.ts';
import { openSends, type Sends } from './sends.ts';

export type Trace = {
  entries: Entries;
  sends: Sends;
  /** The entry of a request that is under way. */
  calls: WeakMap<Request, CallEntry>;
  clear(): void;
};

/** News go out at most this often, however much passes. */
const PAUSE = 200;

/** 开发者视图: all that passed between the bot and the sandbox, in memory alone. */
export function openTrace(tell: (rev: number) => void): Trace {
  let isTelling = false;
  const soon = (): void => {
    if (isTelling) return;
    isTelling = true;
    setTimeout(() => {
      isTelling = false;
      tell(entries.last());
    }, PAUSE).unref();
  };
  const entries = openEntries(soon);
  const sends = openSends();
  return {
    entries,
    sends,
    calls: new WeakMap(),
    clear() {
      entries.clear();
      sends.clear();
    },
  };
}
