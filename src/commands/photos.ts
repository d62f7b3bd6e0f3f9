import { photoPickCard } from '../../cards/photo.ts';
import { words } from '../../cards/words.ts';
import { faces } from '../../cards/words-faces.ts';
import { tasksOfUnits, tasksWithPhotos } from '../../db/photos.ts';
import { type TaskFile, tasksById } from '../../db/tasks.ts';
import { maySeePhotos, photosFace } from '../faces/photo-faces.ts';
import type { Command, Context } from '../handler.ts';
import type { Say } from '../messages.ts';
import { unitsCalled } from '../registers/find-unit.ts';

const { none, nobody } = faces.photo.command;

/** 照片 企业名称: for 检查组, 科室负责人 and 执法监督科; always answered in private. */
export const photos: Command = {
  name: 'photos',
  words: words.commands.photos,
  may: 'see-photos',
  async run(context, message, rest) {
    const { tx, bureauId } = context;
    const pictured = await mine(context, await tasksWithPhotos(tx, bureauId));
    const named = rest === '' ? pictured : await visitsOf(context, rest);
    const withPhotos = named.filter(({ task }) => pictured.some((each) => each.task.id === task.id));
    const [file] = withPhotos.length > 0 ? withPhotos : named;
    if (file && withPhotos.length <= 1) return { says: [await photosFace(context, file, message.key)] };
    const choice = withPhotos.length > 0 ? withPhotos : pictured;
    return { says: [picked(context, choice, message.key, rest)] };
  },
};

async function mine(context: Context, ids: readonly number[]): Promise<TaskFile[]> {
  return (await tasksById(context.tx, ids)).filter((file) => maySeePhotos(file, context.person));
}

/** Visits of the enterprises that are called so, the latest first; 县区 behind a short name says nothing. */
async function visitsOf(context: Context, text: string): Promise<TaskFile[]> {
  const units = await unitsCalled(context, text.replace(/[（(].*$/u, ''));
  const ids = await tasksOfUnits(
    context.tx,
    units.map(({ id }) => id),
  );
  return (await mine(context, ids)).sort((a, b) => b.task.id - a.task.id);
}

/** Which one is meant; where there is none at all, that. */
function picked({ person }: Context, files: readonly TaskFile[], key: string, rest: string): Say {
  const to = { person: person.id };
  if (files.length === 0) return { is: 'text', to, text: rest === '' ? none : nobody };
  const tasks = files.map(({ task, enterprise: { name, county } }) => ({ id: task.id, name, county }));
  return { is: 'card', to, thing: `photo-pick/${key}`, card: photoPickCard(tasks) };
}
