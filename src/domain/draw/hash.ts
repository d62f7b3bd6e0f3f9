import { createHash } from 'node:crypto';

/** H (ssd-1 §1): lower-case hex SHA-256 of the UTF-8 parts joined by one LF; no part contains an LF. */
export function digest(...parts: readonly string[]): string {
  return digestPieces(parts.slice(0, -1), (add) => add(parts.at(-1) ?? ''));
}

/** H of some parts and of a last one that comes piece by piece, however long it is as a whole. */
export function digestPieces(parts: readonly string[], last: (add: (piece: string) => void) => void): string {
  const hash = createHash('sha256');
  const add = (piece: string) => {
    if (piece.includes('\n')) throw new TypeError('a hashed part contains a line feed');
    hash.update(piece, 'utf8');
  };
  for (const part of parts) {
    add(part);
    hash.update('\n', 'utf8');
  }
  last(add);
  return hash.digest('hex');
}
