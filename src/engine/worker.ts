/** The thread that does one piece of work for the draw and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { DrawFault } from '../domain/draw/fault.ts';
import type { Reply } from './apart.ts';
import { type Work, work } from './work.ts';

function reply(ask: Work): Reply {
  try {
    return { is: 'done', answer: work(ask) };
  } catch (fault) {
    // an error that crosses to another thread is no longer of its class
    if (!(fault instanceof DrawFault)) throw fault;
    return { is: 'fault', code: fault.code, at: fault.at, found: fault.found };
  }
}

parentPort?.postMessage(reply(workerData as Work));
