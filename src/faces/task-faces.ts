/** What a task shows to each member of its team. */
import { taskCard } from '../../cards/task.ts';
import { partnersOf } from '../../db/helpers.ts';
import { itemNames } from '../../db/items.ts';
import { photoCounts } from '../../db/photos.ts';
import type { TaskFile } from '../../db/tasks.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { visitChecklists } from './checklist-views.ts';
import { taskExpertViews } from './expert-faces.ts';
import { isLeftBehind } from './task-counts.ts';

/** The living card of each member of each team. */
export async function taskFaces(scene: Scene, files: readonly TaskFile[]): Promise<Say[]> {
  const items = await itemNames(scene.tx, scene.bureauId);
  const photos = await photoCounts(
    scene.tx,
    files.map((file) => file.task.id),
  );
  const experts = await taskExpertViews(
    scene,
    files.map((file) => file.task.id),
  );
  const lists = await visitChecklists(scene.tx, scene.bureauId, files);
  const partners = await partnersOf(
    scene.tx,
    files.map((file) => file.task.id),
  );
  const says: Say[] = [];
  for (const file of files) {
    if (file.task.state.is === 'waiting' || file.task.state.is === 'stopped') continue;
    const item = items.get(file.enterprise.trades[0] ?? '');
    const joint = partners.filter(({ taskId }) => taskId === file.task.id);
    for (const member of file.team) {
      const count = photos.get(file.task.id);
      const named = experts.get(file.task.id) ?? [];
      const card = taskCard({
        ...viewFor(scene, file, member.id, item),
        ...(named.length > 0 && { experts: named }),
        ...(lists.has(file.task.id) && { checklists: lists.get(file.task.id)! }),
        ...(joint.length > 0 && { partners: joint }),
        ...(count && { photos: count }),
      });
      says.push({ is: 'card', to: { person: member.id }, thing: `task/${file.task.id}`, card });
    }
  }
  return says;
}

function viewFor(scene: Scene, file: TaskFile, reader: number, item: string | undefined) {
  const { enterprise, task } = file;
  const { by, ...before } = file.returned ?? {};
  const returner = [...file.team, ...file.former].find((member) => member.id === by);
  return {
    task,
    reader,
    team: file.team,
    former: file.former,
    ...(isLeftBehind(file, reader) && { alone: true as const }),
    name: enterprise.name,
    county: enterprise.county,
    ...(enterprise.address && { address: enterprise.address }),
    ...(enterprise.contact && { contact: enterprise.contact }),
    ...(enterprise.phone && { phone: enterprise.phone }),
    ...(item && { item }),
    ...(file.platformNo && { platformNo: file.platformNo }),
    ...(file.publishBy && { publishBy: file.publishBy }),
    ...(returner && { returned: { ...before, by: returner.name } }),
    today: scene.today,
    overdue: isOverdue(file, scene.today),
    ...(file.origin === 'ssd-1' && { asks: asksOf(file, reader) }),
  };
}

function isOverdue({ task }: TaskFile, today: string): boolean {
  const { state } = task;
  if (state.is === 'assigned' || state.is === 'accepted' || state.is === 'reported') return task.to < today;
  return state.is === 'inspected' && state.rectification.is === 'ordered' && state.rectification.due < today;
}

/** 回避或不能参加: while it is being decided, that is said instead. */
function asksOf({ pending }: TaskFile, reader: number): 'may' | 'open' {
  return pending.some(({ personId }) => personId === reader) ? 'open' : 'may';
}
