import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownIdentity, stillThere } from './processes.ts';

let handles = 0;

/** Writes down that this process uses the server; returns how to take that back. */
export function enter(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  handles += 1;
  const file = join(folder, `${process.pid}-${handles}`);
  writeFileSync(file, ownIdentity());
  return () => rmSync(file, { force: true });
}

/** True if a living process uses the server. Forgets those that died without saying goodbye. */
export function inUse(folder: string): boolean {
  const entries = readdirSync(folder).map((name) => join(folder, name));
  const living = entries.filter((file) => stillThere(writtenIn(file)));
  for (const file of entries) {
    if (!living.includes(file)) rmSync(file, { force: true });
  }
  return living.length > 0;
}

/** Whoever leaves while we look is gone. */
function writtenIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
