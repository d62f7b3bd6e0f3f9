/**
 * CORRECT (draw.md §4.9): a mistyped public value 公共随机值, or a wrong file. It is computed again from the same lists
 * and values, never redrawn; both versions stay, and the log says so.
 */
import { correctWords as words } from '../../cards/words-correct.ts';
import { approvalsOf, updateApproval } from '../../db/approvals.ts';
import type { DrawChange } from '../../db/draw-changes.ts';
import { appendLog, lockHead } from '../../db/draw-log.ts';
import { type Draw, keepVersion, updateDraw, witnessRows } from '../../db/draws.ts';
import { personById } from '../../db/people.ts';
import { lockTasksOfDraw, remakeTask, type TaskFile, tasksOfDraw } from '../../db/tasks.ts';
import { readBeacon } from '../domain/beacon.ts';
import type { Correct } from '../domain/draw/log-bodies.ts';
import type { CorrectReason } from '../domain/draw/reasons.ts';
import type { Freeze } from '../domain/draw/types.ts';
import { Refusal } from '../domain/refusal.ts';
import { dropTask } from '../domain/task.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { beaconOf } from '../faces/draw-view.ts';
import { chiefLists } from '../faces/list-file.ts';
import { officeRecipients } from '../faces/recipients.ts';
import { recordFile, recordFiles } from '../faces/record-file.ts';
import { isOpenVisit } from '../faces/task-counts.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { beginApproval } from './approvals.ts';
import { computeResult, drawnVisits, keepHelpOf, makeDrawnTasks } from './close-draw.ts';
import { keepTasks } from './task-times.ts';

/** What is right instead: the value as it is written, or the result code that the wrong file shows. */
export async function readCorrection(
  scene: Scene,
  draw: Draw,
  reason: CorrectReason,
  typed: string,
): Promise<string> {
  if (draw.record === null || draw.kind === 'drill') throw new Refusal('stale');
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

/** Carries out what two people agreed on, for a draw that is held. */
export async function correctDraw(context: Context, draw: Draw, request: DrawChange): Promise<Done> {
  const reason = request.reason as CorrectReason;
  const value = await readCorrection(context, draw, reason, request.value ?? '');
  const by = (await personById(context.tx, request.askedBy))?.name ?? '';
  return reason === 'wrong-file'
    ? correctFile(context, draw, value, by)
    : correctBeacon(context, draw, value, by);
}

async function correctFile(context: Context, draw: Draw, from: string, by: string): Promise<Done> {
  const R = draw.recordDigest ?? '';
  const { n, head } = await log(context, draw, { what: 'file', from, to: R, reason: 'wrong-file' });
  const text = words.fileText({ no: draw.no, from, R, by, approved: context.person.name, head });
  return {
    n,
    says: [
      ...say(draw, text, n),
      ...(await filesAnew(context, draw, n)),
      ...(await drawFaces(context, draw.id)),
    ],
  };
}

async function correctBeacon(context: Context, draw: Draw, to: string, by: string): Promise<Done> {
  const { tx, bureauId } = context;
  const from = draw.beacon ?? '';
  const was = draw.recordDigest ?? '';
  const visits = await visitsMayChange(context, draw);
  const computed = await computeResult(context, draw, await witnessRows(tx, draw.id), to);
  const reason = 'mistyped';
  await log(context, draw, { what: 'beacon', from, to, reason });
  const { n, head } = await log(context, draw, { what: 'result', from: was, to: computed.R, reason });
  const old = { record: draw.record ?? '', recordDigest: was, beacon: from };
  await keepVersion(tx, { drawId: draw.id, bureauId, logN: n, ...old, visitsStay: visits === 'stay' });
  const after = await updateDraw(tx, draw.id, {
    beacon: to,
    record: computed.record,
    recordDigest: computed.R,
  });
  const told = { no: draw.no, from, to, was, R: computed.R, by, approved: context.person.name, head };
  const lists = visits === 'follow' ? await visitAnew(context, after, computed) : [];
  const says = [
    ...say(draw, words.beaconText(told), n),
    ...(await drawFaces(context, draw.id)),
    ...(await filesAnew(context, after, n)),
    ...lists,
  ];
  return { n, says };
}

/** The tasks as they are drawn now; whoever approves is asked again. */
async function visitAnew(
  context: Context,
  draw: Draw,
  computed: Awaited<ReturnType<typeof computeResult>>,
): Promise<Say[]> {
  const { tx, bureauId } = context;
  const { batches } = JSON.parse(draw.freeze ?? '') as Freeze;
  const before = new Map((await lockTasksOfDraw(tx, draw.id)).map((file) => [file.enterprise.id, file]));
  const visits = await drawnVisits(context, draw, batches, computed);
  for (const visit of visits) {
    const file = before.get(visit.enterpriseId);
    if (file) await remakeTask(tx, { bureauId, taskId: file.task.id }, visit);
  }
  const again = visits.filter(({ enterpriseId }) => before.has(enterpriseId));
  const ids = new Map([...before].map(([unit, file]) => [unit, file.task.id]));
  await keepHelpOf(context, again, ids);
  const now = new Set(visits.map(({ enterpriseId }) => enterpriseId));
  await drop(
    context,
    [...before.values()].filter(({ enterprise }) => !now.has(enterprise.id)),
  );
  await makeDrawnTasks(
    context,
    draw,
    visits.filter(({ enterpriseId }) => !before.has(enterpriseId)),
  );
  await askAnew(context, draw);
  return chiefLists(context, { draw, files: await tasksOfDraw(tx, draw.id) });
}

async function drop(context: Context, files: readonly TaskFile[]): Promise<void> {
  const open = files.filter(({ task }) => task.state.is === 'waiting');
  await keepTasks(
    context,
    open.map((file) => ({ file, task: dropTask(file.task) })),
  );
}

/** 检查审批 was of another list. */
async function askAnew(context: Context, draw: Draw): Promise<void> {
  const last = (await approvalsOf(context.tx, draw.id)).at(-1);
  if (last?.state === 'open')
    await updateApproval(context.tx, last.id, { state: 'withdrawn', decidedAt: context.now });
  if (last?.state === 'approved') await updateApproval(context.tx, last.id, { superseded: true });
  await beginApproval(context, await updateDraw(context.tx, draw.id, { approval: 'none' }));
}

async function log(context: Context, draw: Draw, body: Omit<Correct, 'approved'>) {
  const { tx, bureauId, now, person } = context;
  const entry = { type: 'CORRECT', no: draw.no, body: { ...body, approved: person.code } } as const;
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
