/** The data of the chosen sheets under one header: several sheets are read as if they stood below each other. */
import { type Body, bodyOf, formulasOf, type PassedOver } from './body.ts';
import type { Table } from './choose.ts';
import type { RawRow } from './grid.ts';
import type { Header } from './header.ts';
import type { Field } from './header-words.ts';
import { NOTES } from './note-words.ts';
import type { RegisterKind } from './rows.ts';

export type Joined = {
  readonly header: Header;
  readonly rows: readonly RawRow[];
  readonly skipped: number;
  readonly notes: readonly string[];
};

export function joinTables(tables: readonly [Table, ...Table[]]): Joined {
  const bodies = tables.map(({ sheet, header }) => bodyOf(sheet, header));
  const header = tables.length === 1 ? tables[0].header : commonHeader(tables);
  const rows = bodies.flatMap((body, i) =>
    tables.length === 1 ? body.rows : movedRows(body, tables[i]!, header),
  );
  return {
    header,
    rows,
    skipped: bodies.reduce((sum, body) => sum + body.passedOver.length, 0),
    notes: [...sheetNotes(tables, bodies), ...bodyNotes(tables, bodies)],
  };
}

/** Every field that any of the sheets has, one after the other. */
function commonHeader([first, ...more]: readonly [Table, ...Table[]]): Header {
  const at = new Map<Field<RegisterKind>, { column: number; label: string }>();
  for (const { header } of [first, ...more])
    for (const [field, { label }] of header.at) if (!at.has(field)) at.set(field, { column: at.size, label });
  const all = (of: (header: Header) => readonly string[]) => [
    ...new Set([first, ...more].flatMap(({ header }) => of(header))),
  ];
  return {
    kind: first.header.kind,
    row: first.header.row,
    at,
    unused: all((header) => header.unused),
    neverRead: all((header) => header.neverRead),
  };
}

function movedRows(body: Body, { sheet, header }: Table, common: Header): RawRow[] {
  const from = [...common.at.keys()].map((field) => header.at.get(field)?.column);
  return body.rows.map((raw) => ({
    ...raw,
    sheet: sheet.name,
    cells: from.map((column) => (column === undefined ? null : (raw.cells[column] ?? null))),
  }));
}

function sheetNotes(tables: readonly Table[], bodies: readonly Body[]): string[] {
  if (tables.length === 1) return [];
  return [
    NOTES.sheetsRead(tables.map(({ sheet }, i) => ({ name: sheet.name, rows: bodies[i]?.rows.length ?? 0 }))),
  ];
}

/** What was passed over or read in a way that the sender should know of. */
function bodyNotes(tables: readonly Table[], bodies: readonly Body[]): string[] {
  const notes: string[] = [];
  for (const why of Object.keys(NOTES.passedOver) as PassedOver[]) {
    const rows = bodies.flatMap((body) => body.passedOver.filter((each) => each.why === why));
    if (rows.length > 0) notes.push(NOTES.passedOver[why](rows.map(({ row }) => row)));
  }
  const hidden = tables.flatMap(({ sheet, header }) =>
    [...header.at.values()].filter(({ column }) => sheet.hiddenColumns.has(column)).map(({ label }) => label),
  );
  if (hidden.length > 0) notes.push(NOTES.hiddenColumns([...new Set(hidden)]));
  const merged = bodies.reduce((sum, body) => sum + body.merged, 0);
  if (merged > 0) notes.push(NOTES.merged(merged));
  const formulas = tables.map(({ header }, i) => formulasOf(bodies[i]?.rows ?? [], header));
  const count = formulas.reduce((sum, each) => sum + each.count, 0);
  if (count > 0) notes.push(NOTES.formulas(count, formulas.find((each) => each.count > 0)?.first ?? ''));
  return notes;
}
