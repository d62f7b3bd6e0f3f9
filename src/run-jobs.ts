/** Jobs that have something to do now, each in a transaction of its own. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Db } from '../db/connect.ts';
import { putSays } from '../db/outbox.ts';
import { signChanges } from '../db/register-history.ts';
import { type Job, type JobTools, type SceneParts, sceneOf } from './handler.ts';

/** What jobs are run with. */
export type JobParts = SceneParts & {
  readonly db: Db;
  readonly now: () => Date;
  readonly log: Logger;
  readonly jobs: readonly Job[];
};

export type Bell = { isStopped(): boolean; next(): Promise<void>; ring(): void };

/** Which jobs have something to do now, asked together in one transaction; where one of them fails, each by itself. */
export async function dueJobs(parts: JobParts, busy: ReadonlySet<Job>): Promise<Job[]> {
  const now = parts.now();
  const idle = parts.jobs.filter((job) => !busy.has(job));
  const ask = (jobs: readonly Job[]) =>
    parts.db.transaction(async (tx) => {
      const scene = sceneOf(parts, tx, now);
      const answers = await Promise.allSettled(jobs.map((job) => job.next(scene)));
      return jobs.filter((_, index) => {
        const answer = answers[index]!;
        if (answer.status === 'rejected') throw answer.reason;
        return answer.value !== undefined && answer.value <= now;
      });
    });
  const alone = async (job: Job) => {
    try {
      return await ask([job]);
    } catch (error) {
      parts.log.error({ err: error, job: job.name }, 'a job failed');
      return [];
    }
  };
  return ask(idle).catch(async () => {
    const due: Job[] = [];
    for (const job of idle) due.push(...(await alone(job)));
    return due;
  });
}

/** Runs each of these that is short, one after the other. Returns how many had something to do. */
export async function runJobs(parts: JobParts, bell: Bell, due: readonly Job[]): Promise<number> {
  let worked = 0;
  for (const job of due.filter(({ long }) => !long))
    if ((await runJob(parts, bell, job)) === 'ran') worked += 1;
  return worked;
}

/** Runs a job in a transaction of its own, if it is due. */
async function runJob(parts: JobParts, bell: Bell, job: Job): Promise<'ran' | 'not-due' | 'failed'> {
  const now = parts.now();
  try {
    return await parts.db.transaction(async (tx) => {
      const scene = sceneOf(parts, tx, now);
      const due = await job.next(scene);
      if (!due || due > now) return 'not-due';
      await signChanges(tx, { at: now, cause: job.name });
      const says = await job.run(scene, toolsOf(parts, bell, job, now));
      await putSays(tx, parts.bureauId, now, `${job.name}/${now.toISOString()}`, says);
      return 'ran';
    });
  } catch (error) {
    parts.log.error({ err: error, job: job.name }, 'a job failed');
    return 'failed';
  }
}

/** One at a time of each. One that failed is left until the next look. */
export async function runLongJob(parts: JobParts, bell: Bell, job: Job, busy: Set<Job>): Promise<void> {
  busy.add(job);
  if ((await runJob(parts, bell, job)) !== 'failed') busy.delete(job);
}

function toolsOf(parts: JobParts, bell: Bell, job: Job, now: Date): JobTools {
  return {
    async progress(says) {
      const cause = `${job.name}/progress/${randomUUID()}`;
      await parts.db.transaction((tx) => putSays(tx, parts.bureauId, now, cause, says));
      bell.ring();
    },
    fault(error) {
      const code = randomUUID().slice(0, 8);
      parts.log.error({ err: error, job: job.name, code }, 'a job met a fault');
      return code;
    },
  };
}

export async function nextDue(parts: JobParts, after: Date): Promise<Date | undefined> {
  const dues: number[] = [];
  for (const job of parts.jobs) {
    const due = await parts.db.transaction((tx) => job.next(sceneOf(parts, tx, after)));
    if (due) dues.push(Math.max(due.getTime(), after.getTime()));
  }
  return dues.length === 0 ? undefined : new Date(Math.min(...dues));
}
