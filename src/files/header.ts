/** 表头: found by the names of its columns, in any order, in one row or two, under whatever title; it tells which register this is. */
import { cellText } from './cells.ts';
import type { ColumnSpec } from './columns.ts';
import type { RawSheet } from './grid.ts';
import { COLUMNS, type Field, NEVER_READ, ROW_NUMBERS } from './header-words.ts';
import { headerKey, type Labels, labelsOf } from './labels.ts';
import { type Report, refuse } from './problems.ts';
import type { Problem, RegisterKind } from './rows.ts';
import { expectedColumns, KIND_NAMES } from './words.ts';

/** so many rows with something in them may stand above the data */
const ROWS_SEARCHED = 15;
const KINDS = Object.keys(COLUMNS) as RegisterKind[];

/** Where each field stands, and what the file calls it. */
export type Header<K extends RegisterKind = RegisterKind> = {
  readonly kind: K;
  /** its last row */
  readonly row: number;
  readonly at: ReadonlyMap<Field<K>, { readonly column: number; readonly label: string }>;
  readonly unused: readonly string[];
  readonly neverRead: readonly string[];
};

export type HeaderSearch =
  | { readonly is: 'header'; readonly header: Header }
  | {
      readonly is: 'none';
      readonly problems: Problem[];
      /** the register that it nearly is */
      readonly nearly?: RegisterKind;
    };

/** What the file calls a field, or what it should have been called. */
export function labelOf<K extends RegisterKind>(header: Header<K>, field: Field<K>): string {
  const specs: Readonly<Record<string, ColumnSpec>> = COLUMNS[header.kind];
  return header.at.get(field)?.label ?? specs[field]?.names[0] ?? field;
}

type Candidate = Header & { readonly missing: readonly string[]; readonly doubled: readonly string[] };

/** The header that explains most columns; else what is missing from the nearest one. */
export function findHeader(sheet: RawSheet): HeaderSearch {
  const candidates = sheet.rows
    .slice(0, ROWS_SEARCHED)
    .flatMap((_, i) => labelsOf(sheet, i).flatMap((labels) => KINDS.map((kind) => match(kind, labels))))
    .sort((a, b) => b.at.size - a.at.size);
  const whole = candidates.find((each) => each.missing.length === 0);
  if (whole && whole.doubled.length === 0) return { is: 'header', header: whole };
  const nearest = whole ?? candidates.find((each) => each.at.size >= 2);
  if (!nearest) return { is: 'none', problems: [unknownHeader(sheet)] };
  return {
    is: 'none',
    problems: incomplete(nearest),
    ...(nearest.at.size > nearest.missing.length && { nearly: nearest.kind }),
  };
}

function incomplete(nearest: Candidate): Problem[] {
  const report: Report = [];
  for (const column of nearest.missing)
    refuse(report, 'missing-column', { row: nearest.row, column, value: '' }, KIND_NAMES[nearest.kind]);
  for (const column of nearest.doubled)
    refuse(report, 'duplicate-column', { row: nearest.row, column, value: column });
  return report;
}

function unknownHeader(sheet: RawSheet): Problem {
  const report: Report = [];
  const [first] = sheet.rows;
  const seen = (first?.cells ?? []).map(cellText).filter((text) => text !== '');
  const place = { row: first?.row ?? 0, column: '', value: seen.join('、') };
  refuse(report, 'unknown-header', place, allColumns());
  return report[0]!;
}

/** What is recognised, and by which columns. */
export function allColumns(): string {
  return KINDS.map((kind) => expectedColumns(kind, Object.values(COLUMNS[kind]).map(firstName))).join('；');
}

function firstName(spec: ColumnSpec): string {
  return `${spec.names[0]}${spec.required ? '*' : ''}`;
}

function match(kind: RegisterKind, { row, columns }: Labels): Candidate {
  const specs = Object.entries(COLUMNS[kind]) as [Field<RegisterKind>, ColumnSpec][];
  const at = new Map<Field<RegisterKind>, { column: number; label: string }>();
  const doubled: string[] = [];
  const known = new Set(specs.flatMap(([, spec]) => spec.names.map(headerKey)));
  const chosen = columns.map((labels) => labels.find(({ key }) => known.has(key)) ?? labels[0]);
  const keys = chosen.map((label) => label?.key ?? '');
  for (const [field, spec] of specs) {
    const [column, second] = bestColumns(keys, spec);
    if (column !== undefined) at.set(field, { column, label: chosen[column]?.text ?? '' });
    if (second !== undefined) doubled.push(chosen[second]?.text ?? '');
  }
  const used = new Set([...at.values()].map(({ column }) => column));
  const rest = chosen.flatMap((label, column) => (label && !used.has(column) ? [label] : []));
  const [never, numbers] = [NEVER_READ, ROW_NUMBERS].map((names) => new Set(names.map(headerKey)));
  return {
    kind,
    row,
    at,
    doubled,
    unused: rest.filter(({ key }) => !never?.has(key) && !numbers?.has(key)).map(({ text }) => text),
    neverRead: rest.filter(({ key }) => never?.has(key)).map(({ text }) => text),
    missing: specs
      .filter(([field, spec]) => spec.required && !at.has(field))
      .map(([, spec]) => spec.names[0]!),
  };
}

/** The columns that bear the best of the field's names: one, or two when a name stands twice. */
function bestColumns(keys: readonly string[], spec: ColumnSpec): number[] {
  for (const name of spec.names.map(headerKey)) {
    const columns = keys.flatMap((key, column) => (key === name ? [column] : []));
    if (columns.length > 0) return columns;
  }
  return [];
}
