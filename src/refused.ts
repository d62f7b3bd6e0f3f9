/** A Refusal in words: a toast for a tap, a sentence for a message. */
import { notBegunCard } from '../cards/help.ts';
import { clip } from '../cards/kit.ts';
import { refusals } from '../cards/words-refusals.ts';
import { personByAccount } from '../db/people.ts';
import type { Refusal, RefusalCode } from './domain/refusal.ts';
import { isPhotoName } from './files/photo-name.ts';
import type { Routed, Scene } from './handler.ts';
import type { Incoming, Recipient, Say, Toast } from './messages.ts';

export function toastOf(type: Toast['type'], content: string): Toast {
  return { type, content };
}

const TOAST = 20;

export function refusalToast({ code, detail }: Refusal): Toast {
  const { about, toast } = refusals[code];
  return toastOf('warning', clip(about?.(detail) ?? toast, TOAST));
}

export function refusalText({ code, detail }: Refusal): string {
  return refusals[code].text(detail);
}

/** What somebody typed for a draw can't be read or done: they get examples to tap beside the sentence. */
const MISTYPED: ReadonlySet<RefusalCode> = new Set([
  'unreadable-amount',
  'unreadable-scope',
  'unreadable-days',
  'mixed-amounts',
  'too-many',
  'bad-day',
  'day-order',
  'day-past',
]);

/** What is said of a refusal, where it was asked. */
export async function refusedMessage(scene: Scene, event: Incoming, refusal: Refusal): Promise<Routed> {
  const actor = await actorOf(scene, event);
  const act = `refused/${event.is}`;
  if (event.is === 'tap') return { says: [], act, actor, toast: refusalToast(refusal), refused: true };
  const to = whereAsked(event);
  return { says: to ? [sentence(event, to, refusal)] : [], act, actor, refused: true };
}

function sentence(event: Incoming, to: Recipient, refusal: Refusal): Say {
  const text = refusalText(refusal);
  const once = photoOnce(event, refusal);
  if (once) return { is: 'text', to, text, once };
  if (event.is === 'file-fetched' || !MISTYPED.has(refusal.code)) return { is: 'text', to, text };
  return { is: 'card', to, thing: `refused/${event.key}`, card: notBegunCard(text) };
}

const MINUTE = 60_000;

/** Many photos at once are refused in one sentence: the name of that, if it is about a photo. */
function photoOnce(event: Incoming, { code }: Refusal): string | undefined {
  const minute = Math.floor(event.at.getTime() / MINUTE);
  if (event.is === 'file-fetched' && event.photo) return `photo-refused/${code}/${event.personId}/${minute}`;
  if (event.is !== 'message' || !event.file || !isPhotoName(event.file.name)) return undefined;
  return `photo-refused/${code}/${event.from}/${minute}`;
}

/** Where the one who caused an event looks for an answer; a tap gets its own. */
export function whereAsked(event: Incoming): Recipient | undefined {
  if (event.is === 'message') return event.addressed ? { chat: event.chat.id } : undefined;
  if (event.is === 'accounts-found' && event.resume) return { chat: event.resume.chat.id };
  if (event.is === 'file-fetched') return { person: event.personId };
  return undefined;
}

/** Whose doing an event is. */
async function actorOf(scene: Scene, event: Incoming): Promise<number | undefined> {
  if (event.is === 'file-fetched') return event.personId;
  if (event.is === 'accounts-found') return event.resume && actorOf(scene, event.resume);
  return 'from' in event ? (await personByAccount(scene.tx, event.from))?.id : undefined;
}
