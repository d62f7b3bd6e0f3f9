/** The checking itself, without a page: it holds the records that were given and answers about them. */
import { blockedText } from '../../../cards/words-blocked.ts';
import {
  failureSentence,
  faultSentence,
  plain,
  seriesSentences,
  stepName,
  unchecked,
} from '../../../cards/words-verify.ts';
import { auditSeries, type VoidDraw } from '../../domain/draw/audit-series.ts';
import { DrawFault } from '../../domain/draw/fault.ts';
import { placeOf } from '../../domain/draw/place.ts';
import { readRecord, readRecordText } from '../../domain/draw/read-record.ts';
import { recordDigest } from '../../domain/draw/record.ts';
import { freezeDigest } from '../../domain/draw/seed.ts';
import type { DrawRecord } from '../../domain/draw/types.ts';
import { type Seen, type Step, type Verification, verifyRecord } from '../../domain/draw/verify.ts';
import { words } from '../words.ts';
import { type SpoilKind, spoil, spoilKinds } from './spoil.ts';

/** One step as it is shown. */
export type StepView = {
  readonly is: Step['is'];
  readonly check: Step['check'] | 'form';
  readonly name: string;
  readonly means: string;
  readonly said: string;
};
export type Report = {
  readonly ok: boolean;
  readonly about: string;
  readonly counts: string;
  readonly isDrill: boolean;
  readonly isPublic: boolean;
  readonly no: string;
  readonly F: string;
  readonly R: string;
  readonly steps: readonly StepView[];
  readonly notes: readonly string[];
  readonly spoils: readonly SpoilKind[];
};
export type Checked =
  | { readonly is: 'report'; readonly report: Report }
  | { readonly is: 'refused'; readonly why: string };
export type Tried = { readonly said: string; readonly steps: readonly StepView[] };
export type SeriesView = { readonly lines: readonly string[]; readonly faults: readonly string[] };

export class Desk {
  readonly #records = new Map<string, DrawRecord>();

  /** Reads and checks a record, which is then known by `key`. */
  check(key: string, text: string, seen: Seen, told: (step: StepView) => void): Checked {
    try {
      const record = readRecordText(text);
      this.#records.set(key, record);
      told(formStep);
      return {
        is: 'report',
        report: reportOf(
          record,
          verifyRecord(record, seen, (step) => told(viewOf(step))),
        ),
      };
    } catch (fault) {
      if (fault instanceof DrawFault) return { is: 'refused', why: faultSentence(fault) };
      throw fault;
    }
  }

  /** 查一家企业, in a sentence. */
  look(key: string, id: string): string {
    const record = this.#record(key);
    const { out } = record.freeze;
    return words.place(placeOf(record, id), out.length > 0 ? words.out(out) : words.outNone);
  }

  /** 改一个字试试: which steps notice. The group saw F and R of the record as it was. */
  try(key: string, kind: SpoilKind, chance: number): Tried {
    const record = this.#record(key);
    const spoilt = spoil(record, kind, chance);
    if (!spoilt) return { said: '', steps: [] };
    const seen = { freeze: freezeDigest(record.freeze), result: recordDigest(record) };
    const said = words.spoilt(plain(spoilt.where), plain(spoilt.before), plain(spoilt.after));
    return { said, steps: failures(spoilt.record, seen) };
  }

  /** Several draws together. */
  series(keys: readonly string[], voids: readonly VoidDraw[]): SeriesView {
    const records = keys.flatMap((key) => this.#records.get(key) ?? []);
    return seriesSentences(auditSeries(records, voids));
  }

  #record(key: string): DrawRecord {
    const record = this.#records.get(key);
    if (!record) throw new Error(`no record ${key}`);
    return record;
  }
}

const formStep: StepView = { is: 'ok', check: 'form', name: words.form, means: words.formMeans, said: '' };

function viewOf(step: Step): StepView {
  const view = { is: step.is, check: step.check, name: stepName(step), means: words.meanings[step.check] };
  switch (step.is) {
    case 'ok':
      return { ...view, said: step.value ? `${step.value} ${words.verdict.same}` : '' };
    case 'unchecked':
      return { ...view, said: step.value ?? unchecked[step.why] };
    case 'failed':
      return { ...view, said: failureSentence(step.why) };
  }
}

function reportOf(record: DrawRecord, found: Verification): Report {
  const { freeze, units, result } = record;
  const keys = result.units.key.length;
  const drawn = Object.values(result.units.drawn).reduce((sum, ids) => sum + ids.length, 0);
  return {
    ok: found.ok,
    no: freeze.no,
    about: words.about(plain(freeze.no), found.kind, found.grade, !found.isPublic),
    counts: words.counts(units.length - keys, keys, drawn, freeze.from, freeze.to),
    isDrill: found.kind === 'drill',
    isPublic: found.isPublic,
    F: found.freeze,
    R: found.result,
    steps: [formStep, ...found.steps.map(viewOf)],
    notes: found.certificates.map((one) => plain(blockedText(one))),
    spoils: spoilKinds(record),
  };
}

function failures(changed: unknown, seen: Seen): StepView[] {
  try {
    return verifyRecord(readRecord(changed), seen)
      .steps.filter(({ is }) => is === 'failed')
      .map(viewOf);
  } catch (fault) {
    if (fault instanceof DrawFault) return [{ ...formStep, is: 'failed', said: faultSentence(fault) }];
    throw fault;
  }
}
