/** A statement has room for 65,535 values; so many rows go into one. */
const ROWS = 1000;

export function* inParts<T>(list: readonly T[], rows = ROWS): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += rows) yield list.slice(start, start + rows);
}
