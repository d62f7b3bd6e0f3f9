/** The thread that reads or writes one file and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Crossed, FileWork } from './apart.ts';
import { PackedRows, pack } from './packed.ts';
import { readRegister } from './register.ts';
import { type SheetValue, writeSheet } from './write.ts';

const work = workerData as FileWork;
if (work.is === 'read') await read(work.bytes, work.fileName);
else if (work.is === 'write') give(await writeSheet(work.columns, work.rows, work.options));
else {
  const rows = [...new PackedRows<readonly SheetValue[]>(work.parts, 0)];
  give(await writeSheet(work.columns, rows, work.options));
}

function give(bytes: Uint8Array): void {
  parentPort?.postMessage(bytes);
}

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
