import type { World } from '../world.ts';
import type { CallEntry, PushEntry } from './entries.ts';
import { factsOf } from './facts.ts';

/** Why a call is taken to come of an event, the surest first. Nobody but the bot knows; all of these are inferred. */
export const REASONS = ['uuid', 'reply', 'card', 'chat', 'person', 'time'] as const;
export type Reason = (typeof REASONS)[number];
export type Cause = { id: number; reason: Reason };

/** A bot that answers takes no longer, in real milliseconds. */
const WINDOW = 10_000;

/** The event or callback that a call to send or change a message most likely comes of. */
export function causeOf(world: World, call: CallEntry): Cause | undefined {
  const { made, uuid } = factsOf(world, call);
  if (made === undefined && uuid === undefined) return undefined;
  const since = firstReal(world, call, uuid);
  let best: Cause | undefined;
  for (const entry of world.trace.entries.all()) {
    if (entry.kind === 'call' || !isBefore(entry, since)) continue;
    const reason = reasonOf(world, entry, call);
    if (!best || REASONS.indexOf(reason) <= REASONS.indexOf(best.reason)) best = { id: entry.id, reason };
  }
  return best;
}

/** Handed over, for the first time or again, shortly before the call. */
const isBefore = (event: PushEntry, since: number): boolean =>
  event.tries.some(({ real }) => real <= since && since - real < WINDOW);

/** A call that is repeated comes of what the first one came of. */
function firstReal(world: World, call: CallEntry, uuid: string | undefined): number {
  if (uuid === undefined) return call.real;
  for (const entry of world.trace.entries.all())
    if (entry.kind === 'call' && factsOf(world, entry).uuid === uuid) return entry.real;
  return call.real;
}

function reasonOf(world: World, event: PushEntry, call: CallEntry): Reason {
  const [did, does] = [factsOf(world, event), factsOf(world, call)];
  const { uuid } = does;
  const ids = [event.event_id, did.message].filter((id) => id !== undefined);
  if (uuid !== undefined && ids.some((id) => uuid.includes(id))) return 'uuid';
  if (did.message !== undefined && call.path.includes(`/${did.message}/reply`)) return 'reply';
  if (event.kind === 'callback' && did.message === does.made) return 'card';
  if (did.chat !== undefined && did.chat === does.chat) return 'chat';
  if (did.person !== undefined && did.person === does.person) return 'person';
  return 'time';
}

export type Effect = { id: number; message_id: string | null; reason: Reason | 'answer' };

/** What came of an event: the card its answer replaced for certain, and the calls that are taken to come of it. */
export function effectsOf(world: World, event: PushEntry): Effect[] {
  const inferred = [...world.trace.entries.all()].flatMap((call) => {
    if (call.kind !== 'call' || call.real < event.real) return [];
    const cause = causeOf(world, call);
    if (cause?.id !== event.id) return [];
    return [{ id: call.id, message_id: factsOf(world, call).made ?? null, reason: cause.reason }];
  });
  if (event.replaced === undefined) return inferred;
  return [{ id: event.id, message_id: event.replaced, reason: 'answer' }, ...inferred];
}
