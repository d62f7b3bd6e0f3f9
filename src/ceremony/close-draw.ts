/**
 * CLOSE and RESULT, or VOID (draw.md §4.3, §4.5): what happens when all values are in or the window ends. The
 * result is a pure function of what is logged.
 */
import { resultText } from '../../cards/draw.ts';
import { words } from '../../cards/words.ts';
import { blockedText } from '../../cards/words-blocked.ts';
import { faces } from '../../cards/words-faces.ts';
import { workingCalendar } from '../../db/calendar.ts';
import { appendLog } from '../../db/draw-log.ts';
import { type Draw, updateDraw, type WitnessRow, witnessRows } from '../../db/draws.ts';
import { enterpriseIds } from '../../db/enterprises.ts';
import { keepHelp } from '../../db/helpers.ts';
import { peopleByCode } from '../../db/people.ts';
import { makeTasks, type TaskFile, tasksOfDraw } from '../../db/tasks.ts';
import { spendOverrides } from '../../db/visits.ts';
import { batchWindows } from '../domain/batches.ts';
import { ABSENT, witnessEntries } from '../domain/draw/seed.ts';
import type { Freeze } from '../domain/draw/types.ts';
import type { Day } from '../domain/working-days.ts';
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
import { lapseChanges } from './lapse-changes.ts';
import { openRecord } from './publish-draw.ts';
import { lookForUnfit } from './replace-unfit.ts';
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
  if (draw.kind === 'formal') {
    await makeDrawnTasks(scene, after, await drawnVisits(scene, after, freeze.batches, computed));
    await beginApproval(scene, after);
    // whoever declared a 回避, or left, while the witnesses were asked stood in the frozen lists
    await lookForUnfit(scene);
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
  const values = new Map(witnesses.map((each) => [each.code, each.value ?? '-']));
  const witness = witnessEntries(freeze.witness, values);
  return resultApart({
    freeze: draw.freeze ?? '',
    tables: { units: draw.units ?? '', people: draw.persons ?? '', pairs: draw.pairs ?? '' },
    salts: draw.salts ?? { units: '', people: '', pairs: '' },
    witness,
    beacon,
    secret: await secretOf(scene, draw),
  });
}

type Visit = {
  readonly enterpriseId: number;
  readonly from: Day;
  readonly to: Day;
  /** 执法 */
  readonly team: readonly number[];
  /** codes of those who help */
  readonly experts: readonly string[];
  readonly partners: readonly string[];
};

/** Each unit that has a team, with its days. */
export async function drawnVisits(
  scene: Scene,
  draw: Draw,
  batches: number,
  computed: Computed,
): Promise<Visit[]> {
  const { tx, bureauId } = scene;
  const windows = batchWindows(await workingCalendar(tx, bureauId), draw, batches);
  const visits = computed.visits
    .map(({ teams, ...visit }) => ({ ...visit, ...splitTeams(teams) }))
    .filter(({ team }) => team.length > 0);
  const codes = visits.map(({ unit }) => unit);
  const units = await enterpriseIds(tx, bureauId, codes);
  const people = await peopleByCode(tx, bureauId, [...new Set(visits.flatMap(({ team }) => team))]);
  return visits.map(({ unit, batch, team, experts, partners: helping }) => ({
    enterpriseId: units.get(unit)!,
    ...windows[batch - 1]!,
    team: team.map((person) => people.get(person)!),
    experts,
    partners: helping,
  }));
}

/** Officers by their own codes; whoever helps stands in the tables under a code of its register. */
function splitTeams(teams: Computed['visits'][number]['teams']) {
  const of = (wanted: (crew: string) => boolean) =>
    teams.filter(([crew]) => wanted(crew)).flatMap(([, people]) => people);
  const plainCodes = (codes: readonly string[]) => codes.map((code) => code.slice(code.indexOf('/') + 1));
  return {
    team: of((crew) => crew === words.crew),
    experts: plainCodes(of((crew) => crew === words.expertCrew)),
    partners: plainCodes(of((crew) => crew !== words.crew && crew !== words.expertCrew)),
  };
}

/** One task for each visit. */
export async function makeDrawnTasks(scene: Scene, draw: Draw, visits: readonly Visit[]): Promise<void> {
  const { tx, bureauId } = scene;
  const ids = await makeTasks(tx, bureauId, draw.id, visits);
  await keepHelpOf(scene, visits, ids);
  await spendOverrides(tx, draw.id, Number(scene.today.slice(0, 4)));
}

/** 专家 and 联合部门人员 of these visits, whose tasks are there. */
export async function keepHelpOf(
  { tx, bureauId, now }: Scene,
  visits: readonly Visit[],
  ids: ReadonlyMap<number, number>,
): Promise<void> {
  const help = visits
    .filter(({ experts, partners }) => experts.length + partners.length > 0)
    .map(({ enterpriseId, experts, partners }) => ({ taskId: ids.get(enterpriseId)!, experts, partners }));
  await keepHelp(tx, bureauId, help, now);
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
