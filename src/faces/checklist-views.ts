/** 检查表 of a visit: of each trade of the enterprise what holds on the first day of its window. */
import { checklistsOn } from '../../db/checklists.ts';
import type { Tx } from '../../db/connect.ts';
import type { TaskFile } from '../../db/tasks.ts';
import type { Checklist } from '../domain/checklist.ts';

export async function listsFor(tx: Tx, bureauId: number, file: TaskFile): Promise<readonly Checklist[]> {
  const byTrade = await checklistsOn(tx, bureauId, file.task.from);
  return file.enterprise.trades.flatMap((trade) => byTrade.get(trade) ?? []);
}

/** For those that are to be visited; the days of a draw are few, so each is looked up once. */
export async function visitChecklists(
  tx: Tx,
  bureauId: number,
  files: readonly TaskFile[],
): Promise<ReadonlyMap<number, readonly Checklist[]>> {
  const open = files.filter(({ task }) => task.state.is === 'accepted');
  const days = new Map<string, ReadonlyMap<string, readonly Checklist[]>>();
  for (const { task } of open)
    if (!days.has(task.from)) days.set(task.from, await checklistsOn(tx, bureauId, task.from));
  return new Map(
    open.map(({ task, enterprise }) => [
      task.id,
      enterprise.trades.flatMap((trade) => days.get(task.from)?.get(trade) ?? []),
    ]),
  );
}
