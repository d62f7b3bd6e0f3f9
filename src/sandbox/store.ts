import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Rows of one kind, kept in memory in the order in which they were first put. */
export type Table<T> = {
  get(id: string): T | undefined;
  put(id: string, value: T): void;
  drop(id: string): void;
  all(): T[];
};

export type Store = {
  table<T>(kind: string): Table<T>;
  clear(): void;
  close(): void;
};

type Line = { kind: string; id: string; value?: unknown };
type Rows = Map<string, Map<string, unknown>>;

/**
 * An append-only file of JSON lines, the last line for an id being the true one. It is replayed and written
 * anew at start; a line that a crash tore is dropped, being the last.
 */
export function openStore(dir: string): Store {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, 'state.jsonl');
  const rows = replay(path);
  let file = rewrite(path, rows);
  let closed = false;
  const append = (line: Line): void => {
    if (!closed) writeSync(file, `${JSON.stringify(line)}\n`);
  };
  return {
    table: <T>(kind: string) => tableOf<T>(rowsOf(rows, kind), kind, append),
    clear() {
      for (const kind of rows.values()) kind.clear();
      closeSync(file);
      file = rewrite(path, rows);
    },
    close() {
      if (!closed) closeSync(file);
      closed = true;
    },
  };
}

function tableOf<T>(rows: Map<string, unknown>, kind: string, append: (line: Line) => void): Table<T> {
  return {
    get: (id) => rows.get(id) as T | undefined,
    put(id, value) {
      rows.set(id, value);
      append({ kind, id, value });
    },
    drop(id) {
      if (rows.delete(id)) append({ kind, id });
    },
    all: () => [...rows.values()] as T[],
  };
}

function rowsOf(rows: Rows, kind: string): Map<string, unknown> {
  const found = rows.get(kind) ?? new Map<string, unknown>();
  rows.set(kind, found);
  return found;
}

function replay(path: string): Rows {
  const rows: Rows = new Map();
  if (!existsSync(path)) return rows;
  const lines = readFileSync(path, 'utf8').split('\n');
  for (const [at, text] of lines.entries()) {
    if (text === '') continue;
    const line = parse(text);
    if (!line) {
      if (at === lines.length - 1) break;
      throw new Error(`${path}:${at + 1} is damaged; start anew with an empty folder`);
    }
    if (line.value === undefined) rowsOf(rows, line.kind).delete(line.id);
    else rowsOf(rows, line.kind).set(line.id, line.value);
  }
  return rows;
}

function parse(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

/** Writes what is true now beside the old file, swaps the two, and returns the new one open for appending. */
function rewrite(path: string, rows: Rows): number {
  const fresh = openSync(`${path}.new`, 'w');
  for (const [kind, ids] of rows)
    for (const [id, value] of ids) writeSync(fresh, `${JSON.stringify({ kind, id, value })}\n`);
  fsyncSync(fresh);
  closeSync(fresh);
  renameSync(`${path}.new`, path);
  return openSync(path, 'a');
}
