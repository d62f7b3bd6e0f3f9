/** The thread that reads or writes one file and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FileWork } from './apart.ts';
import { readRegister } from './register.ts';
import { writeSheet } from './write.ts';

const work = workerData as FileWork;
parentPort?.postMessage(
  work.is === 'read'
    ? await readRegister(work.bytes, work.fileName)
    : await writeSheet(work.columns, work.rows, work.options),
);
