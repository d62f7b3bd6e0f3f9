/** 发件: what was decided to be said, into the outbox, each row into its lane. */
import type { Say } from '../src/messages.ts';
import type { Tx } from './connect.ts';
import { putCards, showAgain } from './outbox-cards.ts';
import { type NewRow, recipientKey } from './outbox-rows.ts';
import { inParts } from './parts.ts';
import { outbox } from './schema.ts';

/** Puts a row into its lane; one of the same name is dropped. */
export async function put(tx: Tx, bureauId: number, now: Date, row: NewRow): Promise<void> {
  await putAll(tx, bureauId, now, [row]);
}

async function putAll(tx: Tx, bureauId: number, now: Date, rows: readonly NewRow[]): Promise<void> {
  for (const part of [...inParts(rows)].flatMap(filesAlone))
    await tx
      .insert(outbox)
      .values(part.map((row) => ({ bureauId, createdAt: now, ...row })))
      .onConflictDoNothing();
}

/** In the same order, each file by itself: megabytes in one statement would hold everybody up. */
function filesAlone(rows: readonly NewRow[]): NewRow[][] {
  const parts: NewRow[][] = [];
  let open: NewRow[] | undefined;
  for (const row of rows) {
    const alone = row.payload.is === 'file';
    if (open && !alone) open.push(row);
    else parts.push([row]);
    open = alone ? undefined : parts.at(-1);
  }
  return parts;
}

/** What was decided to be said, into the outbox. `cause` names what has no name of its own. */
export async function putSays(
  tx: Tx,
  bureauId: number,
  now: Date,
  cause: string,
  says: readonly Say[],
): Promise<void> {
  const cards = says.filter((say) => say.is === 'card');
  const rows: NewRow[] = [];
  for (const [index, say] of says.entries())
    if (say.is !== 'card') rows.push(...(await rowsOf(tx, bureauId, `${cause}#${index}`, say)));
  await putAll(tx, bureauId, now, rows);
  await putCards(tx, bureauId, now, cards);
}

/** A file and an account are fetched in a lane of their own each: none has to wait for another. */
async function rowsOf(
  tx: Tx,
  bureauId: number,
  name: string,
  say: Exclude<Say, { is: 'card' }>,
): Promise<NewRow[]> {
  if (say.is === 'fetch') {
    const once = `fetch/${say.file.messageId}`;
    return [{ once, lane: `errand/${once}`, payload: say }];
  }
  if (say.is === 'lookup') return [{ once: name, lane: `errand/${name}`, payload: say }];
  const to = recipientKey(say.to);
  if (say.is === 'again') return showAgain(tx, bureauId, to, say, name);
  return [{ once: say.once ?? name, lane: to, payload: { ...say, to } }];
}
