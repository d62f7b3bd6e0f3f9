/** 专家 for whoever names them and for the teams: one living card each, of what is open for that person. */
import { type ExpertsView, expertsCard } from '../../cards/experts.ts';
import { cardOf } from '../../db/card-messages.ts';
import {
  engagedExperts,
  expertsOf,
  opinionPhotos,
  type VisitWithExperts,
  visitsWithExperts,
} from '../../db/experts.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import { type Person, peopleWithRole } from '../../db/people.ts';
import { isAllowed } from '../domain/abilities.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';

export const expertsThing = (personId: number) => `experts/${personId}`;
/** so many photos are offered as the signed paper */
const PHOTOS = 20;

/** 执法监督科 names for every visit, a chief for those of the own section; whoever is in a team enters opinions. */
export function mayName(person: Person, visit: Pick<VisitWithExperts, 'sectionId'>): boolean {
  if (person.roles.includes('office')) return true;
  return isAllowed('name-experts', person.roles) && person.sectionId === visit.sectionId;
}

export async function expertsFace(scene: Scene, person: Person): Promise<Say> {
  const { tx, bureauId, today } = scene;
  const naming = isAllowed('name-experts', person.roles);
  const mine = await visitsWithExperts(tx, bureauId, whoseOf(person, naming));
  const others = naming && !person.roles.includes('office') ? await ofTeams(scene, person, mine) : [];
  const visits = [...mine, ...others];
  const ids = visits.map(({ taskId }) => taskId);
  const pool = naming ? await engagedExperts(tx, bureauId) : [];
  const card = expertsCard({
    today,
    mayName: naming,
    visits: visits.map(shown),
    pool: pool.map(({ id, name, unit, fields }) => ({ id, name, unit, fields })),
    photos: await opinionPhotos(tx, ids, PHOTOS),
  });
  return { is: 'card', to: { person: person.id }, thing: expertsThing(person.id), card };
}

function whoseOf(person: Person, naming: boolean) {
  if (person.roles.includes('office')) return {};
  return naming ? { sectionId: person.sectionId ?? 0 } : { memberId: person.id };
}

/** Of a chief: visits for another section in whose team the chief sits. */
async function ofTeams({ tx, bureauId }: Scene, person: Person, mine: readonly VisitWithExperts[]) {
  const all = await visitsWithExperts(tx, bureauId, { memberId: person.id });
  return all.filter(({ taskId }) => !mine.some((visit) => visit.taskId === taskId));
}

function shown(visit: VisitWithExperts): ExpertsView['visits'][number] {
  return {
    ...visit,
    ahead: visit.state === 'assigned' || visit.state === 'accepted' || visit.state === 'reported',
    named: visit.named.map(({ expertId, name, unit, opinion, drawn }) => ({
      expertId,
      drawn,
      name,
      unit,
      signed: opinion !== null,
    })),
  };
}

/** To the chiefs of the section, when visits of theirs are given out; to those who have the card, when something has changed. */
export async function expertsFaces(scene: Scene, sectionId: number, only?: 'who-has-one'): Promise<Say[]> {
  const says: Say[] = [];
  for (const chief of await peopleWithRole(scene.tx, scene.bureauId, 'chief', sectionId)) {
    const has = await cardOf(
      scene.tx,
      scene.bureauId,
      expertsThing(chief.id),
      recipientKey({ person: chief.id }),
    );
    if (has || !only) says.push(await expertsFace(scene, chief));
  }
  return says;
}

/** 专家 and their opinions on the cards of tasks. */
export async function taskExpertViews(scene: Scene, taskIds: readonly number[]) {
  const all = await expertsOf(scene.tx, taskIds);
  return new Map(
    taskIds.map((id) => [
      id,
      all
        .filter(({ taskId }) => taskId === id)
        .map(({ name, unit, opinion, signedOn, photoId }) => ({
          name,
          unit,
          ...(opinion !== null && signedOn !== null && { opinion, signedOn, photo: photoId !== null }),
        })),
    ]),
  );
}
