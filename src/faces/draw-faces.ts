/** What a draw shows in each place, read from the database: its group, the chief, 执法监督科. */
import {
  type DrawView,
  drawCard,
  freezeText,
  type Progress,
  type Proof,
  type Stratum,
} from '../../cards/draw.ts';
import { listCard } from '../../cards/list.ts';
import { officeCard } from '../../cards/office.ts';
import { type ExclusionCode, words } from '../../cards/words.ts';
import { sectionById } from '../../db/bureau.ts';
import { headAt } from '../../db/draw-log.ts';
import { type Draw, drawById, lastFrozenUnits, unpublishedBefore, witnessRows } from '../../db/draws.ts';
import { personById } from '../../db/people.ts';
import { type TaskFile, tasksOfDraw } from '../../db/tasks.ts';
import type { DrawRecord, Freeze, Person, Unit } from '../domain/draw/types.ts';
import { askedFor } from '../domain/plan.ts';
import { entryOf, RESULTS } from '../domain/vocabulary.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { chiefRecipients, officeRecipients } from './recipients.ts';

/** All living cards of a draw, as they should be now. */
export async function drawFaces(scene: Scene, drawId: number): Promise<Say[]> {
  const draw = await drawById(scene.tx, drawId);
  if (!draw) return [];
  const files = await tasksOfDraw(scene.tx, drawId);
  const says: Say[] = [];
  if (draw.chatId) {
    const card = drawCard(await drawView(scene, draw, files));
    says.push({ is: 'card', to: { chat: draw.chatId }, thing: `draw/${drawId}`, card });
  }
  if (files.length === 0) return says;
  for (const to of await chiefRecipients(scene, draw.sectionId))
    says.push({ is: 'card', to, thing: `list/${drawId}`, card: chiefList(draw, files) });
  const office = officeCard(await officeView(scene, draw, files));
  for (const to of await officeRecipients(scene))
    says.push({ is: 'card', to, thing: `office/${drawId}`, card: office });
  return says;
}

/** FREEZE as text for the group. */
export function freezeMessage(draw: Draw, view: DrawView): Say {
  const proof: Proof = view.proof ?? { F: '', anchor: '', depth: 0, head: '' };
  return {
    is: 'text',
    to: { chat: draw.chatId ?? '' },
    text: freezeText(view, proof),
    once: `freeze/${draw.id}`,
  };
}

export async function drawView(scene: Scene, draw: Draw, files: readonly TaskFile[] = []): Promise<DrawView> {
  const section = await sectionById(scene.tx, draw.sectionId);
  const frozen = draw.freeze
    ? await frozenView(scene, draw)
    : { people: 0, strata: provinceStrata(files), out: [] };
  const witnesses = await witnessRows(scene.tx, draw.id);
  return {
    no: draw.no,
    state: draw.state,
    section: section?.name ?? '',
    type: draw.type,
    from: draw.from,
    to: draw.to,
    ...frozen,
    ...(draw.closeAt && { closeAt: draw.closeAt }),
    witnesses: witnesses.map(({ name, openId, value, sentAt }) => ({
      name,
      openId,
      ...(value && { value }),
      ...(sentAt && { sentAt }),
    })),
    ...(draw.platformNo && { platformNo: draw.platformNo }),
    dispatched: draw.dispatchedAt !== null,
    ...(files.length > 0 && { progress: progressOf(files) }),
  };
}

async function frozenView(scene: Scene, draw: Draw) {
  const freeze = JSON.parse(draw.freeze ?? '{}') as Freeze;
  const units = JSON.parse(draw.units ?? '[]') as Unit[];
  const people = (JSON.parse(draw.persons ?? '[]') as Person[]).length;
  const record = draw.record ? (JSON.parse(draw.record) as DrawRecord) : undefined;
  const before = await lastFrozenUnits(scene.tx, draw.sectionId, draw.id);
  const change = before === undefined ? undefined : changeSince(JSON.parse(before) as Unit[], units);
  const head = (await headAt(scene.tx, draw.no, record ? 'RESULT' : 'FREEZE')) ?? '';
  return {
    people,
    strata: frozenStrata(freeze, units, record),
    out: freeze.out.map(([reason, n]) => [reasonCode(reason), n] as const),
    ...(change && { change }),
    proof: {
      F: draw.freezeDigest ?? '',
      anchor: freeze.anchor,
      depth: freeze.depth,
      head,
      ...(draw.recordDigest && { R: draw.recordDigest }),
    },
  };
}

function reasonCode(reason: string): ExclusionCode {
  const codes = Object.keys(words.exclusions) as ExclusionCode[];
  return codes.find((code) => words.exclusions[code] === reason) ?? 'suspended';
}

/** The change of the lists since the last freeze (draw.md §4.1). */
function changeSince(before: readonly Unit[], now: readonly Unit[]) {
  const old = new Set(before.map((unit) => unit.id));
  const fresh = new Set(now.map((unit) => unit.id));
  return {
    added: now.filter((unit) => !old.has(unit.id)).length,
    removed: before.filter((unit) => !fresh.has(unit.id)).length,
  };
}

function frozenStrata(freeze: Freeze, units: readonly Unit[], record: DrawRecord | undefined): Stratum[] {
  const counts = new Map<string, { pool: number; key: number }>();
  for (const unit of units) {
    const count = counts.get(unit.st) ?? { pool: 0, key: 0 };
    count[unit.key === 1 ? 'key' : 'pool'] += 1;
    counts.set(unit.st, count);
  }
  const asked = new Map(freeze.strata);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, { pool, key }]) => ({
      label,
      pool,
      key,
      take: asked.has(label) ? askedFor(asked.get(label) ?? 0, freeze.mode) : `${key}`,
      ...(record && { drawn: (record.result.units.drawn[label]?.length ?? 0) + key }),
    }));
}

function provinceStrata(files: readonly TaskFile[]): Stratum[] {
  const counts = new Map<string, number>();
  for (const { enterprise } of files) {
    const label = enterprise.trades[0] ?? '';
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].map(([label, drawn]) => ({ label, pool: 0, key: 0, take: `${drawn}`, drawn }));
}

const isTaken = (file: TaskFile) => file.task.state.is !== 'waiting' && file.task.state.is !== 'assigned';
const isPublished = ({ task: { state } }: TaskFile) =>
  state.is === 'closed' || (state.is === 'inspected' && state.publication !== undefined);
const isProblem = ({ task: { state } }: TaskFile) =>
  (state.is === 'inspected' || state.is === 'closed') &&
  entryOf(RESULTS, state.report.content.result).problem;

function progressOf(files: readonly TaskFile[]): Progress {
  return {
    total: files.length,
    seats: files.reduce((sum, file) => sum + file.team.length, 0),
    accepted: files.filter(isTaken).length,
    inspected: files.filter((file) => file.visited !== null).length,
    published: files.filter(isPublished).length,
  };
}

function chiefList(draw: Draw, files: readonly TaskFile[]) {
  return listCard({
    no: draw.no,
    dispatched: draw.dispatchedAt !== null,
    rows: files.map((file) => ({
      name: file.enterprise.name,
      county: file.enterprise.county,
      team: file.team.map((member) => member.name),
      state: file.task.state.is,
    })),
    counts: {
      inspected: files.filter((file) => file.visited !== null).length,
      problems: files.filter(isProblem).length,
      published: files.filter(isPublished).length,
      closed: files.filter((file) => file.task.state.is === 'closed').length,
    },
  });
}

async function officeView(scene: Scene, draw: Draw, files: readonly TaskFile[]) {
  const toPublish = files
    .filter((file) => file.task.state.is === 'inspected' && !isPublished(file))
    .map((file) => ({
      taskId: file.task.id,
      name: file.enterprise.name,
      county: file.enterprise.county,
      due: file.publishBy?.day ?? scene.today,
      provisional: file.publishBy?.provisional ?? false,
    }))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.taskId - b.taskId));
  return {
    drawId: draw.id,
    no: draw.no,
    today: scene.today,
    ...(draw.platformNo && { platformNo: draw.platformNo }),
    ...(draw.dispatchedAt && { dispatched: await dispatchedBy(scene, draw, draw.dispatchedAt) }),
    counts: {
      total: files.length,
      inspected: files.filter((file) => file.visited !== null).length,
      published: files.filter(isPublished).length,
      overdue: toPublish.filter((each) => each.due < scene.today).length,
    },
    toPublish,
    record: await recordState(scene, draw, files),
  };
}

async function dispatchedBy(scene: Scene, draw: Draw, at: Date) {
  const by = draw.platformBy === null ? undefined : await personById(scene.tx, draw.platformBy);
  return {
    by: by?.name ?? '',
    at,
    ...(draw.platformNo && { platformNo: draw.platformNo }),
    ...(draw.platformDay && { platformDay: draw.platformDay }),
    ...(draw.platformWaiver && { waiver: draw.platformWaiver }),
  };
}

/** 公开: after the visits, and after every earlier draw of the series (draw.md §4). */
async function recordState(scene: Scene, draw: Draw, files: readonly TaskFile[]) {
  if (draw.origin === 'province') return 'none' as const;
  if (draw.publishedAt) return 'opened' as const;
  if (files.some((file) => file.visited === null)) return 'closed' as const;
  const earlier = await unpublishedBefore(scene.tx, draw.seriesId ?? 0, draw.secretNo ?? 0);
  return earlier.some((each) => each.state !== 'void') ? ('closed' as const) : ('openable' as const);
}
