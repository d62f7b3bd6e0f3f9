/** 抽查预览, as its card and its form see it. */
import type { DrawType } from '../src/domain/plan.ts';
import type { ExclusionCode } from './words.ts';

type Firm = { readonly name: string; readonly county: string };
export type PreviewView = {
  readonly draftId: number;
  /** 演练 */
  readonly drill: boolean;
  readonly section: string;
  readonly type: DrawType;
  readonly from: string;
  readonly to: string;
  readonly witnesses: readonly string[];
  /** 见证时限: what the section sets */
  readonly minutes: number;
  readonly batches?: number;
  /** what the line of the plan says of who goes */
  readonly planned?: {
    readonly teams: number | null;
    readonly experts: number;
    readonly partners: readonly string[];
  };
  readonly partners?: readonly string[];
  /** 批准文号 that it rests on */
  readonly number?: string;
  readonly people: number;
  /** 没有资格审查记录 */
  readonly unreviewed?: readonly string[];
  /** 专家 at each visit; crews 组别 beside 执法 that will be drawn */
  readonly experts?: number;
  readonly crews: readonly { readonly name: string; readonly size: number }[];
  readonly strata: readonly {
    readonly label: string;
    readonly pool: number;
    /** what was asked for: 10% or 3 */
    readonly take: string;
    /** what that comes to */
    readonly comes: number;
  }[];
  /** who is left out, by reason */
  readonly left: readonly { readonly reason: ExclusionCode; readonly firms: readonly Firm[] }[];
  /** 试算: so often with throw-away seeds, and so often teams were found, of these with a relaxation */
  readonly trials: {
    readonly times: number;
    readonly found: number;
    readonly relaxed: number;
    readonly why?: string;
  };
  /** the draw that it would repeat within its period */
  readonly repeats?: { readonly no: string; readonly to: string };
};
