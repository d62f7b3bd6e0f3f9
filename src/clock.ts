/** The time door: each tick runs the jobs that are due, then the outbox is emptied. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Db } from '../db/connect.ts';
import { sealJournal } from '../db/journal.ts';
import { putSays } from '../db/outbox.ts';
import { signChanges } from '../db/register-history.ts';
import { beginDeliveries, type DeliverParts } from './deliver.ts';
import { dayOf } from './domain/working-days.ts';
import type { Job, JobTools, Scene } from './handler.ts';
import type { Secrets } from './secrets.ts';

export type ClockParts = {
  readonly db: Db;
  readonly bureauId: number;
  readonly now: () => Date;
  readonly secrets: Secrets;
  readonly publicUrl?: string | undefined;
  readonly log: Logger;
  readonly jobs: readonly Job[];
  readonly deliver: DeliverParts;
};
export type Clock = {
  /** something may be due or wait in the outbox: look now */
  wake(): void;
  /** does all that is due now, and empties the outbox of what can be sent now */
  settle(): Promise<void>;
  /** the next instant, not before `after`, at which something falls due */
  nextDue(after: Date): Promise<Date | undefined>;
  stop(): Promise<void>;
};

/** How often to look without being woken. */
const POLL_MS = 1000;
/** A job that is due again and again at one instant is at fault. */
const MOST_ROUNDS = 500;
/** deliveries under way at once */
const AT_ONCE = 16;

export function startClock(parts: ClockParts): Clock {
  let stopped = false;
  let running: Promise<void> | undefined;
  let again = false;
  let ring = () => {};
  /** until something may be due or wait in the outbox */
  const bell = () =>
    new Promise<void>((resolve) => {
      ring = resolve;
    });
  const look = (): Promise<void> => {
    if (running) {
      again = true;
      ring();
      return running;
    }
    running = rounds(parts, { isStopped: () => stopped, next: bell, ring: () => ring() })
      .catch((error: unknown) => parts.log.error({ err: error }, 'the clock stumbled'))
      .finally(() => {
        running = undefined;
        if (again && !stopped) {
          again = false;
          void look();
        }
      });
    return running;
  };
  let sealing: Promise<void> | undefined;
  const poll = () => {
    void look();
    sealing ??= sealJournal(parts.db)
      .catch((error: unknown) => parts.log.error({ err: error }, 'the journal was not sealed'))
      .finally(() => {
        sealing = undefined;
      });
  };
  const timer = setInterval(poll, POLL_MS);
  return {
    wake: () => void look(),
    async settle() {
      await running;
      await look();
      while (running) await running;
    },
    nextDue: (after) => nextDue(parts, after),
    async stop() {
      stopped = true;
      clearInterval(timer);
      ring();
      await Promise.all([running, sealing]);
    },
  };
}

type Bell = { isStopped(): boolean; next(): Promise<void>; ring(): void };

/**
 * Jobs and deliveries by turns, until neither has anything to do now; a slow delivery holds up its lane alone. Jobs
 * are looked at when something may have become due and when all is sent, not after each delivery.
 */
async function rounds(parts: ClockParts, bell: Bell): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const begin = (work: Promise<void>) => {
    const ended = work.then(() => void underWay.delete(ended));
    underWay.add(ended);
  };
  const busy = new Set<Job>();
  let look = true;
  /** since the last look: what arrived, or did not, may be news */
  let sent = false;
  const lookAgain = () => {
    look = true;
  };
  try {
    for (let worked = 0; worked < MOST_ROUNDS && !bell.isStopped(); ) {
      const rung = bell.next().then(lookAgain);
      const isLook = look;
      look = false;
      const due = isLook ? await dueJobs(parts, busy) : [];
      const jobs = await runJobs(parts, bell, due);
      for (const job of due.filter(({ long }) => long))
        begin(runLongJob(parts, bell, job, busy).then(lookAgain));
      const begun = await beginDeliveries(parts.deliver, AT_ONCE - underWay.size);
      for (const delivery of begun) begin(delivery);
      sent ||= begun.length > 0;
      if (jobs > 0) {
        worked += 1;
        lookAgain();
      } else if (begun.length > 0) continue;
      else if (underWay.size > 0) await Promise.race([rung, ...underWay]);
      else if (!sent) break;
      else {
        sent = false;
        lookAgain();
      }
    }
  } finally {
    await Promise.all(underWay);
  }
}

/** Which jobs have something to do now, asked together in one transaction; where one of them fails, each by itself. */
async function dueJobs(parts: ClockParts, busy: ReadonlySet<Job>): Promise<Job[]> {
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
async function runJobs(parts: ClockParts, bell: Bell, due: readonly Job[]): Promise<number> {
  let worked = 0;
  for (const job of due.filter(({ long }) => !long))
    if ((await runJob(parts, bell, job)) === 'ran') worked += 1;
  return worked;
}

/** Runs a job in a transaction of its own, if it is due. */
async function runJob(parts: ClockParts, bell: Bell, job: Job): Promise<'ran' | 'not-due' | 'failed'> {
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
async function runLongJob(parts: ClockParts, bell: Bell, job: Job, busy: Set<Job>): Promise<void> {
  busy.add(job);
  if ((await runJob(parts, bell, job)) !== 'failed') busy.delete(job);
}

function toolsOf(parts: ClockParts, bell: Bell, job: Job, now: Date): JobTools {
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

function sceneOf(parts: ClockParts, tx: Scene['tx'], now: Date): Scene {
  const { bureauId, secrets, publicUrl } = parts;
  return { tx, now, today: dayOf(now), bureauId, secrets, publicUrl };
}

async function nextDue(parts: ClockParts, after: Date): Promise<Date | undefined> {
  const dues: number[] = [];
  for (const job of parts.jobs) {
    const due = await parts.db.transaction((tx) => job.next(sceneOf(parts, tx, after)));
    if (due) dues.push(Math.max(due.getTime(), after.getTime()));
  }
  return dues.length === 0 ? undefined : new Date(Math.min(...dues));
}
