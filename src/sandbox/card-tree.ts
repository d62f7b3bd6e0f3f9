import { isObject, type Json } from './cards/walk.ts';

/** A component of a card, with the form around it. */
export type Spot = { element: Json; pointer: string; form: Json | undefined };

/** Every object of a card that has a tag, from top to bottom. */
export function* spots(value: unknown, pointer = '', form?: Json): Iterable<Spot> {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) yield* spots(item, `${pointer}/${at}`, form);
    return;
  }
  if (!isObject(value)) return;
  if (typeof value.tag === 'string') yield { element: value, pointer, form };
  const inside = value.tag === 'form' ? value : form;
  for (const [key, item] of Object.entries(value))
    yield* spots(item, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, inside);
}

/** Finds a component by its name, its element_id, or a JSON pointer into the card. */
export function findSpot(card: Json, key: string): Spot | undefined {
  const all = [...spots(card)];
  if (key.startsWith('/')) return all.find(({ pointer }) => pointer === key);
  return (
    all.find(({ element }) => element.name === key) ?? all.find(({ element }) => element.element_id === key)
  );
}

export const contentOf = (text: unknown): string =>
  isObject(text) && typeof text.content === 'string' ? text.content : '';

/** What people call a field: its label, its placeholder, else its name. */
export const labelOf = (element: Json): string =>
  contentOf(element.label) || contentOf(element.placeholder) || String(element.name ?? element.tag);
