/** 导入: what was found out of a file, as its card shows it. */
import type { importWords as words } from './words-import.ts';

/** more would not fit into a card */
export const LISTED = 20;

export type ImportState =
  | 'reading'
  | 'preview'
  | 'writing'
  | 'done'
  | 'refused'
  | 'cancelled'
  | 'expired'
  | 'undoing'
  | 'undone';
export type ImportProblem = {
  readonly row: number;
  readonly sheet?: string;
  readonly column: string;
  readonly value: string;
  readonly why: string;
  readonly remedy: string;
  /** which of all faults, where its face differs */
  readonly fault?: string;
};
export type ImportChange = {
  readonly key: string;
  readonly name: string;
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
};
/** What was found out of the file so far. */
export type ImportContent = {
  readonly counts?: {
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly skipped: number;
    /** in the register, not in the file; pairs that may be one */
    readonly left?: number;
    readonly alike?: number;
  };
  /** the first of each; all of them are in a file when there are more */
  readonly added?: readonly string[];
  readonly changed?: readonly ImportChange[];
  readonly left?: readonly string[];
  readonly alike?: readonly ImportAlike[];
  readonly problems?: readonly ImportProblem[];
  readonly problemCount?: number;
  readonly notes?: readonly string[];
  /** the register changed between preview and confirmation */
  readonly stale?: boolean;
  /** a fault of ours, by its number in the log */
  readonly fault?: string;
  /** 撤销: what came of it; `at` as ISO */
  readonly undo?: ImportUndo;
};
/** 疑似重复: a row of the file, and what it may be the same as. */
export type ImportAlike = {
  readonly name: string;
  readonly code: string;
  /** 第 n 行 */
  readonly at: string;
  readonly other: string;
  readonly otherCode: string;
  /** 第 n 行, or 名录 */
  readonly otherAt: string;
  readonly why: 'same' | 'near';
};
export type ImportUndo = {
  readonly at: string;
  readonly restored: number;
  readonly withdrawn: number;
  /** left as they are, the first of them */
  readonly kept: readonly { readonly name: string; readonly why: keyof typeof words.undo.kept }[];
  readonly keptCount: number;
  readonly fault?: string;
};
