import { faces } from '../../cards/words-faces.ts';
import { tasksById } from '../../db/tasks.ts';
import { sortInto } from '../ceremony/photos.ts';
import { idOf, optionalText, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { maySeePhotos, photosFace } from '../faces/photo-faces.ts';
import type { Action } from '../handler.ts';

const words = faces.photo;

/** 查看照片, in private: 检查组, 科室负责人, 执法监督科. */
export const showPhotos: Action = {
  name: 'show-photos',
  may: 'see-photos',
  async run(context, tap) {
    const picked = optionalText(tap.form, { name: 'task', label: words.pick.task });
    const [file] = await tasksById(context.tx, [idOf(picked ?? tap.id)]);
    if (!file || file.bureauId !== context.bureauId) throw new Refusal('stale');
    if (!maySeePhotos(file, context.person)) throw new Refusal('not-your-photos');
    return {
      says: [await photosFace(context, file, tap.key)],
      toast: words.shownToast,
      journal: { subject: `task/${file.task.id}` },
    };
  },
};

/** 存入任务: photos that came while several tasks were under way. */
export const sortPhotosAction: Action = {
  name: 'sort-photos',
  may: 'inspect',
  async run(context, tap) {
    const taskId = idOf(requiredText(tap.form, { name: 'task', label: words.ask.task }));
    const { count, says } = await sortInto(context, taskId);
    return {
      says,
      toast: words.ask.toast(count),
      journal: { subject: `task/${taskId}`, detail: { photos: count } },
    };
  },
};
