import { Budget } from './budget.ts';
import type { Certificate } from './certificate.ts';
import { chainBack } from './chain.ts';
import { type Difference, difference } from './difference.ts';
import { type Drawn, drawFromSeed } from './draw.ts';
import { DrawFault } from './fault.ts';
import { checkGrade, type Grade, gradeOf } from './grade.ts';
import { isFull } from './read-record.ts';
import { recordDigest } from './record.ts';
import { drawSeed, freezeDigest, tableDigest, witnessText } from './seed.ts';
import { checkTeamShape } from './team-shape.ts';
import type { DrawRecord, FullRecord } from './types.ts';
import { drawUnits } from './units.ts';
import { checkBeacon, checkWitness } from './values.ts';
import { checkBodies, checkCorrections, checkLinks, checkSubstitutions } from './verify-log.ts';

/** What is checked, in this order; teams once for each crew, corrections and substitutes once for each of the log. */
export type Check =
  | 'grade'
  | 'units-table'
  | 'people-table'
  | 'pairs-table'
  | 'freeze'
  | 'chain'
  | 'witness'
  | 'beacon'
  | 'seed'
  | 'units'
  | 'teams'
  | 'record'
  | 'log'
  | 'log-bodies'
  | 'correct'
  | 'substitute'
  | 'head';

/** Why a step could not be checked: nothing to compare with, or a public record 公开记录. */
export type Unchecked = 'not-given' | 'public';

/** One step of a verification 核验: ok, failed with what differed, or not checkable. */
export type Step =
  | (At & { readonly is: 'ok'; readonly value?: string })
  | (At & { readonly is: 'failed'; readonly why: Difference | DrawFault })
  | (At & { readonly is: 'unchecked'; readonly why: Unchecked; readonly value?: string });
type At = { readonly check: Check; readonly crew?: string; readonly n?: number };

/** What the group saw: F before the draw, R with RESULT, a head of the log with a substitution or later. */
export interface Seen {
  readonly freeze?: string;
  readonly result?: string;
  readonly head?: string;
}

export interface Verification {
  /** No step failed. It only says that the record agrees with itself, and with F and R where they were given. */
  readonly ok: boolean;
  readonly grade: Grade;
  readonly kind: 'formal' | 'drill';
  readonly isPublic: boolean;
  readonly freeze: string;
  readonly result: string;
  readonly steps: readonly Step[];
  /** Crews that the record says have no assignment. */
  readonly unassigned: readonly string[];
  /** Why they have none, where the people are there to compute it. */
  readonly certificates: readonly Certificate[];
}

/**
 * Repeats a draw from its record 抽取记录 (ssd-1 §1–3) and says step by step whether it comes out the same. `told` hears
 * of each step as it is done: a big record takes seconds.
 */
export function verifyRecord(
  record: DrawRecord,
  seen: Seen = {},
  told: (step: Step) => void = () => {},
): Verification {
  const { freeze } = record;
  const F = freezeDigest(freeze);
  const R = recordDigest(record);
  const seed = drawSeed(F, record.secret, witnessText(record.witness), record.beacon);
  const steps: Step[] = [];
  const add = (...done: readonly Step[]) => {
    for (const step of done) {
      steps.push(step);
      told(step);
    }
  };
  add(
    guarded('grade', () => checkGrade(freeze)),
    ...tableSteps(record),
  );
  add(compared('freeze', F, seen.freeze));
  add(same('chain', freeze.anchor, chainBack(record.secret, freeze.depth), 'freeze.anchor'));
  add(guarded('witness', () => checkWitness(record)));
  add(guarded('beacon', () => checkBeacon(freeze, record.beacon)));
  add(same('seed', record.seed, seed, 'seed'));
  add(same('units', record.result.units, drawUnits(seed, freeze, record.units), 'result.units'));
  const outcome = repeat(record, seed);
  add(...teamSteps(record, outcome));
  add(compared('record', R, seen.result));
  add(...logSteps(record, { F, R }, seen));
  return {
    ok: steps.every((step) => step.is !== 'failed'),
    grade: gradeOf(freeze),
    kind: freeze.kind,
    isPublic: !isFull(record),
    freeze: F,
    result: R,
    steps,
    unassigned: freeze.crews.map((crew) => crew.name).filter((name) => record.result.teams[name] === null),
    certificates: outcome && !(outcome instanceof DrawFault) ? outcome.certificates : [],
  };
}

function repeat(record: DrawRecord, seed: string): Drawn | DrawFault | undefined {
  if (!isFull(record)) return undefined;
  try {
    return drawFromSeed(seed, record.freeze, record, new Budget());
  } catch (fault) {
    if (fault instanceof DrawFault) return fault;
    throw fault;
  }
}

function same(check: Check, recorded: unknown, computed: unknown, at: string): Step {
  const why = difference(recorded, computed, at);
  return why ? { check, is: 'failed', why } : { check, is: 'ok' };
}

/** F and R: compared with what the group saw, where that was given. */
function compared(check: Check, value: string, seen: string | undefined): Step {
  if (seen === undefined) return { check, is: 'unchecked', why: 'not-given', value };
  if (seen === value) return { check, is: 'ok', value };
  return { check, is: 'failed', why: { at: check, recorded: seen, computed: value } };
}

/** The entries of the log beside the record, where there are any. */
function logSteps(record: DrawRecord, digests: { F: string; R: string }, seen: Seen): Step[] {
  const { log } = record;
  if (!log) return seen.head === undefined ? [] : [compared('head', '-', seen.head)];
  const links = guarded('log', () => checkLinks(record, log));
  if (links.is === 'failed') return [links];
  const bodies = guarded('log-bodies', () => checkBodies(record, log, digests));
  const corrected = bodies.is === 'failed' ? [] : checkCorrections(record, log, digests.R);
  const corrections = corrected.map(({ n, hash, record: before, fault }): Step => {
    if (fault) return { check: 'correct', n, is: 'failed', why: fault };
    if (!before) return { check: 'correct', n, is: 'unchecked', why: 'public', value: hash };
    return { check: 'correct', n, is: 'ok', value: hash };
  });
  const substitutes = checkSubstitutions(record, log, corrected).map(({ n, hash, fault }): Step => {
    if (fault) return { check: 'substitute', n, is: 'failed', why: fault };
    if (!isFull(record)) return { check: 'substitute', n, is: 'unchecked', why: 'public', value: hash };
    return { check: 'substitute', n, is: 'ok', value: hash };
  });
  const head = log.find(({ hash }) => hash === seen.head)?.hash ?? log.at(-1)!.hash;
  const asked = substitutes.length + corrections.length > 0 || seen.head !== undefined;
  return [
    links,
    bodies,
    ...corrections,
    ...substitutes,
    ...(asked ? [compared('head', head, seen.head)] : []),
  ];
}

function guarded(check: Check, rule: () => unknown): Step {
  try {
    rule();
    return { check, is: 'ok' };
  } catch (why) {
    if (why instanceof DrawFault) return { check, is: 'failed', why };
    throw why;
  }
}

function tableSteps(record: DrawRecord): Step[] {
  const { freeze, salts, units } = record;
  const hidden = (check: Check): Step => ({ check, is: 'unchecked', why: 'public' });
  const table = (name: 'people' | 'pairs', full: FullRecord): Step =>
    same(`${name}-table`, freeze[name], tableDigest(full.salts[name], full[name]), `freeze.${name}`);
  return [
    same('units-table', freeze.units, tableDigest(salts.units, units), 'freeze.units'),
    isFull(record) ? table('people', record) : hidden('people-table'),
    isFull(record) ? table('pairs', record) : hidden('pairs-table'),
  ];
}

function teamSteps(record: DrawRecord, outcome: Drawn | DrawFault | undefined): Step[] {
  const shape = guarded('teams', () => checkTeamShape(record));
  if (shape.is === 'failed') return [shape];
  return record.freeze.crews.map(({ name: crew }): Step => {
    if (outcome === undefined) return { check: 'teams', is: 'unchecked', crew, why: 'public' };
    if (outcome instanceof DrawFault) return { check: 'teams', is: 'failed', crew, why: outcome };
    const at = `result.teams.${crew}`;
    return { ...same('teams', record.result.teams[crew], outcome.result.teams[crew], at), crew };
  });
}
