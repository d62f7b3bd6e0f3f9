import type { Context } from 'hono';
import { z } from 'zod';
import { shanghai } from '../clock.ts';
import { durationMs } from '../duration.ts';
import { ScriptRefusal } from '../errors.ts';
import { moveClock } from '../move.ts';
import type { Postman } from '../postman.ts';
import { words } from '../words.ts';
import type { World } from '../world.ts';
import { readBody } from './input.ts';

const Move = z.union([
  z.strictObject({ to: z.string() }),
  z.strictObject({ advance: z.string() }),
  z.strictObject({ workdays: z.number() }),
]);

/** Half a second of typing is no step back: an instant read a moment ago is still now. */
const STILL_NOW = 1000;

export const readClock = (world: World) => (c: Context) => c.json({ now: shanghai(world.clock.now()) });

/** One move at a time; whoever asks while one is under way waits. Other requests don't. */
export function setClock(world: World, postman: Postman) {
  let last: Promise<unknown> = Promise.resolve();
  return async (c: Context) => {
    const move = await readBody(Move, c);
    const turn = last.then(() => step(world, postman, move));
    last = turn.catch(() => undefined);
    await turn;
    return c.json({ now: shanghai(world.clock.now()) });
  };
}

async function step(world: World, postman: Postman, move: z.infer<typeof Move>): Promise<void> {
  const now = world.clock.now();
  const target = targetOf(world, now, move);
  if (target.getTime() < now.getTime() - STILL_NOW) throw new ScriptRefusal(words.refusal.backwards);
  await moveClock(world, postman, target);
}

function targetOf(world: World, now: Date, move: z.infer<typeof Move>): Date {
  if ('to' in move) return instant(move.to);
  if ('workdays' in move) return workdaysOn(world, now, move.workdays);
  const ms = durationMs(move.advance);
  if (ms === undefined) throw new ScriptRefusal(words.refusal.badDuration(move.advance));
  return new Date(now.getTime() + ms);
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/;

/** Without a zone it is the bureau's time. */
function instant(text: string): Date {
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}+08:00`;
  const date = new Date(zoned);
  if (!ISO.test(text) || Number.isNaN(date.getTime()))
    throw new ScriptRefusal(words.refusal.badInstant(text));
  return date;
}

function workdaysOn(world: World, now: Date, n: number): Date {
  try {
    return world.o.addWorkdays(now, n);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ScriptRefusal(words.refusal.badWorkdays(n, why));
  }
}
