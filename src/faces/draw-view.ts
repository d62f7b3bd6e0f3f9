/** What a draw's card in its group shows, read from the database. */
import { setImmediate as breath } from 'node:timers/promises';
import type { Batch } from '../../cards/batches.ts';
import type { DrawView, Stratum } from '../../cards/draw-view.ts';
import { type ExclusionCode, words } from '../../cards/words.ts';
import { sectionById } from '../../db/bureau.ts';
import { bodyOf, entriesOf, headAt } from '../../db/draw-log.ts';
import { type Draw, lastFrozenUnits, witnessRows } from '../../db/draws.ts';
import { peopleByCode, personById } from '../../db/people.ts';
import type { TaskFile } from '../../db/tasks.ts';
import { secondsLeftAt } from '../domain/countdown.ts';
import { gradeOf } from '../domain/draw/grade.ts';
import type { Beacon, DrawRecord, Freeze, Person, Unit } from '../domain/draw/types.ts';
import { askedFor } from '../domain/plan.ts';
import { unansweredAddress, verifyAddress } from '../domain/public-pages.ts';
import type { Scene } from '../handler.ts';
import { registerChangeView } from './register-change.ts';
import { progressOf } from './task-counts.ts';

export async function drawView(scene: Scene, draw: Draw, files: readonly TaskFile[] = []): Promise<DrawView> {
  const { publicUrl } = scene;
  const section = await sectionById(scene.tx, draw.sectionId);
  const frozen = draw.freeze
    ? await frozenView(scene, draw)
    : { people: 0, planned: 0, strata: provinceStrata(files), out: [], batches: 1, reserves: 0 };
  const secondsLeft = draw.state === 'open' ? secondsLeftAt(draw.closeAt, scene.now) : undefined;
  const witnesses = await witnessRows(scene.tx, draw.id);
  const voided = draw.state === 'void' ? await voidedBy(scene, draw) : undefined;
  return {
    id: draw.id,
    kind: draw.kind,
    no: draw.no,
    state: draw.state,
    section: section?.name ?? '',
    type: draw.type,
    from: draw.from,
    to: draw.to,
    ...frozen,
    ...beaconView(scene, draw),
    windows: windowsOf(files),
    ...(await correctedOf(scene, draw)),
    ...(secondsLeft !== undefined && { secondsLeft }),
    ...(voided && { voided }),
    ...(draw.againNo !== null && { againNo: draw.againNo }),
    ...(draw.closeAt && { closeAt: draw.closeAt }),
    witnesses: witnesses.map(({ name, openId, value, sentAt }) => ({
      name,
      openId,
      ...(value && { value }),
      ...(sentAt && { sentAt }),
    })),
    ...(draw.platformNo && { platformNo: draw.platformNo }),
    ...(draw.experts > 0 && { experts: draw.experts }),
    dispatched: draw.dispatchedAt !== null,
    standing: draw.approval,
    ...(publicUrl && draw.state === 'open' && { helpUrl: unansweredAddress(publicUrl) }),
    ...(publicUrl && draw.record && { verifyUrl: verifyAddress(publicUrl, draw.no) }),
    ...(files.length > 0 && { progress: progressOf(files) }),
  };
}

/** The public value 公共随机值 that was announced with the freeze. */
export function beaconOf({ freeze }: Draw): Beacon | undefined {
  const { beacon } = JSON.parse(freeze ?? '{"beacon":""}') as Pick<Freeze, 'beacon'>;
  return beacon === '' ? undefined : beacon;
}

/** What is waited for, and whether it is time to enter it. */
function beaconView({ now }: Scene, draw: Draw): Pick<DrawView, 'beacon'> {
  const beacon = beaconOf(draw);
  if (!beacon) return {};
  const due = new Date(beacon.due);
  const { source, issue, form } = beacon;
  return {
    beacon: { source, issue, form, due, isDue: now >= due, ...(draw.beacon && { value: draw.beacon }) },
  };
}

/** 更正: how often the log says so. */
async function correctedOf({ tx, bureauId }: Scene, draw: Draw): Promise<Pick<DrawView, 'corrected'>> {
  if (draw.record === null || draw.origin === 'province') return {};
  const log = await entriesOf(tx, bureauId, draw.no);
  // the value and the result that follows from it are two entries of one correction
  const n = log.filter(({ type, body }) => type === 'CORRECT' && body.what !== 'beacon').length;
  return n > 0 ? { corrected: n } : {};
}

/** Why it is void, where two people decided that. */
async function voidedBy({ tx, bureauId }: Scene, draw: Draw): Promise<DrawView['voided']> {
  const body = await bodyOf(tx, bureauId, draw.no, 'VOID');
  if (!body || body.reason === 'quorum') return undefined;
  const name = async (code: string) => {
    const id = (await peopleByCode(tx, bureauId, [code])).get(code);
    return id === undefined ? code : ((await personById(tx, id))?.name ?? code);
  };
  return { reason: body.reason, by: await name(body.by), approved: await name(body.approved) };
}

async function frozenView(scene: Scene, draw: Draw) {
  const freeze = JSON.parse(draw.freeze ?? '{}') as Freeze;
  const units = JSON.parse(draw.units ?? '[]') as Unit[];
  const all = JSON.parse(draw.persons ?? '[]') as Person[];
  const people = all.filter(({ crew }) => crew === words.crew).length;
  await breath(); // each of these texts may be of a megabyte
  const record = draw.record ? (JSON.parse(draw.record) as DrawRecord) : undefined;
  await breath();
  const before = await lastFrozenUnits(scene.tx, draw, draw.id);
  const change = before === undefined ? undefined : changeSince(JSON.parse(before) as Unit[], units);
  const head = (await headAt(scene.tx, draw.bureauId, draw.no, record ? 'RESULT' : 'FREEZE')) ?? '';
  return {
    people,
    grade: gradeOf(freeze),
    ...(freeze.crews.length > 1 && {
      crews: freeze.crews.slice(1).map(({ name, size }) => ({ name, size })),
    }),
    batches: freeze.batches,
    reserves: record ? Object.values(record.result.units.reserve).flat().length : 0,
    planned: plannedBy(freeze, units),
    strata: frozenStrata(freeze, units, record),
    out: freeze.out.map(([reason, n]) => [reasonCode(reason), n] as const),
    ...(change && { change }),
    ...(draw.state === 'open' && { register: await registerChangeView(scene, draw, units) }),
    proof: {
      F: draw.freezeDigest ?? '',
      anchor: freeze.anchor,
      depth: freeze.depth,
      head,
      ...(draw.recordDigest && { R: draw.recordDigest }),
    },
  };
}

/** The windows of the visits, in order, and how many fall into each. */
export function windowsOf(files: readonly TaskFile[]): Batch[] {
  const counts = new Map<string, Batch>();
  for (const { task } of files) {
    const { from, to } = task;
    const key = `${from} ${to}`;
    counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** The number asked for, or what the ratios come to. */
function plannedBy(freeze: Freeze, units: readonly Unit[]): number {
  const pool = (label: string) => units.filter((unit) => unit.st === label && unit.key === 0).length;
  return freeze.strata.reduce(
    (sum, [label, n]) =>
      sum + (freeze.mode === 'fair' ? (pool(label) * n) / 10_000 : Math.min(n, pool(label))),
    0,
  );
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
