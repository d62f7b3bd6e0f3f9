/**
 * A zip archive by its central directory, and single parts of it, unpacked in pieces and never beyond the size
 * that the directory declares. Java writers leave the sizes to ZIP64 fields even in small files.
 */
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END = 0x06064b50;
const ZIP64_FIELD = 0x0001;
const IN_ZIP64 = 0xffffffff;
const MAX_ENTRIES = 2000;
const STORED = 0;
const DEFLATED = 8;

export type Part = {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly flags: number;
  readonly method: number;
  /** where its local header begins */
  readonly at: number;
};

/** The archive is not what its directory says. */
export class BrokenArchive extends Error {}

/** The central directory; undefined when there is none, 'bomb' when it is not one that a workbook would have. */
export function readDirectory(bytes: Uint8Array): Part[] | 'bomb' | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const { count, start } = directoryPlace(view, end);
  if (count > MAX_ENTRIES) return 'bomb';
  const parts: Part[] = [];
  let position = start;
  for (let i = 0; i < count; i += 1) {
    if (position + 46 > end || view.getUint32(position, true) !== DIRECTORY_ENTRY) return undefined;
    const lengths = [28, 30, 32].map((field) => view.getUint16(position + field, true));
    const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths;
    const next = position + 46 + nameLength + extraLength + commentLength;
    if (next > end) return undefined;
    parts.push(readEntry(view, position, nameLength, extraLength));
    position = next;
  }
  return parts;
}

function readEntry(view: DataView, position: number, nameLength: number, extraLength: number): Part {
  const name = new Uint8Array(view.buffer, view.byteOffset + position + 46, nameLength);
  const plain = { unpacked: 24, packed: 20, at: 42 } as const;
  const sizes = { unpacked: 0, packed: 0, at: 0 };
  // the fields that say "in ZIP64" stand there in this order
  const wide = wideFields(view, position + 46 + nameLength, extraLength);
  for (const key of ['unpacked', 'packed', 'at'] as const) {
    const value = view.getUint32(position + plain[key], true);
    sizes[key] = value === IN_ZIP64 ? (wide.shift() ?? IN_ZIP64) : value;
  }
  return {
    ...sizes,
    name: new TextDecoder().decode(name).replaceAll('\\', '/'),
    flags: view.getUint16(position + 8, true),
    method: view.getUint16(position + 10, true),
  };
}

/** The 64-bit numbers of an entry's ZIP64 field. */
function wideFields(view: DataView, from: number, length: number): number[] {
  const numbers: number[] = [];
  for (let at = from; at + 4 <= from + length; ) {
    const id = view.getUint16(at, true);
    const size = view.getUint16(at + 2, true);
    if (id === ZIP64_FIELD)
      for (let k = 0; k + 8 <= size && at + 12 + k <= from + length; k += 8)
        numbers.push(Number(view.getBigUint64(at + 4 + k, true)));
    at += 4 + size;
  }
  return numbers;
}

function directoryPlace(view: DataView, end: number): { count: number; start: number } {
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count !== 0xffff && start !== IN_ZIP64) return { count, start };
  if (end < 20 || view.getUint32(end - 20, true) !== ZIP64_LOCATOR) return { count, start };
  const at = Number(view.getBigUint64(end - 12, true));
  if (at + 56 > end || view.getUint32(at, true) !== ZIP64_END) return { count: IN_ZIP64, start: 0 };
  return { count: Number(view.getBigUint64(at + 32, true)), start: Number(view.getBigUint64(at + 48, true)) };
}

/** The last end-of-directory record; it has to reach exactly to the end of the file. */
function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let position = view.byteLength - 22; position >= lowest; position -= 1)
    if (view.getUint32(position, true) === END_OF_DIRECTORY)
      return position + 22 + view.getUint16(position + 20, true) === view.byteLength ? position : undefined;
  return undefined;
}

/** A part piece by piece. Throws when it is longer or shorter than declared. */
export async function* unpack(bytes: Uint8Array, part: Part): AsyncGenerator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (part.at + 30 > bytes.length) throw new BrokenArchive('no local header');
  const from = part.at + 30 + view.getUint16(part.at + 26, true) + view.getUint16(part.at + 28, true);
  const packed = bytes.subarray(from, from + part.packed);
  if (packed.length < part.packed) throw new BrokenArchive('cut off');
  let length = 0;
  for await (const piece of pieces(part.method, packed)) {
    length += piece.length;
    if (length > part.unpacked) throw new BrokenArchive('longer than declared');
    yield piece;
  }
  if (length < part.unpacked) throw new BrokenArchive('shorter than declared');
}

function pieces(method: number, packed: Uint8Array): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (method === STORED) return [packed];
  if (method !== DEFLATED) throw new BrokenArchive(`method ${method}`);
  return Readable.from([packed]).pipe(createInflateRaw({ chunkSize: 65_536 }));
}
