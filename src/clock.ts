/** The time door: each tick runs the jobs that are due, then the outbox is emptied. */
import { sealJournal } from '../db/journal.ts';
import { beginDeliveries, type DeliverParts } from './deliver.ts';
import type { Job } from './handler.ts';
import { type Bell, dueJobs, type JobParts, nextDue, runJobs, runLongJob } from './run-jobs.ts';

export type ClockParts = JobParts & { readonly deliver: DeliverParts };
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
