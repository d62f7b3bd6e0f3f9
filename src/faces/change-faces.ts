/** What a change of seats shows at once: to the teams, to whoever is out, in the draw's group. */
import { goneCard } from '../../cards/replaced.ts';
import { shortName } from '../../cards/words.ts';
import { faces } from '../../cards/words-faces.ts';
import type { Draw } from '../../db/draws.ts';
import { personById } from '../../db/people.ts';
import type { Replacement } from '../../db/replacements.ts';
import { type TaskFile, tasksById } from '../../db/tasks.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { taskFaces } from './task-faces.ts';

const words = faces.replacement;

/** A seat that was changed: the task as it was, the request it came of, and the log's head right after it. */
export type Changed = {
  readonly file: TaskFile;
  readonly request: Replacement;
  readonly n: number;
  readonly head: string;
};

/** All that changes of one draw show, those of one act together. */
export async function changeFaces(scene: Scene, draw: Draw, changes: readonly Changed[]): Promise<Say[]> {
  const last = changes.at(-1);
  if (!last) return [];
  const ids = [...new Set(changes.map(({ file }) => file.task.id))];
  const says: Say[] = [];
  for (const change of changes) says.push(...(await goneFaces(scene, change)));
  says.push(...(await taskFaces(scene, await tasksById(scene.tx, ids))));
  says.push({
    is: 'text',
    to: { chat: draw.chatId ?? '' },
    text: words.groupText(draw.no, changes.length, last.head),
    once: `recuse/${last.n}`,
  });
  return says;
}

/** Whoever is out had a card if the task was given out; who did not ask is told in a message too. */
async function goneFaces(scene: Scene, { file, request, n }: Changed): Promise<Say[]> {
  if (file.task.state.is === 'waiting') return [];
  const to = { person: request.personId };
  const substitute = (await personById(scene.tx, request.substituteId ?? 0))?.name ?? '';
  const card = goneCard(file.enterprise, substitute);
  const name = shortName(file.enterprise.name, file.enterprise.county);
  const text = words.gone.text(name, substitute);
  return [
    { is: 'card', to, thing: `task/${file.task.id}`, card },
    ...(request.askedBy === request.personId ? [] : [{ is: 'text' as const, to, text, once: `gone/${n}` }]),
  ];
}
