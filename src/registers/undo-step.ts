/** 撤销 of a confirmed import, and what follows from it: the job's step, and its answer on the card. */

import type { ImportUndo } from '../../cards/import-content.ts';
import { type ImportContent, LISTED } from '../../cards/import-content.ts';
import { importWords } from '../../cards/words-import.ts';
import type { ImportMark } from '../../db/import-undo.ts';
import { type ImportRow, updateImport } from '../../db/imports.ts';
import { keepJournal } from '../../db/journal.ts';
import type { Person } from '../../db/people.ts';
import { signChanges } from '../../db/register-history.ts';
import { lockRegisters } from '../../db/registers.ts';
import { Refusal } from '../domain/refusal.ts';
import { importFace } from '../faces/import-face.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { calendarChanged } from './calendar.ts';
import { keptFile } from './files-back.ts';
import { senderOf } from './rights.ts';
import { settingsChanged } from './settings.ts';
import { type Undone, undoRows, undoUnits } from './undo.ts';
import { undoChecklists, undoPlan, undoProvince } from './undo-others.ts';
import { undoPlatform } from './undo-platform.ts';
import { peopleChanged } from './write-people.ts';

/** All of it in one transaction, with the registers held: nothing changes between the look and the writing. */
export async function undoFile(scene: Scene, row: ImportRow, sender: Person): Promise<Say[]> {
  const { tx, bureauId, now } = scene;
  await lockRegisters(tx, bureauId);
  const cause = `undo/${row.id}`;
  const { why } = importWords.undo;
  await signChanges(tx, { at: now, actorId: sender.id, file: row.fileName, why, cause });
  const undone = await undo(scene, row, sender);
  const { restored, withdrawn, kept } = undone;
  await keepJournal(tx, {
    bureauId,
    at: now,
    actorId: sender.id,
    act: 'undo-import',
    subject: row.kind,
    detail: {
      import: row.id,
      file: row.fileName,
      sha256: row.sha256,
      restored,
      withdrawn,
      kept: kept.length,
    },
    event: cause,
  });
  const told = await tellUndone(scene, row, sender, undone);
  const says = [...told, ...(undone.says ?? [])];
  return restored + withdrawn > 0 ? [...says, ...(await follow(scene, row))] : says;
}

async function undo(scene: Scene, row: ImportRow, sender: Person): Promise<Undone> {
  const own = row.kind && senderOf(row.kind, sender);
  if (!own || !row.endedAt) throw new Refusal('not-allowed');
  const mark: ImportMark = { bureauId: scene.bureauId, cause: `import/${row.id}`, at: row.endedAt };
  const undoing = { row, sender, mark };
  if (row.kind === 'plan') return undoPlan(scene, undoing);
  if (row.kind === 'checklist') return undoChecklists(scene, undoing);
  if (row.kind === 'province') return undoProvince(scene, undoing);
  if (row.kind === 'platform') return undoPlatform(scene, undoing);
  if (row.kind !== 'enterprises') return undoRows(scene, mark);
  const sectionId = own.section === undefined ? undefined : (sender.sectionId ?? 0);
  return undoUnits(scene, mark, sectionId, row.fileName);
}

/** What else says a person, a setting or a day off is said anew, as after an import. */
async function follow(scene: Scene, { kind }: ImportRow): Promise<readonly Say[]> {
  if (kind === 'people') return peopleChanged(scene);
  if (kind === 'settings') return settingsChanged(scene);
  return kind === 'calendar' ? calendarChanged(scene) : [];
}

async function tellUndone(
  { tx, now }: Scene,
  row: ImportRow,
  sender: Person,
  { restored, withdrawn, kept }: Undone,
): Promise<Say[]> {
  const undo: ImportUndo = {
    at: now.toISOString(),
    restored,
    withdrawn,
    kept: kept.slice(0, LISTED),
    keptCount: kept.length,
  };
  const content: ImportContent = { ...(row.content as ImportContent), undo };
  const state = restored + withdrawn > 0 ? 'undone' : 'done';
  const face = importFace(await updateImport(tx, row.id, { state, content }), sender);
  return kept.length > LISTED ? [face, await keptFile(row, kept)] : [face];
}

/** It didn't work, through a fault of ours: the import stands, and may be undone later. */
export function undoFault(row: ImportRow, now: Date, fault: string): Partial<ImportRow> {
  const undo: ImportUndo = {
    at: now.toISOString(),
    restored: 0,
    withdrawn: 0,
    kept: [],
    keptCount: 0,
    fault,
  };
  return { state: 'done', content: { ...(row.content as ImportContent), undo } };
}
