/** npm hands a signal on to its shell alone, and the shell dies without a word: whoever it started stops then. */
const LOOK_MS = 500;

/** Calls `stop` once npm's shell is gone; a program that something else started is left to its signals. */
export function whenLeftAlone(stop: () => Promise<void>): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    void stop();
  }, LOOK_MS);
  timer.unref();
}
