/**
 * What cards say of the frozen lists and of the result. The texts may be of some megabytes and never change, and each
 * tap on a task shows the draw anew: what was read once is kept under the digest of its text.
 */
import { setImmediate as breath } from 'node:timers/promises';
import { words } from '../../cards/words.ts';
import type { Tx } from '../../db/connect.ts';
import { type Draw, resultUnits, textsOf } from '../../db/draws.ts';
import { lastFrozenUnits } from '../../db/earlier-draws.ts';
import { byCodeUnit } from '../domain/draw/canonical.ts';
import type { Person, Unit } from '../domain/draw/types.ts';

export type ListFacts = {
  /** officers in the frozen list */
  readonly people: number;
  /** by label: units that are drawn from, and key units */
  readonly strata: readonly (readonly [
    label: string,
    count: { readonly pool: number; readonly key: number },
  ])[];
  /** against the list that the section froze before; absent: there is none */
  readonly change?: { readonly added: number; readonly removed: number };
};
export type ResultFacts = {
  /** how many were drawn, by label */
  readonly drawn: ReadonlyMap<string, number>;
  readonly reserve: Readonly<Record<string, readonly string[]>>;
};

/** So many are kept; the one that was not asked for longest goes first. */
const MOST = 100;

class Kept<V> {
  readonly #facts = new Map<string, V>();

  /** Without a digest nothing is frozen, and nothing is kept. */
  async of(digest: string | null, read: () => Promise<V>): Promise<V> {
    if (digest === null) return read();
    const value = this.#facts.get(digest) ?? (await read());
    this.#facts.delete(digest);
    this.#facts.set(digest, value);
    for (const oldest of this.#facts.keys()) {
      if (this.#facts.size <= MOST) break;
      this.#facts.delete(oldest);
    }
    return value;
  }
}

const lists = new Kept<ListFacts>();
const results = new Kept<ResultFacts>();

export function listFacts(tx: Tx, draw: Draw): Promise<ListFacts> {
  return lists.of(draw.freezeDigest, () => readLists(tx, draw));
}

export function resultFacts(tx: Tx, draw: Draw): Promise<ResultFacts> {
  return results.of(draw.recordDigest, async () => {
    const { drawn, reserve } = await resultUnits(tx, draw.id);
    return { reserve, drawn: new Map(Object.entries(drawn).map(([label, ids]) => [label, ids.length])) };
  });
}

async function readLists(tx: Tx, draw: Draw): Promise<ListFacts> {
  const texts = await textsOf(tx, draw.id);
  const units = JSON.parse(texts.units ?? '[]') as Unit[];
  await breath();
  const people = (JSON.parse(texts.persons ?? '[]') as Person[]).filter(({ crew }) => crew === words.crew);
  const before = await lastFrozenUnits(tx, draw, draw.id);
  await breath();
  const change = before === undefined ? undefined : changeSince(JSON.parse(before) as Unit[], units);
  return { people: people.length, strata: countsOf(units), ...(change && { change }) };
}

function countsOf(units: readonly Unit[]): ListFacts['strata'] {
  const counts = new Map<string, { pool: number; key: number }>();
  for (const unit of units) {
    const count = counts.get(unit.st) ?? { pool: 0, key: 0 };
    count[unit.key === 1 ? 'key' : 'pool'] += 1;
    counts.set(unit.st, count);
  }
  return [...counts].sort(([a], [b]) => byCodeUnit(a, b));
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
