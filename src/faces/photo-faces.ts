/** 照片 as they are shown in private, and the question which task they belong to. */
import { photoAskCard, photosCard } from '../../cards/photo.ts';
import type { Person } from '../../db/people.ts';
import { photosOf } from '../../db/photos.ts';
import type { TaskFile } from '../../db/tasks.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';

/** 检查组, 科室负责人 of the section, 执法监督科. */
export function maySeePhotos(file: TaskFile, person: Person): boolean {
  if (person.roles.includes('office') || file.team.some(({ id }) => id === person.id)) return true;
  return person.roles.includes('chief') && person.sectionId === file.sectionId;
}

/** The photos of a task, in private. */
export async function photosFace(context: Context, file: TaskFile, cause: string): Promise<Say> {
  const photos = await photosOf(context.tx, file.task.id);
  const to = { person: context.person.id };
  return {
    is: 'card',
    to,
    thing: `photos/${file.task.id}/${cause}`,
    card: photosCard(file.enterprise, photos),
  };
}

export type Batch = {
  readonly batch: number;
  readonly count: number;
  readonly files: readonly TaskFile[];
  readonly done?: TaskFile;
};

/** One living card for all photos that came together. */
export function photoAskFace(
  { person }: Scene & { person: Person },
  { batch, count, files, done }: Batch,
): Say {
  const tasks = files.map(({ task, enterprise: { name, county } }) => ({ id: task.id, name, county }));
  const card = photoAskCard({ batch, count, tasks, ...(done && { done: done.enterprise }) });
  return { is: 'card', to: { person: person.id }, thing: `photo-ask/${batch}`, card };
}
