import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { newFileKey, newImageKey } from './ids.ts';
import type { StoredFile, World } from './world.ts';

const MIMES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.pdf': 'application/pdf',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.mp4': 'video/mp4',
  '.opus': 'audio/ogg',
};

/** Keeps the bytes of an upload on disk, and what it is in the state. */
export function keepFile(
  world: World,
  type: StoredFile['type'],
  name: string,
  bytes: Uint8Array,
  sort?: string,
): StoredFile {
  const key = type === 'image' ? newImageKey() : newFileKey();
  const known = MIMES[extname(name).toLowerCase()];
  const mime = known ?? (type === 'image' ? 'image/png' : 'application/octet-stream');
  const file: StoredFile = { key, name, type, size: bytes.byteLength, mime, ...(sort && { sort }) };
  writeFileSync(join(world.filesDir, key), bytes);
  world.files.put(key, file);
  return file;
}

export function fileBytes(world: World, file: StoredFile): Response {
  const bytes = readFileSync(join(world.filesDir, file.key));
  const disposition = file.type === 'image' ? 'inline' : 'attachment';
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': file.mime,
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
    },
  });
}
