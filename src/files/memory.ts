/**
 * Memory of long steps. V8 lets a heap grow to several times of what lives in it before it collects, and keeps it
 * for minutes afterwards: right for a server that answers, too much for one that goes through a hundred thousand rows.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** how much may be added to what lives before it is collected, in percent; 0: as V8 sees fit */
const TIGHT = 40;

/** Collects early while it runs, and gives back at the end what was left behind. */
export async function withLittleMemory<T>(run: () => Promise<T>): Promise<T> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString(`--heap-growing-percent=${TIGHT}`);
  try {
    collect();
    return await run();
  } finally {
    setFlagsFromString('--heap-growing-percent=0');
    collect();
  }
}
