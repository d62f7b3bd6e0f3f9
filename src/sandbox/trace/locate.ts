/** One line of a card laid out, with the place in the card that begins on it. */
type Line = { text: string; at: string };

const STEP = /^\[(\d+)\]/;

/** `ROOT -> body -> elements -> [0](tag: div) -> text` as a JSON pointer. */
export const pointerOf = (path: string): string =>
  path
    .split(' -> ')
    .slice(1)
    .map((step) => {
      const bare = step.replace(/\((?:tag|type): [^)]*\)$/, '');
      return `/${STEP.exec(bare)?.[1] ?? bare}`;
    })
    .join('');

/** JSON as people read it, line by line. */
export function layOut(value: unknown): Line[] {
  const lines: Line[] = [];
  lay(value, '', '', '', '', lines);
  return lines;
}

function lay(value: unknown, at: string, indent: string, before: string, after: string, lines: Line[]): void {
  if (typeof value !== 'object' || value === null) {
    lines.push({ text: `${indent}${before}${JSON.stringify(value)}${after}`, at });
    return;
  }
  const isList = Array.isArray(value);
  const [open, close] = isList ? '[]' : '{}';
  const entries = Object.entries(value);
  if (entries.length === 0) {
    lines.push({ text: `${indent}${before}${open}${close}${after}`, at });
    return;
  }
  lines.push({ text: `${indent}${before}${open}`, at });
  for (const [n, [key, item]] of entries.entries()) {
    const comma = n < entries.length - 1 ? ',' : '';
    lay(item, `${at}/${key}`, `${indent}  `, isList ? '' : `${JSON.stringify(key)}: `, comma, lines);
  }
  lines.push({ text: `${indent}${close}${after}`, at: '' });
}

/** The line (from 1) of a place, or of the nearest thing around it that is there. */
export function lineOf(lines: readonly Line[], pointer: string): number {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = lines.findIndex((line) => line.at === at);
    if (found >= 0) return found + 1;
  }
  return 1;
}
