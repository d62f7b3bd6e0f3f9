import { mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownIdentity, stillThere } from './processes.ts';

const pause = 20;
/** A holder writes its name right after creating the file; one that never does has died between. */
const namelessTurns = 100;

/** Runs the work while no other process of this machine holds the file; a dead holder's is taken over. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const unlock = await acquire(path);
  try {
    return await work();
  } finally {
    unlock();
  }
}

/** Takes the lock if that needs no waiting. */
export function tryLock(path: string): (() => void) | undefined {
  try {
    writeFileSync(path, ownIdentity(), { flag: 'wx' });
    return () => rmSync(path, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
}

async function acquire(path: string): Promise<() => void> {
  let nameless = 0;
  for (;;) {
    const unlock = tryLock(path);
    if (unlock) return unlock;
    const holder = holderOf(path);
    nameless = holder === '' ? nameless + 1 : 0;
    if (holder !== undefined && (holder === '' ? nameless > namelessTurns : !stillThere(holder))) {
      await takeOver(path, holder);
    }
    await sleep(pause);
  }
}

/** '' while it is being written, undefined once it is gone. */
function holderOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Removes a dead holder's file. Only one process may do so at a time, and it looks again first:
 * otherwise the second of two would remove the lock that the first has just made its own.
 */
async function takeOver(path: string, holder: string): Promise<void> {
  const turn = `${path}.breaking`;
  try {
    mkdirSync(turn);
  } catch {
    await sleep(pause * namelessTurns);
    if (holderOf(path) === holder) rmSync(turn, { recursive: true, force: true });
    return;
  }
  try {
    if (holderOf(path) === holder) rmSync(path, { force: true });
  } finally {
    rmdirSync(turn);
  }
}
