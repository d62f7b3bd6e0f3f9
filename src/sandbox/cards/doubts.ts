import { valuesOf } from './choice-rules.ts';
import { type Findings, isObject, listOf, type Met, of } from './findings.ts';
import { hasIdOfItsSet, isReset, isSubmit } from './name-rules.ts';
import { MOST } from './root.ts';
import { headsOf } from './table-rules.ts';

type Doubt = (met: Met) => Iterable<string>;

/** What the sources disagree about: accepted, and the disagreement named. */
const CONFLICTS: Readonly<Record<string, Doubt>> = {
  *chart(met) {
    if (met.form) yield 'chart in a form: the release notes allow it, the form page forbids it';
  },
  *multi_select_static(met) {
    if (!met.form)
      yield `${met.tag} outside a form: the component page forbids it, the schema notes allow it`;
    const values = valuesOf(met);
    if (values.length > 0 && listOf(met.element.selected_values).some((each) => !values.includes(each)))
      yield 'selected_values name what is no option';
  },
  *table(met) {
    if (met.parent)
      yield 'table in a collapsible_panel: the table page allows the root only, the panel page forbids a form only';
    const heads = headsOf(met);
    const stray = listOf(met.element.rows)
      .filter(isObject)
      .flatMap((row) => Object.keys(row))
      .filter((key) => !heads.includes(key));
    for (const key of new Set(stray)) yield `row value ${key.slice(0, 80)} belongs to no column`;
  },
  *img(met) {
    if (!met.element.alt) yield 'img without alt: its page requires it, other samples leave it out';
  },
  *button(met) {
    const { element, form, parent } = met;
    if (form && (isSubmit(element) || isReset(element)) && element.behaviors)
      yield 'behaviors of a form button: the form page shows them, the schema notes forbid them';
    if (!form && element.form_action_type !== undefined)
      yield 'form_action_type outside a form takes no effect';
    if (parent?.tag === 'checker' && element.type === undefined)
      yield 'button of a checker without type: its page requires it';
  },
  *column(met) {
    if (hasIdOfItsSet(met))
      yield 'column with the element_id of its column_set: ids are unique, the official structure shares it';
  },
  *select_person(met) {
    const values = valuesOf(met);
    if (new Set(values).size < values.length)
      yield 'the same person twice: values are unique, the official sample repeats one';
    yield* initial(met);
  },
  *select_static(met) {
    yield* initial(met);
  },
  *img_combination(met) {
    const mode = met.element.combination_mode;
    const most = mode === 'double' ? 2 : mode === 'triple' ? 3 : undefined;
    if (most !== undefined && listOf(met.element.img_list).length > most)
      yield `more than ${most} images: the rest is not shown`;
  },
};

function* initial(met: Met): Iterable<string> {
  const given = met.element.initial_option;
  const values = valuesOf(met);
  if (given !== undefined && given !== '' && values.length > 0 && !values.includes(given))
    yield 'initial_option is no option and takes no effect';
  const index = met.element.initial_index;
  if (typeof index === 'number' && (index < 1 || index > values.length))
    yield 'initial_index is no option and takes no effect';
}

const ALSO: Readonly<Record<string, string>> = {
  multi_select_person: 'multi_select_static',
};

/** What would be let pass but should not be relied on. */
export function* doubts(found: Findings): Iterable<string> {
  for (const met of found.met) {
    const doubt = CONFLICTS[ALSO[met.tag] ?? met.tag];
    if (doubt) for (const what of doubt(met)) yield `${met.path}: ${what}`;
    if (listOf(met.element.behaviors).some((each) => isObject(each) && typeof each.value === 'string'))
      yield `${met.path}: callback value is a string: allowed, but some SDKs fail on it`;
  }
  if (of(found, 'chart').length > MOST.charts) yield `ROOT: more than ${MOST.charts} charts`;
}
