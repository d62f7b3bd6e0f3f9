import { type About, aboutCall, aboutEvent } from '../about.ts';
import type { Event } from '../events.ts';
import type { World } from '../world.ts';
import type { CallEntry, Entry, PushEntry } from './entries.ts';

/** What an entry is about; read when somebody looks, not while the bot waits. */
export type Facts = About & {
  /** The message that came of it, or that it changed. */
  made?: string;
  uuid?: string;
};

const known = new WeakMap<Entry, { rev: number; facts: Facts }>();

export function factsOf(world: World, entry: Entry): Facts {
  const kept = known.get(entry);
  if (kept?.rev === entry.rev) return kept.facts;
  const facts = entry.kind === 'call' ? callFacts(world, entry) : pushFacts(world, entry);
  known.set(entry, { rev: entry.rev, facts });
  return facts;
}

const WRITES = ['POST', 'PATCH', 'PUT', 'DELETE'];

function callFacts(world: World, { method, path, query, request, response }: CallEntry): Facts {
  const about = aboutCall(world, path, new URLSearchParams(query), request.text);
  const writes = WRITES.includes(method) && path.startsWith('/im/v1/messages');
  const isNew = method === 'POST' && writes;
  const made = isNew ? /"message_id":"([^"]+)"/.exec(response?.text ?? '')?.[1] : about.message;
  const uuid = isNew ? /(?<!\\)"uuid":\s*"([^"]*)"/.exec(request.text)?.[1] : undefined;
  return { ...about, ...(writes && made !== undefined && { made }), ...(uuid !== undefined && { uuid }) };
}

function pushFacts(world: World, { plain, replaced }: PushEntry): Facts {
  const about = plain.cut ? {} : aboutEvent(world, JSON.parse(plain.text) as Event);
  return { ...about, ...(replaced !== undefined && { made: replaced }) };
}
