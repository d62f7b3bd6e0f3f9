import type {
  CardVerdict,
  EntryLine,
  FaultKind,
  FaultRule,
  Group,
  NewRule,
  PersonState,
  Whole,
} from './types.ts';
import { words } from './words.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

async function ask<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`/sandbox/${path}`, init);
  const said = (await response.json().catch(() => ({}))) as T & { error?: string };
  if (!response.ok) throw new Error(said.error ?? words.failed);
  return said;
}

/** What entries are looked for. */
export type Filter = {
  kind?: string | undefined;
  chat_id?: string | undefined;
  person?: string | undefined;
  message_id?: string | undefined;
  text?: string | undefined;
};

function queryOf(filter: Filter, after: number): string {
  const query = new URLSearchParams({ after: String(after) });
  for (const [key, value] of Object.entries(filter)) if (value) query.set(key, value);
  return query.toString();
}

export const devApi = {
  trace: (filter: Filter, after = 0) =>
    ask<{ rev: number; entries: EntryLine[] }>('GET', `trace?${queryOf(filter, after)}`),
  entry: (id: number) => ask<Whole>('GET', `trace/${id}`),
  checkCard: (content: string) => ask<CardVerdict>('POST', 'trace/card', { content }),
  kinds: () => ask<FaultKind[]>('GET', 'faults/kinds'),
  faults: () => ask<FaultRule[]>('GET', 'faults'),
  addFault: (rule: NewRule) => ask<FaultRule>('POST', 'faults', rule),
  dropFault: (id: string) => ask<unknown>('DELETE', `faults/${encodeURIComponent(id)}`),
  clearFaults: () => ask<unknown>('DELETE', 'faults'),
  people: () => ask<PersonState[]>('GET', 'people'),
  changePerson: (id: string, change: Partial<PersonState>) =>
    ask<PersonState>('PATCH', `people/${encodeURIComponent(id)}`, change),
  groups: () => ask<Group[]>('GET', 'chats'),
  moveBot: (chat: string, inside: boolean) => ask<Group>('POST', `chats/${chat}/bot`, { in: inside }),
  recall: (message_id: string) => ask<unknown>('POST', 'recall', { message_id }),
};
