import { day, instant, isBefore } from './dates.ts';
import { DrawFault } from './fault.ts';
import { couple, type Field, hex64, id, integer, list, name, object, oneOf, sorted, text } from './fields.ts';
import { checkForm } from './form.ts';
import type { Beacon, Count, Crew, Freeze, Rung, Unit } from './types.ts';

/** N: a secret leads to its anchor in at most as many steps as the chain has. */
const MAX_DEPTH = 4096;
const MAX_STRATA = 100_000;
const MAX_CREWS = 100;
const WHOLE = 10_000; // basis points
/** 执法人员: 行政处罚法（2021）第四十二条, not fewer than two; one of them knows the trade. */
export const ENFORCEMENT = { name: '执法', size: 2, spec: 1 } as const;

const rung: Field<Rung> = (value, at) => {
  const keys = { cap: integer(0), anyCounty: oneOf(0, 1), spec: integer(0) };
  const read = object<Rung>(keys as { [K in keyof Rung]-?: Field<Rung[K]> }, ['cap', 'anyCounty', 'spec'])(
    value,
    at,
  );
  if (Object.keys(read).length === 0) throw new DrawFault('empty-rung', at);
  return read;
};

const crewName: Field<string> = (value, at) => {
  const read = name(value, at);
  if (/[#:]/.test(read)) throw new DrawFault('bad-crew-name', at, read);
  return read;
};

const crew: Field<Crew> = (value, at) => {
  const read = object<Crew>({
    name: crewName,
    size: integer(1),
    spec: integer(0),
    strict: oneOf(0, 1),
    ladder: list(rung, MAX_CREWS),
  })(value, at);
  atMostSize(read.spec, read.size, `${at}.spec`);
  read.ladder.forEach((step, i) => {
    if (step.spec !== undefined) atMostSize(step.spec, read.size, `${at}.ladder[${i}].spec`);
  });
  const small = read.size < ENFORCEMENT.size || read.spec < ENFORCEMENT.spec;
  if (read.name === ENFORCEMENT.name && small) throw new DrawFault('enforcement-crew-too-small', at);
  return read;
};

function atMostSize(spec: number, size: number, at: string): void {
  if (spec > size) throw new DrawFault('out-of-range', at, `${spec}: 0…${size}`);
}

const beacon: Field<'' | Beacon> = (value, at) => {
  if (value === '') return '';
  const read = object<Beacon>({ source: name, issue: name, form: name, due: instant })(value, at);
  checkForm(read.form);
  return read;
};

const counts = (count: Field<number>): Field<readonly Count[]> =>
  sorted<Count>(couple(text, count), ([label]) => label, MAX_STRATA);

const shape: Field<Freeze> = object<Freeze>({
  v: oneOf('ssd-1'),
  kind: oneOf('formal', 'drill'),
  no: name,
  from: day,
  to: day,
  anchor: hex64,
  depth: integer(1, MAX_DEPTH),
  prev: hex64,
  units: hex64,
  people: hex64,
  pairs: hex64,
  out: counts(integer(0)),
  mode: oneOf('take', 'fair'),
  strata: counts(integer(0)),
  reserve: integer(0),
  batches: integer(1),
  crews: list(crew, MAX_CREWS),
  mix: integer(0),
  witness: list(id),
  quorum: integer(0),
  open: instant,
  close: instant,
  beacon,
});

/** A freeze 冻结数据 from outside: each field, and the rules between its fields (ssd-1 §1). */
export const freeze: Field<Freeze> = (value, at) => {
  const read = shape(value, at);
  if (read.from > read.to) throw new DrawFault('dates-reversed', `${at}.from`, `${read.from}…${read.to}`);
  if (!isBefore(read.open, read.close)) {
    throw new DrawFault('dates-reversed', `${at}.open`, `${read.open}…${read.close}`);
  }
  if (read.beacon !== '' && !isBefore(read.close, read.beacon.due)) {
    throw new DrawFault('due-before-close', `${at}.beacon.due`, read.beacon.due);
  }
  if (read.mode === 'fair') {
    read.strata.forEach(([, n], i) => {
      integer(0, WHOLE)(n, `${at}.strata[${i}][1]`);
    });
  }
  unique(
    read.crews.map((one) => one.name),
    `${at}.crews`,
  );
  unique(read.witness, `${at}.witness`);
  integer(0, read.witness.length)(read.quorum, `${at}.quorum`);
  return read;
};

function unique(names: readonly string[], at: string): void {
  const twice = names.find((one, i) => names.indexOf(one) !== i);
  if (twice !== undefined) throw new DrawFault('not-unique', at, twice);
}

/** Every key-0 unit's label is among the strata (ssd-1 §1). */
export function checkStrata(strata: readonly Count[], units: readonly Unit[]): void {
  const labels = new Set(strata.map(([label]) => label));
  const stray = units.find((unit) => unit.key === 0 && !labels.has(unit.st));
  if (stray) throw new DrawFault('stratum-missing', 'freeze.strata', stray.st);
}

/** A freeze as the ceremony made it, checked before it is shown. */
export function readFreeze(value: unknown): Freeze {
  return freeze(value, 'freeze');
}
