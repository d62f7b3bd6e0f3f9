/** What a row is about, in words for those who hear that it was not delivered. */
import { cardOf } from '../db/card-messages.ts';
import type { Payload, Row } from '../db/outbox-rows.ts';
import type { DeliverParts } from './deliver-send.ts';
import type { UndeliveredKind } from './domain/undelivered.ts';

/** so much of a text says which one it is */
const MOST = 30;

type Subject = { readonly kind: UndeliveredKind; readonly what: string; readonly recipient: string | null };

/** Nobody misses the note on an old card that a newer one took its place; 未送达 does not speak of itself. */
export async function subjectOf(parts: DeliverParts, row: Row): Promise<Subject | undefined> {
  const { payload } = row;
  if (payload.is === 'fetch') return { kind: 'file', what: payload.file.name, recipient: null };
  if (payload.is === 'lookup') return { kind: 'accounts', what: '', recipient: null };
  if (payload.is === 'replace') return undefined;
  if (payload.is === 'card' && payload.thing.startsWith('undelivered/')) return undefined;
  return { kind: 'message', what: await titleOf(parts, row, payload), recipient: payload.to };
}

async function titleOf(
  parts: DeliverParts,
  row: Row,
  payload: Payload & { is: 'text' | 'card' | 'file' },
): Promise<string> {
  if (payload.is === 'file') return payload.name;
  if (payload.is === 'text') return shortened(payload.text);
  const card = await cardOf(parts.db, row.bureauId, payload.thing, payload.to);
  const { header } = JSON.parse(card?.content ?? '{}') as { header?: { title?: { content?: string } } };
  return header?.title?.content ?? '';
}

function shortened(text: string): string {
  const line = [...text.replace(/\s+/gu, ' ').trim()];
  return line.length > MOST ? `${line.slice(0, MOST).join('')}…` : line.join('');
}
