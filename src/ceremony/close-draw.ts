/**
 * CLOSE and RESULT, or VOID (draw.md §4.3, §4.5): what happens when all values are in or the window ends. The
 * result is a pure function of what is logged.
 */
import { resultText } from '../../cards/draw-texts.ts';
import { blockedText } from '../../cards/words-blocked.ts';
import { faces } from '../../cards/words-faces.ts';
import { appendLog } from '../../db/draw-log.ts';
import { type WitnessRow, witnessRows } from '../../db/draw-witnesses.ts';
import { type Draw, textsOf, updateDraw } from '../../db/draws.ts';
import { type TaskFile, tasksOfDraw } from '../../db/tasks.ts';
import { ABSENT, witnessEntries } from '../domain/draw/seed.ts';
import type { Freeze } from '../domain/draw/types.ts';
import { resultApart } from '../engine/apart.ts';
import type { Computed } from '../engine/work.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { beaconOf, drawView } from '../faces/draw-view.ts';
import { chiefLists } from '../faces/list-file.ts';
import { officeRecipients } from '../faces/recipients.ts';
import { recordFiles } from '../faces/record-file.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { beginApproval, longList } from './approvals.ts';
import { askForBeacon, closeForBeacon, closeText } from './beacon.ts';
import { drawnVisits, makeDrawnTasks } from './drawn-tasks.ts';
import { lapseChanges } from './lapse-changes.ts';
import { openRecord } from './publish-draw.ts';
import { lookForUnfit } from './replace-unfit.ts';
import { seatUnfitHelp } from './seat-helpers.ts';
import { secretOf } from './series.ts';
import { voidForWant } from './void-draw.ts';

/** Closes the draw, which is locked, when its time has come; nothing to say otherwise. */
export async function closeWhenReady(scene: Scene, draw: Draw): Promise<Say[]> {
  if (draw.state !== 'open') return [];
  const witnesses = await witnessRows(scene.tx, draw.id);
  const missing = witnesses.filter((witness) => witness.value === null);
  const beacon = beaconOf(draw);
  if (missing.length === 0 && beacon && draw.beacon === null)
    return draw.closedAt ? askForBeacon(scene, draw, beacon) : closeForBeacon(scene, draw, beacon, witnesses);
  if (missing.length === 0) return announceResult(scene, draw, witnesses);
  const names = missing.map((each) => each.name).join('、');
  if (draw.closeAt && draw.closeAt <= scene.now) return voidForWant(scene, draw, names);
  return [];
}

async function announceResult(scene: Scene, draw: Draw, witnesses: readonly WitnessRow[]): Promise<Say[]> {
  const { tx, bureauId, now } = scene;
  const freeze = JSON.parse(draw.freeze ?? '') as Freeze;
  const computed = await computeResult(scene, draw, witnesses);
  if (!draw.closedAt)
    await appendLog(tx, bureauId, now, {
      type: 'CLOSE',
      no: draw.no,
      body: { W: closeText(draw, witnesses) },
    });
  const { R } = computed;
  const head = await appendLog(tx, bureauId, now, { type: 'RESULT', no: draw.no, body: { R } });
  const after = await updateDraw(tx, draw.id, {
    state: 'drawn',
    closedAt: draw.closedAt ?? now,
    record: computed.record,
    recordDigest: R,
  });
  const said: Say[] = [];
  if (draw.kind === 'formal') {
    await makeDrawnTasks(scene, after, await drawnVisits(scene, after, freeze.batches, computed));
    await beginApproval(scene, after);
    // whoever declared a 回避, or left, while the witnesses were asked stood in the frozen lists
    await lookForUnfit(scene);
    said.push(...(await seatUnfitHelp(scene, after)));
  }
  const files = await tasksOfDraw(tx, draw.id);
  const view = await drawView(scene, after, files);
  const proof = {
    F: draw.freezeDigest ?? '',
    anchor: freeze.anchor,
    depth: freeze.depth,
    head,
  };
  return [
    {
      is: 'text',
      to: { chat: draw.chatId ?? '' },
      text: resultText(view, proof, R),
      once: `result/${draw.id}`,
    },
    ...blocked(after, computed),
    ...said,
    ...(await lapseChanges(scene, after, ['void', 'beacon'])),
    ...(draw.kind === 'drill'
      ? await openRecord(scene, after)
      : [
          ...(await drawFaces(scene, draw.id, files)),
          ...(await resultFiles(scene, after, files)),
          ...(await longList(scene, after, undefined, files)),
        ]),
  ];
}

/** What is logged gives the result, whenever it is computed; with `beacon` in the place of the value that is kept. */
export async function computeResult(
  scene: Scene,
  draw: Draw,
  witnesses: readonly WitnessRow[],
  beacon: string = draw.beacon ?? ABSENT,
): Promise<Computed> {
  const freeze = JSON.parse(draw.freeze ?? '') as Freeze;
  const { units, persons, pairs, salts } = await textsOf(scene.tx, draw.id);
  const values = new Map(witnesses.map((each) => [each.code, each.value ?? '-']));
  const witness = witnessEntries(freeze.witness, values);
  return resultApart({
    freeze: draw.freeze ?? '',
    tables: { units: units ?? '', people: persons ?? '', pairs: pairs ?? '' },
    salts: salts ?? { units: '', people: '', pairs: '' },
    witness,
    beacon,
    secret: await secretOf(scene, draw),
  });
}

function blocked(draw: Draw, computed: Computed): Say[] {
  const [certificate] = computed.certificates;
  if (!certificate) return [];
  const text = faces.draw.blockedText(draw.no, blockedText(certificate));
  return [{ is: 'text', to: { person: draw.openedBy }, text, once: `blocked/${draw.id}` }];
}

/** The record to 执法监督科; a list too long for its card to the chief. */
async function resultFiles(scene: Scene, draw: Draw, files: readonly TaskFile[]): Promise<Say[]> {
  const says: Say[] = [];
  const readers = (await officeRecipients(scene)).map((to, index) => ({
    to,
    once: `record/${draw.id}/${index}`,
  }));
  says.push(...(await recordFiles(scene, draw, 'whole', readers)));
  says.push(...(await chiefLists(scene, { draw, files })));
  return says;
}
