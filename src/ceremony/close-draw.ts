/**
 * CLOSE and RESULT, or VOID (draw.md §4.3, §4.5): what happens when all values are in or the window ends. The
 * result is a pure function of what is logged.
 */
import { resultText } from '../../cards/draw.ts';
import { LIST_ROWS } from '../../cards/list.ts';
import { blockedText } from '../../cards/words-blocked.ts';
import { faces } from '../../cards/words-faces.ts';
import { appendLog } from '../../db/draw-log.ts';
import { type Draw, updateDraw, type WitnessRow, witnessRows } from '../../db/draws.ts';
import { enterprisesByCode } from '../../db/enterprises.ts';
import { peopleByCode } from '../../db/people.ts';
import { makeTasks, type TaskFile, tasksOfDraw } from '../../db/tasks.ts';
import { canonical } from '../domain/draw/canonical.ts';
import { type Drawn, drawResult } from '../domain/draw/draw.ts';
import { recordDigest } from '../domain/draw/record.ts';
import { witnessEntries, witnessText } from '../domain/draw/seed.ts';
import type { Freeze, FullRecord, Tables } from '../domain/draw/types.ts';
import { chosenUnits } from '../domain/draw/units.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { drawView } from '../faces/draw-view.ts';
import { listFile } from '../faces/list-file.ts';
import { chiefRecipients, officeRecipients } from '../faces/recipients.ts';
import { recordFile } from '../faces/record-file.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { beginApproval, longList } from './approvals.ts';
import { revealVoids } from './publish-draw.ts';
import { secretOf } from './series.ts';

/** Closes the draw, which is locked, when its time has come; nothing to say otherwise. */
export async function closeWhenReady(scene: Scene, draw: Draw): Promise<Say[]> {
  if (draw.state !== 'open') return [];
  const witnesses = await witnessRows(scene.tx, draw.id);
  const missing = witnesses.filter((witness) => witness.value === null);
  if (missing.length === 0) return announceResult(scene, draw, witnesses);
  if (draw.closeAt && draw.closeAt <= scene.now) return voidDraw(scene, draw, missing);
  return [];
}

/** VOID by itself: too few witnesses. It uses up number and secret. */
async function voidDraw(scene: Scene, draw: Draw, missing: readonly WitnessRow[]): Promise<Say[]> {
  const { tx, bureauId, now } = scene;
  const body = { reason: 'quorum', by: 'system', approved: 'system' };
  const head = await appendLog(tx, bureauId, now, { type: 'VOID', no: draw.no, body });
  await updateDraw(tx, draw.id, { state: 'void' });
  const names = missing.map((each) => each.name).join('、');
  const text = faces.draw.voidText(draw.no, names, head);
  const reveal = await revealVoids(scene, draw.seriesId ?? 0);
  return [
    { is: 'text', to: { chat: draw.chatId ?? '' }, text, once: `void/${draw.id}` },
    ...reveal,
    ...(await drawFaces(scene, draw.id)),
  ];
}

async function announceResult(scene: Scene, draw: Draw, witnesses: readonly WitnessRow[]): Promise<Say[]> {
  const { tx, bureauId, now } = scene;
  const { record, drawn } = await computeRecord(scene, draw, witnesses);
  const W = witnessText(record.witness);
  await appendLog(tx, bureauId, now, { type: 'CLOSE', no: draw.no, body: { W } });
  const R = recordDigest(record);
  const head = await appendLog(tx, bureauId, now, { type: 'RESULT', no: draw.no, body: { R } });
  const after = await updateDraw(tx, draw.id, {
    state: 'drawn',
    record: canonical(record),
    recordDigest: R,
  });
  await makeDrawnTasks(scene, after, record);
  await beginApproval(scene, after);
  const files = await tasksOfDraw(tx, draw.id);
  const view = await drawView(scene, after, files);
  const proof = {
    F: draw.freezeDigest ?? '',
    anchor: record.freeze.anchor,
    depth: record.freeze.depth,
    head,
  };
  return [
    {
      is: 'text',
      to: { chat: draw.chatId ?? '' },
      text: resultText(view, proof, R),
      once: `result/${draw.id}`,
    },
    ...blocked(after, drawn),
    ...(await drawFaces(scene, draw.id)),
    ...(await resultFiles(scene, after, files)),
    ...(await longList(scene, after)),
  ];
}

async function computeRecord(scene: Scene, draw: Draw, witnesses: readonly WitnessRow[]) {
  const freeze = JSON.parse(draw.freeze ?? '') as Freeze;
  const tables: Tables = {
    units: JSON.parse(draw.units ?? ''),
    people: JSON.parse(draw.persons ?? ''),
    pairs: JSON.parse(draw.pairs ?? ''),
  };
  const values = new Map(witnesses.map((each) => [each.code, each.value ?? '-']));
  const witness = witnessEntries(freeze.witness, values);
  const secret = await secretOf(scene, draw);
  const drawn = drawResult({ freeze, ...tables }, witness, '-', secret);
  const record: FullRecord = {
    freeze,
    ...tables,
    salts: draw.salts ?? { units: '', people: '', pairs: '' },
    witness,
    beacon: '-',
    secret,
    seed: drawn.seed,
    result: drawn.result,
  };
  return { record, drawn };
}

/** One task for each unit that has a team. */
async function makeDrawnTasks(scene: Scene, draw: Draw, record: FullRecord): Promise<void> {
  const { tx, bureauId } = scene;
  const teams = record.freeze.crews.map((crew) => record.result.teams[crew.name]?.teams ?? {});
  const teamOf = (unit: string) => teams.flatMap((each) => each[unit] ?? []);
  const codes = chosenUnits(record.result.units).filter((unit) => teamOf(unit).length > 0);
  const units = new Map((await enterprisesByCode(tx, bureauId, codes)).map((row) => [row.code, row.id]));
  const people = await peopleByCode(tx, bureauId, [...new Set(codes.flatMap(teamOf))]);
  const list = codes.map((code) => ({
    enterpriseId: units.get(code)!,
    from: draw.from,
    to: draw.to,
    team: teamOf(code).map((person) => people.get(person)!),
  }));
  await makeTasks(tx, bureauId, draw.id, list);
}

function blocked(draw: Draw, drawn: Drawn): Say[] {
  const [certificate] = drawn.certificates;
  if (!certificate) return [];
  const text = faces.draw.blockedText(draw.no, blockedText(certificate));
  return [{ is: 'text', to: { person: draw.openedBy }, text, once: `blocked/${draw.id}` }];
}

/** The record to 执法监督科; a list too long for its card to the chief. */
async function resultFiles(scene: Scene, draw: Draw, files: readonly TaskFile[]): Promise<Say[]> {
  const says: Say[] = [];
  for (const [index, to] of (await officeRecipients(scene)).entries())
    says.push(await recordFile(scene, draw, 'whole', to, `record/${draw.id}/${index}`));
  if (files.length <= LIST_ROWS) return says;
  const list = await listFile(draw.no, files);
  for (const [index, to] of (await chiefRecipients(scene, draw.sectionId)).entries())
    says.push({
      is: 'file',
      to,
      name: faces.list.file(draw.no),
      base64: list,
      once: `list-file/${draw.id}/${index}`,
    });
  return says;
}
