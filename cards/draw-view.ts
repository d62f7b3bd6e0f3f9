/** 抽取, as its cards and texts see it. */
import type { Standing } from '../src/domain/approval.ts';
import type { Grade } from '../src/domain/draw/grade.ts';
import type { VoidReason } from '../src/domain/draw/reasons.ts';
import type { Batch } from './batches.ts';
import type { RegisterChangeView } from './register-change.ts';
import type { ExclusionCode } from './words.ts';

export type Witness = {
  readonly name: string;
  readonly openId: string | null;
  readonly value?: string;
  readonly sentAt?: Date;
};
export type Stratum = {
  readonly label: string;
  readonly pool: number;
  readonly key: number;
  /** what is asked for (10% or 3) and, once drawn, what came */
  readonly take: string;
  readonly drawn?: number;
};
export type Proof = {
  readonly F: string;
  readonly anchor: string;
  readonly depth: number;
  readonly head: string;
  readonly R?: string;
};
export type Progress = {
  readonly total: number;
  readonly seats: number;
  readonly accepted: number;
  readonly inspected: number;
  readonly published: number;
};

export type DrawView = {
  readonly id: number;
  readonly kind: 'formal' | 'drill';
  readonly no: string;
  readonly state: 'open' | 'drawn' | 'published' | 'void';
  readonly section: string;
  readonly type: 'key' | 'general';
  readonly from: string;
  readonly to: string;
  readonly closeAt?: Date;
  readonly people: number;
  /** how many are to be drawn: a number, or what the ratios come to */
  readonly planned: number;
  readonly strata: readonly Stratum[];
  readonly out: readonly (readonly [ExclusionCode, number])[];
  /** enterprises added and removed since the last freeze; absent: the first */
  readonly change?: { readonly added: number; readonly removed: number };
  /** what has become of the register since the last draw of these strata; only while the draw is open */
  readonly register?: RegisterChangeView;
  /** 组别 that were drawn beside 执法 */
  readonly crews?: readonly { readonly name: string; readonly size: number }[];
  /** 专家 at each visit, fixed before the draw */
  readonly experts?: number;
  readonly witnesses: readonly Witness[];
  /** 等级; absent for draws of the provincial platform */
  readonly grade?: Grade;
  /** 公共随机值: which was announced, whether it is drawn by now, and its value once it is logged */
  readonly beacon?: {
    readonly source: string;
    readonly issue: string;
    readonly form: string;
    readonly due: Date;
    readonly isDue: boolean;
    readonly value?: string;
  };
  /** into how many windows the visits are spread; once drawn, which they are */
  readonly batches: number;
  readonly windows: readonly Batch[];
  /** reserves 备选 that were drawn with the others */
  readonly reserves: number;
  /** how long the witnesses still have, at the marks at which the card is renewed */
  readonly secondsLeft?: number;
  /** 批准文号 of a second draw within the period of an earlier one */
  readonly againNo?: string;
  /** why and by whom it was voided, unless it was by itself */
  readonly voided?: { readonly reason: VoidReason; readonly by: string; readonly approved: string };
  /** 更正: how often */
  readonly corrected?: number;
  /** absent for draws of the provincial platform */
  readonly proof?: Proof;
  /** the page where anyone recomputes it; absent: not drawn, or no public address */
  readonly verifyUrl?: string;
  /** the page that says what happens when somebody does not answer; absent: no public address */
  readonly helpUrl?: string;
  readonly platformNo?: string;
  readonly dispatched: boolean;
  /** 检查审批 */
  readonly standing: Standing;
  readonly progress?: Progress;
};

export const sum = (strata: readonly Stratum[], key: 'pool' | 'key') =>
  strata.reduce((total, stratum) => total + stratum[key], 0);

/** The public value that is waited for, once all witnesses have spoken. */
export function awaits(view: DrawView): DrawView['beacon'] {
  const waits = view.state === 'open' && missing(view).length === 0;
  return waits && view.beacon?.value === undefined ? view.beacon : undefined;
}

export function missing({ witnesses }: DrawView): readonly Witness[] {
  return witnesses.filter((witness) => witness.value === undefined);
}

export function drawnUnits({ strata }: DrawView): number {
  return strata.reduce((n, stratum) => n + (stratum.drawn ?? 0), 0);
}
