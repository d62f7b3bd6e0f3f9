import { CELLS } from './cells.ts';
import {
  type Fault,
  type Findings,
  fault,
  isObject,
  type Json,
  listOf,
  type Met,
  noFindings,
  of,
  own,
} from './findings.ts';
import { walk } from './walk.ts';

export type Cell = { met: Met; type: string; path: string; value: unknown };

/** The cells that a column of the table shows; a null is an empty one. */
export function* cells(found: Findings): Iterable<Cell> {
  for (const met of of(found, 'table'))
    for (const column of listOf(met.element.columns).filter(isObject))
      for (const [at, row] of listOf(met.element.rows).entries()) {
        const [name, type] = [column.name, column.data_type];
        if (!isObject(row) || typeof name !== 'string' || typeof type !== 'string') continue;
        const value = own(row, name);
        const path = `${met.path} -> rows -> [${at}] -> ${name}`;
        if (value !== undefined && value !== null) yield { met, type, path, value };
      }
}

export function* rows(_: Json, found: Findings): Iterable<Fault> {
  for (const { type, path, value } of cells(found)) {
    if (!Object.hasOwn(CELLS, type)) continue;
    const inside = noFindings();
    walk(value, CELLS[type]!, path, { levels: 0 }, inside);
    const wrong = inside.faults[0];
    if (wrong) yield fault(200914, { path: wrong.path }, 'table rows invalid', `${type} ${wrong.msg}`);
    if (type === 'persons') found.people.push(...inside.people);
    if (typeof value === 'string' && (type === 'lark_md' || type === 'markdown'))
      found.marked.push({ path, what: value });
  }
  for (const met of of(found, 'table')) {
    const heads = headsOf(met);
    for (const [at, name] of heads.entries())
      if (typeof name === 'string' && heads.indexOf(name) < at)
        yield fault(
          200915,
          { path: `${met.path} -> columns -> [${at}]` },
          'table column name duplicate',
          name,
        );
  }
}

export const headsOf = (met: Met): unknown[] =>
  listOf(met.element.columns).map((column) => (isObject(column) ? column.name : undefined));
