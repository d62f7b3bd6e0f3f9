import type { Postman } from './postman.ts';
import { rememberNow, type World } from './world.ts';

/** More stops than a year of reminders has; beyond it something asks for the same instant again and again. */
const MOST_STOPS = 20_000;

/**
 * Moves the clock on, stopping wherever something falls due, for the bot or for an event that comes again,
 * until all that was due by `target` is done.
 */
export async function moveClock(world: World, postman: Postman, target: Date): Promise<void> {
  let after = world.clock.now();
  let stuck = false;
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    const due = earliest(await world.o.bot.nextDue(after), postman.nextDue());
    if (!due || due > target) break;
    if (due <= after && stuck) break;
    stuck = due <= after;
    await stopAt(world, postman, due);
    if (due > after) after = due;
  }
  await stopAt(world, postman, target);
}

async function stopAt(world: World, postman: Postman, instant: Date): Promise<void> {
  world.clock.reach(instant);
  rememberNow(world);
  world.feed.tell({ kind: 'clock' });
  await postman.flush();
  await world.o.bot.settle();
  postman.rewind();
}

const earliest = (...dates: (Date | undefined)[]): Date | undefined =>
  dates
    .filter((date) => date !== undefined)
    .reduce<Date | undefined>((a, b) => (a && a <= b ? a : b), undefined);
