import { TEMPLATES } from './colours.ts';
import {
  aligned,
  cardLink,
  colours,
  i18n,
  i18nText,
  icon,
  LOCALES,
  padding,
  perEnd,
  plainOrMd,
  textTag,
} from './parts.ts';
import { bool, elements, type Fields, list, map, may, must, object, one, text, whole } from './types.ts';

/** §4.2 */
export const MOST = {
  bytes: 30 * 1024,
  elements: 200,
  levels: 5,
  tables: 5,
  columns: 50,
  markdownTables: 4,
  charts: 5,
  headerTags: 3,
  checkerButtons: 3,
} as const;

const textTags = list(textTag, MOST.headerTags);

/** §4.1: the keys of a card. */
export const CARD: Fields = {
  schema: must(one('2.0')),
  config: may(
    object({
      streaming_mode: may(bool),
      streaming_config: may(
        object({
          print_frequency_ms: may(perEnd(whole(1))),
          print_step: may(perEnd(whole(1))),
          print_strategy: may(one('fast', 'delay')),
        }),
      ),
      summary: may(object({ content: may(text()), i18n_content: i18nText })),
      locales: may(list(one(...LOCALES))),
      enable_forward: may(bool),
      update_multi: may(bool),
      width_mode: may(one('default', 'compact', 'fill')),
      use_custom_translation: may(bool),
      enable_forward_interaction: may(bool),
      style: may(object({ text_size: may(map(perEnd(text()))), color: may(colours) })),
    }),
  ),
  card_link: may(cardLink),
  header: may(
    object({
      title: must(plainOrMd),
      subtitle: may(plainOrMd),
      text_tag_list: may(textTags),
      i18n_text_tag_list: may(i18n(textTags)),
      template: may(one(...TEMPLATES)),
      icon: may(icon),
      padding: may(padding),
    }),
  ),
  body: may(object({ ...aligned, padding: may(padding), elements: may(elements('root')) })),
};
