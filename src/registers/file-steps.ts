/** 导入 of a file from the chat: compare, show; and after the confirmation compare again and write. */
import { type ImportContent, LISTED } from '../../cards/import-content.ts';
import { type ImportRow, importBytes, keepReadFile, readBefore, updateImport } from '../../db/imports.ts';
import type { Person } from '../../db/people.ts';
import { lockRegisters } from '../../db/registers.ts';
import { importFace } from '../faces/import-face.ts';
import { readApart } from '../files/apart.ts';
import { keepRead, readKept } from '../files/packed.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { PlanRow, Problem, ReadFile, RegisterKind } from '../files/rows.ts';
import { KIND_NAMES } from '../files/words.ts';
import type { Context, JobTools, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { changesFile, problemsFile } from './files-back.ts';
import type { Plan } from './plan.ts';
import { senderOf } from './rights.ts';
import { applyPlan, planRegister, type ReadRegister } from './take.ts';
import { planYearlyPlan } from './yearly-plan.ts';

/** so many rows are written between two signs of progress */
const STEP = 1000;

type Compared =
  | { readonly is: 'plan'; readonly register: ReadRegister; readonly plan: Plan }
  | {
      readonly is: 'problems';
      readonly kind?: RegisterKind;
      readonly problems: readonly Problem[];
      readonly notes: readonly string[];
    };

/** What the file would change, for its sender to confirm. */
export async function compareFile(scene: Scene, row: ImportRow, sender: Person): Promise<Say[]> {
  const compared = await compare(scene, row, sender);
  if (compared.is === 'problems') return refuseFile(scene, row, sender, compared);
  return showPlan(scene, row, sender, compared, false);
}

/**
 * Writes what was confirmed: all of it, in one transaction, and only if it is still what was shown. The registers
 * are held meanwhile, so that of two imports the second sees what the first has done.
 */
export async function writeFile(
  scene: Scene,
  row: ImportRow,
  sender: Person,
  tools: JobTools,
): Promise<Say[]> {
  await lockRegisters(scene.tx, scene.bureauId);
  const compared = await compare(scene, row, sender);
  if (compared.is === 'problems') return refuseFile(scene, row, sender, compared);
  const { plan, register } = compared;
  if (plan.digest !== row.digest) return showPlan(scene, row, sender, compared, true);
  const total = plan.counts.added + plan.counts.changed;
  let said = 0;
  const wrote = async (done: number) => {
    if (done - said < STEP || done >= total) return;
    said = done;
    await tools.progress([importFace(row, sender, { done, total })]);
  };
  const { fileName: name, sha256, id } = row;
  const origin = { name, sha256, actorId: sender.id, cause: `import/${id}` };
  const says = await applyPlan(scene, register, plan, origin, wrote);
  await keepReadFile(scene.tx, id, null);
  const done = await updateImport(scene.tx, id, { state: 'done', endedAt: scene.now });
  return [importFace(done, sender), ...says];
}

/** A file is read in a thread, once: a long one is kept as it was read until it is written. */
async function readOnce({ tx }: Scene, row: ImportRow): Promise<ReadFile> {
  const before = await readBefore(tx, row.id);
  if (before) return readKept(before);
  const file = await readApart(await importBytes(tx, row.id), row.fileName);
  const kept = await keepRead(file);
  if (kept) await keepReadFile(tx, row.id, kept);
  return file;
}

async function compare(scene: Scene, row: ImportRow, person: Person): Promise<Compared> {
  const register = await readOnce(scene, row);
  if (register.is === 'problems') {
    const { rest = [], ...said } = register;
    const more = rest.length > 0 ? await problemsOf(scene, rest, person) : [];
    return { notes: [], ...said, problems: [...said.problems, ...more].sort((a, b) => a.row - b.row) };
  }
  const { is: kind, notes } = register;
  const sender = senderOf(kind, person);
  if (!sender) return { is: 'problems', kind, problems: [noRight(row, kind)], notes: [] };
  const context: Context = { ...scene, person, commands: [] };
  const plan = await planRegister(context, register, sender);
  if ('problems' in plan) return { is: 'problems', kind, problems: plan.problems, notes };
  return { is: 'plan', register, plan };
}

/** What the registers say against the lines of a plan beside that, so that all is said at once; an empty cell was named before. */
async function problemsOf(scene: Scene, rows: PlanRow[], person: Person): Promise<readonly Problem[]> {
  const sender = senderOf('plan', person);
  if (!sender) return [];
  const plan = await planYearlyPlan({ ...scene, person, commands: [] }, rows, sender);
  return 'problems' in plan ? plan.problems.filter(({ value }) => value !== '') : [];
}

function noRight(row: ImportRow, kind: RegisterKind): Problem {
  const report: Report = [];
  const own = { province: 'no-right-province', plan: 'no-right-plan' } as const;
  const fault = kind === 'province' || kind === 'plan' ? own[kind] : 'no-right';
  refuse(report, fault, { row: 0, column: '', value: row.fileName }, KIND_NAMES[kind]);
  return report[0]!;
}

async function refuseFile(
  { tx, now }: Scene,
  row: ImportRow,
  sender: Person,
  { kind, problems, notes }: Compared & { is: 'problems' },
): Promise<Say[]> {
  const content: ImportContent = {
    problems: problems.slice(0, LISTED),
    problemCount: problems.length,
    notes: [...notes],
  };
  const refused = await updateImport(tx, row.id, {
    state: 'refused',
    kind: kind ?? null,
    content,
    endedAt: now,
  });
  const face = importFace(refused, sender);
  return problems.length > LISTED ? [face, await problemsFile(refused, problems)] : [face];
}

/** The changes on the card; nothing to change ends it. */
async function showPlan(
  { tx, now }: Scene,
  row: ImportRow,
  sender: Person,
  { plan, register }: Compared & { is: 'plan' },
  stale: boolean,
): Promise<Say[]> {
  const { counts, added, changed, left, alike } = plan;
  const content: ImportContent = {
    counts: { ...counts, skipped: register.skipped ?? 0 },
    added,
    changed,
    left,
    alike,
    notes: [...register.notes, ...plan.notes],
    stale,
  };
  const idle = counts.added + counts.changed === 0;
  const shown = await updateImport(tx, row.id, {
    state: idle ? 'done' : 'preview',
    kind: register.is,
    content,
    digest: plan.digest,
    decidedAt: null,
    endedAt: idle ? now : null,
  });
  const face = importFace(shown, sender);
  const isLong = [counts.added, counts.changed, counts.left, counts.alike].some((n) => n > LISTED);
  return isLong ? [face, await changesFile(shown, plan)] : [face];
}
