/**
 * 时限: which deadlines a task has, and which stage of each is due to be said now. Stages are instants at the
 * opening of a working day, so that nothing is said at night (unasked messages: 08:30–18:00 on working days).
 */
import type { Task } from './task.ts';
import {
  addWorkdays,
  at,
  type Calendar,
  type CountedDay,
  type Day,
  dayOf,
  isWorkday,
  previousWorkday,
  subtractWorkdays,
  timeOf,
} from './working-days.ts';

/** 实施细则 四(七): 自抽查结束之日起 20 个工作日内公示. */
export const PUBLISH_WITHIN = 20;
/** A task not accepted after this many working days is asked about. */
export const ACCEPT_WITHIN = 1;

export const OPENS = '08:30';
export const CLOSES = '18:00';

export type DeadlineKind = 'accept' | 'visit' | 'rectify' | 'publish';
export type Stage = 'T-10' | 'T-5' | 'T-2' | 'T-0' | 'overdue' | 'escalated';
/** Who is told: the team, 执法监督科, the chief, the leadership group. */
export type Audience = 'team' | 'office' | 'chief' | 'leadership';

export type Deadline = { readonly kind: DeadlineKind; readonly due: CountedDay };
export type Reminder = {
  readonly kind: DeadlineKind;
  readonly due: CountedDay;
  readonly stage: Stage;
  readonly audience: Audience;
};
type Step = { readonly stage: Stage; readonly offset: number; readonly audience: Audience };

/** When each stage comes, in working days from the due day, in order; who is told. */
const STEPS: Record<DeadlineKind, readonly Step[]> = {
  accept: [
    { stage: 'T-0', offset: 0, audience: 'team' },
    { stage: 'overdue', offset: 1, audience: 'chief' },
  ],
  visit: [
    { stage: 'T-5', offset: -5, audience: 'team' },
    { stage: 'T-2', offset: -2, audience: 'team' },
    { stage: 'T-0', offset: 0, audience: 'team' },
    { stage: 'overdue', offset: 1, audience: 'chief' },
  ],
  rectify: [
    { stage: 'T-2', offset: -2, audience: 'team' },
    { stage: 'T-0', offset: 0, audience: 'team' },
    { stage: 'overdue', offset: 1, audience: 'chief' },
  ],
  publish: [
    { stage: 'T-10', offset: -10, audience: 'office' },
    { stage: 'T-5', offset: -5, audience: 'office' },
    { stage: 'T-2', offset: -2, audience: 'office' },
    { stage: 'T-0', offset: 0, audience: 'office' },
    { stage: 'overdue', offset: 1, audience: 'chief' },
    { stage: 'escalated', offset: 2, audience: 'leadership' },
  ],
};

/** 公示期限: the 20th working day after the end of the inspection, the next day being the first. */
export function publishBy(calendar: Calendar, ended: Day): CountedDay {
  return addWorkdays(calendar, ended, PUBLISH_WITHIN);
}

/** The deadlines that run for a task. `published`: until when its result must be public, once that runs. */
export function openDeadlines(task: Task, published: CountedDay | undefined, calendar: Calendar): Deadline[] {
  const { state } = task;
  if (state.is === 'assigned')
    return [
      { kind: 'accept', due: addWorkdays(calendar, dayOf(state.since), ACCEPT_WITHIN) },
      { kind: 'visit', due: certain(task.to) },
    ];
  if (state.is === 'accepted' || state.is === 'reported') return [{ kind: 'visit', due: certain(task.to) }];
  if (state.is !== 'inspected') return [];
  const open: Deadline[] = [];
  if (state.rectification.is === 'ordered' || state.rectification.is === 'checked')
    open.push({ kind: 'rectify', due: certain(state.rectification.due) });
  if (!state.publication && published) open.push({ kind: 'publish', due: published });
  return open;
}

function certain(day: Day): CountedDay {
  return { day, provisional: false };
}

/** The instant of a step: the opening of the working day that lies `offset` working days from the last one in time. */
export function stageInstant(offset: number, due: Day, calendar: Calendar): Date {
  const last = isWorkday(calendar, due) ? due : previousWorkday(calendar, due);
  const day =
    offset < 0 ? subtractWorkdays(calendar, last, -offset).day : addWorkdays(calendar, last, offset).day;
  return at(day, OPENS);
}

/** Of each deadline the latest stage that has come: after an outage the missed ones are not said any more. */
export function dueReminders(deadlines: readonly Deadline[], calendar: Calendar, now: Date): Reminder[] {
  return deadlines.flatMap(({ kind, due }) => {
    const step = STEPS[kind].findLast((each) => stageInstant(each.offset, due.day, calendar) <= now);
    return step ? [{ kind, due, stage: step.stage, audience: step.audience }] : [];
  });
}

/** The next instant at which another stage comes. */
export function nextReminder(
  deadlines: readonly Deadline[],
  calendar: Calendar,
  now: Date,
): Date | undefined {
  const later = deadlines
    .flatMap(({ kind, due }) => STEPS[kind].map((step) => stageInstant(step.offset, due.day, calendar)))
    .filter((instant) => instant > now);
  return later.length === 0 ? undefined : new Date(Math.min(...later.map((instant) => instant.getTime())));
}

/** 工作时间: may something be said unasked now? */
export function isOfficeTime(calendar: Calendar, now: Date): boolean {
  const time = timeOf(now);
  return isWorkday(calendar, dayOf(now)) && time >= OPENS && time < CLOSES;
}

/** The next opening of the office: now, when it is open. */
export function nextOfficeTime(calendar: Calendar, now: Date): Date {
  if (isOfficeTime(calendar, now)) return now;
  const today = dayOf(now);
  if (isWorkday(calendar, today) && timeOf(now) < OPENS) return at(today, OPENS);
  return at(addWorkdays(calendar, today, 1).day, OPENS);
}
