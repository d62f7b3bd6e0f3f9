import { movedCard } from '../../cards/moved.ts';
import { workingCalendar } from '../../db/calendar.ts';
import {
  askDeclarations,
  declarationsDue,
  nextDeclaration,
  notAskedYet,
  remindDeclaration,
} from '../../db/recusal-declarations.ts';
import { isOfficeTime, nextOfficeTime, OPENS } from '../domain/deadlines.ts';
import { nextAsking, REMIND_AFTER, yearToAsk } from '../domain/recusal-year.ts';
import { addWorkdays, at, type Calendar } from '../domain/working-days.ts';
import { ownRecusalsFace, recusalThing, recusalYearFaces } from '../faces/recusal-faces.ts';
import type { Job, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';

/** 年度回避申报: asked in January, reminded while it is open; the office sees how many and who. */
export const recusalYear: Job = {
  name: 'recusal-year',
  async run(scene) {
    const { tx, bureauId, now, today } = scene;
    const calendar = await workingCalendar(tx, bureauId);
    if (!isOfficeTime(calendar, now)) return [];
    const remindAt = at(addWorkdays(calendar, today, REMIND_AFTER).day, OPENS);
    const asked = await ask(scene, remindAt);
    const reminded = await remind(scene, remindAt);
    const year = Number(today.slice(0, 4));
    return asked.length + reminded.length === 0
      ? []
      : [...asked, ...reminded, ...(await recusalYearFaces(scene, year))];
  },
  async next(scene) {
    const { tx, bureauId, now, today } = scene;
    const calendar = await workingCalendar(tx, bureauId);
    const year = yearToAsk(today);
    const toAsk = year !== undefined && (await notAskedYet(tx, bureauId, year)).length > 0;
    const due = await nextDeclaration(tx, bureauId);
    return soonest(calendar, now, [toAsk ? now : at(nextAsking(today), OPENS), ...(due ? [due] : [])]);
  },
};

function soonest(calendar: Calendar, now: Date, instants: readonly Date[]): Date {
  const first = Math.min(...instants.map((instant) => instant.getTime()));
  return nextOfficeTime(calendar, new Date(Math.max(first, now.getTime())));
}

/** Whoever is in post and was not asked yet this year. */
async function ask(scene: Scene, remindAt: Date): Promise<Say[]> {
  const { tx, bureauId, now, today } = scene;
  const year = yearToAsk(today);
  if (year === undefined) return [];
  const people = await notAskedYet(tx, bureauId, year);
  await askDeclarations(
    tx,
    people.map((personId) => ({ bureauId, personId, year, askedAt: now, remindAt })),
  );
  return facesOf(scene, people);
}

/** The card again, in a new message. */
async function remind(scene: Scene, remindAt: Date): Promise<Say[]> {
  const { tx, bureauId, now, today } = scene;
  const due = await declarationsDue(tx, bureauId, now);
  const thisYear = Number(today.slice(0, 4));
  const again = due.filter(({ inPost, year }) => inPost && year === thisYear);
  for (const each of due) await remindDeclaration(tx, each, again.includes(each) ? remindAt : null);
  return facesOf(
    scene,
    again.map(({ personId }) => personId),
  );
}

/** Newest content, and in a new message where there was one. */
async function facesOf(scene: Scene, people: readonly number[]): Promise<Say[]> {
  const says: Say[] = [];
  for (const person of people) {
    says.push(await ownRecusalsFace(scene, person));
    says.push({ is: 'again', to: { person }, thing: recusalThing(person), moved: movedCard() });
  }
  return says;
}
