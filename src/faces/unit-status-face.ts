/** 企业状态 as it was entered last, by whom, with its photos. */
import { unitStatusCard } from '../../cards/unit-status.ts';
import { type Enterprise, unitUnderWay } from '../../db/enterprises.ts';
import { historyOf } from '../../db/register-history.ts';
import { unitPhotos } from '../../db/status-photos.ts';
import type { StatusCode } from '../domain/vocabulary.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';

/** so many photos of visits are offered */
const PHOTOS = 20;

export async function unitStatusFace(context: Context, unit: Enterprise, thing: string): Promise<Say> {
  const { tx, bureauId, person, now, today } = context;
  const history = await historyOf(tx, bureauId, 'enterprises', unit.id);
  const change = history.findLast(({ before, after }) => before !== null && before.status !== after?.status);
  const since = unit.statusSince ?? today;
  const card = unitStatusCard({
    ...{ id: unit.id, name: unit.name, county: unit.county, after: unit.status, since },
    ...(change?.before && { before: change.before.status as StatusCode }),
    evidence: unit.statusEvidence ?? '',
    isListed: unit.listing !== 'none',
    underWay: await unitUnderWay(tx, unit.id),
    who: change?.who ?? person.name,
    at: change?.at ?? now,
    photos: await unitPhotos(tx, unit.id, since, PHOTOS),
  });
  return { is: 'card', to: { person: person.id }, thing, card };
}
