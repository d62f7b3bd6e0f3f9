/** 对比: what a file would change in a register, before anything is changed. */
import { createHash } from 'node:crypto';
import { type ImportAlike, LISTED } from '../../cards/import-content.ts';
import type { ColumnSpec } from '../files/columns.ts';
import { COLUMNS, type Field } from '../files/header-words.ts';
import type { Problem, RegisterKind } from '../files/rows.ts';
import { rowName } from '../files/words.ts';
import type { Say } from '../messages.ts';
import { words } from './words.ts';

export type FieldChange = { readonly field: string; readonly before: string; readonly after: string };
export type Changed = {
  readonly key: string;
  readonly name: string;
  readonly fields: readonly FieldChange[];
};
/** Two enterprises that may be one: a row of the file, and one that is in the register or in the file as well. */
export type Alike = ImportAlike;
type Take = (wrote: Wrote, from: FromFile) => Promise<readonly Say[]>;
/** Where the rows come from, and whose doing it is. */
export type FromFile = { readonly name: string; readonly sha256: string; readonly actorId?: number };

/** What a file would change, counted, with the first of each and the lines for a file of all of them. */
export type Plan = {
  readonly counts: {
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
    /** in the register, and not in the file: they stay */
    readonly left: number;
    readonly alike: number;
  };
  readonly added: readonly string[];
  readonly changed: readonly Changed[];
  readonly left: readonly string[];
  readonly alike: readonly Alike[];
  readonly lines: readonly (readonly string[])[];
  /** Equal plans change the same: what was shown before the confirmation is compared with what would be done after it. */
  readonly digest: string;
  /** what comes to light only beside the registers */
  readonly notes: readonly string[];
  /** Writes it; `wrote` hears how many rows are done. Returns what is to be said of it besides. */
  readonly take: Take;
};
/** The same of a register that is never long. */
export type Changes = {
  readonly added: readonly { readonly key: string; readonly name: string }[];
  readonly changed: readonly Changed[];
  readonly unchanged: number;
  readonly left?: readonly string[];
  readonly notes: readonly string[];
  readonly take: Take;
};
export type Problems = { readonly problems: readonly Problem[] };
export type Wrote = (rows: number) => Promise<void>;
export type Planned = Plan | Problems;
export type Compared = Changes | Problems;

/** Who sends the file: all of a register, or the enterprises of one's own section alone. */
export type Sender = { readonly section?: string | undefined };

type Value = string | number | boolean | null | undefined | readonly string[];
/** How the values of a field are shown. */
type Show = (value: never) => string;

/** The fields of a row that differ, under the names that the files use. */
export function fieldChanges<K extends RegisterKind>(
  kind: K,
  fields: readonly (readonly [Field<K>, Value, Value, Show?])[],
): FieldChange[] {
  const specs: Readonly<Record<string, ColumnSpec>> = COLUMNS[kind];
  return fields.flatMap(([field, before, after, show]) =>
    JSON.stringify(before ?? null) === JSON.stringify(after ?? null)
      ? []
      : [{ field: specs[field]?.names[0] ?? field, before: shown(before, show), after: shown(after, show) }],
  );
}

function shown(value: Value, show: Show | undefined): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return words.empty;
  const text = show
    ? show(value as never)
    : Array.isArray(value)
      ? words.list(value as readonly string[])
      : String(value);
  return text === '' ? words.empty : text;
}

/** so many lines anybody may still read */
export const MOST_LINES = 20_000;

/** Gathers what a file would change, one after the other, so that a hundred thousand are never held at once. */
export class Summary {
  readonly #counts = { added: 0, changed: 0, unchanged: 0, left: 0, alike: 0 };
  readonly #added: string[] = [];
  readonly #changed: Changed[] = [];
  readonly #left: string[] = [];
  readonly #alike: Alike[] = [];
  readonly #lines = { alike: [], changed: [], added: [], left: [] } as Record<string, string[][]>;
  readonly #hash = createHash('sha256');

  add(key: string, name: string): void {
    this.#counts.added += 1;
    this.#hash.update(JSON.stringify(['+', key, name]));
    if (this.#added.length < LISTED) this.#added.push(name);
    this.#line('added', [words.change.added, key, name]);
  }

  change(changed: Changed): void {
    this.#counts.changed += 1;
    this.#hash.update(JSON.stringify(changed));
    if (this.#changed.length < LISTED) this.#changed.push(changed);
    for (const { field, before, after } of changed.fields)
      this.#line('changed', [words.change.changed, changed.key, changed.name, field, before, after]);
  }

  same(): void {
    this.#counts.unchanged += 1;
  }

  leave(key: string, name: string): void {
    this.#counts.left += 1;
    if (this.#left.length < LISTED) this.#left.push(name);
    this.#line('left', [words.change.left, key, name]);
  }

  liken(one: Likened, other: Likened, why: Alike['why']): void {
    this.#counts.alike += 1;
    const place = ({ row, sheet }: Likened) => (row === undefined ? words.inRegister : rowName(row, sheet));
    const alike = {
      name: one.name,
      code: one.creditCode,
      at: place(one),
      other: other.name,
      otherCode: other.creditCode,
      otherAt: place(other),
      why,
    };
    if (this.#alike.length < LISTED) this.#alike.push(alike);
    this.#line('alike', [
      words.change.alike,
      alike.code,
      alike.name,
      alike.at,
      `${alike.otherCode} ${alike.other}`,
      alike.otherAt,
    ]);
  }

  #line(of: string, line: string[]): void {
    const lines = this.#lines[of]!;
    if (lines.length < MOST_LINES) lines.push(line);
  }

  done(): Omit<Plan, 'notes' | 'take'> {
    const { alike, changed, added, left } = this.#lines;
    return {
      counts: this.#counts,
      added: this.#added,
      changed: this.#changed,
      left: this.#left,
      alike: this.#alike,
      lines: [alike!, changed!, added!, left!].flat().slice(0, MOST_LINES),
      digest: this.#hash.update(JSON.stringify(this.#counts.unchanged)).digest('hex'),
    };
  }
}
type Likened = {
  readonly name: string;
  readonly creditCode: string;
  readonly row?: number;
  readonly sheet?: string;
};

type Row = {
  readonly old: unknown;
  readonly now: { readonly code: string; readonly name: string };
  readonly fields: Changed['fields'];
};

/** Which rows are new or differ, and what the preview says of them. */
export function comparedRows<T extends Row>(rows: readonly T[]) {
  const differ = rows.filter(({ old, fields }) => !old || fields.length > 0);
  const called = ({ now }: T) => ({ key: now.code, name: now.name });
  const said = {
    added: differ.filter(({ old }) => !old).map(called),
    changed: differ.filter(({ old }) => old).map((row) => ({ ...called(row), fields: row.fields })),
    unchanged: rows.length - differ.length,
    notes: [],
  };
  return { differ, said };
}

/** The changes of a register that is never long, counted. */
export function summed(compared: Compared): Planned {
  if ('problems' in compared) return compared;
  const summary = new Summary();
  for (const { key, name } of compared.added) summary.add(key, name);
  for (const changed of compared.changed) summary.change(changed);
  for (let i = 0; i < compared.unchanged; i += 1) summary.same();
  for (const name of compared.left ?? []) summary.leave('', name);
  return { ...summary.done(), notes: compared.notes, take: compared.take };
}
