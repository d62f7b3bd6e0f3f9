import { certificateWords as words } from '../../cards/words-register-watch.ts';
import { drawingSections } from '../../db/bureau.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { isMarked, markJob } from '../../db/job-marks.ts';
import { type Expiring, expiringCertificates, registerConfirmed } from '../../db/register-watch.ts';
import { isOfficeTime, nextOfficeTime, OPENS } from '../domain/deadlines.ts';
import { alarmFrom, nextWarning, WARNED, warningOf } from '../domain/register-watch.ts';
import { addDays, at, type Day } from '../domain/working-days.ts';
import { officeRecipients } from '../faces/recipients.ts';
import { confirmFaces, unvisitedFaces } from '../faces/register-watch.ts';
import type { Job, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';

const NAME = 'watch-registers';
const CERTIFICATE = 'certificate-warning';
const HORIZON = 400;

/**
 * 名录的提醒, on working days: certificates 60, 30 and 7 days before they end; from October on key units without a
 * visit (实施细则 四(四)); in December the register of the next year, to be confirmed.
 */
export const watchRegisters: Job = {
  name: NAME,
  async run(scene) {
    const { tx, bureauId, today } = scene;
    if (!isOfficeTime(await workingCalendar(tx, bureauId), scene.now)) return [];
    if (!(await markJob(tx, bureauId, NAME, today))) return [];
    const says = await certificateTexts(scene);
    for (const section of await drawingSections(tx, bureauId)) {
      if (today >= alarmFrom(today)) says.push(...(await unvisitedFaces(scene, section)));
      const year = Number(today.slice(0, 4)) + 1;
      if (today.slice(5) >= '12-01' && !(await registerConfirmed(tx, section.id, year)))
        if (await markJob(tx, bureauId, 'confirm-register', `${section.id}/${year}`))
          says.push(...(await confirmFaces(scene, section, year)));
    }
    return says;
  },
  async next(scene) {
    const { tx, bureauId, today, now } = scene;
    const calendar = await workingCalendar(tx, bureauId);
    const marked = await isMarked(tx, bureauId, NAME, today);
    const days: Day[] = [today >= alarmFrom(today) ? today : alarmFrom(today)];
    for (const each of await expiringCertificates(tx, bureauId, today, addDays(today, HORIZON))) {
      if (await isDue(scene, each)) days.push(today);
      const next = nextWarning(each.validUntil, today);
      if (next) days.push(next);
    }
    const day = days.sort()[0]!;
    const first = marked && day <= today ? nextAfter(days, today) : day;
    const due = at(first, OPENS);
    return nextOfficeTime(calendar, due > now ? due : now);
  },
};

/** The next day with something to do after today: tomorrow from October on. */
function nextAfter(days: readonly Day[], today: Day): Day {
  const later = days.find((day) => day > today);
  const tomorrow = addDays(today, 1);
  if (today >= alarmFrom(today)) return tomorrow;
  return later ?? alarmFrom(today);
}

const markOf = ({ id, validUntil }: Expiring, days: number) => `${id}/${validUntil}/${days}`;

async function isDue({ tx, bureauId, today }: Scene, each: Expiring): Promise<boolean> {
  const days = warningOf(each.validUntil, today);
  return days !== undefined && !(await isMarked(tx, bureauId, CERTIFICATE, markOf(each, days)));
}

/** To oneself, and all of them to the office; each stage once. */
async function certificateTexts(scene: Scene): Promise<Say[]> {
  const { tx, bureauId, today } = scene;
  const told: Expiring[] = [];
  for (const each of await expiringCertificates(tx, bureauId, today, addDays(today, WARNED[0]))) {
    const days = warningOf(each.validUntil, today);
    if (days !== undefined && (await markJob(tx, bureauId, CERTIFICATE, markOf(each, days)))) told.push(each);
  }
  if (told.length === 0) return [];
  const own = told.map(
    ({ id, certificateNo, validUntil }): Say => ({
      is: 'text',
      to: { person: id },
      text: words.own(certificateNo, validUntil),
    }),
  );
  const text = words.office(told.map(({ name, validUntil }) => words.line(name, validUntil)));
  return [...own, ...(await officeRecipients(scene)).map((to): Say => ({ is: 'text', to, text }))];
}
