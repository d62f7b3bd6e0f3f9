/** Ids of people in the tags of Feishu's markdown: `<at id=…>`, `<at ids=…>`, `<person id=…>`. */
const TAG = /<(at|person)\s+([^>]*)>/gi;
const ID = /\bids?\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i;

export function* idsInMarkdown(text: string): Iterable<string> {
  for (const tag of text.matchAll(TAG)) {
    const found = ID.exec(tag[2]!);
    const ids = found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
    for (const id of ids.split(',').map((each) => each.trim())) if (id !== '' && id !== 'all') yield id;
  }
}
