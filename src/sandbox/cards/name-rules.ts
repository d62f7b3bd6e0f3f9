import { COMPONENTS } from './components.ts';
import {
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

/** Names and ids, which are unique in a card, and the form that needs them. */

export function* names(_: Json, found: Findings): Iterable<Fault> {
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

/** The official structure of a column set gives a column its set's id. */
export const hasIdOfItsSet = (met: Met): boolean =>
  met.tag === 'column' &&
  typeof met.element.element_id === 'string' &&
  met.parent?.element.element_id === met.element.element_id;

export function* elementIds(card: Json, found: Findings): Iterable<Fault> {
  const used = new Set<string>();
  for (const { id, path } of [...idsOfTags(card), ...idsOfElements(found)]) {
    if (typeof id !== 'string') continue;
    if (used.has(id)) yield fault(300301, { path }, `element_id(${id}) duplicate`);
    used.add(id);
  }
}

function* idsOfElements(found: Findings): Iterable<{ id: unknown; path: string }> {
  const once = new Set<unknown>();
  for (const met of found.met) {
    const shares = hasIdOfItsSet(met) && !once.has(met.parent);
    if (shares) once.add(met.parent);
    else yield { id: met.element.element_id, path: met.path };
  }
}

function* idsOfTags(card: Json): Iterable<{ id: unknown; path: string }> {
  const tags = listOf(isObject(card.header) ? card.header.text_tag_list : undefined);
  for (const [at, tag] of tags.entries())
    if (isObject(tag))
      yield { id: tag.element_id, path: `ROOT -> header -> text_tag_list -> [${at}](tag: text_tag)` };
}

export const isSubmit = (button: Json): boolean =>
  button.form_action_type === 'submit' || button.action_type === 'form_submit';
export const isReset = (button: Json): boolean =>
  button.form_action_type === 'reset' || button.action_type === 'form_reset';

export function* forms(_: Json, found: Findings): Iterable<Fault> {
  for (const form of of(found, 'form')) {
    const buttons = found.met.filter((met) => met.form === form.element && met.tag === 'button');
    if (!buttons.some(({ element }) => isSubmit(element)))
      yield fault(LIMIT, form, 'there is no submit button in the form container, at least one');
  }
}
