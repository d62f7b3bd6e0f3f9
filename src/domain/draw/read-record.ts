import { DrawFault } from './fault.ts';
import { couple, type Field, hex64, id, integer, keyed, list, object, text } from './fields.ts';
import { readJson } from './json-text.ts';
import { checkStrata, freeze } from './read-freeze.ts';
import { logEntries } from './read-log.ts';
import { pairTable, personTable, unitRows, unitsRead, unitTable } from './read-tables.ts';
import type {
  CrewResult,
  DrawRecord,
  DrawResult,
  FullRecord,
  PublicRecord,
  Salts,
  Unit,
  UnitResult,
  WitnessEntry,
} from './types.ts';

const MAX_IDS = 1_000_000;

const ids = list(id, MAX_IDS);

const unitResult: Field<UnitResult> = object<UnitResult>({
  key: ids,
  drawn: keyed(ids),
  reserve: keyed(ids),
  batch: keyed(integer(1)),
});

const crewResult: Field<CrewResult> = (value, at) =>
  value === null
    ? null
    : object<NonNullable<CrewResult>>({ step: integer(0), teams: keyed(list(id, MAX_IDS)) })(value, at);

const common = {
  freeze,
  witness: list(couple(id, text)) as Field<readonly WitnessEntry[]>,
  beacon: text,
  secret: hex64,
  seed: hex64,
  result: object<DrawResult>({ units: unitResult, teams: keyed(crewResult) }),
  log: logEntries,
};

const fullShape = (units: Field<readonly Unit[]>): Field<FullRecord> =>
  object<FullRecord>(
    {
      ...common,
      units,
      people: personTable,
      pairs: pairTable,
      salts: object<Salts>({ units: hex64, people: hex64, pairs: hex64 }),
    },
    ['log'],
  );

const publicShape = (units: Field<readonly Unit[]>): Field<PublicRecord> =>
  object<PublicRecord>({ ...common, units, salts: object<{ units: string }>({ units: hex64 }) }, ['log']);

/** A record 抽取记录 from outside, whole or public: shape, types, orders and all that one field can say. */
export function readRecord(value: unknown): DrawRecord {
  return shaped(value, unitTable);
}

function shaped(value: unknown, units: Field<readonly Unit[]>): DrawRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DrawFault('wrong-type', '');
  const full = Object.hasOwn(value, 'people') || Object.hasOwn(value, 'pairs');
  const record = full ? fullShape(units)(value, '') : publicShape(units)(value, '');
  checkStrata(record.freeze.strata, record.units);
  return record;
}

/** A record as the text of a file. */
export function readRecordText(source: string): DrawRecord {
  return shaped(readJson(source, { units: unitRows() }), unitsRead);
}

/** Whether the record has everything, the people and the pairs included. */
export function isFull(record: DrawRecord): record is FullRecord {
  return 'people' in record;
}
