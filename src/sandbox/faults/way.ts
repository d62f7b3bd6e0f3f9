import { aboutEvent } from '../about.ts';
import type { Event } from '../events.ts';
import type { World } from '../world.ts';
import { kindOf } from './kinds.ts';
import type { Rule } from './rules.ts';

/** When an event sets out: how late it is, when each copy follows, and who keeps it back. */
export type Way = { delay: number; copies: number[]; keeper?: Rule };

/** What befalls an event before anybody tries to hand it over. */
export function wayOf(world: World, event: Event, callback: boolean): Way {
  const way: Way = { delay: 0, copies: [] };
  if (world.faults.idle()) return way;
  const { chat, person } = aboutEvent(world, event);
  const of = { stage: 'way', event: event.header.event_type, callback, first: true, chat, person } as const;
  for (const rule of world.faults.strike(of)) befall(way, rule);
  return way;
}

function befall(way: Way, rule: Rule): void {
  const ms = rule.ms ?? 0;
  switch (kindOf(rule.kind).effect.does) {
    case 'copy':
      for (let copy = 0; copy < (rule.copies ?? 1); copy += 1) way.copies.push(ms);
      break;
    case 'delay':
      way.delay += ms;
      break;
    case 'hold':
      way.delay += ms;
      way.keeper = rule;
      break;
    default:
  }
}
