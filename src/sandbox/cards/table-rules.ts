import { fault, listOf, of } from './fault.ts';
import { type Fault, type Findings, isObject, type Json, type Met } from './walk.ts';

const CELLS: Record<string, (cell: unknown) => boolean> = {
  text: (cell) => typeof cell === 'string',
  lark_md: (cell) => typeof cell === 'string',
  markdown: (cell) => typeof cell === 'string',
  number: (cell) => typeof cell === 'number',
  date: (cell) => typeof cell === 'number',
  options: (cell) => typeof cell === 'string' || (Array.isArray(cell) && cell.every(isOption)),
  persons: (cell) =>
    typeof cell === 'string' || (Array.isArray(cell) && cell.every((id) => typeof id === 'string')),
};
const isOption = (value: unknown): boolean => isObject(value) && typeof value.text === 'string';

export type Cell = { met: Met; type: string; name: string; value: unknown };

export function* cells(found: Findings): Iterable<Cell> {
  for (const met of of(found, 'table'))
    for (const column of listOf(met.element.columns).filter(isObject))
      for (const row of listOf(met.element.rows).filter(isObject)) {
        const name = String(column.name);
        if (row[name] !== undefined && row[name] !== null)
          yield { met, type: String(column.data_type), name, value: row[name] };
      }
}

export function* rows(_: Json, found: Findings): Iterable<Fault> {
  for (const { met, type, name, value } of cells(found))
    if (CELLS[type] && !CELLS[type](value))
      yield fault(200914, met, 'table rows invalid', `${name} is not ${type}`);
  for (const met of of(found, 'table')) {
    const heads = listOf(met.element.columns).map((column) => (isObject(column) ? column.name : undefined));
    if (new Set(heads).size < heads.length) yield fault(200915, met, 'table column name duplicate');
    for (const row of listOf(met.element.rows).filter(isObject))
      for (const key of Object.keys(row))
        if (!heads.includes(key)) yield fault(200914, met, 'table rows invalid', `${key} is no column`);
  }
}
