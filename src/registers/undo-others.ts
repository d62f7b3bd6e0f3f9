/** 撤销导入 of a plan, of checklists and of a task of the province, as far as nothing was built on them (docs/import.md). */
import { planCard } from '../../cards/plan.ts';
import { approvalsOf, updateApproval } from '../../db/approvals.ts';
import { sectionById } from '../../db/bureau.ts';
import { allChecklists, type ChecklistVersion, insertChecklist } from '../../db/checklists.ts';
import { type Draw, lockDraw, updateDraw } from '../../db/draws.ts';
import type { ImportMark } from '../../db/import-undo.ts';
import type { ImportRow } from '../../db/imports.ts';
import type { Person } from '../../db/people.ts';
import { entriesOf } from '../../db/plan-entries.ts';
import { type Plan, planById, plansMadeAt, updatePlan } from '../../db/plans.ts';
import { enteredAt } from '../../db/province-draws.ts';
import { saveAlike, tasksOfDraw } from '../../db/tasks.ts';
import { releaseOverrides } from '../../db/visits.ts';
import { drawFaces } from '../faces/draw-faces.ts';
import { planView } from '../faces/plan-face.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { type KeptWhy, type Undone, undoRows } from './undo.ts';

type Kept = { readonly name: string; readonly why: KeptWhy };
/** Who undoes which import. */
export type Undoing = { readonly row: ImportRow; readonly sender: Person; readonly mark: ImportMark };

/** 年度抽查计划: its lines as they were; an adjustment that the file began is given up. */
export async function undoPlan(scene: Scene, { sender, mark }: Undoing): Promise<Undone> {
  const undone = await undoRows(scene, mark);
  const says: Say[] = [];
  for (const id of undone.plans) {
    const plan = await planById(scene.tx, id);
    if (plan) says.push(...(await planSays(scene, sender, await giveUp(scene, mark, plan))));
  }
  return { ...undone, says };
}

async function giveUp({ tx, bureauId }: Scene, { at }: ImportMark, plan: Plan): Promise<Plan> {
  const begun = (await plansMadeAt(tx, bureauId, at)).some(({ id }) => id === plan.id);
  const isEmpty = (await entriesOf(tx, plan.id)).length === 0;
  return begun && isEmpty && plan.version > 1 ? updatePlan(tx, plan.id, { state: 'dropped' }) : plan;
}

async function planSays(scene: Scene, person: Person, plan: Plan): Promise<Say[]> {
  const section = plan.sectionId === null ? undefined : await sectionById(scene.tx, plan.sectionId);
  if (!section) return [];
  const card = planCard(await planView({ ...scene, person, commands: [] }, section, plan.year, plan));
  return [{ is: 'card', to: { person: person.id }, thing: `plan-made/${plan.id}`, card }];
}

/** 检查表: what stood before becomes the next version, for no version ever changes; a first one has nothing before it. */
export async function undoChecklists(scene: Scene, { row, sender, mark }: Undoing): Promise<Undone> {
  const all = await allChecklists(scene.tx, scene.bureauId);
  const loaded = all.filter(
    ({ loadedAt, sha256 }) => sha256 === row.sha256 && loadedAt.getTime() === mark.at.getTime(),
  );
  return putBackEach(
    loaded,
    ({ title }) => title,
    (version) => {
      const own = all.filter(({ itemId }) => itemId === version.itemId);
      return putBackList(scene, version, own, sender);
    },
  );
}

/** Versions that an import brought: each as it was before, or kept for a reason. */
export async function putBackEach<V>(
  brought: readonly V[],
  nameOf: (version: V) => string,
  putBack: (version: V) => Promise<KeptWhy | undefined>,
): Promise<Undone> {
  const kept: Kept[] = [];
  for (const version of brought) {
    const why = await putBack(version);
    if (why) kept.push({ name: nameOf(version), why });
  }
  return { restored: brought.length - kept.length, withdrawn: 0, kept };
}

async function putBackList(
  { tx, now }: Scene,
  version: ChecklistVersion,
  own: readonly ChecklistVersion[],
  sender: Person,
): Promise<KeptWhy | undefined> {
  if (own.some(({ no }) => no > version.no)) return 'newer-version';
  const before = own.find(
    ({ no, effectiveFrom }) => no < version.no && effectiveFrom <= version.effectiveFrom,
  );
  if (!before) return 'first-version';
  const { bureauId, itemId, title, file, sha256 } = before;
  const { effectiveFrom } = version;
  await insertChecklist(
    tx,
    {
      ...{ bureauId, itemId, title, file, sha256, effectiveFrom },
      ...{ no: version.no + 1, loadedBy: sender.id, loadedAt: now },
    },
    before.lines,
  );
  return undefined;
}

/** 省级平台任务: not inspected 不再检查, as long as the inspections are neither approved nor given out. */
export async function undoProvince(scene: Scene, { sender, mark }: Undoing): Promise<Undone> {
  const kept: Kept[] = [];
  const says: Say[] = [];
  const entered = await enteredAt(scene.tx, scene.bureauId, sender.id, mark.at);
  for (const { id } of entered) {
    const draw = (await lockDraw(scene.tx, id))!;
    if (isBegun(draw)) kept.push({ name: `${draw.no}（${draw.platformNo ?? ''}）`, why: 'begun' });
    else says.push(...(await stopEntered(scene, draw)));
  }
  return { restored: 0, withdrawn: entered.length - kept.length, kept, says };
}

const isBegun = ({ approval, dispatchedAt }: Draw) =>
  dispatchedAt !== null || !['none', 'open', 'returned'].includes(approval);

async function stopEntered(scene: Scene, draw: Draw): Promise<Say[]> {
  const { tx, now } = scene;
  for (const { id, state } of await approvalsOf(tx, draw.id))
    if (state === 'open') await updateApproval(tx, id, { state: 'withdrawn', decidedAt: now });
  await updateDraw(tx, draw.id, { approval: 'stopped' });
  const ids = (await tasksOfDraw(tx, draw.id)).map(({ task }) => task.id);
  await saveAlike(tx, ids, { is: 'stopped' }, { nextAt: null });
  await releaseOverrides(tx, draw.id);
  return drawFaces(scene, draw.id);
}
