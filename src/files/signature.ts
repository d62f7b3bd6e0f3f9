/** What a file is by its bytes, whatever its name says. */
import type { FileFault } from './faults.ts';
import { FILE_NAMES } from './words.ts';

export type Signature =
  | { readonly is: 'archive' | 'text' }
  | { readonly is: 'fault'; readonly fault: FileFault; readonly more: string };

const MAX_FILE = 20 * 1024 * 1024;
/** so many bytes tell text from other things */
const LOOKED_AT = 65_536;

/** First bytes of what people send by mistake, and what it is called. */
const OTHERS: readonly (readonly [readonly number[], FileFault, string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'file-document', FILE_NAMES.pdf],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'file-document', FILE_NAMES.word],
  [[0x89, 0x50, 0x4e, 0x47], 'file-document', FILE_NAMES.picture],
  [[0xff, 0xd8, 0xff], 'file-document', FILE_NAMES.picture],
  [[0x47, 0x49, 0x46, 0x38], 'file-document', FILE_NAMES.picture],
  [[0x42, 0x4d], 'file-document', FILE_NAMES.picture],
  [[0x52, 0x61, 0x72, 0x21], 'file-archive', ''],
  [[0x37, 0x7a, 0xbc, 0xaf], 'file-archive', ''],
  [[0x1f, 0x8b], 'file-archive', ''],
  // BIFF 2 to 5 without a container
  [[0x09, 0x00, 0x04, 0x00], 'file-xls', ''],
  [[0x09, 0x02, 0x06, 0x00], 'file-xls', ''],
  [[0x09, 0x04, 0x06, 0x00], 'file-xls', ''],
  [[0x09, 0x08], 'file-xls', ''],
];

export function signatureOf(bytes: Uint8Array): Signature {
  const fault = (code: FileFault, more = ''): Signature => ({ is: 'fault', fault: code, more });
  if (bytes.length === 0) return fault('file-empty');
  if (bytes.length > MAX_FILE) return fault('file-too-large');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return { is: 'archive' };
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return oleFault(bytes);
  const other = OTHERS.find(([magic]) => startsWith(bytes, magic));
  if (other) return fault(other[1], other[2]);
  if (!looksLikeText(bytes)) return fault('file-not-xlsx');
  return isMarkup(bytes) ? fault('file-web') : { is: 'text' };
}

/** The old container (.xls, .et, .doc, .wps, a workbook with a password) names its parts in UTF-16. */
function oleFault(bytes: Uint8Array): Signature {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (part: string) => buffer.includes(Buffer.from(part, 'utf16le'));
  if (holds('EncryptedPackage')) return { is: 'fault', fault: 'file-encrypted', more: '' };
  if (holds('WordDocument')) return { is: 'fault', fault: 'file-document', more: FILE_NAMES.word };
  if (holds('PowerPoint Document')) return { is: 'fault', fault: 'file-document', more: FILE_NAMES.slides };
  return { is: 'fault', fault: 'file-xls', more: '' };
}

/** Text has no control characters but tab and line ends; UTF-16 has zeros, and those in every other byte. */
function looksLikeText(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true;
  const head = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  let controls = 0;
  for (const [i, byte] of head.entries()) {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
    else if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1a) controls += 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0) return controls <= head.length / 200;
  return even + odd > head.length / 50 && Math.max(even, odd) > 20 * Math.min(even, odd);
}

/** A web page or XML that is called .xls: many systems export such. */
function isMarkup(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 400)).toString('latin1').replaceAll('\0', '');
  return /^[^<\w]{0,8}<(?:\?xml|!doctype|html|head|meta|table|style|script|body)/i.test(head);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}
