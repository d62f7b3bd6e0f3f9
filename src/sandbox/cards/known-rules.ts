import { type Fault, type Findings, fault, type Json, of, type Said } from './findings.ts';
import { idsInMarkdown, imagesInMarkdown } from './markdown.ts';

/** What a card is checked against beside the table: who and what exists in this tenant; what is not given is not checked. */
export type Known = { user?(id: string): boolean; image?(key: string): boolean };

/** §3.4, 100290: whoever a card names must be an account. */
export function* people(_: Json, found: Findings, known: Known): Iterable<Fault> {
  if (!known.user) return;
  const msg = 'There is an invalid user resource(at/person) in your card';
  const dropped = of(found, 'person_list')
    .filter(({ element }) => element.drop_invalid_user_id === true)
    .map(({ path }) => `${path} `);
  for (const { path, what } of [...found.people, ...inMarkdown(found, idsInMarkdown)])
    if (what !== '' && !known.user(what) && !dropped.some((list) => path.startsWith(list)))
      yield fault(100290, { path }, msg, what.slice(0, 80));
}

/** §3.4, 200570: an image must have been uploaded. */
export function* images(_: Json, found: Findings, known: Known): Iterable<Fault> {
  if (!known.image) return;
  for (const { path, what } of [...found.images, ...inMarkdown(found, imagesInMarkdown)])
    if (what !== '' && !known.image(what))
      yield fault(200570, { path }, 'invalid image keys', what.slice(0, 80));
}

function* inMarkdown(found: Findings, read: (text: string) => Iterable<string>): Iterable<Said> {
  for (const { path, what } of found.marked) for (const name of read(what)) yield { path, what: name };
}
