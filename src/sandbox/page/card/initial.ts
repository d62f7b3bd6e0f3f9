import { list, num, objects, str } from '../json.ts';
import type { Json } from '../types.ts';

/** What a field holds before anybody touched it. */
export function initialOf(el: Json): unknown {
  const tag = str(el.tag);
  if (tag === 'checker') return el.checked === true;
  if (tag.startsWith('multi_select')) return list(el.selected_values);
  if (tag === 'select_img' && el.multi_select === true) return list(el.selected_values);
  if (tag === 'input') return str(el.default_value);
  if (tag === 'date_picker') return str(el.initial_date);
  if (tag === 'picker_time') return str(el.initial_time);
  if (tag === 'picker_datetime') return str(el.initial_datetime);
  const index = num(el.initial_index);
  return str(el.initial_option) || (index ? str(objects(el.options)[index - 1]?.value) : '');
}

export const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
