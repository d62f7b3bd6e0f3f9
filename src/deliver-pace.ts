/** A call's turn at the platform's limits, over all replicas. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../db/connect.ts';
import { type Lane, type Limit, type Slot, slotOver, slotWait, takeSlot } from '../db/slots.ts';
import type { Counted, Turn } from './feishu/call.ts';

/** 接口频率: for each API, 50 a second and 1,000 a minute. */
const API: readonly Limit[] = [
  { most: 50, ms: 1000 },
  { most: 1000, ms: 60_000 },
];
/** 5 a second to a person or a group, and as many changes of a message. */
const TARGET: readonly Limit[] = [{ most: 5, ms: 1000 }];
/** Who was held up for longer than this between the slot's beginning and the call takes another one. */
const LATE_MS = 1000;
/** How often to ask whether those before have arrived. */
const ASK_AGAIN_MS = 20;

export function turns(db: Db): Turn {
  return async (counted, exchange) => {
    const slot = await slotFor(db, counted);
    try {
      return await exchange();
    } finally {
      await slotOver(db, slot);
    }
  };
}

async function slotFor(db: Db, { api, target }: Counted): Promise<Slot> {
  const lane: Lane = { name: `api/${api}`, limits: API };
  const to: Lane | undefined = target ? { name: `to/${target}`, limits: TARGET } : undefined;
  for (;;) {
    const taken = await takeSlot(db, lane, to);
    let begins = performance.now() + taken.waitMs;
    await pause(taken.waitMs);
    if (taken.is === 'too-early') continue;
    for (let wait = taken.sure ? 0 : 1; wait > 0; begins = performance.now()) {
      wait = await slotWait(db, taken.slot);
      if (wait > 0) await pause(Math.min(wait, ASK_AGAIN_MS));
    }
    if (performance.now() - begins < LATE_MS) return taken.slot;
    await slotOver(db, taken.slot);
  }
}

/** Timers may ring a millisecond early. */
async function pause(ms: number): Promise<void> {
  if (ms > 0) await sleep(Math.ceil(ms) + 1);
}
