/** 导入: a register file is taken over whole, or what is wrong with it is listed. */
import { loadCalendar } from '../../db/calendar.ts';
import { keepJournal } from '../../db/journal.ts';
import { putSays } from '../../db/outbox.ts';
import { unmatchedMobiles } from '../../db/people.ts';
import { openTasks } from '../../db/tasks.ts';
import { waitingFaces } from '../ceremony/approvals.ts';
import { recountDeadlines } from '../ceremony/task-times.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { taskFaces } from '../faces/task-faces.ts';
import type { Problem, Register, RegisterKind } from '../files/rows.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { takeEnterprises } from './enterprises.ts';
import { takePeople } from './people.ts';
import { takeSettings } from './settings.ts';

export type Taken =
  | {
      readonly is: 'taken';
      readonly kind: Exclude<RegisterKind, 'province'>;
      readonly added: number;
      readonly changed: number;
      readonly notes: readonly string[];
    }
  | { readonly is: 'problems'; readonly problems: readonly Problem[] }
  /** 省级平台任务 are for 执法监督科 to send in the chat */
  | { readonly is: 'province' };

/** The transaction must be given up when problems come back. `cause` names the import for ever. */
export async function takeRegister(scene: Scene, register: Register, cause: string): Promise<Taken> {
  if (register.is === 'problems') return register;
  if (register.is === 'province') return { is: 'province' };
  const taken = await take(scene, register);
  if ('problems' in taken) return { is: 'problems', problems: taken.problems };
  const { tx, bureauId, now } = scene;
  const counts = { kind: register.is, added: taken.added, changed: taken.changed };
  await keepJournal(tx, {
    bureauId,
    at: now,
    act: 'import',
    subject: register.is,
    detail: counts,
    event: cause,
  });
  await putSays(tx, bureauId, now, cause, await saysOf(scene, register.is));
  return { is: 'taken', ...counts, notes: register.notes };
}

/** New people's accounts are looked up; who approves may have changed; a new calendar shows on the cards whose deadlines it moved. */
async function saysOf(scene: Scene, kind: RegisterKind): Promise<Say[]> {
  const { tx, bureauId } = scene;
  if (kind === 'people') {
    const mobiles = await unmatchedMobiles(tx, bureauId);
    const lookups: Say[] = mobiles.length > 0 ? [{ is: 'lookup', mobiles }] : [];
    return [...lookups, ...(await waitingFaces(scene))];
  }
  if (kind === 'settings') return waitingFaces(scene);
  if (kind !== 'calendar') return [];
  const files = await openTasks(tx, bureauId);
  const says = await taskFaces(scene, files);
  for (const drawId of new Set(files.map((file) => file.drawId)))
    says.push(...(await drawFaces(scene, drawId)));
  return says;
}

type Counts = { readonly added: number; readonly changed: number };

async function take(
  scene: Scene,
  register: Exclude<Register, { is: 'problems' | 'province' }>,
): Promise<Counts | { readonly problems: readonly Problem[] }> {
  if (register.is === 'enterprises') return takeEnterprises(scene, register.rows);
  if (register.is === 'people') return takePeople(scene, register.rows);
  if (register.is === 'settings') return takeSettings(scene, register.rows);
  await loadCalendar(scene.tx, scene.bureauId, register.rows);
  const changed = await recountDeadlines(scene);
  return { added: register.rows.length, changed };
}
