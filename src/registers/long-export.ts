/**
 * 导出 that the clock makes (docs/import.md): a long 检查对象名录库, or the registers of a day. It is asked for in the chat,
 * made one file in one transaction, and sent with it; all files show the moment at which it was asked for. Whatever
 * cuts it off, it goes on after the last file that was sent.
 */
import { exportWords as words } from '../../cards/words-export.ts';
import { type Person, personById } from '../../db/people.ts';
import {
  countUnits,
  type ExportRow,
  exportOf,
  insertExport,
  unitsThen,
  updateExport,
} from '../../db/register-exports.ts';
import { isAllowed } from '../domain/abilities.ts';
import { dayOf } from '../domain/working-days.ts';
import { exportFace } from '../faces/export-face.ts';
import type { Context, JobTools, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { makeDayFile } from './day-export.ts';
import { AT_ONCE, named, ownSection, unitSheet } from './export.ts';
import { FILE, packedPages, writtenFile } from './export-pages.ts';
import { senderOf } from './rights.ts';

/** The card of an export that the clock makes; undefined: it is short enough to be sent at once. */
export async function askExport({ tx, bureauId, person, now }: Context): Promise<Say | undefined> {
  const { n, snapshot } = await countUnits(tx, bureauId, ownSection(person));
  if (n <= AT_ONCE) return undefined;
  const asked = { bureauId, personId: person.id, askedAt: now, total: n, snapshot };
  return exportFace((await exportOf(tx, person.id)) ?? (await insertExport(tx, asked)));
}

/** The next file, with what its card then says. */
export async function makeFile(scene: Scene, row: ExportRow, tools: JobTools): Promise<Say[]> {
  const { tx, now } = scene;
  const person = await personById(tx, row.personId);
  if (!person || !isAllowed('see-registers', person.roles))
    return [exportFace(await updateExport(tx, row.id, { state: 'failed', endedAt: now }))];
  return row.day === null
    ? makeUnits(scene, row, person, tools)
    : makeDayFile(scene, { ...row, day: row.day }, person, tools);
}

async function makeUnits(scene: Scene, row: ExportRow, person: Person, tools: JobTools): Promise<Say[]> {
  const { tx, bureauId, now } = scene;
  const whole = senderOf('enterprises', person) !== undefined;
  const read = await packedPages(row, tools, async (page) => {
    const then = await unitsThen(tx, bureauId, ownSection(person), row.snapshot, page);
    return then && { lastId: then.lastId, rows: unitSheet(await named(scene, then.units), whole).rows };
  });
  const made = row.made + read.count;
  const kept = await updateExport(tx, row.id, {
    ...{ made, files: row.files + 1, lastId: read.lastId },
    ...(read.isLast && { state: 'done', endedAt: now }),
  });
  const called = words.kinds.enterprises;
  const name = words.taken(
    called,
    dayOf(row.askedAt),
    row.askedAt,
    row.total > FILE ? kept.files : undefined,
  );
  const sheet = words.sheet(called, row.askedAt);
  return [
    await writtenFile(person, unitSheet([], whole).columns, read.parts, { name, sheet }),
    exportFace(kept),
  ];
}
