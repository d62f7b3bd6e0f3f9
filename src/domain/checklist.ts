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

/** A line that was ticked at a visit, with its words as they then were. */
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

/** The lines that a form ticked, in the order of the lists; undefined: one of them is in none of these lists. */
export function hazardsOf(lists: readonly Checklist[], codes: readonly string[]): Hazard[] | undefined {
  const all = lists.flatMap((list) => list.lines.map((line) => ({ list, line })));
  const ticked = all.filter(({ list, line }) => codes.includes(lineCode(list, line)));
  if (ticked.length < new Set(codes).size) return undefined;
  return ticked.map(({ list, line: { no, text, source, major } }) => ({
    checklist: list.id,
    no,
    text,
    source,
    major,
  }));
}
