/** The card of a file that somebody sent, for the sender. */

import { importCard } from '../../cards/import.ts';
import type { ImportContent } from '../../cards/import-content.ts';
import type { ImportRow } from '../../db/imports.ts';
import type { Person } from '../../db/people.ts';
import type { Say } from '../messages.ts';

/** 撤销: an import that changed something and that nobody has tried to undo in vain. */
export function canUndo({ state, kind, content, decidedAt }: ImportRow): boolean {
  const { undo } = content as ImportContent;
  const again = undo === undefined || undo.fault !== undefined;
  return state === 'done' && decidedAt !== null && kind !== null && again;
}

export function importFace(
  row: ImportRow,
  sender: Person,
  progress?: { readonly done: number; readonly total: number },
): Say & { is: 'card' } {
  return {
    is: 'card',
    to: { person: row.personId },
    thing: `import/${row.id}`,
    card: importCard({
      id: row.id,
      state: row.state,
      fileName: row.fileName,
      sha256: row.sha256,
      sender: sender.name,
      content: row.content as ImportContent,
      ...(row.kind && { kind: row.kind }),
      ...(row.decidedAt && { decidedAt: row.decidedAt }),
      ...(progress && { progress }),
      ...(canUndo(row) && { canUndo: true }),
    }),
  };
}
