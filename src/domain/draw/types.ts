import type { LoggedEntry } from './log.ts';

/** A unit 检查对象: an enterprise that may be drawn; key 1 is 重点 and must be inspected (ssd-1 §1). */
export type Unit = {
  readonly id: string;
  readonly st: string;
  readonly ct: string;
  readonly hz: readonly string[];
  readonly key: 0 | 1;
};

/** A person 执法人员 or 专家: crew, counties, specialities, certificate, leave, tasks so far, most allowed. */
export type Person = {
  readonly id: string;
  readonly crew: string;
  readonly ct: readonly string[];
  readonly sp: readonly string[];
  readonly until: string;
  readonly away: readonly (readonly [string, string])[];
  readonly base: number;
  readonly cap: number;
};

/** A rung 放宽条件: one relaxation announced in advance; at least one key. */
export type Rung = { readonly cap?: number; readonly anyCounty?: 0 | 1; readonly spec?: number };

/** A crew 检查组别: teams of `size`, at least `spec` of them specialists; strict 1 admits nobody else. */
export type Crew = {
  readonly name: string;
  readonly size: number;
  readonly spec: number;
  readonly strict: 0 | 1;
  readonly ladder: readonly Rung[];
};

/** A beacon 公共随机值: a public value that is drawn after the witness window closes. */
export type Beacon = {
  readonly source: string;
  readonly issue: string;
  readonly form: string;
  readonly due: string;
};

export type Mode = 'take' | 'fair';
export type Count = readonly [string, number];

/** What decides which units and who inspects: all that a trial 试算 before FREEZE needs. */
export type Plan = {
  readonly from: string;
  readonly to: string;
  readonly mode: Mode;
  readonly strata: readonly Count[];
  readonly reserve: number;
  readonly batches: number;
  readonly crews: readonly Crew[];
  readonly mix: number;
};

/** The freeze 冻结: everything fixed and shown before anything random is known (ssd-1 §1). */
export type Freeze = Plan & {
  readonly v: 'ssd-1';
  readonly kind: 'formal' | 'drill';
  readonly no: string;
  readonly anchor: string;
  readonly depth: number;
  readonly prev: string;
  readonly units: string;
  readonly people: string;
  readonly pairs: string;
  readonly out: readonly Count[];
  readonly witness: readonly string[];
  readonly quorum: number;
  readonly open: string;
  readonly close: string;
  readonly beacon: '' | Beacon;
};

/** The frozen lists 名录: sorted by id, pairs 回避 "unitId personId" by text. */
export type Tables = {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly pairs: readonly string[];
};

export type Salts = { readonly units: string; readonly people: string; readonly pairs: string };
export type WitnessEntry = readonly [string, string];
/** Keyed by ids or labels, without a prototype (`__proto__` could be a key). */
export type ById<T> = { readonly [id: string]: T };

/** Which units: keys 重点, drawn 抽中 and reserves 备选 by stratum, the window 批次 of each visit. */
export type UnitResult = {
  readonly key: readonly string[];
  readonly drawn: ById<readonly string[]>;
  readonly reserve: ById<readonly string[]>;
  readonly batch: ById<number>;
};

/** Who inspects, for one crew: the ladder step that succeeded and the teams 检查小组; null when none did. */
export type CrewResult = { readonly step: number; readonly teams: ById<readonly string[]> } | null;
export type DrawResult = { readonly units: UnitResult; readonly teams: ById<CrewResult> };

type Common = {
  readonly freeze: Freeze;
  readonly units: readonly Unit[];
  readonly witness: readonly WitnessEntry[];
  readonly beacon: string;
  readonly secret: string;
  readonly seed: string;
  readonly result: DrawResult;
  /** what the log says of this draw, beside the record: R does not cover it (docs/record.md) */
  readonly log?: readonly LoggedEntry[];
};

/** The public record 公开记录: without people and pairs and their salts. */
export type PublicRecord = Common & { readonly salts: { readonly units: string } };
/** The whole record 完整记录, for auditors. */
export type FullRecord = Common & Tables & { readonly salts: Salts };
export type DrawRecord = FullRecord | PublicRecord;
