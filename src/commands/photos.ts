import { shortName, words } from '../../cards/words.ts';
import { faces } from '../../cards/words-faces.ts';
import { tasksWithPhotos } from '../../db/photos.ts';
import { tasksById } from '../../db/tasks.ts';
import { normaliseText } from '../domain/numerals.ts';
import { maySeePhotos, photosFace } from '../faces/photo-faces.ts';
import type { Command } from '../handler.ts';
import type { Say } from '../messages.ts';

const { none, which } = faces.photo.command;
/** so many names are said */
const NAMED = 8;

/** 照片 企业名称: for 检查组, 科室负责人 and 执法监督科; always answered in private. */
export const photos: Command = {
  name: 'photos',
  words: words.commands.photos,
  may: 'see-photos',
  async run(context, message, rest) {
    const { tx, bureauId, person } = context;
    const all = await tasksById(tx, await tasksWithPhotos(tx, bureauId));
    const mine = all.filter((file) => maySeePhotos(file, person));
    const named = normaliseText(rest);
    const wanted = mine.filter(({ enterprise: { name, county } }) =>
      [name, shortName(name, county)].some((each) => normaliseText(each).includes(named)),
    );
    const [file] = wanted;
    if (file && wanted.length === 1) return { says: [await photosFace(context, file, message.key)] };
    const names = wanted.map(({ enterprise }) => shortName(enterprise.name, enterprise.county));
    const text = names.length === 0 ? none : which(names.slice(0, NAMED).join('、'));
    const say: Say = { is: 'text', to: { person: person.id }, text };
    return { says: [say] };
  },
};
