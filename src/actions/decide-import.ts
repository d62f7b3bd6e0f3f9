/** 确认导入, 取消 and 撤销, by whoever sent the file. */
import { importWords as words } from '../../cards/words-import.ts';
import { type ImportRow, lockImport, updateImport } from '../../db/imports.ts';
import { idOf } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { canUndo, importFace } from '../faces/import-face.ts';
import type { Action, Context, Outcome } from '../handler.ts';
import type { Tap } from '../messages.ts';
import { senderOf } from '../registers/rights.ts';

/** The file is taken over by a job: the answer to the tap doesn't wait for it. */
export const confirmImport: Action = {
  name: 'confirm-import',
  may: 'send-file',
  run: (context, tap) => decide(context, tap, 'writing', words.confirmedToast),
};

export const cancelImport: Action = {
  name: 'cancel-import',
  may: 'send-file',
  run: (context, tap) => decide(context, tap, 'cancelled', words.cancelledToast),
};

/** 撤销: a job puts the rows back; what has changed since stays (docs/import.md). */
export const undoImport: Action = {
  name: 'undo-import',
  may: 'send-file',
  async run({ tx, bureauId, person }, tap) {
    const held = await lockImport(tx, bureauId, idOf(tap.id));
    if (held?.personId !== person.id || !canUndo(held)) throw new Refusal('stale');
    if (!senderOf(held.kind!, person)) throw new Refusal('not-allowed');
    const row = await updateImport(tx, held.id, { state: 'undoing' });
    const detail = { file: row.fileName, sha256: row.sha256 };
    return {
      says: [importFace(row, person)],
      toast: words.undo.toast,
      journal: { subject: `import/${row.id}`, detail },
    };
  },
};

async function decide(
  context: Context,
  tap: Tap,
  state: ImportRow['state'] & ('writing' | 'cancelled'),
  toast: string,
): Promise<Outcome> {
  const { tx, bureauId, person, now } = context;
  const held = await lockImport(tx, bureauId, idOf(tap.id));
  if (held?.personId !== person.id || held.state !== 'preview') throw new Refusal('stale');
  const ended = state === 'cancelled' ? { endedAt: now } : {};
  const row = await updateImport(tx, held.id, { state, decidedAt: now, ...ended });
  const detail = { file: row.fileName, sha256: row.sha256 };
  return { says: [importFace(row, person)], toast, journal: { subject: `import/${row.id}`, detail } };
}
