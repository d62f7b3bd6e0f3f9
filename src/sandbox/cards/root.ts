import { aligned, colours, i18n, icon, padding, plainOrMd, textTag } from './parts.ts';
import {
  bool,
  elements,
  type Fields,
  json,
  legacy,
  list,
  map,
  may,
  must,
  object,
  one,
  text,
} from './types.ts';

const textTags = list(textTag, 3);
const url = text();

/** §4.1: the keys of a card. */
export const CARD: Fields = {
  schema: must(one('2.0')),
  config: may(
    object({
      streaming_mode: may(bool),
      streaming_config: may(json),
      summary: may(object({ content: may(text()), i18n_content: may(i18n(text())) })),
      locales: may(list(text())),
      enable_forward: may(bool),
      update_multi: may(bool),
      width_mode: may(one('default', 'compact', 'fill')),
      use_custom_translation: may(bool),
      enable_forward_interaction: may(bool),
      style: may(object({ text_size: may(map(json)), color: may(colours) })),
      wide_screen_mode: legacy(bool),
    }),
  ),
  card_link: may(object({ url: may(url), android_url: may(url), ios_url: may(url), pc_url: may(url) })),
  header: may(
    object({
      title: must(plainOrMd),
      subtitle: may(plainOrMd),
      text_tag_list: may(textTags),
      i18n_text_tag_list: may(i18n(textTags)),
      template: may(
        one(
          ...'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(
            ' ',
          ),
        ),
      ),
      icon: may(icon),
      padding: may(padding),
    }),
  ),
  body: may(object({ ...aligned, padding: may(padding), elements: may(elements('root')) })),
};

/** §4.2 */
export const MOST = {
  bytes: 30 * 1024,
  elements: 200,
  levels: 5,
  tables: 5,
  markdownTables: 4,
  charts: 5,
  checkerButtons: 3,
} as const;
