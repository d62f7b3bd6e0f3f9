import { aboutEvent } from '../about.ts';
import type { Event } from '../events.ts';
import { bodyOf } from '../trace/entries.ts';
import { beginTry, endTry, entryOf } from '../trace/pushes.ts';
import type { Answer, Raw, Transport } from '../transport.ts';
import type { World } from '../world.ts';
import { kindOf } from './kinds.ts';
import type { Rule } from './rules.ts';

/** One try with whatever goes wrong with it; `first` is the first of an event. */
export type HandOver = (plain: string, how: { callback: boolean; first: boolean }) => Promise<Answer>;

type Old = { plain: string; raw: Raw | undefined };
const MOST_OLD = 100;
const MINUTE = 60_000;

/** Puts the faults and the trace around a way of travelling. */
export function handOver(world: World, transport: Transport): HandOver {
  const old: Old[] = [];
  return async (plain, { callback, first }) => {
    const event = JSON.parse(plain) as Event;
    const struck = strike(world, event, callback, first);
    const does = (what: string) => struck.find((rule) => kindOf(rule.kind).effect.does === what);
    const entry = entryOf(world, event, plain);
    const begun = beginTry(
      world,
      entry,
      struck.map(({ id, kind }) => ({ id, kind })),
    );
    const skew = (does('skew')?.minutes ?? 0) * MINUTE;
    let raw: Raw | undefined;
    const sent = (out: Raw): void => {
      raw = out;
      begun.headers = out.headers;
      begun.raw = bodyOf(out.body);
    };
    const answer: Answer = does('drop')
      ? { is: 'unreachable', why: 'dropped' }
      : await transport(world, skew === 0 ? plain : skewed(event, skew), {
          forged: does('forge') !== undefined,
          skew,
          sent,
        });
    endTry(world, entry, begun, answer);
    if (!does('drop') && old.length < MOST_OLD) old.push({ plain, raw });
    if (does('replay')) await replay(world, transport, old);
    return does('deafen') ? { is: 'late' } : answer;
  };
}

function strike(world: World, event: Event, callback: boolean, first: boolean): Rule[] {
  if (world.faults.idle()) return [];
  const { chat, person } = aboutEvent(world, event);
  return world.faults.strike({ stage: 'try', event: event.header.event_type, callback, first, chat, person });
}

/** The event as a platform whose clock is off would write it. */
function skewed(event: Event, skew: number): string {
  const { create_time } = event.header;
  const factor = create_time.length > 13 ? 1000 : 1;
  const header = { ...event.header, create_time: String(Number(create_time) + skew * factor) };
  return JSON.stringify({ ...event, header });
}

/** The oldest request that is still known, exactly as it was. */
async function replay(world: World, transport: Transport, old: Old[]): Promise<void> {
  const first = old.shift();
  if (!first) return;
  const event = JSON.parse(first.plain) as Event;
  const entry = entryOf(world, event, first.plain);
  const begun = beginTry(world, entry, [{ id: '', kind: 'replay' }]);
  begun.headers = first.raw?.headers ?? {};
  begun.raw = bodyOf(first.raw?.body ?? '');
  endTry(world, entry, begun, await transport(world, first.plain, { replayed: first.raw }));
}
