/** The draw in a thread of its own, since 10,000 enterprises take a second in which the bot must go on. */
import type { Worker, WorkerOptions } from 'node:worker_threads';
import type { Trial } from '../domain/draw/draw.ts';
import { DrawFault, type DrawFaultCode } from '../domain/draw/fault.ts';
import type { Crew, Plan } from '../domain/draw/types.ts';
import type { Fairness } from '../domain/fairness/measure.ts';
import { answerOf, startThread, ThreadFault } from '../thread.ts';
import {
  type Answers,
  type Computed,
  type FairnessWork,
  type ResultWork,
  type TrialWork,
  type Work,
  work,
} from './work.ts';

/** What the thread sends back. */
export type Reply =
  | { readonly is: 'done'; readonly answer: Answers[keyof Answers] }
  | { readonly is: 'fault'; readonly code: DrawFaultCode; readonly at: string; readonly found: string };

/** How a thread is started for a piece of work; a test may end it at once. */
export type StartThread = (ask: Work, options: WorkerOptions) => Worker;

/** Less than the minute after which the database gives up a transaction that waits. */
const LIMITS = { megabytes: 1024, seconds: 50 };
/** Some 10 ms of work, less than a thread needs to start. */
const SMALL = 60_000;
/** A row of a table has about as many characters. */
const ROW = 100;

const ownThread: StartThread = (ask, options) =>
  startThread(import.meta.url, 'worker', { ...options, workerData: ask });

/** 试算 (ssd-1 §3): at which step each crew finds its teams with these seeds, or why not. */
export async function trialsApart(ask: Omit<TrialWork, 'is'>): Promise<readonly Trial[]> {
  const whole: TrialWork = { is: 'trials', ...ask };
  return isSmall(ask.plan, ask.tables.units) ? work(whole) : inThread(whole);
}

/** RESULT (ssd-1 §4.5). A thread that ends early leaves nothing behind: what is logged gives the same again. */
export async function resultApart(ask: Omit<ResultWork, 'is'>): Promise<Computed> {
  const whole: ResultWork = { is: 'result', ...ask };
  const plan = JSON.parse(ask.freeze) as Plan;
  return isSmall(plan, ask.tables.units) ? work(whole) : inThread(whole);
}

/** More text than a thread has memory for, parsed. */
const MOST_TEXT = 100_000_000;

/** 公平性 of a year; undefined: too much for it to be done beside everything else. */
export async function fairnessApart(ask: Omit<FairnessWork, 'is'>): Promise<Fairness | undefined> {
  if (ask.draws.reduce((sum, { record }) => sum + record.length, 0) > MOST_TEXT) return undefined;
  try {
    return await inThread({ is: 'fairness', ...ask });
  } catch (fault) {
    if (fault instanceof ThreadFault && fault.why !== 'ended') return undefined;
    throw fault;
  }
}

/** Does it in a thread, however small. */
export async function inThread<K extends Work['is']>(
  ask: Work & { readonly is: K },
  start: StartThread = ownThread,
): Promise<Answers[K]> {
  const reply = await answerOf<Reply>((options) => start(ask, options), LIMITS);
  if (reply.is === 'fault') throw new DrawFault(reply.code, reply.at, reply.found);
  return reply.answer as Answers[K];
}

function isSmall(plan: { readonly mix: number; readonly crews: readonly Crew[] }, units: string): boolean {
  const seats = plan.crews.reduce((sum, crew) => sum + crew.size, 0);
  return (units.length / ROW) * seats * Math.max(plan.mix, 1) <= SMALL;
}
