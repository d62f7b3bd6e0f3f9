/** Drawing enterprises: ours against what others do. What each takes, and what each gets wrong. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { client } from '../../../db/client.ts';
import { startEmbedded } from '../../../db/embedded.ts';
import { digest } from '../../../src/domain/draw/hash.ts';
import { shufflePlaces, stream } from '../../../src/domain/draw/stream.ts';
import { drawUnits } from '../../../src/domain/draw/units.ts';
import { grown, load, ms, taken } from './measure.ts';
import { planOf } from './register.ts';

const MILLION = 1_000_000;
const TAKEN = 50_000;
/** the case of draw.md: 57 firms, 20 are drawn */
const FIRMS = 57;
const DRAWN = 20;
const DRAWS = 4_000;

type Method = {
  readonly name: string;
  /** k of the ids, for a seed; may ignore the seed */
  readonly draw: (ids: readonly string[], k: number, seed: string) => string[];
  /** would anyone who knows the seed get the same? */
  readonly repeatable: string;
};

const methods: readonly Method[] = [
  {
    name: 'ours',
    repeatable: 'by anyone',
    draw(ids, k, seed) {
      const rows = new Uint32Array(ids.length);
      for (let row = 0; row < rows.length; row++) rows[row] = row;
      shufflePlaces(stream(seed, 'unit:T'), rows, k);
      return Array.from(rows.subarray(0, k), (row) => ids[row]!);
    },
  },
  {
    name: 'systematic: every k-th from a random start',
    repeatable: 'no seed',
    draw(ids, k) {
      const step = Math.floor(ids.length / k);
      const start = Math.floor(Math.random() * step);
      return Array.from({ length: k }, (_, i) => ids[start + i * step]!);
    },
  },
  {
    name: 'tickets: least SHA-256 of seed and id',
    repeatable: 'by anyone',
    draw(ids, k, seed) {
      const ticket = (id: string) => createHash('sha256').update(`${seed}\n${id}`).digest('hex');
      const tickets = ids.map((id) => ({ id, at: ticket(id) }));
      tickets.sort((a, b) => (a.at < b.at ? -1 : 1));
      return tickets.slice(0, k).map(({ id }) => id);
    },
  },
  {
    name: 'plain shuffle with Math.random',
    repeatable: 'no seed',
    draw(ids, k) {
      const all = [...ids];
      for (let i = all.length - 1; i > 0; i--) {
        const j = Math.floor(Math.random() * (i + 1));
        [all[i], all[j]] = [all[j]!, all[i]!];
      }
      return all.slice(0, k);
    },
  },
  {
    name: 'sort(() => Math.random() - 0.5)',
    repeatable: 'no seed',
    draw: (ids, k) => ids.toSorted(() => Math.random() - 0.5).slice(0, k),
  },
];

export async function benchUnitPeers(): Promise<void> {
  const ids = Array.from({ length: MILLION }, (_, i) => `91140700MA0${String(i).padStart(7, '0')}`);
  for (const { name, draw, repeatable } of methods) {
    const bias = biasOf((seed, firms) => draw(firms, DRAWN, seed));
    draw(ids.slice(0, MILLION / 10), TAKEN / 10, digest('warm'));
    let time = { cpu: 0, wall: 0 };
    const memory = await grown(async () => {
      time = await taken(() => draw(ids, TAKEN, digest('b')));
    });
    say(name, `${ms(time)}, ${memory.toFixed(0)} MB`, bias, repeatable);
  }
  await postgres(ids.length);
  roundingUp();
}

function say(name: string, time: string, bias: string, repeatable: string): void {
  console.log(
    `units, ${name}: 50,000 of 1,000,000 in ${time}; ${bias}; repeatable: ${repeatable}; ${load()}`,
  );
}

/** 20 of 57, again and again: how often each firm and each pair is drawn, and how many outcomes there are. */
function biasOf(draw: (seed: string, firms: readonly string[]) => readonly string[]): string {
  const firms = Array.from({ length: FIRMS }, (_, i) => `F${i}`);
  return biasOfOutcomes(Array.from({ length: DRAWS }, (_, r) => draw(digest('bias', String(r)), firms)));
}

function biasOfOutcomes(outcomes: readonly (readonly string[])[]): string {
  const single = new Float64Array(FIRMS);
  const pairs = new Float64Array(FIRMS * FIRMS);
  for (const outcome of outcomes) {
    const places = outcome.map((id) => Number(id.slice(1))).sort((a, b) => a - b);
    places.forEach((a, at) => {
      single[a]! += 1;
      for (const b of places.slice(at + 1)) pairs[a * FIRMS + b]! += 1;
    });
  }
  const n = outcomes.length;
  const p = DRAWN / FIRMS;
  const both = (p * (DRAWN - 1)) / (FIRMS - 1);
  const upper = pairs.filter((_, at) => Math.floor(at / FIRMS) < at % FIRMS);
  const distinct = new Set(outcomes.map((outcome) => outcome.toSorted().join())).size;
  const chances = `a firm's chance ${percent(Math.min(...single) / n)} to ${percent(Math.max(...single) / n)} (fair ${percent(p)})`;
  return (
    `20 of 57: ${distinct} outcomes in ${n} draws, ${single.filter((count) => count === 0).length} firms never drawn, ` +
    `${chances}, χ² over its fair size ${ratio(single, n, p)} for firms, ${ratio(upper, n, both)} for pairs`
  );
}

/** Σ(c − np)² over what a fair draw would give on average: 1 is fair. */
function ratio(counts: Float64Array, n: number, p: number): string {
  const sum = counts.reduce((all, count) => all + (count - n * p) ** 2, 0);
  return (sum / (counts.length * n * p * (1 - p))).toFixed(2);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** ORDER BY random() in the embedded server; its own memory and processor are not seen from here. */
async function postgres(rows: number): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-draw-'));
  const server = await startEmbedded({ dataDir, settings: { fsync: 'off' } });
  const sql = client(server.options, { max: 1 });
  try {
    await sql`create table units as
      select '91140700MA0' || lpad(i::text, 7, '0') as id from generate_series(0, ${rows - 1}::int) i`;
    await sql`create table firms as select 'F' || i as id, 0 as seen from generate_series(0, ${FIRMS - 1}::int) i`;
    const draw = () => sql`select id from units order by random() limit ${TAKEN}`;
    await draw();
    const time = await taken(draw);
    const drawn = await sql<{ ids: string[] }[]>`
      select array_agg(id) as ids from generate_series(1, ${DRAWS}::int) r,
        lateral (select id from firms order by random() + 0 * r limit ${DRAWN}) d group by r`;
    const bias = biasOfOutcomes(drawn.map(({ ids }) => ids));
    const again = (await sameAgain(sql))
      ? 'also after an update of the rows'
      : 'no: one update of the rows and setseed gives others';
    say('Postgres ORDER BY random()', `${time.wall.toFixed(0)} ms by the clock`, bias, again);
  } finally {
    await sql.end();
    await server.release();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The same setseed before and after rows were touched that have nothing to do with the draw. */
async function sameAgain(sql: Sql): Promise<boolean> {
  const draw = async () => {
    await sql`select setseed(0.5)`;
    const rows = await sql<{ id: string }[]>`select id from firms order by random() limit ${DRAWN}`;
    return rows.map(({ id }) => id).join();
  };
  const before = await draw();
  await sql`update firms set seen = 1 where id like '%7'`;
  return before === (await draw());
}

/** Ratios in small strata: what "at least one of each" draws, and what mode fair does. */
function roundingUp(): void {
  const sizes = Array.from({ length: 60 }, (_, i) => 1 + (i % 9));
  const units = sizes.flatMap((size, s) =>
    Array.from({ length: size }, (_, i) => ({
      id: `U${String(s).padStart(2, '0')}${i}`,
      st: `S${String(s).padStart(2, '0')}`,
      ct: '',
      hz: [],
      key: 0 as const,
    })),
  );
  const implied = units.length * 0.1;
  const up = sizes.reduce((sum, size) => sum + Math.ceil(size * 0.1), 0);
  const near = sizes.reduce((sum, size) => sum + Math.round(size * 0.1), 0);
  const strata = sizes.map((_, s) => [`S${String(s).padStart(2, '0')}`, 1_000] as const);
  const plan = planOf({}, { mode: 'fair', strata });
  const ours = Array.from({ length: 500 }, (_, r) =>
    Object.values(drawUnits(digest('up', String(r)), plan, units).drawn).reduce(
      (sum, ids) => sum + ids.length,
      0,
    ),
  );
  console.log(
    `units, 10 % of 60 strata of 1 to 9: ${implied.toFixed(1)} implied; rounded up ${up}, to the nearest ${near}, ` +
      `ours ${Math.min(...ours)} or ${Math.max(...ours)}, ${(ours.reduce((a, b) => a + b) / ours.length).toFixed(2)} on average`,
  );
}
