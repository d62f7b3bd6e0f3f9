/** 名录变化: what has become of the enterprises of a stratum between two instants (FREEZE, draw.md §4.1). */

/** Of an enterprise as the history keeps it, what decides whether it is in a stratum 分层. */
export type KeptEnterprise = {
  readonly name: string;
  readonly county: string;
  readonly trades: readonly string[];
  readonly section_id: number;
  readonly is_key: boolean;
  readonly grade: string;
  readonly status: string;
  readonly [column: string]: unknown;
};
export type Scope = {
  readonly sectionId: number;
  readonly trades: readonly string[];
  readonly isKey: boolean;
};
export type LeftWhy = 'gone' | 'status' | 'section' | 'trade' | 'key';
export type RegisterChange = {
  readonly added: readonly KeptEnterprise[];
  readonly left: readonly {
    readonly was: KeptEnterprise;
    readonly is: KeptEnterprise | null;
    readonly why: LeftWhy;
  }[];
  readonly changed: readonly { readonly is: KeptEnterprise; readonly columns: readonly string[] }[];
};

/** Columns that every visit changes: they say nothing of the register. */
const COUNTERS = new Set(['last_inspected', 'inspected_elsewhere']);

export function registerChange(
  rows: readonly { readonly before: KeptEnterprise | null; readonly after: KeptEnterprise | null }[],
  scope: Scope,
): RegisterChange {
  const added: KeptEnterprise[] = [];
  const left: RegisterChange['left'][number][] = [];
  const changed: RegisterChange['changed'][number][] = [];
  for (const { before, after } of rows) {
    const was = before && whyNot(before, scope) === undefined ? before : null;
    const why = after ? whyNot(after, scope) : 'gone';
    if (!was && after && why === undefined) added.push(after);
    if (was && why !== undefined) left.push({ was, is: after, why });
    if (was && after && why === undefined) {
      const columns = changedColumns(was, after);
      if (columns.length > 0) changed.push({ is: after, columns });
    }
  }
  return { added, left, changed };
}

/** Why an enterprise is not in the stratum, if it is not. */
function whyNot(row: KeptEnterprise, { sectionId, trades, isKey }: Scope): LeftWhy | undefined {
  if (row.status !== 'active') return 'status';
  if (row.section_id !== sectionId) return 'section';
  if (!trades.includes(row.trades[0] ?? '')) return 'trade';
  return row.is_key === isKey ? undefined : 'key';
}

/** The columns in which two rows differ. */
export function changedColumns(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(
    (name) =>
      !COUNTERS.has(name) && JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  );
}
