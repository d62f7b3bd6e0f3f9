/** How long a thread that does something can do nothing else. */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { load } from './measure.ts';

/** The longest turn of the thread that does this: nothing else could be done meanwhile. */
export async function felt<T>(name: string, work: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const turns = new Turns();
  const began = performance.now();
  const spent = ownTime();
  delay.enable();
  turns.watch();
  const value = await work();
  turns.stop();
  delay.disable();
  const wall = performance.now() - began;
  console.log(
    `draw ${name}: ${wall.toFixed(0)} ms by the clock; the bot's thread ${(ownTime() - spent).toFixed(0)} ms of the ` +
      `processor, ${turns.longest.toFixed(0)} ms at the most in one turn, ${turns.over(50)} turns above 50; by the ` +
      `clock it was kept waiting ${(delay.max / 1e6).toFixed(0)} ms at the most; ${load()}`,
  );
  return value;
}

/** This thread's time on the processor in milliseconds: what others take of a shared machine is not in it. */
function ownTime(): number {
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

/** Looks at the time in each turn of the event loop. */
class Turns {
  readonly #each: number[] = [];
  #running = false;

  watch(): void {
    this.#running = true;
    let last = ownTime();
    const turn = () => {
      const now = ownTime();
      this.#each.push(now - last);
      last = now;
      if (this.#running) setImmediate(turn);
    };
    setImmediate(turn);
  }

  stop(): void {
    this.#running = false;
  }

  get longest(): number {
    return this.#each.reduce((most, each) => Math.max(most, each), 0);
  }

  over(limit: number): number {
    return this.#each.filter((each) => each > limit).length;
  }
}
