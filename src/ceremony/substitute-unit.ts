/**
 * SUBSTITUTE (draw.md §4.7): an enterprise that can't be visited falls away; the next reserve of its stratum takes
 * its place, its days and its team. Whom a rule forbids in that team is replaced as under RECUSE.
 */
import { droppedCard } from '../../cards/draw-change.ts';
import { shortName } from '../../cards/words.ts';
import { faces } from '../../cards/words-faces.ts';
import type { DrawChange } from '../../db/draw-changes.ts';
import { appendLog, lockHead } from '../../db/draw-log.ts';
import type { Draw } from '../../db/draws.ts';
import { enterprisesByCode } from '../../db/enterprises.ts';
import { moveHelp } from '../../db/helpers.ts';
import { personById } from '../../db/people.ts';
import { withdrawReplacements } from '../../db/replacements.ts';
import { makeTasks, type TaskFile, tasksById } from '../../db/tasks.ts';
import type { SubstituteReason } from '../domain/draw/reasons.ts';
import { forbidden, type RecuseReason } from '../domain/draw/recuse.ts';
import { NO_RESERVE, reserveFor, type Substitute } from '../domain/draw/substitute.ts';
import { dropTask } from '../domain/task.ts';
import { chiefRecipients } from '../faces/recipients.ts';
import { taskFaces } from '../faces/task-faces.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { afterChange, changeSeat, type Sitting, sittingOf } from './change-seat.ts';
import { handOutLater } from './hand-out.ts';
import { endRequests } from './replacements.ts';
import { type HelperChange, seatHelpers } from './seat-helpers.ts';
import { giveOut, keepTask } from './task-times.ts';

/** Carries out what two people agreed on, for a task and a draw that are held. */
export async function substituteUnit(
  context: Context,
  draw: Draw,
  file: TaskFile,
  request: DrawChange,
): Promise<{ n: number; says: Say[] }> {
  const { tx, bureauId, now } = context;
  const sitting = await sittingOf(context, draw);
  const unit = file.enterprise.code;
  const body: Substitute = {
    unit,
    by: (await personById(tx, request.askedBy))?.code ?? '',
    reserve: reserveFor(sitting.record, sitting.changes, unit),
    reason: request.reason as SubstituteReason,
    approved: context.person.code,
  };
  const head = await appendLog(tx, bureauId, now, { type: 'SUBSTITUTE', no: draw.no, body });
  const { n } = await lockHead(tx);
  const ended = await endRequests(context, file);
  await withdrawReplacements(tx, file.task.id, now);
  await keepTask(context, file, dropTask(file.task));
  const { came, stays, help } = await takePlace(context, afterChange(sitting, body), file, body);
  await handOutLater(context, draw.id, n);
  const text = faces.drawChange.substitute.group(draw.no, came !== undefined, head);
  return {
    n,
    says: [
      ...ended,
      ...droppedFaces(file),
      ...(came ? await taskFaces(context, [came]) : []),
      { is: 'text', to: { chat: draw.chatId ?? '' }, text, once: `substitute/${n}` },
      ...(await told(context, draw, { n, file, came, stays, help })),
    ],
  };
}

/** The reserve's task, if there is a reserve; who stays in its team though a rule forbids it; who helps instead of whom. */
type Came = {
  readonly came?: TaskFile;
  readonly stays: readonly string[];
  readonly help: readonly HelperChange[];
};

/** The reserve's own task: the same days, the same team as far as the rules allow it. */
async function takePlace(
  context: Context,
  sitting: Sitting,
  file: TaskFile,
  { reserve }: Substitute,
): Promise<Came> {
  if (reserve === NO_RESERVE) return { stays: [], help: [] };
  const { tx, bureauId } = context;
  const [enterprise] = await enterprisesByCode(tx, bureauId, [reserve]);
  if (!enterprise) throw new Error(`the reserve ${reserve} is in no register`);
  const { from, to } = file.task;
  const made = await makeTasks(tx, bureauId, file.drawId, [
    { enterpriseId: enterprise.id, from, to, team: file.team.map(({ id }) => id) },
  ]);
  const taskId = made.get(enterprise.id)!;
  await moveHelp(tx, file.task.id, taskId);
  const look = async () => (await tasksById(tx, [taskId]))[0]!;
  if (sitting.draw.dispatchedAt) await giveOut(context, [await look()]);
  const stays = await seatRightly(context, sitting, await look());
  const seated = await sittingOf(context, sitting.draw);
  const help = await seatHelpers(context, seated, await look(), context.person.code);
  return { came: await look(), stays, help };
}

/** Whoever a rule forbids in the team gives way. Returns the names of those for whom nobody is left to come in. */
async function seatRightly(context: Context, start: Sitting, file: TaskFile): Promise<string[]> {
  let sitting = start;
  const stays: string[] = [];
  const unit = file.enterprise.code;
  for (const { name } of sitting.record.freeze.crews) {
    if (!sitting.seats.teams.has(`${name}:${unit}`)) continue;
    for (const code of forbidden(sitting.record, sitting.seats, { unit, crew: name })) {
      const [now] = await tasksById(context.tx, [file.task.id]);
      const member = now?.team.find((each) => each.code === code);
      if (!now || !member) continue;
      const reason = reasonFor(sitting, unit, code);
      const leaving = { ...member, reason, approved: context.person.code };
      const seated = await changeSeat(context, sitting, now, leaving);
      sitting = seated.sitting;
      if (!seated.change) stays.push(member.name);
    }
  }
  return stays;
}

function reasonFor({ record }: Sitting, unit: string, code: string): RecuseReason {
  return record.pairs.includes(`${unit} ${code}`) ? 'recusal' : 'unable';
}

/** Whoever had the task's card sees that it is over. */
function droppedFaces({ task, team, enterprise }: TaskFile): Say[] {
  if (task.state.is === 'waiting') return [];
  const card = droppedCard(enterprise);
  return team.map(({ id }) => ({ is: 'card', to: { person: id }, thing: `task/${task.id}`, card }));
}

/** The names, to who may know them: the chief. */
async function told(
  scene: Scene,
  draw: Draw,
  { n, file, came, stays, help }: Came & { readonly n: number; readonly file: TaskFile },
): Promise<Say[]> {
  const name = ({ name: full, county }: { name: string; county: string }) => shortName(full, county);
  const own = faces.drawChange.substitute;
  const lines = [own.told(name(file.enterprise), came && name(came.enterprise), stays)];
  if (came && help.length > 0) lines.push(own.helpTold(name(came.enterprise), help));
  const text = lines.join('\n');
  const says: Say[] = [];
  for (const [index, to] of (await chiefRecipients(scene, draw.sectionId)).entries())
    says.push({ is: 'text', to, text, once: `substituted/${n}/${index}` });
  return says;
}
