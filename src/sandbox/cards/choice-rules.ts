import {
  BAD_JSON,
  excerpt,
  type Fault,
  type Findings,
  fault,
  isObject,
  type Json,
  LIMIT,
  listOf,
  type Met,
  of,
} from './findings.ts';
import { MOST } from './root.ts';

/** What can be chosen and how much of it fits. */

export const valuesOf = (met: Met): unknown[] =>
  listOf(met.element.options).map((option) => (isObject(option) ? option.value : undefined));

/** The official sample of a person picker offers a person twice: there it is a doubt. */
export function* options(_: Json, found: Findings): Iterable<Fault> {
  for (const met of of(found, 'select_static', 'multi_select_static')) {
    const values = valuesOf(met);
    for (const [at, value] of values.entries())
      if (typeof value === 'string' && values.indexOf(value) < at)
        yield fault(BAD_JSON, { path: `${met.path} -> options -> [${at}]` }, 'option value duplicate', value);
  }
}

/** Several images at a time can be chosen in a form only: the page says that the card is refused else. */
export function* pictures(_: Json, found: Findings): Iterable<Fault> {
  for (const met of of(found, 'select_img'))
    if (met.element.multi_select === true && !met.form)
      yield fault(
        BAD_JSON,
        { path: `${met.path} -> multi_select` },
        'multi_select is only supported in a form',
      );
  for (const met of of(found, 'img_combination'))
    if (met.element.combination_mode === 'bisect' && listOf(met.element.img_list).length > 6)
      yield fault(BAD_JSON, { path: `${met.path} -> img_list` }, 'more than 6 items');
}

const FLAT: readonly unknown[] = ['text', 'primary_text', 'danger_text', undefined];

export function* checkerButtons(_: Json, found: Findings): Iterable<Fault> {
  for (const met of of(found, 'checker')) {
    const area = met.element.button_area;
    if (isObject(area) && listOf(area.buttons).length > MOST.checkerButtons)
      yield fault(LIMIT, met, 'checker button number over limit');
  }
  for (const met of of(found, 'button'))
    if (met.parent?.tag === 'checker' && !FLAT.includes(met.element.type))
      yield fault(
        BAD_JSON,
        { path: `${met.path} -> type` },
        'should be one of text, primary_text, danger_text',
        excerpt(met.element.type),
      );
}
