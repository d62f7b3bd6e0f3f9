import { parseCard, tooBig } from './cards/check.ts';
import { isObject, type Json } from './cards/walk.ts';
import { knownIn } from './content.ts';
import type { Answer } from './transport.ts';
import type { World } from './world.ts';

export type Toast = { type: 'info' | 'success' | 'warning' | 'error'; content: string };
/** What a tap comes to: the webhook's HTTP status (0: none came), and the client's error code where it failed. */
export type Outcome = { status: number; toast?: Toast; card?: Json; code?: number };

/** §2.3 */
const CODES = {
  unsubscribed: 200340,
  late: 200341,
  unreachable: 200342,
  nameless: 200343,
  status: 200671,
  format: 200672,
  card: 200673,
  downgrade: 200830,
};
/** What the resolver says of a host that has no address. */
const NO_HOST = /ENOTFOUND|EAI_AGAIN/;
const TOASTS = ['info', 'success', 'warning', 'error'];

/** Reads what the webhook answered to a card callback, as the client does. */
export function outcomeOf(world: World, answer: Answer): Outcome {
  if (answer.is === 'late') return { status: 0, code: CODES.late };
  if (answer.is === 'unsubscribed') return { status: 0, code: CODES.unsubscribed };
  if (answer.is === 'unreachable')
    return { status: 0, code: NO_HOST.test(answer.why) ? CODES.nameless : CODES.unreachable };
  const { status, text } = answer;
  if (status !== 200) return { status, code: CODES.status };
  const body = parse(text);
  if (!body) return { status, code: CODES.format };
  const toast = readToast(body.toast);
  if (toast === 'bad') return { status, code: CODES.format };
  const shown = toast ? { toast } : {};
  if (body.card === undefined || body.card === null) return { status, ...shown };
  const card = readCard(world, body.card);
  return typeof card === 'number' ? { status, ...shown, code: card } : { status, ...shown, card };
}

function parse(text: string): Json | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function readToast(toast: unknown): Toast | undefined | 'bad' {
  if (toast === undefined || toast === null) return undefined;
  if (!isObject(toast)) return 'bad';
  const i18n = isObject(toast.i18n) ? toast.i18n.zh_cn : undefined;
  const content = i18n ?? toast.content;
  const type = toast.type ?? 'info';
  if (typeof content !== 'string' || !TOASTS.includes(String(type))) return 'bad';
  return { type: type as Toast['type'], content };
}

/** The new card, or the code for which the client refuses it. */
function readCard(world: World, card: unknown): Json | number {
  if (!isObject(card) || card.type !== 'raw') return CODES.card;
  if (!isObject(card.data)) return CODES.card;
  if (card.data.schema !== '2.0') return CODES.downgrade;
  const content = JSON.stringify(card.data);
  const refused = tooBig(content) || parseCard(content, knownIn(world)).faults.length > 0;
  return refused ? CODES.card : card.data;
}
