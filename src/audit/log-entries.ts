/** What each kind of log entry must say, by the entries before it and by what is kept of its draw (draw.md §4). */
import { frozenRow, type Snapshot, seriesRow, versionsOf, visitsStay } from '../../db/audit-rows.ts';
import { chainBack, chainStep } from '../domain/draw/chain.ts';
import { DrawFault } from '../domain/draw/fault.ts';
import { type LogBodies, type LogType, readBody } from '../domain/draw/log-bodies.ts';
import { witnessEntries, witnessText, witnessValue } from '../domain/draw/seed.ts';
import { type Amendment, checkChange } from '../domain/draw/substitute.ts';
import { AuditFault } from './fault.ts';
import { checkFrozen } from './frozen.ts';
import { checkRecord, readKept } from './record.ts';
import { type DrawTrail, drawKey, type SeriesTrail, type Trails } from './trail.ts';

export type Entry = {
  readonly n: number;
  readonly ts: string;
  readonly bureauId: number;
  readonly no: string;
  readonly prev: string;
};
type Check<T extends LogType> = (scene: Scene, body: LogBodies[T]) => void | Promise<void>;
type Scene = { readonly tx: Snapshot; readonly trails: Trails; readonly entry: Entry };

/** A VOID that nobody decided: too few values when the window ended. */
const BY_ITSELF = { reason: 'quorum', by: 'system' } as const;

export async function checkEntry(scene: Scene, type: LogType, body: unknown): Promise<void> {
  const check = checks[type] as Check<LogType>;
  let read: LogBodies[LogType];
  try {
    read = readBody(type, body);
  } catch (fault) {
    if (fault instanceof DrawFault) throw bad(scene, 'log-body', `${fault.at} ${fault.found}`);
    throw fault;
  }
  await check(scene, read);
}

const checks: { readonly [T in LogType]: Check<T> } = {
  async SERIES({ tx, trails, entry }, { series: id, anchor, n }) {
    const row = await seriesRow(tx, id);
    if (!row || row.bureauId !== entry.bureauId)
      throw new AuditFault('draw_log', entry.n, 'no-series', `${id}`);
    if (row.anchor !== anchor)
      throw new AuditFault('draw_series', id, 'differs', `anchor ${row.anchor} ≠ ${anchor}`);
    if (row.length !== n) throw new AuditFault('draw_series', id, 'differs', `length ${row.length} ≠ ${n}`);
    const { bureauId, kind } = row;
    const another = [...trails.series.values()].some(
      (one) => one.bureauId === bureauId && one.kind === kind && !one.ended,
    );
    if (another) throw new AuditFault('draw_log', entry.n, 'log-order', kind);
    trails.series.set(id, {
      id,
      bureauId,
      kind,
      used: 0,
      newest: anchor,
      published: 0,
      length: n,
      ended: false,
    });
  },

  END(scene, { series: id, secret }) {
    const series = scene.trails.series.get(id);
    if (series?.bureauId !== scene.entry.bureauId) throw bad(scene, 'no-series', `${id}`);
    if (series.ended) throw bad(scene, 'log-order');
    if (series.published < series.used) throw bad(scene, 'secret-too-early');
    if (chainBack(secret, series.length - series.published) !== series.newest)
      throw bad(scene, 'secret-off-chain', secret);
    series.ended = true;
  },

  async FREEZE(scene, { F }) {
    const { tx, trails, entry } = scene;
    const row = await frozenRow(tx, entry.bureauId, entry.no);
    if (!row) throw bad(scene, 'no-draw', entry.no);
    if (trails.draws.has(drawKey(entry.bureauId, entry.no))) throw bad(scene, 'log-order');
    const freeze = checkFrozen(entry.no, row, F);
    const series = trails.series.get(row.seriesId);
    if (series?.kind !== freeze.kind || series.bureauId !== entry.bureauId || series.ended)
      throw bad(scene, 'no-series');
    if (anyOpen(trails, series)) throw bad(scene, 'log-order');
    series.used += 1;
    equal(entry.no, 'secret_no', row.secretNo, series.used);
    equal(entry.no, 'freeze.prev', freeze.prev, entry.prev);
    equal(entry.no, 'freeze.anchor', freeze.anchor, series.newest);
    equal(entry.no, 'freeze.depth', freeze.depth, series.used - series.published);
    trails.draws.set(drawKey(entry.bureauId, entry.no), {
      drawId: row.id,
      no: entry.no,
      freeze,
      F,
      series,
      secretNo: row.secretNo,
      phase: 'open',
      values: new Map(),
      versions: [],
      version: 0,
      visited: 0,
      changes: [],
      published: false,
    });
  },

  WITNESS(scene, { witness, value, at }) {
    const draw = trailOf(scene, 'open');
    const { freeze, values } = draw;
    if (!freeze.witness.includes(witness) || values.has(witness)) throw bad(scene, 'log-order', witness);
    if (witnessValue(value) !== value) throw bad(scene, 'log-body', `body.value ${value}`);
    const sent = Date.parse(at);
    if (sent < Date.parse(freeze.open) || sent > Date.parse(freeze.close))
      throw bad(scene, 'witness-late', at);
    values.set(witness, value);
  },

  CLOSE(scene, { W }) {
    const draw = trailOf(scene, 'open');
    if (draw.values.size < draw.freeze.quorum) throw bad(scene, 'log-order');
    const computed = witnessText(witnessEntries(draw.freeze.witness, draw.values));
    if (W !== computed) throw bad(scene, 'differs', `W ${W} ≠ ${computed}`);
    draw.phase = 'closed';
  },

  BEACON(scene, { value, by, confirmed }) {
    const draw = trailOf(scene, 'closed');
    const { beacon } = draw.freeze;
    if (beacon === '' || by === confirmed) throw bad(scene, 'log-order', by);
    if (Date.parse(scene.entry.ts) < Date.parse(beacon.due)) throw bad(scene, 'beacon-early', scene.entry.ts);
    draw.beacon = value;
    draw.phase = 'known';
  },

  async RESULT(scene, { R }) {
    const draw = trailOf(scene, 'closed', 'known');
    if ((draw.freeze.beacon === '') !== (draw.phase === 'closed')) throw bad(scene, 'log-order', draw.phase);
    draw.versions = await versionsOf(scene.tx, draw.drawId);
    draw.secret = checkRecord(draw, draw.versions[0] ?? null, R).secret;
    draw.result = R;
    draw.phase = 'drawn';
  },

  VOID(scene, { reason, by, approved }) {
    const draw = trailOf(scene, 'open', 'closed');
    const cancelled = draw.phase === 'closed' && draw.freeze.beacon !== '' && reason === 'no-beacon';
    const full = draw.values.size >= draw.freeze.quorum && !cancelled;
    const itself = reason === BY_ITSELF.reason && by === BY_ITSELF.by && approved === BY_ITSELF.by;
    const early = itself && Date.parse(scene.entry.ts) < Date.parse(draw.freeze.close);
    const late = cancelled !== (draw.phase === 'closed' || reason === 'no-beacon');
    if (full || early || late || (!itself && by === approved)) throw bad(scene, 'log-order', draw.phase);
    draw.phase = 'void';
  },

  PUBLISH(scene, { secret }) {
    const draw = trailOf(scene, 'drawn', 'void');
    const { series } = draw;
    if (draw.published) throw bad(scene, 'log-order');
    if (draw.secretNo !== series.published + 1) throw bad(scene, 'secret-too-early');
    if (chainStep(secret) !== series.newest || (draw.secret ?? secret) !== secret)
      throw bad(scene, 'secret-off-chain', secret);
    draw.published = true;
    series.newest = secret;
    series.published = draw.secretNo;
  },

  async SUBSTITUTE(scene, body) {
    if (body.by === body.approved) throw bad(scene, 'log-body', `body.approved ${body.by}`);
    await followChange(scene, body);
  },

  RECUSE: followChange,

  async CORRECT(scene, { what, from, to }) {
    const draw = trailOf(scene, 'drawn');
    const said = { beacon: draw.beacon, result: draw.result, file: to };
    const right = what === 'file' ? to === draw.result && from !== to : said[what] === from && from !== to;
    if (!right) throw bad(scene, 'correction', `${what} ${from} → ${to}`);
    if (what === 'beacon') draw.beacon = to;
    if (what !== 'result') return;
    const stays = await visitsStay(scene.tx, draw.drawId, scene.entry.n);
    if (stays === undefined) throw bad(scene, 'correction', 'draw_versions');
    draw.version += 1;
    checkRecord(draw, draw.versions[draw.version] ?? null, to);
    draw.result = to;
    if (stays) return;
    draw.visited = draw.version;
    draw.changes = [];
  },
};

/** Who came in is who the draw gives. */
async function followChange(scene: Scene, body: Amendment): Promise<void> {
  const draw = trailOf(scene, 'drawn');
  const record = readKept(draw.no, draw.versions[draw.visited] ?? null);
  try {
    checkChange(record, draw.changes, body);
  } catch (fault) {
    if (fault instanceof DrawFault) throw bad(scene, 'substitute', `${fault.at} ${fault.found}`);
    throw fault;
  }
  draw.changes.push(body);
}

function bad({ entry }: Scene, code: AuditFault['code'], detail?: string): AuditFault {
  return new AuditFault('draw_log', entry.n, code, detail);
}

/** The draw that the entry is of, if it stands where such an entry may follow. */
function trailOf(scene: Scene, ...phases: DrawTrail['phase'][]): DrawTrail {
  const { entry, trails } = scene;
  const draw = trails.draws.get(drawKey(entry.bureauId, entry.no));
  if (!draw) throw bad(scene, 'no-draw', entry.no);
  if (!phases.includes(draw.phase)) throw bad(scene, 'log-order', draw.phase);
  return draw;
}

function anyOpen(trails: Trails, { bureauId, kind }: SeriesTrail): boolean {
  return [...trails.draws.values()].some(
    ({ series, phase }) =>
      series.bureauId === bureauId &&
      series.kind === kind &&
      (phase === 'open' || phase === 'closed' || phase === 'known'),
  );
}

function equal(no: string, field: string, kept: unknown, due: unknown): void {
  if (kept !== due) throw new AuditFault('draws', no, 'differs', `${field} ${kept} ≠ ${due}`);
}
