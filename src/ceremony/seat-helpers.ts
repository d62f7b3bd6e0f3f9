/**
 * 专家, 联合部门人员 at a visit whom a rule forbids there give way (draw.md §4.7): the next of the crew by the seed comes
 * in, as under RECUSE. With nobody to come in, or named by hand, an expert is taken off, whoever a department sent stays
 * until it sends another, and the chief is told.
 */
import { shortName } from '../../cards/words.ts';
import { faces } from '../../cards/words-faces.ts';
import { appendLog } from '../../db/draw-log.ts';
import type { Draw } from '../../db/draws.ts';
import {
  type Helper,
  helpersByRef,
  helpersOfVisit,
  swapHelper,
  visitsWithUnfitHelp,
} from '../../db/helper-facts.ts';
import { type TaskFile, tasksById } from '../../db/tasks.ts';
import { choose, forbidden, type Recuse, type RecuseReason, substitutes } from '../domain/draw/recuse.ts';
import { whyNotHelp } from '../domain/helper-rules.ts';
import { chiefRecipients } from '../faces/recipients.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { afterChange, type Sitting, sittingOf } from './change-seat.ts';

/** Who left the visit, and who came in. */
export type HelperChange = { readonly out: string; readonly stays: boolean; readonly in?: string };

/** One visit, whose task is held. `approved`: code of whoever approved, or 'system'. */
export async function seatHelpers(
  scene: Scene,
  start: Sitting,
  file: TaskFile,
  approved: string,
): Promise<HelperChange[]> {
  let sitting = start;
  const changes: HelperChange[] = [];
  const visit = { taskId: file.task.id, enterpriseId: file.enterprise.id };
  for (const helper of await helpersOfVisit(scene.tx, scene.bureauId, visit)) {
    const crew = crewOf(sitting, file, helper);
    const reason = whyOut(sitting, file, helper, crew);
    if (!reason) continue;
    const seat = { unit: file.enterprise.code, crew: crew ?? '', out: helper.ref, reason, approved };
    const came = crew === undefined ? undefined : await nextOf(scene, sitting, file, seat);
    const stays = !came && !helper.ref.startsWith('expert/');
    if (!stays)
      await swapHelper(scene.tx, { ...scene, taskId: visit.taskId, at: scene.now }, helper, came?.helper);
    if (came) sitting = afterChange(sitting, came.body);
    changes.push({ out: helper.name, stays, ...(came && { in: came.helper.name }) });
  }
  return changes;
}

/** The crew in whose team the draw has them at this visit; none: named by hand. */
export function crewOf(
  { record, seats }: Sitting,
  { enterprise }: TaskFile,
  { ref }: Helper,
): string | undefined {
  return record.freeze.crews.find(({ name }) => seats.teams.get(`${name}:${enterprise.code}`)?.includes(ref))
    ?.name;
}

function whyOut(
  { record, seats }: Sitting,
  { enterprise: { code: unit }, task }: TaskFile,
  helper: Helper,
  crew: string | undefined,
): RecuseReason | undefined {
  const now = whyNotHelp(helper, task);
  if (now || crew === undefined || !forbidden(record, seats, { unit, crew }).includes(helper.ref)) return now;
  return record.pairs.includes(`${unit} ${helper.ref}`) ? 'recusal' : 'unable';
}

type Seat = Pick<Recuse, 'unit' | 'crew' | 'out' | 'reason' | 'approved'>;

/** Who comes in by the seed, logged; nobody is left: nothing. */
export async function nextOf(
  scene: Scene,
  { draw, record, seats }: Sitting,
  { enterprise, task }: TaskFile,
  seat: Seat,
) {
  const { tx, bureauId, now } = scene;
  const order = substitutes(record, seats, seat);
  const known = new Map(
    (await helpersByRef(tx, bureauId, enterprise.id, order)).map((each) => [each.ref, each]),
  );
  const { in: ref, passed } = choose(order, (id) => whyNotHelp(known.get(id), task));
  const helper = ref === undefined ? undefined : known.get(ref);
  if (!helper) return undefined;
  const { reason, approved, ...where } = seat;
  const body: Recuse = { ...where, in: helper.ref, passed, reason, approved };
  await appendLog(tx, bureauId, now, { type: 'RECUSE', no: draw.no, body });
  return { helper, body };
}

/** After RESULT or a correction 更正: what the registers have learned since the lists were frozen. */
export async function seatUnfitHelp(scene: Scene, draw: Draw): Promise<Say[]> {
  const ids = await visitsWithUnfitHelp(scene.tx, draw.id);
  const says: Say[] = [];
  for (const file of await tasksById(scene.tx, ids)) {
    const changes = await seatHelpers(scene, await sittingOf(scene, draw), file, 'system');
    says.push(...(await helpTold(scene, draw, file, changes)));
  }
  return says;
}

async function helpTold(scene: Scene, draw: Draw, { task, enterprise }: TaskFile, changes: HelperChange[]) {
  if (changes.length === 0) return [];
  const name = shortName(enterprise.name, enterprise.county);
  const text = faces.drawChange.substitute.helpTold(name, changes);
  const once = `help/${task.id}/${scene.now.toISOString()}`;
  return (await chiefRecipients(scene, draw.sectionId)).map(
    (to, index): Say => ({ is: 'text', to, text, once: `${once}/${index}` }),
  );
}
