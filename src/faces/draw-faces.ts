/** What a draw shows in each place: its group, the chief, 执法监督科. */
import type { ApprovalStep } from '../../cards/approval.ts';
import { drawCard } from '../../cards/draw.ts';
import { freezeText } from '../../cards/draw-texts.ts';
import type { DrawView, Proof } from '../../cards/draw-view.ts';
import { type ListView, listCard } from '../../cards/list.ts';
import { officeCard } from '../../cards/office.ts';
import { approvalsOf } from '../../db/approvals.ts';
import { type Draw, lockDraw } from '../../db/draws.ts';
import { enterprisesByCode } from '../../db/enterprises.ts';
import { type TaskFile, tasksOfDraw } from '../../db/tasks.ts';
import { gradeOf } from '../domain/draw/grade.ts';
import type { Freeze } from '../domain/draw/types.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { approvalFaces, stepsOf } from './approval-faces.ts';
import { drawView, windowsOf } from './draw-view.ts';
import { resultFacts } from './frozen-facts.ts';
import { officeView } from './office-view.ts';
import { chiefRecipients, officeRecipients } from './recipients.ts';
import { isProblem, isPublished, isUnvisited, stillCounted } from './task-counts.ts';

/**
 * All living cards of a draw, as they should be now: held, so that of two acts on it each counts the other. `known`:
 * its tasks, where whoever holds the draw has just read them.
 */
export async function drawFaces(scene: Scene, drawId: number, known?: readonly TaskFile[]): Promise<Say[]> {
  const draw = await lockDraw(scene.tx, drawId);
  if (!draw) return [];
  const files = stillCounted(draw, known ?? (await tasksOfDraw(scene.tx, drawId)));
  const says: Say[] = [];
  if (draw.chatId) {
    const card = drawCard(await drawView(scene, draw, files));
    says.push({ is: 'card', to: { chat: draw.chatId }, thing: `draw/${drawId}`, card });
  }
  if (draw.state === 'open' || draw.state === 'void' || draw.kind === 'drill') return says;
  const chiefs = files.length === 0 ? [] : await chiefRecipients(scene, draw.sectionId);
  if (chiefs.length > 0) {
    const steps = await stepsOf(scene, await approvalsOf(scene.tx, drawId));
    const card = await chiefList(scene, draw, files, steps);
    says.push(...chiefs.map((to): Say => ({ is: 'card', to, thing: `list/${drawId}`, card })));
  }
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

async function chiefList(
  scene: Scene,
  draw: Draw,
  files: readonly TaskFile[],
  steps: readonly ApprovalStep[],
) {
  return listCard({
    ...(await drawnPart(scene, draw, files)),
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

/** 等级, 分批, 备选, which the chief may know: nobody else hears the names before the visits. */
async function drawnPart(
  scene: Scene,
  draw: Draw,
  files: readonly TaskFile[],
): Promise<Pick<ListView, 'drawn'>> {
  if (!draw.recordDigest || !draw.freeze) return {};
  const freeze = JSON.parse(draw.freeze) as Freeze;
  const { reserve } = await resultFacts(scene.tx, draw);
  const units = await enterprisesByCode(scene.tx, scene.bureauId, Object.values(reserve).flat());
  const byCode = new Map(units.map(({ code, name, county }) => [code, { name, county }]));
  const reserves = Object.entries(reserve).map(([label, codes]) => ({
    label,
    firms: codes.flatMap((code) => byCode.get(code) ?? []),
  }));
  return {
    drawn: { grade: gradeOf(freeze), witnesses: freeze.witness.length, windows: windowsOf(files), reserves },
  };
}
