/** Which enterprise is meant, through the index of 名录 (docs/decisions/search.md): by code or whole name, else by a part. */
import { findUnits, type UnitHit } from '../../db/lookups.ts';
import { foldText, queryOf } from '../domain/lookup.ts';
import type { Scene } from '../handler.ts';

/** Those that are called exactly so; where none is, all that the text is a part of. */
export async function unitsCalled({ tx, bureauId }: Scene, text: string): Promise<UnitHit[]> {
  const wanted = foldText(text);
  const near = await findUnits(tx, bureauId, queryOf(text));
  const exact = near.filter(({ code, creditCode, name }) =>
    [code, creditCode, name].map(foldText).includes(wanted),
  );
  return exact.length > 0 ? exact : near.filter(({ name }) => foldText(name).includes(wanted));
}
