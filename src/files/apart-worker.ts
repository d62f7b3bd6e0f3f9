/** The thread that reads one file and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { readRegister } from './register.ts';

const { bytes, fileName } = workerData as { bytes: Uint8Array; fileName: string };
parentPort?.postMessage(await readRegister(bytes, fileName));
