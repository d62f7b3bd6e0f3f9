/** 对比: what a file would change in a register, before anything is changed. */
import { createHash } from 'node:crypto';
import { COLUMNS, type ColumnSpec, type Field } from '../files/header-words.ts';
import type { Problem, RegisterKind } from '../files/rows.ts';
import type { Say } from '../messages.ts';
import { words } from './words.ts';

export type FieldChange = { readonly field: string; readonly before: string; readonly after: string };
export type Changed = {
  readonly key: string;
  readonly name: string;
  readonly fields: readonly FieldChange[];
};
export type Plan = {
  readonly added: readonly { readonly key: string; readonly name: string }[];
  readonly changed: readonly Changed[];
  readonly unchanged: number;
  /** what comes to light only beside the registers */
  readonly notes: readonly string[];
  /** Writes it; `wrote` hears how many rows are done. Returns what is to be said of it besides. */
  take(wrote: Wrote): Promise<readonly Say[]>;
};
export type Wrote = (rows: number) => Promise<void>;
export type Planned = Plan | { readonly problems: readonly Problem[] };

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

/** Equal plans change the same: what was shown before the confirmation is compared with what would be done after it. */
export function digestOf({ added, changed, unchanged }: Plan): string {
  return createHash('sha256')
    .update(JSON.stringify([added, changed, unchanged]))
    .digest('hex');
}
