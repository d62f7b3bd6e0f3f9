import type { World } from './world.ts';

/** §2.3: while a callback on a card waits for its answer, nobody else can change the card. */
export async function whileLocked<T>({ locks }: World, messageId: string, wait: Promise<T>): Promise<T> {
  locks.set(messageId, (locks.get(messageId) ?? 0) + 1);
  try {
    return await wait;
  } finally {
    const others = (locks.get(messageId) ?? 1) - 1;
    if (others > 0) locks.set(messageId, others);
    else locks.delete(messageId);
  }
}

export const isLocked = (world: World, messageId: string): boolean =>
  world.locks.has(messageId) && world.o.patchDuringCallback !== 'reverted';
