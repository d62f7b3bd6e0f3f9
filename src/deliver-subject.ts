/** What a row is about, in words for those who hear that it was not delivered. */
import { outbox } from '../cards/words-outbox.ts';
import { cardOf } from '../db/card-messages.ts';
import { chatName } from '../db/chats.ts';
import { type Payload, type Row, recipientOf } from '../db/outbox.ts';
import { personById } from '../db/people.ts';
import type { DeliverParts } from './deliver-send.ts';

/** so much of a text says which one it is */
const MOST = 30;

type Subject = { readonly waits: string; readonly ended: string };

/** Nobody misses the note on an old card that a newer one took its place. */
export async function subjectOf(parts: DeliverParts, row: Row): Promise<Subject | undefined> {
  const { payload } = row;
  if (payload.is === 'fetch') return outbox.file(payload.file.name);
  if (payload.is === 'lookup') return outbox.accounts;
  if (payload.is === 'replace') return undefined;
  return outbox.message(await titleOf(parts, row, payload), await nameOf(parts, payload.to));
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

async function nameOf(parts: DeliverParts, to: string): Promise<string> {
  const recipient = recipientOf(to);
  if ('chat' in recipient) return (await chatName(parts.db, recipient.chat)) || outbox.group;
  return (await personById(parts.db, recipient.person))?.name ?? '';
}
