/** Reads a register file in a thread of its own: a hostile or huge one costs its own memory and time, not ours. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { type Report, refuse } from './problems.ts';
import type { Register } from './rows.ts';

const MAX_MEMORY_MB = 512;
const MAX_SECONDS = 45;

export function readApart(bytes: Uint8Array, fileName: string): Promise<Register> {
  return new Promise((resolve, reject) => {
    const worker = startWorker({
      workerData: { bytes, fileName },
      resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
      execArgv: [],
    });
    const timer = setTimeout(() => settle(() => resolve(tooHeavy(fileName))), MAX_SECONDS * 1000);
    const settle = (then: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      then();
    };
    worker.once('message', (register: Register) => settle(() => resolve(register)));
    worker.once('error', (error: Error & { code?: string }) => {
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle(() => (isFull ? resolve(tooHeavy(fileName)) : reject(error)));
    });
  });
}

function tooHeavy(fileName: string): Register {
  const report: Report = [];
  refuse(report, 'file-heavy', { row: 0, column: '', value: fileName });
  return { is: 'problems', problems: report };
}

/** Run from TypeScript, as the demo and the tests do, the thread first needs what reads TypeScript. */
function startWorker(options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./apart-worker.js', import.meta.url), options);
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const loader = new URL('./dist/esm/api/index.mjs', tsx).href;
  const entry = new URL('./apart-worker.ts', import.meta.url).href;
  const code = `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(entry)}); })`;
  return new Worker(code, { ...options, eval: true });
}
