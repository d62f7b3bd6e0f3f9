/**
 * 无人确认: a result was reported, and all others of the team have left the post since. Whoever wrote it is asked to take
 * it back; then the seat is changed as before a visit. The chief hears of it. Each is said once.
 */
import { movedCard } from '../../cards/moved.ts';
import { shortName } from '../../cards/words.ts';
import { faces } from '../../cards/words-faces.ts';
import { markJob } from '../../db/job-marks.ts';
import { tasksLeftBehind } from '../../db/open-seats.ts';
import { type TaskFile, tasksById } from '../../db/tasks.ts';
import { chiefRecipients, officeRecipients } from '../faces/recipients.ts';
import { isLeftBehind, leftPost, signerOf } from '../faces/task-counts.ts';
import { taskFaces } from '../faces/task-faces.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';

const words = faces.replacement.leftBehind;

export async function leftBehind(scene: Scene): Promise<Say[]> {
  const says: Say[] = [];
  const ids = await tasksLeftBehind(scene.tx, scene.bureauId);
  for (const file of ids.length === 0 ? [] : await tasksById(scene.tx, ids)) {
    const signer = signerOf(file);
    if (signer === undefined || !isLeftBehind(file, signer)) continue;
    const gone = leftPost(file);
    const mark = `${file.task.id}/${signer}/${gone.join('+')}`;
    if (await markJob(scene.tx, scene.bureauId, 'left-behind', mark))
      says.push(...(await told(scene, file, signer, gone)));
  }
  return says;
}

async function told(scene: Scene, file: TaskFile, signer: number, gone: readonly number[]): Promise<Say[]> {
  const { task, enterprise, team, sectionId } = file;
  const name = shortName(enterprise.name, enterprise.county);
  const nameOf = (id: number) => team.find((member) => member.id === id)?.name ?? '';
  const others = gone.filter((id) => id !== signer).map(nameOf);
  const all = gone.includes(signer);
  const text = all ? words.all(name) : words.one(name, others.join('、'), nameOf(signer));
  const chiefs = await chiefRecipients(scene, sectionId);
  const readers = chiefs.length > 0 ? chiefs : await officeRecipients(scene);
  const says: Say[] = [
    ...(await taskFaces(scene, [file])),
    ...readers.map((to) => ({ is: 'text' as const, to, text })),
  ];
  if (!all) says.push({ is: 'again', to: { person: signer }, thing: `task/${task.id}`, moved: movedCard() });
  return says;
}
