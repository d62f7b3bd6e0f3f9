/** 改一个字试试: one place of a record changed, in a copy. */
import type { DrawRecord } from '../../domain/draw/types.ts';

export type SpoilKind = 'county' | 'swap' | 'witness' | 'secret' | 'amount' | 'team' | 'any';
type Branch = { [key: string]: unknown };
/** Where, and what stood and stands there. */
export type Spoilt = {
  readonly record: unknown;
  readonly where: string;
  readonly before: string;
  readonly after: string;
};

type Path = readonly (string | number)[];

/** Another value of the same kind: a digit stays a digit, a Chinese character a Chinese character. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (value === null) return { step: 0, teams: {} };
  if (typeof value !== 'string' || value === '') return '0';
  const last = value.at(-1)!;
  const next = /[9z]/.test(last) ? '0' : String.fromCharCode(last.charCodeAt(0) + 1);
  return value.slice(0, -1) + next;
}

/** What can be changed in this record; a record without teams has none to change. */
export function spoilKinds(record: DrawRecord): SpoilKind[] {
  const all: SpoilKind[] = ['county', 'swap', 'witness', 'secret', 'amount', 'team', 'any'];
  return all.filter((kind) => kind === 'any' || change(record, kind) !== undefined);
}

/** `chance`: which of all places, for 'any'; a share from 0 to 1. */
export function spoil(record: DrawRecord, kind: SpoilKind, chance: number): Spoilt | undefined {
  const found = kind === 'any' ? anywhere(record, chance) : change(record, kind);
  if (!found) return undefined;
  const copy = JSON.parse(JSON.stringify(record)) as Branch;
  const parent = found.path.slice(0, -1).reduce<Branch>((at, key) => at[key] as Branch, copy);
  parent[found.path.at(-1)!] = found.value;
  const before = found.path.reduce<unknown>((at, key) => (at as Branch)[key], record);
  return { record: copy, where: place(found.path), before: text(before), after: text(found.value) };
}

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const place = (path: Path) =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .slice(1);

type Change = { readonly path: Path; readonly value: unknown };
const at = (path: Path, value: unknown): Change => ({ path, value });

function change(record: DrawRecord, kind: Exclude<SpoilKind, 'any'>): Change | undefined {
  const { freeze, units, witness, secret, result } = record;
  switch (kind) {
    case 'county':
      return units[0] && at(['units', 0, 'ct'], other(units[0].ct));
    case 'swap':
      return swapped(record);
    case 'witness':
      return witness[0] && at(['witness', 0, 1], other(witness[0][1]));
    case 'secret':
      return at(['secret'], other(secret));
    case 'amount':
      return freeze.strata[0] && at(['freeze', 'strata', 0, 1], other(freeze.strata[0][1]));
    case 'team':
      for (const [crew, found] of Object.entries(result.teams))
        for (const [unit, team] of Object.entries(found?.teams ?? {}))
          if (team[0]) return at(['result', 'teams', crew, 'teams', unit, 0], other(team[0]));
      return undefined;
  }
}

/** One that was drawn gives its place to one of the same stratum that was not. */
function swapped({ units, result }: DrawRecord): Change | undefined {
  for (const [label, drawn] of Object.entries(result.units.drawn)) {
    const free = units.find(({ id, st, key }) => st === label && key === 0 && !drawn.includes(id));
    if (free && drawn.length > 0) return at(['result', 'units', 'drawn', label, 0], free.id);
  }
  return undefined;
}

function anywhere(record: DrawRecord, chance: number): Change | undefined {
  const { log: _, ...covered } = record;
  const paths = leaves(covered, []);
  const path = paths[Math.min(paths.length - 1, Math.floor(chance * paths.length))];
  return path && at(path, other(path.reduce<unknown>((value, key) => (value as Branch)[key], covered)));
}

function leaves(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  if (Array.isArray(value)) return value.flatMap((item, i) => leaves(item, [...path, i]));
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
}
