/**
 * A look at a workbook's zip directory before anything is unpacked: size, ratio, encryption, macros and names
 * that lead elsewhere are refused from the directory alone.
 */
import type { FileFault } from './faults.ts';
import { FILE_NAMES } from './words.ts';
import { type Part, readDirectory } from './zip.ts';

const MAX_UNPACKED = 200 * 1024 * 1024;
/** A part may be 100 times its packed size, but only from here on does that matter. */
const BIG_PART = 4 * 1024 * 1024;
const MAX_RATIO = 100;
const ENCRYPTED_FLAG = 1;

export type Archive =
  | { readonly is: 'parts'; readonly parts: readonly Part[] }
  | { readonly is: 'fault'; readonly fault: FileFault; readonly more: string };

/** The parts of these bytes, or why they are not to be unpacked. */
export function openArchive(bytes: Uint8Array): Archive {
  const parts = readDirectory(bytes);
  if (!parts) return refused('file-damaged');
  if (parts === 'bomb') return refused('file-bomb');
  return partsFault(parts) ?? { is: 'parts', parts };
}

function refused(fault: FileFault, more = ''): Archive {
  return { is: 'fault', fault, more };
}

function partsFault(parts: readonly Part[]): Archive | undefined {
  const has = (pattern: RegExp) => parts.some((part) => pattern.test(part.name));
  if (parts.some((part) => part.flags & ENCRYPTED_FLAG)) return refused('file-encrypted');
  if (parts.some(leadsElsewhere) || namesTwice(parts)) return refused('file-paths');
  if (has(/vbaproject|(?:^|\/)xl\/macrosheets\/|\.bas$/i)) return refused('file-macros');
  if (has(/^word\//)) return refused('file-document', FILE_NAMES.word);
  if (has(/^ppt\//)) return refused('file-document', FILE_NAMES.slides);
  if (has(/^content\.xml$/)) return refused('file-document', FILE_NAMES.openDocument);
  if (has(/^xl\/workbook\.bin$/)) return refused('file-document', FILE_NAMES.binary);
  if (!has(/^\[Content_Types\]\.xml$/i) || !has(/^xl\//i))
    return refused(parts.some(isFileOfItsOwn) ? 'file-archive' : 'file-not-xlsx');
  const total = parts.reduce((sum, part) => sum + part.unpacked, 0);
  return total > MAX_UNPACKED || parts.some(isSuspicious) ? refused('file-bomb') : undefined;
}

/** `../x`, `/x`, `c:x`: no writer of workbooks does that. */
function leadsElsewhere({ name }: Part): boolean {
  return /^(?:\/|[a-z]:)|(?:^|\/)\.\.(?:\/|$)|\0/i.test(name);
}

/** Two parts of one name: which of them would be read is anybody's guess. */
function namesTwice(parts: readonly Part[]): boolean {
  const names = parts.map((part) => part.name.toLowerCase()).filter((name) => !name.endsWith('/'));
  return new Set(names).size < names.length;
}

/** An archive of files, not a workbook. */
function isFileOfItsOwn({ name }: Part): boolean {
  return /\.(?:xlsx?|xlsm|et|csv|docx?|wps|pdf|zip|rar|7z)$/i.test(name);
}

function isSuspicious({ packed, unpacked, name }: Part): boolean {
  if (packed >= 0xffffffff || unpacked >= 0xffffffff) return true;
  // A declared size of zero would leave the reader without a limit.
  if (packed === 0 || unpacked === 0) return !name.endsWith('/') && packed + unpacked > 2;
  return unpacked > BIG_PART && unpacked / packed > MAX_RATIO;
}
