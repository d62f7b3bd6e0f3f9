/** Records as files: found, read and decoded, or a sentence why not. */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { words } from './verify-words.ts';

/** A record of 10,000 units and 1,000 people has some 2 MB, one of a million units 110 MB. */
const MAX_MEGABYTES = 256;

/** The arguments say nothing that could be done. */
export class UsageError extends Error {}

/** A file was read, but is no record; the message says why. */
export class Refused extends Error {}

/** The records of a folder, by name. */
export function filesOf(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const found = readdirSync(path).filter((name) => name.endsWith('.json'));
  if (found.length === 0) throw new UsageError(words.emptyFolder(path));
  return found.sort().map((name) => join(path, name));
}

/** The text of a file's bytes. */
export function decode(bytes: Buffer): string {
  if (bytes.length > MAX_MEGABYTES * 1e6) throw new Refused(words.tooLarge(MAX_MEGABYTES));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(words.notUtf8);
  }
}

/** The bytes of a file, one more than allowed at the most; or why it can't be read. */
export function readBytes(file: string): Buffer | string {
  const chunks: Buffer[] = [];
  let total = 0;
  try {
    const handle = openSync(file, 'r');
    try {
      while (total <= MAX_MEGABYTES * 1e6) {
        const chunk = Buffer.alloc(1 << 20);
        const length = readSync(handle, chunk, 0, chunk.length, null);
        if (length === 0) break;
        chunks.push(chunk.subarray(0, length));
        total += length;
      }
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : words.unexpected;
  }
  return Buffer.concat(chunks);
}
