/** 检查表: what is looked at under an item, in versions with their days; and what of it was found at a visit. */

/** 检查内容, one line. `quoted`: the exact words of `source`; else 「要点，非原文」. */
export type ChecklistLine = {
  readonly no: number;
  readonly text: string;
  readonly quoted: boolean;
  readonly source: string;
  /** 重大事故隐患 */
  readonly major: boolean;
  readonly required: boolean;
};
export type Checklist = {
  readonly id: number;
  readonly title: string;
  readonly lines: readonly ChecklistLine[];
};

/** A line that was found at a visit, or was not looked at, with its words as they then were. */
export type Hazard = {
  readonly checklist: number;
  readonly no: number;
  readonly text: string;
  readonly source: string;
  readonly major: boolean;
};

/** How a form names a line. */
export const lineCode = (list: Pick<Checklist, 'id'>, { no }: Pick<ChecklistLine, 'no'>) =>
  `${list.id}-${no}`;

/** How a form says that a 必查 line was not looked at, or that all others were. */
export const skipCode = (list: Pick<Checklist, 'id'>, line: Pick<ChecklistLine, 'no'>) =>
  `skip-${lineCode(list, line)}`;
export const REST = 'rest';

/** 必查: how many lines there were, and which were not looked at. */
export type Musts = { readonly of: number; readonly unchecked: readonly Hazard[] };
/** What a form says of the lists. `missing`: the first 必查 line of which it says nothing. */
export type Looked = {
  readonly hazards: readonly Hazard[];
  readonly musts: Musts;
  readonly missing?: string;
};

/** What was ticked, in the order of the lists; undefined: it is in none of these lists, or one line says both. */
export function lookedAt(lists: readonly Checklist[], codes: readonly string[]): Looked | undefined {
  const all = lists.flatMap((list) =>
    list.lines.map((line) => ({
      line,
      found: codes.includes(lineCode(list, line)),
      skipped: line.required && codes.includes(skipCode(list, line)),
      kept: kept(list, line),
    })),
  );
  const rest = codes.includes(REST);
  const known = all.filter(({ found }) => found).length + all.filter(({ skipped }) => skipped).length;
  if (known + (rest ? 1 : 0) < new Set(codes).size) return undefined;
  if (all.some(({ found, skipped }) => found && skipped)) return undefined;
  const musts = all.filter(({ line }) => line.required);
  const missing = rest ? undefined : musts.find(({ found, skipped }) => !found && !skipped);
  return {
    hazards: all.filter(({ found }) => found).map((each) => each.kept),
    musts: { of: musts.length, unchecked: musts.filter(({ skipped }) => skipped).map((each) => each.kept) },
    ...(missing && { missing: missing.line.text }),
  };
}

function kept(list: Checklist, { no, text, source, major }: ChecklistLine): Hazard {
  return { checklist: list.id, no, text, source, major };
}
