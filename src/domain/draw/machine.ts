/** 状态机 (ssd-1 §4): which entry of the log may follow which, for one draw. The database holds to the same table. */

/** Where a draw stands by its log: 冻结, 见证截止, 公共随机值已登记, 已抽取, 作废. */
export type Phase = 'open' | 'closed' | 'known' | 'drawn' | 'void';
/** The entries of a draw; SERIES and END are those of a series. */
export type DrawEntry =
  | 'FREEZE'
  | 'WITNESS'
  | 'CLOSE'
  | 'BEACON'
  | 'RESULT'
  | 'VOID'
  | 'SUBSTITUTE'
  | 'RECUSE'
  | 'PUBLISH'
  | 'CORRECT';

type Steps = { readonly [T in DrawEntry]?: Phase };
const LATER = { SUBSTITUTE: 'drawn', RECUSE: 'drawn', PUBLISH: 'drawn', CORRECT: 'drawn' } as const;

/** After CLOSE a draw without a beacon 公共随机值 has its RESULT and nothing else: it can't be buried. */
const STEPS: { readonly [P in Phase | 'none']: { readonly plain: Steps; readonly beacon: Steps } } = {
  none: { plain: { FREEZE: 'open' }, beacon: { FREEZE: 'open' } },
  open: {
    plain: { WITNESS: 'open', CLOSE: 'closed', VOID: 'void' },
    beacon: { WITNESS: 'open', CLOSE: 'closed', VOID: 'void' },
  },
  closed: { plain: { RESULT: 'drawn' }, beacon: { BEACON: 'known', VOID: 'void' } },
  known: { plain: {}, beacon: { RESULT: 'drawn' } },
  drawn: { plain: LATER, beacon: LATER },
  void: { plain: { PUBLISH: 'void' }, beacon: { PUBLISH: 'void' } },
};

/** Where the draw stands after one more entry; undefined: it may not follow. `beacon`: one was announced. */
export function phaseAfter(phase: Phase | undefined, entry: string, beacon: boolean): Phase | undefined {
  const steps: { readonly [type: string]: Phase } = STEPS[phase ?? 'none'][beacon ? 'beacon' : 'plain'];
  return Object.hasOwn(steps, entry) ? steps[entry] : undefined;
}

/** Where these entries lead; undefined: their order is not legal. */
export function phaseOf(entries: readonly string[], beacon: boolean): Phase | undefined {
  let phase: Phase | undefined;
  for (const entry of entries) {
    phase = phaseAfter(phase, entry, beacon);
    if (phase === undefined) return undefined;
  }
  return phase;
}
