import { COMPONENTS } from './components.ts';
import { fault, listOf, of } from './fault.ts';
import { idsInMarkdown } from './markdown.ts';
import { MOST } from './root.ts';
import { cells, rows } from './table-rules.ts';
import { BAD_JSON, type Fault, type Findings, isObject, type Json, LIMIT, type Met } from './walk.ts';

/** What a card is checked against beside the table: who and what exists in this tenant. */
export type Known = { user(openId: string): boolean; image(key: string): boolean };

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

function* names(_: Json, found: Findings): Iterable<Fault> {
  const used = new Set<string>();
  for (const met of found.met) {
    const name = met.element.name;
    if (met.tag === 'form' && !name)
      yield fault(LIMIT, met, "form's name is required and can not be empty string");
    if (met.form && COMPONENTS[met.tag]!.named && !name)
      yield fault(LIMIT, met, 'name of the element in the form is required and can not be empty string');
    if (typeof name !== 'string' || name === '') continue;
    if (used.has(name)) yield fault(LIMIT, met, `name(${name}) duplicate`);
    used.add(name);
  }
}

/** The official sample of a column set gives a column its set's id, so columns have ids of their own. */
function* elementIds(_: Json, found: Findings): Iterable<Fault> {
  const used = new Set<string>();
  for (const met of found.met) {
    if (typeof met.element.element_id !== 'string') continue;
    const id = `${met.tag === 'column' ? 'column' : 'element'} ${met.element.element_id}`;
    if (used.has(id)) yield fault(300301, met, `element_id(${met.element.element_id}) duplicate`);
    used.add(id);
  }
}

export const isSubmit = (button: Json): boolean =>
  button.form_action_type === 'submit' || button.action_type === 'form_submit';
export const isReset = (button: Json): boolean =>
  button.form_action_type === 'reset' || button.action_type === 'form_reset';

function* forms(_: Json, found: Findings): Iterable<Fault> {
  for (const form of of(found, 'form')) {
    const buttons = found.met.filter((met) => met.form === form.element && met.tag === 'button');
    if (!buttons.some(({ element }) => isSubmit(element)))
      yield fault(LIMIT, form, 'there is no submit button in the form container, at least one');
  }
}

function* shared(card: Json): Iterable<Fault> {
  if (isObject(card.config) && card.config.update_multi === false)
    yield fault(300302, { path: 'ROOT -> config' }, 'update_multi of schema V2 should be true');
}

function* checkerButtons(_: Json, found: Findings): Iterable<Fault> {
  for (const met of of(found, 'checker')) {
    const area = met.element.button_area;
    if (isObject(area) && listOf(area.buttons).length > MOST.checkerButtons)
      yield fault(LIMIT, met, 'checker button number over limit');
  }
}

function* options(_: Json, found: Findings): Iterable<Fault> {
  for (const met of of(
    found,
    'select_static',
    'multi_select_static',
    'select_person',
    'multi_select_person',
  )) {
    const values = listOf(met.element.options).map((option) => (isObject(option) ? option.value : undefined));
    if (new Set(values).size < values.length) yield fault(BAD_JSON, met, 'option value duplicate');
  }
}

function* charts(_: Json, found: Findings): Iterable<Fault> {
  for (const met of of(found, 'chart')) {
    const spec = met.element.chart_spec;
    if (isObject(spec) && typeof spec.type !== 'string')
      yield fault(200550, met, 'chart spec is invalid', JSON.stringify(spec).slice(0, 80));
  }
}

/** §3.4, 100290: whoever a card names must be an account. */
function* people(card: Json, found: Findings, known: Known): Iterable<Fault> {
  const msg = 'There is an invalid user resource(at/person) in your card';
  for (const { met, id } of namedPeople(card, found)) if (!known.user(id)) yield fault(100290, met, msg, id);
}

function* namedPeople(card: Json, found: Findings): Iterable<{ met: Pick<Met, 'path'>; id: string }> {
  for (const met of found.met) {
    if (met.tag === 'person' && typeof met.element.user_id === 'string')
      yield { met, id: met.element.user_id };
    if (met.tag === 'person_list' && met.element.drop_invalid_user_id !== true)
      for (const person of listOf(met.element.persons))
        if (isObject(person) && typeof person.id === 'string') yield { met, id: person.id };
    for (const text of markedTexts(met.element)) for (const id of idsInMarkdown(text)) yield { met, id };
  }
  for (const text of markedTexts({ tag: 'header', header: card.header }))
    for (const id of idsInMarkdown(text)) yield { met: { path: 'ROOT -> header' }, id };
  for (const { met, type, value } of cells(found)) {
    if (type === 'persons') for (const id of [value].flat()) yield { met, id: String(id) };
    else if (type === 'lark_md' || type === 'markdown')
      for (const id of idsInMarkdown(String(value))) yield { met, id };
  }
}

/** The marked-up texts that belong to a component itself, not to those inside it. */
function* markedTexts(of: Json): Iterable<string> {
  if ((of.tag === 'markdown' || of.tag === 'lark_md') && typeof of.content === 'string') yield of.content;
  for (const [key, value] of Object.entries(of)) {
    if (key === 'elements' || key === 'columns' || key === 'buttons' || key === 'rows') continue;
    for (const item of [value].flat()) if (isObject(item)) yield* markedTexts(item);
  }
}

function* markdownTables(_: Json, found: Findings): Iterable<Fault> {
  for (const met of of(found, 'markdown')) {
    const tables = String(met.element.content).match(/^\s*\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)+\|?\s*$/gm);
    if ((tables?.length ?? 0) > MOST.markdownTables)
      yield fault(LIMIT, met, 'markdown table number over limit', 'table');
  }
}

export const RULES: readonly Rule[] = [
  shared,
  counts,
  names,
  elementIds,
  forms,
  checkerButtons,
  options,
  charts,
  rows,
  markdownTables,
  people,
];

/** What the sources disagree about, or what would look wrong without being refused. */
export function* doubts(found: Findings, known: Known): Iterable<string> {
  for (const met of found.met) {
    if (met.tag === 'chart' && met.form) yield `${met.path}: chart in a form: the form page forbids it`;
    if (met.tag.startsWith('multi_select') && !met.form)
      yield `${met.path}: ${met.tag} outside a form: the component page forbids it`;
    if (met.tag === 'img' && !met.element.alt)
      yield `${met.path}: img without alt: the component page requires it`;
    if (
      met.tag === 'button' &&
      met.form &&
      (isSubmit(met.element) || isReset(met.element)) &&
      met.element.behaviors
    )
      yield `${met.path}: behaviors of a form button: not all sources know them`;
    const keys = [met.element, ...listOf(met.element.options), ...listOf(met.element.img_list)]
      .filter(isObject)
      .map((of) => of.img_key);
    for (const key of keys)
      if (typeof key === 'string' && !known.image(key))
        yield `${met.path}: image ${key} was not uploaded here`;
  }
  if (of(found, 'chart').length > MOST.charts) yield `ROOT: more than ${MOST.charts} charts`;
}
