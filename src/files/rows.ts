/** What a register file says, row by row, once everything in it has been checked. `row` is the number that Excel shows. */
import type { PlatformColumn, PlatformKind } from '../domain/platform.ts';
import type { Listing, RiskCode } from '../domain/register.ts';
import type { Grade, RoleCode, StatusCode } from '../domain/vocabulary.ts';
import type { Day } from '../domain/working-days.ts';
import type { FaultCode } from './faults.ts';

/** Where a row stands; the sheet is named where several are read as one. */
export type Placed = { row: number; sheet?: string };

/**
 * 检查对象名录库: one enterprise. What a blank cell or a column that isn't there leaves open stays as it is in the
 * register; null is a cell that says there is none (「无」).
 */
export type EnterpriseRow = Placed & {
  /** 编码; the importer gives one where the file has none */
  code?: string;
  name: string;
  creditCode: string;
  creditKind: 'uscc' | 'old15';
  legalPerson?: string | null;
  /** 县区, by its name */
  county: string;
  /** 生产地址, else 注册地址 */
  address?: string | null;
  registeredAddress?: string | null;
  contact?: string | null;
  phone?: string | null;
  /** 行业 by name, in the order of the file: the first decides the stratum 分层 */
  trades: string[];
  section?: string;
  /** 重点检查单位 */
  key?: boolean;
  grade?: Grade;
  status?: StatusCode;
  lastInspected?: Day | null;
  inspectedThisYear?: number;
  yearlyCap?: number | null;
  listing?: Listing;
  listedOn?: Day | null;
  listedBy?: string | null;
  risk?: RiskCode | null;
  riskBy?: string | null;
  riskOn?: Day | null;
  /** 1 (一级) to 4 */
  hazardLevel?: number | null;
  statusSince?: Day | null;
  statusEvidence?: string | null;
  subjectType?: string | null;
  foundedOn?: Day | null;
  registeredWith?: string | null;
  jurisdiction?: string | null;
  /** both or neither */
  longitude?: number | null;
  latitude?: number | null;
  library?: string | null;
  labels?: string[];
  qualification?: string | null;
  needsExpert?: boolean;
};

/**
 * 执法检查人员名录库, and everyone else of the bureau who has a part. A list whose column isn't in the file is
 * undefined and stays as it is; an empty one says that there is nothing.
 */
export type PersonRow = Placed & {
  code?: string;
  name: string;
  mobile: string;
  section: string;
  roles?: RoleCode[];
  title?: string | null;
  certificateNo?: string;
  certificateUntil?: Day;
  /** 在编在岗 */
  inPost?: boolean;
  /** 在编; null: the register doesn't say */
  onStaff?: boolean | null;
  certificateBy?: string | null;
  /** 资格审查: both or neither */
  reviewedBy?: string | null;
  reviewedOn?: Day | null;
  /** 业务专长: trades by name */
  specialities?: string[];
  /** names of counties, or '*' for the whole city */
  counties?: string[];
  /** 请假: first and last day of each */
  leave?: [Day, Day][];
  /** 回避: enterprise codes, credit codes or names, as written */
  recusals?: string[];
  /** 见证科室: sections whose draws this person witnesses */
  witnessFor?: string[];
  /** 分管科室: sections whose inspections this 分管领导 approves */
  deputyFor?: string[];
};

/** 放假安排: one day that differs from plain Monday to Friday. */
export type CalendarRow = Placed & { day: Day; kind: 'off' | 'work'; name?: string };

/** 科室设置: how a section draws; what a cell leaves open stays as it is. */
export type SettingsRow = Placed & {
  section: string;
  witnessMinutes?: number;
  visitDays?: number;
  personCap?: number;
  reserve?: number;
  inspectionEnd?: 'visit' | 'draw';
  approval?: 'here' | 'elsewhere';
};

/** 省级平台任务: one enterprise of a task that the provincial platform drew and matched. */
export type ProvinceRow = Placed & {
  taskNo: string;
  /** the day on which it was entered in the platform */
  enteredOn?: Day;
  /** at least one of the three names the enterprise */
  enterpriseCode?: string;
  creditCode?: string;
  enterpriseName?: string;
  /** two or more: name, code or certificate number, as written */
  inspectors: string[];
  from: Day;
  to: Day;
};

/** 年度抽查计划: one line of a section's plan; what a cell leaves open comes from the item, or stays as it is. */
export type PlanRow = Placed & {
  /** 计划序号 */
  line?: number;
  year?: number;
  item: string;
  basis?: string;
  /** 重点 (true) or 一般 */
  key?: boolean;
  /** 行业 by name */
  trades?: string[];
  /** 比例或家数, from its own column or out of 具体对象 */
  amount?: string;
  content?: string;
  method?: string;
  frequency?: string;
  /** as written: which year it is comes to light beside the plans */
  windows: string;
  teams?: number | null;
  experts?: number | null;
  section?: string;
  partners?: string | null;
  remark?: string | null;
};

/** 平台列对应表: one column of the provincial platform. */
export type PlatformRow = Placed & {
  kind: PlatformKind;
  column: PlatformColumn;
  /** 录入期限 in working days */
  days?: number;
};

/** 检查表: one line of what is looked at under an item. */
export type ChecklistRow = Placed & {
  /** 抽查事项, by name or code */
  item: string;
  title?: string;
  effectiveFrom: Day;
  text: string;
  /** the exact words of the source; else 「要点，非原文」 */
  quoted: boolean;
  source: string;
  /** 重大事故隐患 */
  major: boolean;
  /** 必查 */
  required: boolean;
};

/** 专家名录: one expert; what a cell leaves open stays as it is, null says that there is none. */
export type ExpertRow = Placed & {
  code?: string;
  name: string;
  unit: string;
  title?: string | null;
  mobile?: string | null;
  /** 专业领域: trades by name */
  fields: string[];
  engagedFrom: Day;
  engagedTo: Day;
  /** 保密承诺, signed on */
  confidentialOn?: Day | null;
  active?: boolean;
  /** 应回避企业: codes, credit codes or names, as written; undefined: stays as it is */
  conflicts?: string[];
};

/** One thing that keeps a file out: 行号, 列, 值, 为什么, 怎么改. Row 0: the file as a whole. */
export type Problem = Placed & {
  column: string;
  value: string;
  why: string;
  remedy: string;
  fault: FaultCode;
};

/** 联合部门人员: somebody of another department who takes part in joint inspections. */
export type PartnerRow = Placed & {
  code?: string;
  department: string;
  name: string;
  certificateNo: string;
  validUntil: Day;
  /** 参加抽取 */
  active?: boolean;
};

/** 许可证 of an enterprise; what a cell leaves open stays as it is. */
export type PermitRow = Placed & {
  /** code, credit code or name, as written */
  enterprise: string;
  name: string;
  number: string;
  issuedOn?: Day | null;
  /** null: 长期 */
  validUntil: Day | null;
  issuedBy?: string | null;
  /** false: held no more */
  held?: boolean;
};

export type RegisterKind =
  | 'enterprises'
  | 'people'
  | 'calendar'
  | 'settings'
  | 'province'
  | 'plan'
  | 'platform'
  | 'checklist'
  | 'experts'
  | 'partners'
  | 'permits';

/** Rows that are gone through one after the other, and again. */
export interface Rows<R> extends Iterable<R> {
  readonly length: number;
}

type Read<K extends RegisterKind, R> = {
  is: K;
  rows: R[];
  notes: string[];
  /** rows below the header that are no data: sums, remarks, hidden ones */
  skipped?: number;
};

/** A register file, read: all of it, or nothing but what is wrong with it. */
export type Register =
  | Read<'enterprises', EnterpriseRow>
  | Read<'people', PersonRow>
  | Read<'calendar', CalendarRow>
  | Read<'settings', SettingsRow>
  | Read<'province', ProvinceRow>
  | Read<'plan', PlanRow>
  | Read<'platform', PlatformRow>
  | Read<'checklist', ChecklistRow>
  | Read<'experts', ExpertRow>
  | Read<'partners', PartnerRow>
  | Read<'permits', PermitRow>
  /** `kind`: of whose header it is; `rest`: the rows as far as they could be read */
  | { is: 'problems'; problems: Problem[]; kind?: RegisterKind; notes?: string[]; rest?: PlanRow[] };

/** The same, as it is compared: enterprises may be a hundred thousand. */
export type ReadFile =
  | Exclude<Register, { is: 'enterprises' }>
  | (Omit<Read<'enterprises', EnterpriseRow>, 'rows'> & { rows: Rows<EnterpriseRow> });
