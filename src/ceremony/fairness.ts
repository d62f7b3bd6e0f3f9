/** 公平 in chat (docs/fairness.md): asked for, and measured in the engine's thread, since each draw is drawn again many times. */
import { fairnessCard, fairnessFailed, fairnessRunning } from '../../cards/fairness.ts';
import { amendedDraws, drawsBetween, keptRecord } from '../../db/fairness.ts';
import { askFairness, type FairnessAsked, settleFairness } from '../../db/fairness-asked.ts';
import { recipientKey, recipientOf } from '../../db/outbox-rows.ts';
import type { Fairness } from '../domain/fairness/measure.ts';
import { fairAddress } from '../domain/public-pages.ts';
import { fairnessApart } from '../engine/apart.ts';
import type { Context, Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';

/** Less than `npm run fairness` does, which may take its time. */
const ROUNDS = 99;

/** This year's, for whoever asks. */
export async function fairnessAskedFor(context: Context, to: Recipient, thing: string): Promise<Say> {
  const { tx, bureauId, person, now, today } = context;
  const year = today.slice(0, 4);
  const recipient = recipientKey(to);
  await askFairness(tx, {
    bureauId,
    askedBy: person.id,
    askedAt: now,
    thing,
    recipient,
    year,
    state: 'open',
  });
  return { is: 'card', to, thing, card: fairnessRunning(year, ROUNDS) };
}

/** Ended halfway it begins again: nothing is kept before it is through. */
export async function measureFairness(scene: Scene, asked: FairnessAsked): Promise<Say[]> {
  const { tx, bureauId, publicUrl } = scene;
  const { year, thing } = asked;
  const span = { from: `${year}-01-01`, to: `${year}-12-31` };
  const rows = await drawsBetween(tx, bureauId, span);
  const fairness = await measured(scene, rows);
  const say = (card: ReturnType<typeof fairnessCard>): Say[] => [
    { is: 'card', to: recipientOf(asked.recipient), thing, card },
  ];
  await settleFairness(tx, asked.id, fairness ? 'done' : 'failed');
  if (!fairness) return say(fairnessFailed(year));
  const amended = await amendedDraws(tx, bureauId, span);
  const sum = (key: 'people' | 'enterprises') => amended.reduce((total, each) => total + each[key], 0);
  const { draws, visits, rounds, tests, counties } = fairness;
  return say(
    fairnessCard({
      ...{ year, draws, visits, rounds, tests, counties },
      people: sum('people'),
      enterprises: sum('enterprises'),
      voids: rows.filter(({ state }) => state === 'void').length,
      ...(publicUrl && { url: fairAddress(publicUrl) }),
    }),
  );
}

async function measured(
  { tx }: Scene,
  rows: Awaited<ReturnType<typeof drawsBetween>>,
): Promise<Fairness | undefined> {
  const draws: { no: string; record: string }[] = [];
  for (const { id, no } of rows.filter(({ state }) => state !== 'void'))
    draws.push({ no, record: await keptRecord(tx, id) });
  return fairnessApart({ draws, rounds: ROUNDS });
}
