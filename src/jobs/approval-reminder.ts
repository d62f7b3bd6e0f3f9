import { movedCard } from '../../cards/moved.ts';
import { dueApprovals, nextApprovalReminder, updateApproval } from '../../db/approvals.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { cardOf } from '../../db/card-messages.ts';
import { drawById } from '../../db/draws.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import { tasksOfDraw } from '../../db/tasks.ts';
import { approversOf } from '../domain/approval.ts';
import { isOfficeTime, nextOfficeTime } from '../domain/deadlines.ts';
import { approvalThing, benchOf } from '../faces/approval-faces.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import type { Job } from '../handler.ts';
import type { Say } from '../messages.ts';

/** 提醒审批: once, a working day after it was submitted: the card comes again, and says so. */
export const approvalReminder: Job = {
  name: 'approval-reminder',
  async run(scene) {
    const { tx, bureauId, now } = scene;
    if (!isOfficeTime(await workingCalendar(tx, bureauId), now)) return [];
    const says: Say[] = [];
    for (const { id, drawId, submittedBy } of await dueApprovals(tx, bureauId, now)) {
      await updateApproval(tx, id, { remindAt: null });
      const thing = approvalThing(id);
      const draw = await drawById(tx, drawId);
      const bench = await benchOf(scene, draw, await tasksOfDraw(tx, drawId), submittedBy);
      says.push(...(await drawFaces(scene, drawId)));
      for (const { id: person } of approversOf(bench))
        if (await cardOf(tx, bureauId, thing, recipientKey({ person })))
          says.push({ is: 'again', to: { person }, thing, moved: movedCard() });
    }
    return says;
  },
  async next(scene) {
    const due = await nextApprovalReminder(scene.tx, scene.bureauId);
    if (!due) return undefined;
    const calendar = await workingCalendar(scene.tx, scene.bureauId);
    return nextOfficeTime(calendar, due > scene.now ? due : scene.now);
  },
};
