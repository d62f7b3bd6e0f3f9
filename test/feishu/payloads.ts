/** The recorded bodies, by name; EVENT_SAMPLES may name a directory with more. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

function load(directory: string): [string, unknown][] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file.slice(0, -5), JSON.parse(readFileSync(join(directory, file), 'utf8'))]);
}

const more = process.env.EVENT_SAMPLES;
export const samples = new Map(more ? load(more) : []);
export const payloads = new Map(load(join(import.meta.dirname, 'payloads')));

export function payload(name: string): unknown {
  if (!payloads.has(name)) throw new Error(`no payload ${name}`);
  return payloads.get(name);
}
