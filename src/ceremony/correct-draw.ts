/**
 * CORRECT (draw.md §4.9): a mistyped public value 公共随机值, or a wrong file. It is computed again from the same lists
 * and values, never redrawn; both versions stay, and the log says so.
 */
import { correctWords as words } from '../../cards/words-correct.ts';
import { approvalsOf, updateApproval } from '../../db/approvals.ts';
import type { DrawChange } from '../../db/draw-changes.ts';
import { appendLog, lockHead } from '../../db/draw-log.ts';
import { witnessRows } from '../../db/draw-witnesses.ts';
import { type Draw, drawById, keepVersion, textsOf, updateDraw } from '../../db/draws.ts';
import { type Person, personById } from '../../db/people.ts';
import { lockTasksOfDraw, saveAlike, tasksOfDraw } from '../../db/tasks.ts';
import { readBeacon } from '../domain/beacon.ts';
import type { Correct } from '../domain/draw/log-bodies.ts';
import type { CorrectReason } from '../domain/draw/reasons.ts';
import type { Freeze } from '../domain/draw/types.ts';
import { Refusal } from '../domain/refusal.ts';
import { dropTask } from '../domain/task.ts';
import type { Computed } from '../engine/work.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { beaconOf } from '../faces/draw-view.ts';
import { chiefLists } from '../faces/list-file.ts';
import { officeRecipients } from '../faces/recipients.ts';
import { recordFile, recordFiles } from '../faces/record-file.ts';
import { isOpenVisit } from '../faces/task-counts.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { beginApproval } from './approvals.ts';
import { computeResult } from './close-draw.ts';
import { drawnVisits, makeDrawnTasks } from './drawn-tasks.ts';
import { seatUnfitHelp } from './seat-helpers.ts';

/** What is right instead: the value as it is written, or the result code that the wrong file shows. */
export async function readCorrection(
  scene: Scene,
  draw: Draw,
  reason: CorrectReason,
  typed: string,
): Promise<string> {
  if (draw.recordDigest === null || draw.kind === 'drill') throw new Refusal('stale');
  const beacon = beaconOf(draw);
  if (reason === 'wrong-file') {
    const code = typed.trim().toLowerCase();
    if (!/^[0-9a-f]{64}$/.test(code) || code === draw.recordDigest) throw new Refusal('correct-nothing');
    return code;
  }
  if (!beacon) throw new Refusal('correct-nothing');
  const value = readBeacon(beacon, typed);
  if (value === draw.beacon) throw new Refusal('correct-nothing');
  await visitsMayChange(scene, draw);
  return value;
}

/** Before 派发 the visits follow the correction; once all are over they stay. In between nobody may be sent elsewhere. */
async function visitsMayChange({ tx }: Scene, draw: Draw): Promise<'follow' | 'stay'> {
  if (!draw.dispatchedAt) return draw.approval === 'stopped' ? 'stay' : 'follow';
  if ((await tasksOfDraw(tx, draw.id)).some(isOpenVisit)) throw new Refusal('correct-visits-open');
  return 'stay';
}

type Done = { readonly n: number; readonly says: Say[] };
type Two = { readonly by: Person; readonly approved: Person };

/** The result with the value that is right. It needs nothing but what is frozen and logged, so the draw need not be held. */
export async function computeCorrection(scene: Scene, { drawId, value }: DrawChange): Promise<Computed> {
  const draw = await drawById(scene.tx, drawId);
  return computeResult(scene, draw, await witnessRows(scene.tx, drawId), value ?? '');
}

/** Carries out what two people agreed on, for a draw that is held; `computed` where the value was mistyped. */
export async function correctDraw(
  scene: Scene,
  draw: Draw,
  request: DrawChange,
  computed: Computed | undefined,
): Promise<Done> {
  const reason = request.reason as CorrectReason;
  const value = await readCorrection(scene, draw, reason, request.value ?? '');
  const who = async (id: number | null) => (await personById(scene.tx, id ?? 0))!;
  const two = { by: await who(request.askedBy), approved: await who(request.decidedBy) };
  return computed ? correctBeacon(scene, draw, value, two, computed) : correctFile(scene, draw, value, two);
}

async function correctFile(scene: Scene, draw: Draw, from: string, { by, approved }: Two): Promise<Done> {
  const R = draw.recordDigest ?? '';
  const body = { what: 'file', from, to: R, reason: 'wrong-file', approved: approved.code } as const;
  const { n, head } = await log(scene, draw, body);
  const text = words.fileText({ no: draw.no, from, R, by: by.name, approved: approved.name, head });
  return {
    n,
    says: [...say(draw, text, n), ...(await filesAnew(scene, draw, n)), ...(await drawFaces(scene, draw.id))],
  };
}

async function correctBeacon(
  scene: Scene,
  draw: Draw,
  to: string,
  { by, approved }: Two,
  computed: Computed,
): Promise<Done> {
  const { tx, bureauId } = scene;
  const from = draw.beacon ?? '';
  const was = draw.recordDigest ?? '';
  const visits = await visitsMayChange(scene, draw);
  const why = { reason: 'mistyped', approved: approved.code } as const;
  await log(scene, draw, { what: 'beacon', from, to, ...why });
  const { n, head } = await log(scene, draw, { what: 'result', from: was, to: computed.R, ...why });
  const { record } = await textsOf(tx, draw.id);
  const old = { record: record ?? '', recordDigest: was, beacon: from };
  await keepVersion(tx, { drawId: draw.id, bureauId, logN: n, ...old, visitsStay: visits === 'stay' });
  const after = await updateDraw(tx, draw.id, {
    beacon: to,
    record: computed.record,
    recordDigest: computed.R,
  });
  const told = { no: draw.no, from, to, was, R: computed.R, by: by.name, approved: approved.name, head };
  const lists = visits === 'follow' ? await visitAnew(scene, after, computed) : [];
  const says = [
    ...say(draw, words.beaconText(told), n),
    ...(await drawFaces(scene, draw.id)),
    ...(await filesAnew(scene, after, n)),
    ...lists,
  ];
  return { n, says };
}

/** The tasks as they are drawn now; whoever approves is asked again. */
async function visitAnew(scene: Scene, draw: Draw, computed: Computed): Promise<Say[]> {
  const { tx } = scene;
  const { batches } = JSON.parse(draw.freeze ?? '') as Freeze;
  const before = await lockTasksOfDraw(tx, draw.id);
  const visits = await drawnVisits(scene, draw, batches, computed);
  const drawn = new Set(visits.map(({ enterpriseId }) => enterpriseId));
  const gone = before.filter(
    ({ task, enterprise }) => task.state.is === 'waiting' && !drawn.has(enterprise.id),
  );
  await saveAlike(
    tx,
    gone.map(({ task }) => dropTask(task).id),
    { is: 'stopped' },
    { nextAt: null },
  );
  await makeDrawnTasks(scene, draw, visits);
  await askAnew(scene, draw);
  const help = await seatUnfitHelp(scene, draw);
  return [...help, ...(await chiefLists(scene, { draw, files: await tasksOfDraw(tx, draw.id) }))];
}

/** 检查审批 was of another list. */
async function askAnew(scene: Scene, draw: Draw): Promise<void> {
  const last = (await approvalsOf(scene.tx, draw.id)).at(-1);
  if (last?.state === 'open')
    await updateApproval(scene.tx, last.id, { state: 'withdrawn', decidedAt: scene.now });
  if (last?.state === 'approved') await updateApproval(scene.tx, last.id, { superseded: true });
  await beginApproval(scene, await updateDraw(scene.tx, draw.id, { approval: 'none' }));
}

async function log({ tx, bureauId, now }: Scene, draw: Draw, body: Correct) {
  const entry = { type: 'CORRECT', no: draw.no, body } as const;
  const head = await appendLog(tx, bureauId, now, entry);
  return { n: (await lockHead(tx)).n, head };
}

function say(draw: Draw, text: string, n: number): Say[] {
  return [{ is: 'text', to: { chat: draw.chatId ?? '' }, text, once: `correct/${n}` }];
}

/** The record to 执法监督科, and to the group where it is public. */
async function filesAnew(scene: Scene, draw: Draw, n: number): Promise<Say[]> {
  const says: Say[] = [];
  const readers = (await officeRecipients(scene)).map((to, index) => ({
    to,
    once: `record/${draw.id}/${n}/${index}`,
  }));
  says.push(...(await recordFiles(scene, draw, 'whole', readers)));
  if (draw.publishedAt)
    says.push(
      await recordFile(scene, draw, 'public', { chat: draw.chatId ?? '' }, `public-record/${draw.id}/${n}`),
    );
  return says;
}
