/** Rows as texts, part by part: they cross from a thread without being copied, and are unpacked as they are read. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGzip, gunzipSync } from 'node:zlib';
import type { ReadFile, Rows } from './rows.ts';

const PART = 100;

export function pack(rows: readonly unknown[]): Uint8Array<ArrayBuffer>[] {
  const encoder = new TextEncoder();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let start = 0; start < rows.length; start += PART)
    parts.push(encoder.encode(JSON.stringify(rows.slice(start, start + PART))));
  return parts;
}

export class PackedRows<R> implements Rows<R> {
  readonly length: number;
  readonly #parts: readonly Uint8Array[];

  constructor(parts: readonly Uint8Array[], length: number) {
    this.#parts = parts;
    this.length = length;
  }

  get parts(): readonly Uint8Array[] {
    return this.#parts;
  }

  *[Symbol.iterator](): Generator<R> {
    const decoder = new TextDecoder();
    for (const part of this.#parts) yield* JSON.parse(decoder.decode(part)) as R[];
  }
}

type Enterprises = ReadFile & { is: 'enterprises' };
const LINE_END = 0x0a;

/** A long file as it was read, to be kept until it is confirmed: one line of what it is, then one for each part. */
export async function keepRead(file: ReadFile): Promise<Uint8Array | undefined> {
  if (file.is !== 'enterprises' || !(file.rows instanceof PackedRows)) return undefined;
  const { rows, ...rest } = file;
  const head = new TextEncoder().encode(JSON.stringify({ ...rest, length: rows.length }));
  const lines = [head, ...rows.parts].flatMap((line) => [line, Uint8Array.of(LINE_END)]);
  return buffer(Readable.from(lines).pipe(createGzip({ level: 1 })));
}

export function readKept(kept: Uint8Array): ReadFile {
  const bytes = gunzipSync(kept);
  const lines: Uint8Array[] = [];
  for (let from = 0, to = bytes.indexOf(LINE_END); to >= 0; from = to + 1, to = bytes.indexOf(LINE_END, from))
    lines.push(bytes.subarray(from, to));
  const [head = new Uint8Array(), ...parts] = lines;
  const { length, ...rest } = JSON.parse(new TextDecoder().decode(head)) as Enterprises & { length: number };
  return { ...rest, rows: new PackedRows(parts, length) };
}
