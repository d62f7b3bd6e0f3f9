import { day } from './dates.ts';
import { DrawFault } from './fault.ts';
import { couple, type Field, id, integer, list, object, oneOf, sorted, text } from './fields.ts';
import type { Person, Tables, Unit } from './types.ts';

/** More than any province inspects; beyond it a record is an attack on the reader. */
const MAX_UNITS = 1_000_000;
const MAX_PEOPLE = 50_000;
const MAX_PAIRS = 1_000_000;
/** 已执行任务数 stays well within 32 bits, so that loads fit the engine's typed arrays. */
const MAX_BASE = 1_000_000_000;

const MAX_LABELS = 10_000;

const unit: Field<Unit> = object<Unit>({ id, st: text, ct: text, hz: list(text), key: oneOf(0, 1) });

/**
 * The units of a text, each as soon as it is there, so that a million of them are never twice in memory; labels,
 * counties and hazards, which repeat, are kept once.
 */
export function unitRows(): Field<Unit> {
  const labels = new Map<string, string>();
  const once = (label: string): string => {
    const known = labels.get(label);
    if (known !== undefined) return known;
    if (labels.size < MAX_LABELS) labels.set(label, label);
    return label;
  };
  let n = 0;
  return (value, at) => {
    n += 1;
    if (n > MAX_UNITS) throw new DrawFault('too-long', 'units', `> ${MAX_UNITS}`);
    const { id: code, st, ct, hz, key } = unit(value, at);
    return { id: code, st: once(st), ct: once(ct), hz: hz.map(once), key };
  };
}

const leave: Field<readonly [string, string]> = (value, at) => {
  const read = couple(day, day)(value, at);
  if (read[0] > read[1]) throw new DrawFault('dates-reversed', at, read.join('…'));
  return read;
};

const person: Field<Person> = object<Person>({
  id,
  crew: text,
  ct: list(text),
  sp: list(text),
  until: day,
  away: list(leave),
  base: integer(0, MAX_BASE),
  cap: integer(0),
});

const pair: Field<string> = (value, at) => {
  const read = text(value, at);
  if (!/^[\x21-\x7e]+ [\x21-\x7e]+$/.test(read)) throw new DrawFault('bad-id', at, read);
  return read;
};

/** The three frozen lists (ssd-1 §1), each sorted by id, pairs by text. */
export const unitTable: Field<readonly Unit[]> = sorted(unit, (row) => row.id, MAX_UNITS);
/** The same of units that were read one by one. */
export const unitsRead: Field<readonly Unit[]> = sorted(
  (value) => value as Unit,
  (row) => row.id,
  MAX_UNITS,
);
export const personTable: Field<readonly Person[]> = sorted(person, (row) => row.id, MAX_PEOPLE);
export const pairTable: Field<readonly string[]> = sorted(pair, (row) => row, MAX_PAIRS);

/** Tables from outside, checked field by field. */
export function readTables(value: unknown): Tables {
  return object<Tables>({ units: unitTable, people: personTable, pairs: pairTable })(value, '');
}
