/** 待办 about draws that are to be changed: what waits for a second person, and a 公共随机值 that is to be entered. */
import type { TodoRow } from '../../cards/todo.ts';
import { drawTitle } from '../../cards/words.ts';
import { openChanges } from '../../db/draw-changes.ts';
import { type Draw, drawById, openDraws } from '../../db/draws.ts';
import { tasksById } from '../../db/tasks.ts';
import { isAllowed } from '../domain/abilities.ts';
import type { ChangeKind } from '../domain/draw-change.ts';
import type { Context } from '../handler.ts';
import { decidersOfChange } from './draw-change-faces.ts';
import { beaconOf } from './draw-view.ts';

const KINDS = {
  void: 'decideVoid',
  substitute: 'decideSubstitute',
  correct: 'decideCorrect',
  beacon: 'confirmBeacon',
  helper: 'decideHelper',
} as const satisfies Record<ChangeKind, TodoRow['kind']>;

export async function changeTodo(context: Context): Promise<TodoRow[]> {
  return [...(await toDecide(context)), ...(await toEnter(context))];
}

async function toDecide(context: Context): Promise<TodoRow[]> {
  const { tx, bureauId, person } = context;
  if (!isAllowed('decide-change', person.roles)) return [];
  const rows: TodoRow[] = [];
  for (const request of await openChanges(tx, { bureauId })) {
    const draw = await drawById(tx, request.drawId);
    const deciders = await decidersOfChange(context, draw, request);
    if (!deciders.some(({ ids }) => ids.includes(person.id))) continue;
    const [file] = request.taskId === null ? [] : await tasksById(tx, [request.taskId]);
    const firm = file && { name: file.enterprise.name, county: file.enterprise.county };
    rows.push({ kind: KINDS[request.kind], subject: firm ?? drawTitle(draw.no) });
  }
  return rows;
}

/** 公共随机值 that has been drawn, and that nobody has entered. */
async function toEnter(context: Context): Promise<TodoRow[]> {
  const { tx, bureauId, now } = context;
  const rows: TodoRow[] = [];
  for (const draw of await openDraws(tx, bureauId)) {
    if (draw.closedAt === null || draw.beacon !== null || !mayEnter(context, draw)) continue;
    const entered = await openChanges(tx, { drawId: draw.id });
    const beacon = beaconOf(await drawById(tx, draw.id));
    if (beacon && new Date(beacon.due) <= now && entered.every(({ kind }) => kind !== 'beacon'))
      rows.push({ kind: 'enterBeacon', subject: drawTitle(draw.no) });
  }
  return rows;
}

function mayEnter({ person }: Context, { sectionId }: Draw): boolean {
  return (
    person.roles.includes('office') || (person.roles.includes('chief') && person.sectionId === sectionId)
  );
}
