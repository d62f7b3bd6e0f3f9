import { labelOf } from './card-tree.ts';
import { isObject, type Json } from './cards/walk.ts';
import { ScriptRefusal } from './errors.ts';
import { words } from './words.ts';

/** Who may be chosen where a person is asked for without a list of options. */
export type Choosers = { members: readonly string[]; toOpenId(id: string): string };

type Value = string | string[] | boolean;
type Asked = { element: Json; name: string; choosers: Choosers };
type Kind = {
  /** Under which key of `action` the value travels outside a form. */
  as: 'option' | 'options' | 'input_value' | 'checked';
  /** Where the card gives the value it starts with. */
  initial: string;
  read(given: unknown, asked: Asked): Value;
};

const refuse = (sentence: string) => new ScriptRefusal(sentence);

function text(typed: unknown, { element, name }: Asked): string {
  const given = typeof typed === 'number' ? String(typed) : typed;
  if (typeof given !== 'string') throw refuse(words.refusal.badValue(name, words.form.text));
  const most = typeof element.max_length === 'number' ? element.max_length : 1000;
  if ([...given].length > most) throw refuse(words.refusal.tooLong(labelOf(element), most));
  return given;
}

/** Values that a component offers, the disabled ones left out. */
export const offered = (element: Json): string[] =>
  (Array.isArray(element.options) ? element.options : [])
    .filter(isObject)
    .filter((option) => option.disabled !== true)
    .map((option) => String(option.value ?? ''));

function one(given: unknown, { element, name }: Asked): string {
  if (typeof given !== 'string') throw refuse(words.refusal.badValue(name, words.form.text));
  if (given !== '' && !offered(element).includes(given)) throw refuse(words.refusal.notOffered(name, given));
  return given;
}

function person(given: unknown, { element, name, choosers }: Asked): string {
  if (typeof given !== 'string') throw refuse(words.refusal.badValue(name, words.form.text));
  const id = choosers.toOpenId(given);
  const list = offered(element);
  const among = list.length > 0 ? list : choosers.members;
  if (given !== '' && !among.includes(id)) throw refuse(words.refusal.notOffered(name, given));
  return id;
}

const many =
  (each: (given: unknown, asked: Asked) => string) =>
  (chosen: unknown, asked: Asked): string[] => {
    const given = typeof chosen === 'string' && chosen !== '' ? [chosen] : chosen;
    if (!Array.isArray(given)) throw refuse(words.refusal.badValue(asked.name, words.form.list));
    return given.map((item) => each(item, asked));
  };

const ZONE = ' +0800';

/** Pickers tell their time zone behind the value: `2026-04-01 +0800`. */
const moment =
  (re: RegExp, form: string) =>
  (given: unknown, { name }: Asked): string => {
    if (given === '') return '';
    const bare = typeof given === 'string' ? given.replace(ZONE, '') : '';
    if (!re.test(bare) || !exists(bare)) throw refuse(words.refusal.badValue(name, form));
    return bare + ZONE;
  };

/** Whether there is such a day and hour: not February 30th, not 24:30. */
function exists(moment: string): boolean {
  const day = /\d{4}-\d\d-\d\d/.exec(moment)?.[0] ?? '2026-01-01';
  const time = /\d\d:\d\d/.exec(moment)?.[0] ?? '00:00';
  const instant = new Date(`${day}T${time}:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(`${day}T${time}`);
}

function checked(given: unknown, { name }: Asked): boolean {
  if (typeof given !== 'boolean') throw refuse(words.refusal.badValue(name, words.form.bool));
  return given;
}

const imageChoice = (given: unknown, asked: Asked): Value =>
  asked.element.multi_select === true ? many(one)(given, asked) : one(given, asked);

/** §2.2: what each component hands over. */
export const FIELDS: Readonly<Record<string, Kind>> = {
  input: { as: 'input_value', initial: 'default_value', read: text },
  select_static: { as: 'option', initial: 'initial_option', read: one },
  multi_select_static: { as: 'options', initial: 'selected_values', read: many(one) },
  select_person: { as: 'option', initial: 'initial_option', read: person },
  multi_select_person: { as: 'options', initial: 'selected_values', read: many(person) },
  select_img: { as: 'option', initial: 'initial_option', read: imageChoice },
  overflow: { as: 'option', initial: '', read: one },
  date_picker: { as: 'option', initial: 'initial_date', read: moment(/^\d{4}-\d\d-\d\d$/, words.form.date) },
  picker_time: { as: 'option', initial: 'initial_time', read: moment(/^\d\d:\d\d$/, words.form.time) },
  picker_datetime: {
    as: 'option',
    initial: 'initial_datetime',
    read: moment(/^\d{4}-\d\d-\d\d \d\d:\d\d$/, words.form.datetime),
  },
  checker: { as: 'checked', initial: 'checked', read: checked },
};

/** What a field holds before anybody touched it. */
export function initialOf(element: Json): unknown {
  const kind = FIELDS[String(element.tag)];
  if (element.tag === 'checker') return element.checked === true;
  const index = element.initial_index;
  if (typeof index === 'number' && index > 0) return offered(element)[index - 1];
  if (element.tag === 'input') return element.default_value ?? '';
  return kind ? element[kind.initial] : undefined;
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
