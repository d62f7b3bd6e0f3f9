/**
 * A look at a workbook's zip directory before anything is unpacked: size, ratio, encryption and macros are
 * refused from the directory alone. The reader later stops at the sizes that are declared here.
 */
import type { FileFault } from './faults.ts';

const MAX_FILE = 20 * 1024 * 1024;
const MAX_UNPACKED = 200 * 1024 * 1024;
const MAX_ENTRIES = 2000;
/** A part may be 100 times its packed size, but only from here on does that matter. */
const BIG_PART = 4 * 1024 * 1024;
const MAX_RATIO = 100;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const ZIP64 = 0xffffffff;
const ENCRYPTED_FLAG = 1;

type Part = {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly flags: number;
};

/** Why these bytes are not to be opened, or undefined when they may be. */
export function archiveFault(bytes: Uint8Array): FileFault | undefined {
  if (bytes.length === 0) return 'file-empty';
  if (bytes.length > MAX_FILE) return 'file-too-large';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return isEncrypted(bytes) ? 'file-encrypted' : 'file-xls';
  if (!startsWith(bytes, [0x50, 0x4b])) return 'file-not-xlsx';
  const parts = readDirectory(bytes);
  if (!parts) return 'file-damaged';
  if (parts === 'bomb') return 'file-bomb';
  return partsFault(parts);
}

function partsFault(parts: readonly Part[]): FileFault | undefined {
  if (parts.some((part) => part.flags & ENCRYPTED_FLAG)) return 'file-encrypted';
  if (parts.some((part) => /vbaproject|xl\/macrosheets\/|\.bas$/i.test(part.name))) return 'file-macros';
  if (!parts.some((part) => part.name === '[Content_Types].xml')) return 'file-not-xlsx';
  if (!parts.some((part) => part.name.startsWith('xl/'))) return 'file-not-xlsx';
  const total = parts.reduce((sum, part) => sum + part.unpacked, 0);
  return total > MAX_UNPACKED || parts.some(isSuspicious) ? 'file-bomb' : undefined;
}

function isSuspicious({ packed, unpacked, name }: Part): boolean {
  if (packed === ZIP64 || unpacked === ZIP64) return true;
  // A declared size of zero would leave the reader without a limit.
  if (packed === 0 || unpacked === 0) return !name.endsWith('/');
  return unpacked > BIG_PART && unpacked / packed > MAX_RATIO;
}

/** The central directory; undefined when there is none, 'bomb' when it is not one that a workbook would have. */
function readDirectory(bytes: Uint8Array): Part[] | 'bomb' | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let position = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES || position === ZIP64) return 'bomb';
  const parts: Part[] = [];
  for (let i = 0; i < count; i += 1) {
    if (position + 46 > end || view.getUint32(position, true) !== DIRECTORY_ENTRY) return undefined;
    const nameLength = view.getUint16(position + 28, true);
    parts.push({
      flags: view.getUint16(position + 8, true),
      packed: view.getUint32(position + 20, true),
      unpacked: view.getUint32(position + 24, true),
      name: new TextDecoder().decode(bytes.subarray(position + 46, position + 46 + nameLength)),
    });
    position += 46 + nameLength + view.getUint16(position + 30, true) + view.getUint16(position + 32, true);
  }
  return parts;
}

/** The last end-of-directory record; it has to reach exactly to the end of the file. */
function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let position = view.byteLength - 22; position >= lowest; position -= 1)
    if (view.getUint32(position, true) === END_OF_DIRECTORY)
      return position + 22 + view.getUint16(position + 20, true) === view.byteLength ? position : undefined;
  return undefined;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** Office wraps a workbook with a password in an old container that names its part in UTF-16. */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}
