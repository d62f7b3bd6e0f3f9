/** What a draw shows in each place: its group, the chief, 执法监督科. */
import type { ApprovalStep } from '../../cards/approval.ts';
import { type DrawView, drawCard, freezeText, type Proof } from '../../cards/draw.ts';
import { listCard } from '../../cards/list.ts';
import { officeCard } from '../../cards/office.ts';
import { approvalsOf } from '../../db/approvals.ts';
import { type Draw, lockDraw } from '../../db/draws.ts';
import { type TaskFile, tasksOfDraw } from '../../db/tasks.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { approvalFaces, stepsOf } from './approval-faces.ts';
import { drawView } from './draw-view.ts';
import { officeView } from './office-view.ts';
import { chiefRecipients, officeRecipients } from './recipients.ts';
import { isProblem, isPublished, isUnvisited, stillCounted } from './task-counts.ts';

/** All living cards of a draw, as they should be now: held, so that of two acts on it each counts the other. */
export async function drawFaces(scene: Scene, drawId: number): Promise<Say[]> {
  const draw = await lockDraw(scene.tx, drawId);
  if (!draw) return [];
  const files = stillCounted(draw, await tasksOfDraw(scene.tx, drawId));
  const says: Say[] = [];
  if (draw.chatId) {
    const card = drawCard(await drawView(scene, draw, files));
    says.push({ is: 'card', to: { chat: draw.chatId }, thing: `draw/${drawId}`, card });
  }
  if (draw.state === 'open' || draw.state === 'void' || draw.kind === 'drill') return says;
  const steps = await stepsOf(scene, await approvalsOf(scene.tx, drawId));
  for (const to of files.length === 0 ? [] : await chiefRecipients(scene, draw.sectionId))
    says.push({ is: 'card', to, thing: `list/${drawId}`, card: chiefList(draw, files, steps) });
  const office = officeCard(await officeView(scene, draw, files));
  for (const to of await officeRecipients(scene))
    says.push({ is: 'card', to, thing: `office/${drawId}`, card: office });
  says.push(...(await approvalFaces(scene, draw, files)));
  return says;
}

/** FREEZE as text for the group. */
export function freezeMessage(draw: Draw, view: DrawView): Say {
  const proof: Proof = view.proof ?? { F: '', anchor: '', depth: 0, head: '' };
  return {
    is: 'text',
    to: { chat: draw.chatId ?? '' },
    text: freezeText(view, proof),
    once: `freeze/${draw.id}`,
  };
}

function chiefList(draw: Draw, files: readonly TaskFile[], steps: readonly ApprovalStep[]) {
  return listCard({
    drawId: draw.id,
    no: draw.no,
    mayApply: draw.origin === 'ssd-1' && files.some(isUnvisited),
    dispatched: draw.dispatchedAt !== null,
    standing: draw.approval,
    steps,
    rows: files.map((file) => ({
      name: file.enterprise.name,
      county: file.enterprise.county,
      team: file.team.map((member) => member.name),
      state: file.task.state.is,
    })),
    counts: {
      inspected: files.filter((file) => file.visited !== null).length,
      problems: files.filter(isProblem).length,
      published: files.filter(isPublished).length,
      closed: files.filter((file) => file.task.state.is === 'closed').length,
    },
  });
}
