/**
 * 导出 of a long 检查对象名录库 (docs/import.md): asked for in the chat, made by the clock, one file in one transaction,
 * and sent with it. Whatever cuts it off, it goes on after the last file that was sent.
 */
import { exportWords as words } from '../../cards/words-export.ts';
import { type Person, personById } from '../../db/people.ts';
import {
  countUnits,
  type ExportRow,
  exportOf,
  insertExport,
  unitsAfter,
  updateExport,
} from '../../db/register-exports.ts';
import { isAllowed } from '../domain/abilities.ts';
import { dayOf } from '../domain/working-days.ts';
import { exportFace } from '../faces/export-face.ts';
import { writePacked } from '../files/apart.ts';
import { pack } from '../files/packed.ts';
import type { Context, JobTools, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { AT_ONCE, named, ownSection, unitSheet } from './export.ts';
import { senderOf } from './rights.ts';

/** rows in one file: what a spreadsheet program opens at once */
const FILE = 10_000;
/** rows that are read at once: between two of these anything else has its turn */
const BATCH = 100;
/** so many rows are read between two signs of progress */
const STEP = 5000;

/** The card of an export that the clock makes; undefined: it is short enough to be sent at once. */
export async function askExport({ tx, bureauId, person, now }: Context): Promise<Say | undefined> {
  const total = await countUnits(tx, bureauId, ownSection(person));
  if (total <= AT_ONCE) return undefined;
  const made = await exportOf(tx, person.id);
  return exportFace(made ?? (await insertExport(tx, { bureauId, personId: person.id, askedAt: now, total })));
}

/** The next file, with what its card then says. */
export async function makeFile(scene: Scene, row: ExportRow, tools: JobTools): Promise<Say[]> {
  const { tx, now } = scene;
  const person = await personById(tx, row.personId);
  if (!person || !isAllowed('see-registers', person.roles))
    return [exportFace(await updateExport(tx, row.id, { state: 'failed', endedAt: now }))];
  const read = await readRows(scene, row, person, tools);
  const { columns } = unitSheet([], isWhole(person));
  const called = words.kinds.enterprises;
  const bytes = await writePacked(columns, read.parts, { name: called });
  const made = row.made + read.count;
  const isLast = read.count < FILE || made >= row.total;
  const kept = await updateExport(tx, row.id, {
    ...{ made, files: row.files + 1, lastId: read.lastId },
    ...(isLast && { state: 'done', endedAt: now }),
  });
  const day = dayOf(row.askedAt);
  const name = row.total > FILE ? words.part(called, day, kept.files) : words.file(called, day);
  const base64 = Buffer.from(bytes).toString('base64');
  return [{ is: 'file', to: { person: person.id }, name, base64 }, exportFace(kept)];
}

const isWhole = (person: Person) => senderOf('enterprises', person) !== undefined;

type Read = {
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
  readonly count: number;
  readonly lastId: number;
};

async function readRows(scene: Scene, row: ExportRow, person: Person, tools: JobTools): Promise<Read> {
  const { tx, bureauId } = scene;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let [count, lastId] = [0, row.lastId];
  while (count < FILE) {
    const page = await unitsAfter(tx, bureauId, ownSection(person), { after: lastId, limit: BATCH });
    const last = page.at(-1);
    if (!last) break;
    parts.push(...pack(unitSheet(await named(scene, page), isWhole(person)).rows));
    [count, lastId] = [count + page.length, last.id];
    if (count % STEP === 0) await tools.progress([exportFace({ ...row, made: row.made + count })]);
  }
  return { parts, count, lastId };
}
