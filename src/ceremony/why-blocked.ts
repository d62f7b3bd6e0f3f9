/** 不可行说明 before anything is frozen: by name, since the lists are still those of the section and may be changed. */
import { shortName } from '../../cards/words.ts';
import { blockedByName, codesOf } from '../../cards/words-blocked.ts';
import { placesOf } from '../../db/enterprises.ts';
import { allPeople } from '../../db/people.ts';
import type { Certificate } from '../domain/draw/certificate.ts';
import type { Context } from '../handler.ts';

export async function whyBlocked({ tx, bureauId }: Context, blocked: Certificate): Promise<string> {
  const names = new Map((await allPeople(tx, bureauId)).map(({ code, name }) => [code, name]));
  for (const { code, name, county } of await placesOf(tx, bureauId, codesOf(blocked)))
    names.set(code, shortName(name, county));
  return blockedByName(blocked, (code) => names.get(code) ?? code);
}
