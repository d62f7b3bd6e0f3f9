/** What a draw's card in its group shows, read from the database. */
import type { Batch } from '../../cards/batches.ts';
import type { DrawView, Stratum } from '../../cards/draw-view.ts';
import { type ExclusionCode, words } from '../../cards/words.ts';
import { sectionById } from '../../db/bureau.ts';
import { bodyOf, entriesOf, headAt } from '../../db/draw-log.ts';
import { witnessRows } from '../../db/draw-witnesses.ts';
import type { Draw } from '../../db/draws.ts';
import { peopleByCode, personById } from '../../db/people.ts';
import type { TaskFile } from '../../db/tasks.ts';
import { secondsLeftAt } from '../domain/countdown.ts';
import { gradeOf } from '../domain/draw/grade.ts';
import type { Beacon, Freeze } from '../domain/draw/types.ts';
import { askedFor } from '../domain/plan.ts';
import { unansweredAddress, verifyAddress } from '../domain/public-pages.ts';
import type { Scene } from '../handler.ts';
import { type ListFacts, listFacts, type ResultFacts, resultFacts } from './frozen-facts.ts';
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
    ...(publicUrl && draw.recordDigest && { verifyUrl: verifyAddress(publicUrl, draw.no) }),
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
  if (draw.recordDigest === null || draw.origin === 'province') return {};
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
  const lists = await listFacts(scene.tx, draw);
  const result = draw.recordDigest === null ? undefined : await resultFacts(scene.tx, draw);
  const head = (await headAt(scene.tx, draw.bureauId, draw.no, result ? 'RESULT' : 'FREEZE')) ?? '';
  return {
    people: lists.people,
    grade: gradeOf(freeze),
    ...(freeze.crews.length > 1 && {
      crews: freeze.crews.slice(1).map(({ name, size }) => ({ name, size })),
    }),
    batches: freeze.batches,
    reserves: result ? Object.values(result.reserve).flat().length : 0,
    planned: plannedBy(freeze, lists),
    strata: frozenStrata(freeze, lists, result),
    out: freeze.out.map(([reason, n]) => [reasonCode(reason), n] as const),
    ...(lists.change && { change: lists.change }),
    ...(draw.state === 'open' && { register: await registerChangeView(scene, draw, tradesOf(lists)) }),
    proof: {
      F: draw.freezeDigest ?? '',
      anchor: freeze.anchor,
      depth: freeze.depth,
      head,
      ...(draw.recordDigest && { R: draw.recordDigest }),
    },
  };
}

const tradesOf = ({ strata }: ListFacts) => [...new Set(strata.map(([label]) => label.split('|')[0] ?? ''))];

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
function plannedBy(freeze: Freeze, { strata }: ListFacts): number {
  const pools = new Map(strata);
  const pool = (label: string) => pools.get(label)?.pool ?? 0;
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

function frozenStrata(
  { strata, mode }: Freeze,
  lists: ListFacts,
  result: ResultFacts | undefined,
): Stratum[] {
  const asked = new Map(strata);
  return lists.strata.map(([label, { pool, key }]) => ({
    label,
    pool,
    key,
    take: asked.has(label) ? askedFor(asked.get(label) ?? 0, mode) : `${key}`,
    ...(result && { drawn: (result.drawn.get(label) ?? 0) + key }),
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
