import { leaveWords as words } from '../../cards/words-leave.ts';
import { unmarkJob } from '../../db/job-marks.ts';
import { insertLeave, lockLeave, updateLeave } from '../../db/leaves.ts';
import { signChanges } from '../../db/register-history.ts';
import { UNFIT_CHECK } from '../ceremony/replace-unfit.ts';
import { choice, idOf, optionalText, requiredDay } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { LEAVE_KINDS } from '../domain/register.ts';
import { leaveDeciders, leaveFaces } from '../faces/leave-faces.ts';
import type { Action } from '../handler.ts';

const field = (name: keyof typeof words.fields) => ({ name, label: words.fields[name] });

/** 提交请假, of oneself. */
export const askLeave: Action = {
  name: 'ask-leave',
  may: 'ask-leave',
  async run(context, { form }) {
    const { tx, bureauId, person, now, today } = context;
    const kind = choice(form, field('kind'), LEAVE_KINDS);
    const [from, to] = [requiredDay(form, field('from')), requiredDay(form, field('to'))];
    if (to < from) throw new Refusal('day-order');
    if (to < today) throw new Refusal('day-past');
    await signChanges(tx, { actorId: person.id });
    const id = await insertLeave(tx, {
      bureauId,
      personId: person.id,
      from,
      to,
      kind,
      state: 'asked',
      askedAt: now,
    });
    const made = (await lockLeave(tx, bureauId, id))!;
    const says = await leaveFaces(context, made);
    return { says, toast: words.askedToast, journal: { subject: `leave/${id}`, detail: { kind, from, to } } };
  },
};

/** 确认请假, or 退回: confirmed leave counts from now on, in draws and in teams that are on their way. */
export const decideLeave: Action = {
  name: 'decide-leave',
  may: 'decide-leave',
  async run(context, { id, form }) {
    const { tx, bureauId, person, now, today } = context;
    const leave = await lockLeave(tx, bureauId, idOf(id));
    if (!leave) throw new Refusal('stale');
    if (!(await leaveDeciders(context, leave)).includes(person.id)) throw new Refusal('not-your-leave');
    if (leave.state !== 'asked') throw new Refusal('stale');
    const decision = choice(form, field('decision'), ['approve', 'return']);
    const reason = optionalText(form, field('reason'));
    if (decision === 'return' && reason === undefined) throw new Refusal('return-reason-missing');
    await signChanges(tx, { actorId: person.id, ...(reason !== undefined && { why: reason }) });
    const returned = decision === 'return';
    await updateLeave(tx, leave.id, {
      state: returned ? 'returned' : 'confirmed',
      decidedBy: person.id,
      decidedAt: now,
      returnReason: returned ? (reason ?? null) : null,
    });
    if (!returned) await unmarkJob(tx, bureauId, UNFIT_CHECK, today);
    const says = await leaveFaces(context, (await lockLeave(tx, bureauId, leave.id))!);
    const toast = returned ? words.returnedToast : words.confirmedToast;
    return { says, toast, journal: { subject: `leave/${leave.id}`, detail: { decision, reason } } };
  },
};
