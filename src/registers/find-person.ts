/** Who is meant: by the whole name or the code. */
import { findPeople } from '../../db/lookups.ts';
import { type Person, personById } from '../../db/people.ts';
import { queryOf } from '../domain/lookup.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Scene } from '../handler.ts';

/** so many of one name are said */
const NAMED = 5;

export async function peopleCalled({ tx, bureauId }: Scene, text: string): Promise<Person[]> {
  const query = queryOf(text);
  const near = await findPeople(tx, bureauId, query);
  const found: Person[] = [];
  for (const { id } of near.filter(({ name, code }) => queryOf(name) === query || queryOf(code) === query)) {
    const person = await personById(tx, id);
    if (person) found.push(person);
  }
  return found;
}

export async function oneCalled(scene: Scene, text: string): Promise<Person> {
  const found = await peopleCalled(scene, text);
  const [one] = found;
  if (!one) throw new Refusal('no-such-person', { text });
  if (found.length === 1) return one;
  const names = found.slice(0, NAMED).map(({ code, section }) => `${code}${section ? ` ${section}` : ''}`);
  throw new Refusal('many-people', { text, names: names.join('、') });
}
