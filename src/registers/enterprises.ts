/**
 * 检查对象名录库 from a file. An enterprise is found again by its code, else by its 统一社会信用代码. A register of a
 * hundred thousand is gone through in parts, so that neither it nor the file is ever held whole.
 */
import { allSections, ensureSections } from '../../db/bureau.ts';
import {
  type EnterpriseKey,
  enterpriseKeys,
  enterprisesById,
  type NewEnterprise,
  upsertEnterprises,
} from '../../db/enterprises.ts';
import { alikeNames } from '../domain/similar-names.ts';
import { SECTIONS } from '../domain/vocabulary.ts';
import { NOTES } from '../files/note-words.ts';
import type { Report } from '../files/problems.ts';
import type { EnterpriseRow, Rows } from '../files/rows.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { nextCodes } from './codes.ts';
import { checkPair, type Keys, type Pair } from './enterprise-checks.ts';
import { changesOf, factsOf } from './enterprise-facts.ts';
import { MOST_LINES, type Planned, type Sender, Summary, type Wrote } from './plan.ts';

/** rows that are held at once */
const PART = 100;
const MOST_PROBLEMS = MOST_LINES;

type Known = Keys & {
  readonly all: readonly EnterpriseKey[];
  readonly sections: ReadonlyMap<number, string>;
};
/** What the first pass finds besides the changes. */
type Found = {
  readonly sections: Set<string>;
  readonly codes: string[];
  readonly seen: Set<number>;
  /** 1 for each row that is new or differs */
  readonly toWrite: Uint8Array;
  readonly fresh: { name: string; creditCode: string; row: number; sheet?: string }[];
  ungraded: number;
};

export async function planEnterprises(
  scene: Scene,
  rows: Rows<EnterpriseRow>,
  sender: Sender,
): Promise<Planned> {
  const known = await knownEnterprises(scene);
  const summary = new Summary();
  const report: Report = [];
  const found: Found = {
    ...{ sections: new Set(), codes: [], seen: new Set(), fresh: [], ungraded: 0 },
    toWrite: new Uint8Array(rows.length),
  };
  let at = 0;
  for await (const pairs of pairsOf(scene, rows, known)) {
    for (const pair of pairs) {
      checkPair(report, pair, known, sender);
      found.toWrite[at] = look(summary, pair, known, found) ? 1 : 0;
      at += 1;
    }
    if (report.length > MOST_PROBLEMS) break;
  }
  if (report.length > 0) return { problems: report };
  for (const { id, code, name, sectionId, withdrawn } of known.all)
    if (!found.seen.has(id) && !withdrawn && isOf(sender, known.sections.get(sectionId)))
      summary.leave(code, name);
  for (const { one, other, why } of alikeNames(
    found.fresh,
    known.all.filter(({ withdrawn }) => !withdrawn),
    MOST_LINES,
  ))
    summary.liken(one, other, why);
  return {
    ...summary.done(),
    notes: notesOf(known, found),
    take: (wrote) => write(scene, rows, known, found, wrote),
  };
}

function isOf({ section }: Sender, name: string | undefined): boolean {
  return section === undefined || section === name;
}

async function knownEnterprises({ tx, bureauId }: Scene): Promise<Known> {
  const all = await enterpriseKeys(tx, bureauId);
  return {
    all,
    byCode: new Map(all.map((each) => [each.code, each])),
    byCredit: new Map(all.map((each) => [each.creditCode, each])),
    sections: new Map((await allSections(tx, bureauId)).map(({ id, name }) => [id, name])),
  };
}

/** The rows, or only some of them, a part at a time, each beside what is there. */
async function* pairsOf(
  { tx }: Scene,
  rows: Rows<EnterpriseRow>,
  known: Known,
  only?: Uint8Array,
): AsyncGenerator<Pair[]> {
  let part: EnterpriseRow[] = [];
  const pairs = async () => {
    const there = part.map(
      ({ code, creditCode }) => (code ? known.byCode.get(code) : undefined) ?? known.byCredit.get(creditCode),
    );
    const ids = there.flatMap((each) => (each ? [each.id] : []));
    const olds = new Map((await enterprisesById(tx, ids)).map((each) => [each.id, each]));
    return part.map((row, i): Pair => {
      const key = there[i];
      const full = key && olds.get(key.id);
      // one whose import was undone comes anew, under the code it had
      const old =
        full && !full.withdrawn ? { ...full, section: known.sections.get(full.sectionId) ?? '' } : undefined;
      return { row, code: row.code ?? key?.code, old, facts: factsOf(row, old) };
    });
  };
  let at = 0;
  for (const row of rows) {
    if (only === undefined || only[at] === 1) part.push(row);
    at += 1;
    if (part.length < PART) continue;
    yield await pairs();
    part = [];
  }
  if (part.length > 0) yield await pairs();
}

/** Counts a row, and says whether it is to be written. */
function look(summary: Summary, { row, code, old, facts }: Pair, known: Known, found: Found): boolean {
  const key = (code === undefined ? undefined : known.byCode.get(code)) ?? known.byCredit.get(row.creditCode);
  if (key) found.seen.add(key.id);
  if (row.code) found.codes.push(row.code);
  if (!old) {
    found.sections.add(facts.section);
    const { name, creditCode, row: at, sheet } = row;
    found.fresh.push({ name, creditCode, row: at, ...(sheet !== undefined && { sheet }) });
    if (row.grade === undefined) found.ungraded += 1;
    summary.add(row.code ?? row.creditCode, row.name);
    return true;
  }
  const fields = changesOf(old, facts);
  if (fields.length > 0) found.sections.add(facts.section);
  if (fields.length > 0) summary.change({ key: code ?? '', name: facts.name, fields });
  else summary.same();
  return fields.length > 0;
}

function notesOf({ sections }: Known, found: Found): string[] {
  const there = new Set<string>([...sections.values(), ...SECTIONS.map(({ name }) => name)]);
  const strange = [...found.sections].filter((name) => !there.has(name));
  return [
    ...(found.ungraded ? [NOTES.gradeAssumed(found.ungraded)] : []),
    ...(strange.length ? [NOTES.newSections(strange)] : []),
  ];
}

/** The second pass: what is new or differs is written, part by part. What doesn't is not even looked up. */
async function write(
  scene: Scene,
  rows: Rows<EnterpriseRow>,
  known: Known,
  found: Found,
  wrote: Wrote,
): Promise<readonly Say[]> {
  const { tx, bureauId } = scene;
  const sections = await ensureSections(tx, bureauId, [...found.sections]);
  const nextCode = nextCodes('E', 4, [known.all.map(({ code }) => code), found.codes]);
  let done = 0;
  for await (const pairs of pairsOf(scene, rows, known, found.toWrite)) {
    const values = pairs.map(({ code, facts: { section, ...facts } }): NewEnterprise => {
      return { ...facts, bureauId, code: code ?? nextCode(), sectionId: sections.get(section)! };
    });
    await upsertEnterprises(tx, values);
    done += values.length;
    await wrote(done);
  }
  return [];
}
