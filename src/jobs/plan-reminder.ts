import { movedCard } from '../../cards/moved.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { cardOf } from '../../db/card-messages.ts';
import { recipientKey } from '../../db/outbox-rows.ts';
import { duePlans, nextPlanReminder, updatePlan } from '../../db/plans.ts';
import { approversOf } from '../domain/approval.ts';
import { isOfficeTime, nextOfficeTime } from '../domain/deadlines.ts';
import { planApprovalFaces, planApprovalThing, planBench } from '../faces/plan-approval-face.ts';
import type { Job } from '../handler.ts';
import type { Say } from '../messages.ts';

/** 提醒审批计划: once, a working day after it was submitted: the card comes again, and says so. */
export const planReminder: Job = {
  name: 'plan-reminder',
  async run(scene) {
    const { tx, bureauId, now } = scene;
    if (!isOfficeTime(await workingCalendar(tx, bureauId), now)) return [];
    const says: Say[] = [];
    for (const { id } of await duePlans(tx, bureauId, now)) {
      const plan = await updatePlan(tx, id, { remindAt: null });
      const thing = planApprovalThing(id);
      says.push(...(await planApprovalFaces(scene, plan)));
      for (const { id: person } of approversOf(await planBench(scene, plan)))
        if (await cardOf(tx, bureauId, thing, recipientKey({ person })))
          says.push({ is: 'again', to: { person }, thing, moved: movedCard() });
    }
    return says;
  },
  async next(scene) {
    const due = await nextPlanReminder(scene.tx, scene.bureauId);
    if (!due) return undefined;
    const calendar = await workingCalendar(scene.tx, scene.bureauId);
    return nextOfficeTime(calendar, due > scene.now ? due : scene.now);
  },
};
