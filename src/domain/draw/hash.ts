import { createHash } from 'node:crypto';

/** H (ssd-1 §1): lower-case hex SHA-256 of the UTF-8 parts joined by one LF; no part contains an LF. */
export function digest(...parts: readonly string[]): string {
  for (const part of parts) {
    if (part.includes('\n')) throw new TypeError('a hashed part contains a line feed');
  }
  return createHash('sha256').update(parts.join('\n'), 'utf8').digest('hex');
}
