import { contentOf, findSpot, labelOf, type Spot, spots } from './card-tree.ts';
import { isReset, isSubmit } from './cards/name-rules.ts';
import { isObject, type Json } from './cards/walk.ts';
import { ScriptRefusal } from './errors.ts';
import type { Action } from './events.ts';
import { type Choosers, FIELDS, initialOf, isEmpty } from './fields.ts';
import { words } from './words.ts';

/** What a person does to a card. */
export type Touch = {
  element: string;
  option?: string | string[] | undefined;
  input?: string | undefined;
  checked?: boolean | undefined;
  form?: Record<string, unknown> | undefined;
};

const refuse = (sentence: string) => new ScriptRefusal(sentence);
const ZONED = ['date_picker', 'picker_time', 'picker_datetime'];
const TIMEZONE = 'Asia/Shanghai';

/** §2.2: the `action` that a touch of a card makes, or a refusal where the client would not let it through. */
export function actionOf(card: Json, touch: Touch, choosers: Choosers): Action {
  const spot = findSpot(card, touch.element);
  if (!spot) throw new ScriptRefusal(words.refusal.noElement(touch.element), 404);
  const { element, form } = spot;
  const tag = String(element.tag);
  if (element.disabled === true) throw refuse(words.refusal.disabled(contentOf(element.disabled_tips)));
  if (tag === 'button') return form ? formAction(spot, touch, choosers) : buttonAction(element);
  if (tag === 'interactive_container') return buttonAction(element);
  if (form && FIELDS[tag] && tag !== 'overflow') throw refuse(words.refusal.inForm);
  return fieldAction(element, tag, touch, choosers);
}

/** The value of a component's callback; undefined where it has none. */
function callbackOf(element: Json): { value: unknown } | undefined {
  const behaviors = Array.isArray(element.behaviors) ? element.behaviors.filter(isObject) : [];
  const callback = behaviors.find(({ type }) => type === 'callback');
  return callback && { value: callback.value };
}

const named = (element: Json) => (typeof element.name === 'string' ? { name: element.name } : {});

function buttonAction(element: Json): Action {
  const callback = callbackOf(element);
  const links = Array.isArray(element.behaviors) || element.url || element.multi_url;
  if (!callback) throw refuse(links ? words.refusal.onlyLink : words.refusal.nothing);
  return { ...callback, tag: String(element.tag), ...named(element) };
}

/** Inputs, selects and pickers call back by default, a checker only where it is told to. */
function fieldAction(element: Json, tag: string, touch: Touch, choosers: Choosers): Action {
  const kind = FIELDS[tag];
  if (!kind) throw refuse(words.refusal.notTappable(tag));
  const callback = callbackOf(element);
  if (tag === 'checker' && !callback) throw refuse(words.refusal.nothing);
  const given = {
    option: touch.option,
    options: touch.option,
    input_value: touch.input,
    checked: touch.checked,
  };
  const value = kind.read(given[kind.as], { element, name: labelOf(element), choosers });
  const more = callback ?? (element.value === undefined ? {} : { value: element.value });
  const zone = ZONED.includes(tag) ? { timezone: TIMEZONE } : {};
  return { ...more, tag, [kind.as]: value, ...named(element), ...zone };
}

function formAction({ element, form }: Spot, touch: Touch, choosers: Choosers): Action {
  if (isReset(element)) throw refuse(words.refusal.reset);
  if (!isSubmit(element)) return buttonAction(element);
  const form_value = formValue(form!, touch.form ?? {}, choosers);
  return { ...(callbackOf(element) ?? {}), tag: 'button', timezone: TIMEZONE, ...named(element), form_value };
}

/** What the form holds from the start, and over it what was filled in. */
function formValue(form: Json, given: Record<string, unknown>, choosers: Choosers): Json {
  const inside = [...spots(form)].filter(({ element }) => FIELDS[String(element.tag)] && element.name);
  const value: Json = {};
  for (const { element } of inside) {
    const name = String(element.name);
    const raw = given[name] ?? initialOf(element);
    if (given[name] !== undefined && element.disabled === true)
      throw refuse(words.refusal.fieldDisabled(name));
    if (element.required === true && isEmpty(raw))
      throw refuse(words.refusal.requiredMissing(labelOf(element)));
    if (isEmpty(raw) && element.tag !== 'input') continue;
    value[name] = FIELDS[String(element.tag)]!.read(raw, { element, name, choosers });
  }
  const known = new Set(inside.map(({ element }) => element.name));
  const stray = Object.keys(given).find((name) => !known.has(name));
  if (stray !== undefined) throw refuse(words.refusal.unknownField(stray));
  return value;
}
