/** 年度抽查计划 of a section, as its card sees it. */
import type { PlanState } from '../src/domain/yearly-plan/plan.ts';
import type { Spread } from '../src/domain/yearly-plan/spread.ts';
import type { Coverage, PlanLine } from './plan-lines.ts';

export const NEW_LINE = 'new';
export const TEMPORARY = 'temporary';

/** What its reader may do: draw it up and draw from it, register its publication, or read it. */
export type PlanReader = 'chief' | 'office' | 'reader';
export type PlanView = {
  /** `<section>-<year>` where there is none yet */
  readonly id: string;
  readonly section: string;
  readonly year: number;
  readonly state: PlanState | 'none';
  readonly version: number;
  readonly reader: PlanReader;
  readonly today: string;
  readonly reason?: string;
  readonly lines: readonly PlanLine[];
  readonly coverage: Coverage;
  readonly spread: Spread;
  readonly temporary: readonly { readonly no: string; readonly temporaryNo: string }[];
  readonly submitted?: { readonly by: string; readonly at: Date };
  readonly decided?: { readonly by: string; readonly behalf?: string; readonly at: Date };
  readonly returnReason?: string;
  readonly published?: { readonly day: string; readonly where: string };
};

export const isAdjustment = ({ state, version }: PlanView) =>
  version > 1 && state !== 'approved' && state !== 'replaced';
export const isDone = ({ lines }: PlanView) =>
  lines.length > 0 && lines.every(({ progress }) => progress.visited >= progress.target);

export const toPublish = ({ reader, state, published }: PlanView) =>
  reader === 'office' && state === 'approved' && !published;
