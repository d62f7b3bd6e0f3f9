/** 名录确认 for the chiefs of a section, and 重点单位 without a visit for its group. */
import { confirmCard, unvisitedCard } from '../../cards/register-watch.ts';
import type { Section } from '../../db/bureau.ts';
import { sectionChats } from '../../db/chats.ts';
import { confirmationOf, registerCounts, unvisitedKeyUnits } from '../../db/register-watch.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { shownAgain } from './own-card.ts';
import { chiefRecipients } from './recipients.ts';

/** One living card a year for each chief. */
export async function confirmFaces(
  scene: Scene,
  section: Section,
  year: number,
): Promise<(Say & { is: 'card' })[]> {
  const { tx, bureauId } = scene;
  const counts = await registerCounts(tx, bureauId, section.id);
  const made = await confirmationOf(tx, section.id, year);
  const confirmed = made && { who: made.who, at: made.confirmedAt, total: made.total, key: made.key };
  const card = confirmCard({ section: section.name, year, ...counts, ...(confirmed && { confirmed }) });
  const thing = `register/${section.id}/${year}`;
  return (await chiefRecipients(scene, section.id)).map((to) => ({ is: 'card', to, thing, card }));
}

/** The same, in a new message for whoever asked to see it, or for all of them. */
export async function confirmBrought(
  scene: Scene,
  section: Section,
  year: number,
  person?: number,
): Promise<Say[]> {
  const says: Say[] = [];
  for (const face of await confirmFaces(scene, section, year)) {
    const asked = person === undefined || ('person' in face.to && face.to.person === person);
    says.push(...(asked ? await shownAgain(scene, face) : [face]));
  }
  return says;
}

/** To the section's group, else its chiefs; one living card a year. */
export async function unvisitedFaces(scene: Scene, section: Section): Promise<Say[]> {
  const year = scene.today.slice(0, 4);
  const units = await unvisitedKeyUnits(scene.tx, section.id, year);
  const chats = await sectionChats(scene.tx, scene.bureauId, section.id);
  const to = chats.length > 0 ? chats.map((chat) => ({ chat })) : await chiefRecipients(scene, section.id);
  const card = unvisitedCard({ section: section.name, year, units });
  return to.map((each): Say => ({ is: 'card', to: each, thing: `unvisited/${section.id}/${year}`, card }));
}
