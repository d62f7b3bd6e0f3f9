/** 放假安排 from a file: each day as the file says; days that it doesn't name stay. */
import { keepCalendarDays, loadedDays } from '../../db/calendar.ts';
import { openTasks } from '../../db/tasks.ts';
import { recountDeadlines } from '../ceremony/task-times.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { taskFaces } from '../faces/task-faces.ts';
import type { CalendarRow } from '../files/rows.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { type Compared, fieldChanges } from './plan.ts';
import { words } from './words.ts';

export async function planCalendar(scene: Scene, rows: readonly CalendarRow[]): Promise<Compared> {
  const known = new Map((await loadedDays(scene.tx, scene.bureauId)).map((each) => [each.day, each]));
  const fresh = rows.filter(({ day }) => !known.has(day));
  const changed = rows.flatMap((row) => {
    const old = known.get(row.day);
    if (!old) return [];
    const fields = fieldChanges('calendar', [
      ['kind', old.kind, row.kind, words.dayKind],
      ['name', old.name, row.name ?? old.name],
    ]);
    return fields.length > 0 ? [{ key: row.day, name: row.day, fields }] : [];
  });
  const touched = new Set(changed.map(({ key }) => key));
  const toWrite = rows.filter(({ day }) => !known.has(day) || touched.has(day));
  return {
    added: fresh.map(({ day, kind, name }) => ({
      key: day,
      name: [day, words.dayKind(kind), name].filter(Boolean).join(' '),
    })),
    changed,
    unchanged: rows.length - toWrite.length,
    left: absent([...known.keys()], rows),
    notes: [],
    async take(wrote) {
      const days = toWrite.map(({ day, kind, name }) => ({
        day,
        kind,
        name: name ?? known.get(day)?.name ?? '',
      }));
      await keepCalendarDays(scene.tx, scene.bureauId, days);
      await wrote(toWrite.length);
      return calendarChanged(scene);
    },
  };
}

/** Days of the years of the file that it doesn't name. */
function absent(known: readonly string[], rows: readonly CalendarRow[]): string[] {
  const named = new Set(rows.map(({ day }) => day));
  const years = new Set(rows.map(({ day }) => day.slice(0, 4)));
  return known.filter((day) => years.has(day.slice(0, 4)) && !named.has(day)).sort();
}

/** The cards whose deadlines a new calendar moved. */
export async function calendarChanged(scene: Scene): Promise<Say[]> {
  await recountDeadlines(scene);
  const files = await openTasks(scene.tx, scene.bureauId);
  const says = await taskFaces(scene, files);
  for (const drawId of new Set(files.map((file) => file.drawId)))
    says.push(...(await drawFaces(scene, drawId)));
  return says;
}
