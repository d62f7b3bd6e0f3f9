/** What 执法监督科 has to do for a draw. */
import type { OfficeApproval } from '../../cards/office-approval.ts';
import type { OfficeView } from '../../cards/office-view.ts';
import { type Approval, approvalsOf } from '../../db/approvals.ts';
import { sectionById } from '../../db/bureau.ts';
import { unpublishedBefore } from '../../db/draw-series.ts';
import type { Draw } from '../../db/draws.ts';
import { personById } from '../../db/people.ts';
import type { TaskFile } from '../../db/tasks.ts';
import { approversOf } from '../domain/approval.ts';
import type { Scene } from '../handler.ts';
import { approverNames, benchOf, stepsOf } from './approval-faces.ts';
import { isOpenVisit, isPublished } from './task-counts.ts';

export async function officeView(scene: Scene, draw: Draw, files: readonly TaskFile[]): Promise<OfficeView> {
  const toPublish = files
    .filter((file) => file.task.state.is === 'inspected' && !isPublished(file))
    .map((file) => ({
      taskId: file.task.id,
      name: file.enterprise.name,
      county: file.enterprise.county,
      due: file.publishBy?.day ?? scene.today,
      provisional: file.publishBy?.provisional ?? false,
    }))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.taskId - b.taskId));
  return {
    drawId: draw.id,
    no: draw.no,
    today: scene.today,
    ...(draw.platformNo && { platformNo: draw.platformNo }),
    ...(draw.platformDay && { platformDay: draw.platformDay }),
    ...(await approvalState(scene, draw, files)),
    ...(draw.dispatchedAt && { dispatched: await dispatchedBy(scene, draw, draw.dispatchedAt) }),
    counts: {
      total: files.length,
      inspected: files.filter((file) => file.visited !== null).length,
      published: files.filter(isPublished).length,
      overdue: toPublish.filter((each) => each.due < scene.today).length,
    },
    toPublish,
    record: await recordState(scene, draw, files),
    ...(mayCorrect(draw, files) && { correctable: true }),
    ...(draw.publishedAt && { opened: await openedBy(scene, draw, draw.publishedAt) }),
  };
}

/** 更正: once the record is public, and before 派发 of what a public value 公共随机值 decides. */
function mayCorrect(draw: Draw, files: readonly TaskFile[]): boolean {
  if (draw.origin === 'province') return false;
  if (draw.beacon !== null) return !draw.dispatchedAt || !files.some(isOpenVisit);
  return draw.publishedAt !== null;
}

async function dispatchedBy(scene: Scene, draw: Draw, at: Date) {
  const by = draw.platformBy === null ? undefined : await personById(scene.tx, draw.platformBy);
  return {
    by: by?.name ?? '',
    at,
    ...(draw.platformNo && { platformNo: draw.platformNo }),
    ...(draw.platformDay && { platformDay: draw.platformDay }),
    ...(draw.platformWaiver && { waiver: draw.platformWaiver }),
  };
}

async function openedBy(scene: Scene, draw: Draw, at: Date) {
  const by = draw.publishedBy === null ? undefined : await personById(scene.tx, draw.publishedBy);
  return { at, ...(by && { by: by.name }) };
}

/** 公开: after the visits, and after every earlier draw of the series (draw.md §4). */
async function recordState(scene: Scene, draw: Draw, files: readonly TaskFile[]) {
  if (draw.origin === 'province') return 'none' as const;
  if (draw.publishedAt) return 'opened' as const;
  if (files.some(isOpenVisit)) return 'closed' as const;
  const earlier = await unpublishedBefore(scene.tx, draw.seriesId ?? 0, draw.secretNo ?? 0);
  return earlier.some((each) => each.state !== 'void') ? ('closed' as const) : ('openable' as const);
}

async function approvalState(scene: Scene, draw: Draw, files: readonly TaskFile[]) {
  const list = await approvalsOf(scene.tx, draw.id);
  return {
    approval: await approvalOf(scene, draw, files, list),
    steps: await stepsOf(scene, list),
    ...(draw.approvalNo !== null && { approvalNo: draw.approvalNo }),
    ...(draw.urgentReason !== null && { urgent: draw.urgentReason }),
  };
}

async function approvalOf(
  scene: Scene,
  draw: Draw,
  files: readonly TaskFile[],
  list: readonly Approval[],
): Promise<OfficeApproval> {
  const last = list.at(-1);
  const urgent = draw.approval === 'urgent';
  if (draw.approval === 'stopped') return { is: 'stopped' };
  if (draw.approval === 'approved' || (urgent && last?.state === 'approved')) return { is: 'settled' };
  if (!urgent && (await sectionById(scene.tx, draw.sectionId))?.approval === 'elsewhere')
    return { is: 'elsewhere' };
  if (last?.state === 'returned') return { is: 'returned' };
  if (last?.state !== 'open') return { is: 'submit' };
  const approvers = approversOf(await benchOf(scene, draw, files, last.submittedBy));
  if (approvers.length === 0) return { is: 'nobody' };
  return { is: 'waiting', names: await approverNames(scene, approvers) };
}
