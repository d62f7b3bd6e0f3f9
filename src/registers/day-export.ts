/** 变更 of a day: the registers as they stood when it ended, a file each, made by the clock. */
import { historyWords as words } from '../../cards/words-register-history.ts';
import type { Person } from '../../db/people.ts';
import {
  countUnits,
  type ExportRow,
  exportOf,
  insertExport,
  unitsAt,
  updateExport,
} from '../../db/register-exports.ts';
import { registerAt } from '../../db/register-history.ts';
import { isAllowed } from '../domain/abilities.ts';
import type { Day } from '../domain/working-days.ts';
import { exportFace } from '../faces/export-face.ts';
import type { Context, JobTools, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { AS_OF, endOf, registerAsOf, unitsTable } from './as-of.ts';
import { FILE, packedPages, writtenFile } from './export-pages.ts';

/** for whoever keeps the registers alone */
const CONTACTS = ['mobile', 'contact', 'phone'];

type DayRow = ExportRow & { readonly day: Day };

/** The card of the files of a day. */
export async function askDay({ tx, bureauId, person, now }: Context, day: Day): Promise<Say> {
  const made = await exportOf(tx, person.id, day);
  if (made) return exportFace(made);
  const { n, snapshot } = await countUnits(tx, bureauId, undefined);
  const asked = { bureauId, personId: person.id, askedAt: now, total: n, snapshot, day };
  return exportFace(await insertExport(tx, { ...asked, next: 'enterprises' }));
}

/** The next file, if that register had anything in it, with what the card then says. */
export async function makeDayFile(
  scene: Scene,
  row: DayRow,
  person: Person,
  tools: JobTools,
): Promise<Say[]> {
  const without = isAllowed('keep-registers', person.roles) ? [] : CONTACTS;
  const kind = row.next ?? 'enterprises';
  if (kind === 'enterprises') return makeUnits(scene, row, person, without, tools);
  const { snapshot } = row;
  const { name, rows, bytes } = await registerAsOf(scene, kind, row.day, { without, snapshot });
  const files = rows > 0 ? 1 : 0;
  const kept = await afterwards(scene, row, { made: row.made + rows, files: row.files + files });
  const base64 = Buffer.from(bytes).toString('base64');
  return [
    ...(rows > 0 ? [{ is: 'file', to: { person: person.id }, name, base64 } as const] : []),
    exportFace(kept),
  ];
}

async function makeUnits(
  scene: Scene,
  row: DayRow,
  person: Person,
  without: readonly string[],
  tools: JobTools,
): Promise<Say[]> {
  const { tx, bureauId } = scene;
  const { snapshot, day } = row;
  const sections = await registerAt(tx, bureauId, 'sections', endOf(day), { snapshot });
  const read = await packedPages(row, tools, async (page) => {
    const then = await unitsAt(tx, bureauId, endOf(day), snapshot, page);
    return then && { lastId: then.lastId, rows: unitsTable(then.rows, sections, without).rows };
  });
  const files = read.count > 0 ? row.files + 1 : row.files;
  const made = { made: row.made + read.count, files, lastId: read.lastId };
  const kept = read.isLast ? await afterwards(scene, row, made) : await updateExport(tx, row.id, made);
  if (read.count === 0) return [exportFace(kept)];
  const called = words.sheets.enterprises;
  const name = row.total > FILE ? words.partName(called, day, files) : words.fileName(called, day);
  const columns = unitsTable([], sections, without).headers.map((header) => ({ header }));
  return [await writtenFile(person, columns, read.parts, { name, sheet: called }), exportFace(kept)];
}

/** The register that comes next, or the end. */
async function afterwards({ tx, now }: Scene, row: DayRow, made: Partial<ExportRow>): Promise<ExportRow> {
  const next = AS_OF[AS_OF.indexOf(row.next ?? 'enterprises') + 1];
  const end = next ? { next } : { state: 'done' as const, endedAt: now };
  return updateExport(tx, row.id, { ...made, ...end });
}
