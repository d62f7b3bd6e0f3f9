/** The thread that reads or writes one file and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Crossed, FileWork } from './apart.ts';
import { pack } from './packed.ts';
import { readRegister } from './register.ts';
import { writeSheet } from './write.ts';

const work = workerData as FileWork;
if (work.is === 'write') parentPort?.postMessage(await writeSheet(work.columns, work.rows, work.options));
else await read(work.bytes, work.fileName);

async function read(bytes: Uint8Array, fileName: string): Promise<void> {
  const register = await readRegister(bytes, fileName);
  if (register.is !== 'enterprises') {
    parentPort?.postMessage({ is: 'whole', register } satisfies Crossed);
    return;
  }
  const { rows, ...rest } = register;
  const parts = pack(rows);
  const crossed: Crossed = { is: 'packed', register: { ...rest, length: rows.length }, parts };
  parentPort?.postMessage(
    crossed,
    parts.map(({ buffer }) => buffer),
  );
}
