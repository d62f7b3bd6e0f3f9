/** 表头: found by the names of its columns, in any order, in the first ten rows; it tells which register this is. */
import { normaliseText } from '../domain/numerals.ts';
import { cellText } from './cells.ts';
import { COLUMNS, type ColumnSpec, type Field, NEVER_READ } from './header-words.ts';
import { type Report, refuse } from './problems.ts';
import type { Problem, RegisterKind } from './rows.ts';
import type { RawRow } from './sheet.ts';
import { expectedColumns, KIND_NAMES } from './words.ts';

const ROWS_SEARCHED = 10;
const KINDS = Object.keys(COLUMNS) as RegisterKind[];

/** Where each field stands, and what the file calls it. */
export type Header<K extends RegisterKind = RegisterKind> = {
  readonly kind: K;
  readonly row: number;
  readonly at: ReadonlyMap<Field<K>, { readonly column: number; readonly label: string }>;
  readonly unused: readonly string[];
  readonly neverRead: readonly string[];
};

export type HeaderSearch =
  | { readonly is: 'header'; readonly header: Header }
  | { readonly is: 'none'; readonly problems: Problem[] };

/** What the file calls a field, or what it should have been called. */
export function labelOf<K extends RegisterKind>(header: Header<K>, field: Field<K>): string {
  const specs: Readonly<Record<string, ColumnSpec>> = COLUMNS[header.kind];
  return header.at.get(field)?.label ?? specs[field]?.names[0] ?? field;
}

type Candidate = Header & { readonly missing: readonly string[]; readonly doubled: readonly string[] };

/** The header that explains most columns; else what is missing from the nearest one. */
export function findHeader(rows: readonly RawRow[]): HeaderSearch {
  const candidates = rows
    .slice(0, ROWS_SEARCHED)
    .flatMap((row) => KINDS.map((kind) => match(kind, row)))
    .sort((a, b) => b.at.size - a.at.size);
  const whole = candidates.find((each) => each.missing.length === 0);
  if (whole && whole.doubled.length === 0) return { is: 'header', header: whole };
  const nearest = whole ?? candidates.find((each) => each.at.size >= 2);
  return { is: 'none', problems: nearest ? incomplete(nearest) : [unknownHeader(rows[0])] };
}

function incomplete(nearest: Candidate): Problem[] {
  const report: Report = [];
  for (const column of nearest.missing)
    refuse(report, 'missing-column', { row: nearest.row, column, value: '' }, KIND_NAMES[nearest.kind]);
  for (const column of nearest.doubled)
    refuse(report, 'duplicate-column', { row: nearest.row, column, value: column });
  return report;
}

function unknownHeader(first: RawRow | undefined): Problem {
  const report: Report = [];
  const seen = (first?.cells ?? []).map(cellText).filter((text) => text !== '');
  const expected = KINDS.map((kind) => expectedColumns(kind, Object.values(COLUMNS[kind]).map(firstName)));
  refuse(
    report,
    'unknown-header',
    { row: first?.row ?? 0, column: '', value: seen.join('、') },
    expected.join('；'),
  );
  return report[0]!;
}

function firstName(spec: ColumnSpec): string {
  return `${spec.names[0]}${spec.required ? '*' : ''}`;
}

function match(kind: RegisterKind, row: RawRow): Candidate {
  const labels = row.cells.map(cellText);
  const specs = Object.entries(COLUMNS[kind]) as [Field<RegisterKind>, ColumnSpec][];
  const at = new Map<Field<RegisterKind>, { column: number; label: string }>();
  const doubled: string[] = [];
  const keys = columnKeys(
    labels,
    specs.map(([, spec]) => spec),
  );
  for (const [field, spec] of specs) {
    const [column, second] = bestColumns(keys, spec);
    if (column !== undefined) at.set(field, { column, label: labels[column] ?? '' });
    if (second !== undefined) doubled.push(labels[second] ?? '');
  }
  const used = new Set([...at.values()].map(({ column }) => column));
  const rest = labels.filter((label, column) => label !== '' && !used.has(column));
  const never = new Set(NEVER_READ.map(headerKey));
  return {
    kind,
    row: row.row,
    at,
    doubled,
    unused: rest.filter((label) => !never.has(headerKey(label))),
    neverRead: rest.filter((label) => never.has(headerKey(label))),
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

/** 「检查开始（必填）」 is 检查开始, but 「统一社会信用代码（注册号）」 is known as it stands. */
function columnKeys(labels: readonly string[], specs: readonly ColumnSpec[]): string[] {
  const known = new Set(specs.flatMap((spec) => spec.names.map(headerKey)));
  return labels.map((label) => {
    const key = headerKey(label);
    return known.has(key) ? key : headerKey(label.replace(/[(（].*$/, ''));
  });
}

/** A header without its stars, colons, spaces and brackets. */
function headerKey(label: string): string {
  return normaliseText(label)
    .replace(/[\s*:()（）]/g, '')
    .toLowerCase();
}
