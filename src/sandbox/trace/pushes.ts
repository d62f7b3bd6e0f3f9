import type { Event } from '../events.ts';
import type { Answer } from '../transport.ts';
import type { World } from '../world.ts';
import { bodyOf, type PushEntry, type Try } from './entries.ts';

const CALLBACK = 'card.action.trigger';

/** The entry of an event, begun when it is first handed over. */
export function entryOf(world: World, { header }: Event, plain: string): PushEntry {
  const known = world.trace.entries.pushOf(header.event_id);
  if (known) return known;
  return world.trace.entries.begin<PushEntry>({
    kind: header.event_type === CALLBACK ? 'callback' : 'event',
    at: world.clock.now().getTime(),
    event_id: header.event_id,
    event_type: header.event_type,
    plain: bodyOf(plain),
    tries: [],
  });
}

export function beginTry(world: World, entry: PushEntry, struck: Try['struck']): Try {
  const at = world.clock.now().getTime();
  const begun: Try = { at, real: performance.now(), headers: {}, raw: bodyOf(''), struck };
  world.trace.entries.addTry(entry, begun);
  return begun;
}

export function endTry(world: World, entry: PushEntry, begun: Try, answer: Answer): void {
  begun.ms = performance.now() - begun.real;
  begun.answer =
    answer.is === 'answered' ? { is: 'answered', status: answer.status, body: bodyOf(answer.text) } : answer;
  world.trace.entries.changed(entry);
}

/** The answer of a callback replaced this message's card: the one cause that is known for certain. */
export function noteReplaced(world: World, eventId: string, messageId: string): void {
  const entry = world.trace.entries.pushOf(eventId);
  if (!entry) return;
  entry.replaced = messageId;
  world.trace.entries.changed(entry);
}
