/** Work in a thread of its own: it costs its own memory and time, and the bot goes on meanwhile. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

export type ThreadLimits = { readonly megabytes: number; readonly seconds: number };

/** The thread gave no answer: it needed too much memory or time, or it was ended from outside. */
export class ThreadFault extends Error {
  readonly why: 'memory' | 'time' | 'ended';

  constructor(why: ThreadFault['why']) {
    super(`a thread of work gave no answer: ${why}`);
    this.name = 'ThreadFault';
    this.why = why;
  }
}

/** Starts a thread and waits for its first and only message. The thread is over when this returns. */
export function answerOf<T>(start: (limits: WorkerOptions) => Worker, limits: ThreadLimits): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = start({ resourceLimits: { maxOldGenerationSizeMb: limits.megabytes }, execArgv: [] });
    const settle = (then: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      then();
    };
    const timer = setTimeout(() => settle(() => reject(new ThreadFault('time'))), limits.seconds * 1000);
    worker.once('message', (answer: T) => settle(() => resolve(answer)));
    worker.once('error', (error: Error & { code?: string }) => {
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle(() => reject(isFull ? new ThreadFault('memory') : error));
    });
    worker.once('exit', () => settle(() => reject(new ThreadFault('ended'))));
  });
}

/** A thread that runs `name`, beside the file that asks; its compiled form where that one is compiled. */
export function startThread(from: string, name: string, options: WorkerOptions): Worker {
  if (!from.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, from), options);
  // run from TypeScript, as the demo and the tests do, the thread first needs what reads TypeScript
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const loader = new URL('./dist/esm/api/index.mjs', tsx).href;
  const entry = new URL(`./${name}.ts`, from).href;
  const code = `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(entry)}); })`;
  return new Worker(code, { ...options, eval: true });
}
