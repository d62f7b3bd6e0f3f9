import { type ReminderRow, reminderCard } from '../../cards/reminder.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { claimReminder } from '../../db/reminders.ts';
import { dueTasks, nextDueAt, setNextAt, type TaskFile } from '../../db/tasks.ts';
import {
  type Audience,
  dueReminders,
  isOfficeTime,
  nextOfficeTime,
  nextReminder,
  openDeadlines,
  type Reminder,
} from '../domain/deadlines.ts';
import { type Calendar, type Day, workdaysLeft } from '../domain/working-days.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { chiefRecipients, leadershipRecipients, officeRecipients } from '../faces/recipients.ts';
import { taskFaces } from '../faces/task-faces.ts';
import type { Job, Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';

/** So many tasks are looked at in one transaction. */
const BATCH = 200;

/** 时限提醒: each stage of each deadline once; one card for all that is due to one reader. */
export const deadlineReminder: Job = {
  name: 'deadline-reminder',
  async run(scene) {
    const calendar = await workingCalendar(scene.tx, scene.bureauId);
    if (!isOfficeTime(calendar, scene.now)) return [];
    const letters = new Letters();
    const due = await dueTasks(scene.tx, scene.bureauId, scene.now, BATCH);
    for (const file of due) {
      const deadlines = openDeadlines(file.task, file.publishBy, calendar);
      for (const reminder of dueReminders(deadlines, calendar, scene.now))
        if (await isFirst(scene, file, reminder))
          for (const to of await recipients(scene, file, reminder.audience))
            letters.add(to, reminder.audience, rowOf(file, reminder, calendar, scene.today));
      await setNextAt(scene.tx, file.task.id, nextReminder(deadlines, calendar, scene.now) ?? null);
    }
    return [...letters.says(scene.now), ...(await freshFaces(scene, due))];
  },
  async next(scene) {
    const due = await nextDueAt(scene.tx, scene.bureauId);
    if (!due) return undefined;
    const calendar = await workingCalendar(scene.tx, scene.bureauId);
    return nextOfficeTime(calendar, due > scene.now ? due : scene.now);
  },
};

/** The cards of what is due: a day that has passed shows on them. */
async function freshFaces(scene: Scene, files: readonly TaskFile[]): Promise<Say[]> {
  const says = await taskFaces(scene, files);
  for (const drawId of new Set(files.map((file) => file.drawId)))
    says.push(...(await drawFaces(scene, drawId)));
  return says;
}

function isFirst(scene: Scene, file: TaskFile, { kind, due, stage }: Reminder): Promise<boolean> {
  const { bureauId, now } = scene;
  return claimReminder(scene.tx, { bureauId, taskId: file.task.id, kind, due: due.day, stage, at: now });
}

function recipients(scene: Scene, file: TaskFile, audience: Audience): Promise<Recipient[]> | Recipient[] {
  switch (audience) {
    case 'team':
      return file.team.map(({ id }) => ({ person: id }));
    case 'office':
      return officeRecipients(scene);
    case 'chief':
      return chiefRecipients(scene, file.sectionId);
    case 'leadership':
      return leadershipRecipients(scene);
  }
}

function rowOf(file: TaskFile, { kind, due, stage }: Reminder, calendar: Calendar, today: Day): ReminderRow {
  const { name, county } = file.enterprise;
  const left = workdaysLeft(calendar, today, due.day);
  return { name, county, kind, stage, due: due.day, provisional: due.provisional, left };
}

/** Gathers rows by reader and audience. */
class Letters {
  readonly #letters = new Map<string, { to: Recipient; audience: Audience; rows: ReminderRow[] }>();

  add(to: Recipient, audience: Audience, row: ReminderRow): void {
    const key = `${audience}/${JSON.stringify(to)}`;
    const letter = this.#letters.get(key) ?? { to, audience, rows: [] };
    letter.rows.push(row);
    this.#letters.set(key, letter);
  }

  says(now: Date): Say[] {
    return [...this.#letters.values()].map(({ to, audience, rows }) => ({
      is: 'card',
      to,
      thing: `reminder/${audience}/${now.toISOString()}`,
      card: reminderCard(audience, rows),
    }));
  }
}
