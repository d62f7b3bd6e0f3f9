import { DrawFault } from './fault.ts';
import { couple, type Field, hex64, id, integer, list, name, object, oneOf, text } from './fields.ts';
import type { LoggedEntry } from './log.ts';
import { SUBSTITUTE_REASONS } from './reasons.ts';
import { PASS_REASONS, type Passed, RECUSE_REASONS, type Recuse } from './recuse.ts';
import type { Substitute } from './substitute.ts';

const MAX_ENTRIES = 100_000;
const MAX_PASSED = 50_000;

/** The body of an entry: an object; what must stand in it depends on the type. */
const body: Field<Readonly<Record<string, unknown>>> = (value, at) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DrawFault('wrong-type', at);
  return value as Readonly<Record<string, unknown>>;
};

/** The entries of one draw, in the order of the log. */
export const logEntries: Field<readonly LoggedEntry[]> = list(
  object<LoggedEntry>({ n: integer(0), prev: hex64, ts: text, type: name, no: name, body, hash: hex64 }),
  MAX_ENTRIES,
);

/** The body of a SUBSTITUTE entry. */
export const substituteBody: Field<Substitute> = object<Substitute>({
  unit: id,
  by: id,
  reserve: id,
  reason: oneOf(...SUBSTITUTE_REASONS),
  approved: id,
});

/** The body of a RECUSE entry. */
export const recuseBody: Field<Recuse> = object<Recuse>({
  unit: id,
  crew: name,
  out: id,
  in: id,
  passed: list(couple(id, oneOf(...PASS_REASONS)), MAX_PASSED) as Field<readonly Passed[]>,
  reason: oneOf(...RECUSE_REASONS),
  approved: id,
});
