import { CHART } from './chart.ts';
import { checkerButtons, options, pictures } from './choice-rules.ts';
import { type Fault, type Findings, fault, isObject, type Json, LIMIT, noFindings, of } from './findings.ts';
import { images, type Known, people } from './known-rules.ts';
import { tablesInMarkdown } from './markdown.ts';
import { elementIds, forms, names } from './name-rules.ts';
import { MOST } from './root.ts';
import { rows } from './table-rules.ts';
import { walk } from './walk.ts';

type Rule = (card: Json, found: Findings, known: Known) => Iterable<Fault>;

const atRoot = { path: 'ROOT' };

function* counts(_: Json, found: Findings): Iterable<Fault> {
  if (found.tags > MOST.elements) yield fault(LIMIT, atRoot, 'element exceeds the limit', String(found.tags));
  if (of(found, 'table').length > MOST.tables)
    yield fault(LIMIT, atRoot, 'card table number over limit', 'table');
  for (const met of found.met)
    if (met.levels > MOST.levels)
      yield fault(LIMIT, met, 'nesting level exceeds the limit', String(met.levels));
}

function* shared(card: Json): Iterable<Fault> {
  if (isObject(card.config) && card.config.update_multi === false)
    yield fault(
      300302,
      { path: 'ROOT -> config -> update_multi' },
      'update_multi of schema V2 should be true',
    );
}

function* charts(_: Json, found: Findings): Iterable<Fault> {
  for (const met of of(found, 'chart')) {
    const spec = met.element.chart_spec;
    if (!isObject(spec)) continue;
    const inside = noFindings();
    walk(spec, CHART, 'chart_spec', { levels: 0 }, inside);
    const wrong = inside.faults[0];
    if (wrong) yield fault(200550, met, 'chart spec is invalid', `${wrong.path} ${wrong.msg}`);
  }
}

function* markdownTables(_: Json, found: Findings): Iterable<Fault> {
  for (const { path, what } of found.marked)
    if (tablesInMarkdown(what) > MOST.markdownTables)
      yield fault(LIMIT, { path }, 'markdown table number over limit', 'table');
}

/** What the table of components can not say. `rows` finds people and texts, so it comes before who looks at them. */
export const RULES: readonly Rule[] = [
  shared,
  counts,
  names,
  elementIds,
  forms,
  checkerButtons,
  options,
  pictures,
  charts,
  rows,
  markdownTables,
  images,
  people,
];
