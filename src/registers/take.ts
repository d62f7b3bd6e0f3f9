/** 导入: a register file is compared with the register, and taken over whole or not at all. */
import { keepJournal } from '../../db/journal.ts';
import { putSays } from '../../db/outbox.ts';
import { signChanges } from '../../db/register-history.ts';
import { lockRegisters } from '../../db/registers.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { Problem, ReadFile, Register, RegisterKind } from '../files/rows.ts';
import { KIND_NAMES } from '../files/words.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { planCalendar } from './calendar.ts';
import { planChecklist } from './checklist.ts';
import { planEnterprises } from './enterprises.ts';
import { planExperts } from './experts.ts';
import { planPartners } from './partners.ts';
import { planPeople } from './people.ts';
import { planPermits } from './permits.ts';
import { type Plan, type Planned, type Sender, summed, type Wrote } from './plan.ts';
import { planPlatform } from './platform.ts';
import { planProvince } from './province.ts';
import { planSettings } from './settings.ts';
import { planYearlyPlan } from './yearly-plan.ts';

export type Taken =
  | {
      readonly is: 'taken';
      readonly kind: RegisterKind;
      readonly added: number;
      readonly changed: number;
      readonly unchanged: number;
      readonly skipped: number;
      readonly notes: readonly string[];
    }
  | { readonly is: 'problems'; readonly problems: readonly Problem[] }
  /** 省级平台任务 are for 执法监督科 to send in the chat */
  | { readonly is: 'province' };

export type ReadRegister = Exclude<ReadFile, { is: 'problems' }>;
/** The file as the journal names it, and whose doing the import is. */
export type Origin = {
  readonly name: string;
  readonly sha256: string;
  readonly actorId?: number;
  /** names the import for ever */
  readonly cause: string;
};

/** What the file would change. A task of the province needs somebody who enters it. */
export async function planRegister(
  scene: Scene | Context,
  register: ReadRegister,
  sender: Sender,
): Promise<Planned> {
  switch (register.is) {
    case 'enterprises':
      return planEnterprises(scene, register.rows, sender);
    case 'people':
      return summed(await planPeople(scene, register.rows));
    case 'settings':
      return summed(await planSettings(scene, register.rows));
    case 'calendar':
      return summed(await planCalendar(scene, register.rows));
    case 'province':
      if (!('person' in scene)) throw new Error('nobody enters this task');
      return summed(await planProvince(scene, register.rows));
    case 'checklist':
      return summed(await planChecklist(scene, register.rows));
    case 'experts':
      return summed(await planExperts(scene, register.rows));
    case 'partners':
      return summed(await planPartners(scene, register.rows));
    case 'permits':
      return summed(await planPermits(scene, register.rows, sender));
    case 'platform':
      if (!('person' in scene)) throw new Error('nobody keeps these columns');
      return summed(await planPlatform(scene, register.rows));
    case 'plan':
      if (!('person' in scene)) throw new Error('nobody draws up this plan');
      return summed(await planYearlyPlan(scene, register.rows, sender));
  }
}

/** Writes what was planned, with its entry in the journal. Returns what is to be said. */
export async function applyPlan(
  { tx, bureauId, now }: Scene,
  register: ReadRegister,
  plan: Plan,
  origin: Origin,
  wrote: Wrote,
): Promise<readonly Say[]> {
  const { name: file, cause, actorId } = origin;
  await signChanges(tx, { at: now, file, cause, ...(actorId !== undefined && { actorId }) });
  const says = await plan.take(wrote, origin);
  await keepJournal(tx, {
    bureauId,
    at: now,
    actorId: origin.actorId ?? null,
    act: 'import',
    subject: register.is,
    detail: {
      kind: register.is,
      file: origin.name,
      sha256: origin.sha256,
      added: plan.counts.added,
      changed: plan.counts.changed,
      unchanged: plan.counts.unchanged,
      skipped: register.skipped ?? 0,
    },
    event: origin.cause,
  });
  return says;
}

/** A plan is drawn up by somebody: it comes by the chat. */
function inChat({ name }: Origin, kind: 'plan' | 'platform'): Problem {
  const report: Report = [];
  refuse(report, 'plan-in-chat', { row: 0, column: '', value: name }, KIND_NAMES[kind]);
  return report[0]!;
}

/** From the command line, at once. The transaction must be given up when problems come back. */
export async function takeRegister(scene: Scene, register: Register, origin: Origin): Promise<Taken> {
  if (register.is === 'problems') return register;
  if (register.is === 'province') return { is: 'province' };
  if (register.is === 'plan' || register.is === 'platform')
    return { is: 'problems', problems: [inChat(origin, register.is)] };
  await lockRegisters(scene.tx, scene.bureauId);
  const plan = await planRegister(scene, register, {});
  if ('problems' in plan) return { is: 'problems', problems: plan.problems };
  const says = await applyPlan(scene, register, plan, origin, async () => undefined);
  await putSays(scene.tx, scene.bureauId, scene.now, origin.cause, says);
  return {
    is: 'taken',
    kind: register.is,
    added: plan.counts.added,
    changed: plan.counts.changed,
    unchanged: plan.counts.unchanged,
    skipped: register.skipped ?? 0,
    notes: [...register.notes, ...plan.notes],
  };
}
