import { isJson, obj, str } from '../json.ts';

/** What a card says in one language: every `i18n_…` that has it takes the place of what it translates. */
const PLACES: Readonly<Record<string, string>> = {
  i18n_content: 'content',
  i18n_img_key: 'img_key',
  i18n_text_tag_list: 'text_tag_list',
  i18n_elements: 'elements',
};

/** Charts are the library's language, not the card's. */
const ELSEWHERE = 'chart_spec';

export function localized(value: unknown, locale: string): unknown {
  if (Array.isArray(value)) return value.map((one) => localized(one, locale));
  if (!isJson(value)) return value;
  const given = Object.entries(value).map(([key, inner]) => [
    key,
    key === ELSEWHERE ? inner : localized(inner, locale),
  ]);
  const translated = Object.entries(PLACES).flatMap(([from, to]) => {
    const found = obj(value[from])[locale];
    const isGiven = Array.isArray(found) ? found.length > 0 : str(found) !== '';
    return isGiven ? [[to, localized(found, locale)]] : [];
  });
  return Object.fromEntries([...given, ...translated]);
}
