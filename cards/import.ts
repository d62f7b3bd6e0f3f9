/** 导入: the living card of a file that somebody sent, from reading it to what came of it. */
import { figures } from './figures.ts';
import type { ImportContent, ImportState } from './import-content.ts';
import { addedLines, alikeLines, changeLines, leftLines, noteLines, problemLines } from './import-lists.ts';
import { keptLines, undoButton, undoLead } from './import-undo.ts';
import {
  button,
  buttons,
  type Card,
  type CardState,
  card,
  type Element,
  fold,
  md,
  note,
  resolved,
  safe,
} from './kit.ts';
import { importWords as words } from './words-import.ts';

export type ImportView = {
  readonly id: number;
  readonly state: ImportState;
  readonly kind?: keyof typeof words.kinds;
  readonly fileName: string;
  readonly sha256: string;
  readonly sender: string;
  readonly decidedAt?: Date;
  readonly content: ImportContent;
  readonly progress?: { readonly done: number; readonly total: number };
  /** 撤销: an import that changed a register, and nobody has undone */
  readonly canUndo?: boolean;
};

const LOOKS: Record<ImportState, CardState> = {
  reading: 'running',
  preview: 'todo',
  writing: 'running',
  done: 'done',
  refused: 'refused',
  cancelled: 'void',
  expired: 'void',
  undoing: 'running',
  undone: 'void',
};

export function importCard(view: ImportView): Card {
  const what = view.kind ? words.kinds[view.kind] : words.file;
  const state = words.states[isSame(view) ? 'same' : view.state];
  const rows = total(view.content);
  return card({
    state: LOOKS[view.state],
    title: words.title(what, state),
    summary: words.summary(what, state),
    elements: [
      md(lead(view)),
      md(words.fileLine(safe(view.fileName, 80), rows)),
      ...keptLines(view.content.undo),
      counted(view.content),
      ...problemLines(view.content),
      ...alikeLines(view.content),
      ...changeLines(view.content),
      ...addedLines(view.content),
      ...leftLines(view.content),
      ...noteLines(view.content),
      ...ending(view),
      fold(words.hash, [note(words.hashLine(view.sha256))]),
    ],
  });
}

/** Nothing in the file differs from the register. */
function isSame({ state, content: { counts } }: ImportView): boolean {
  return state === 'done' && counts !== undefined && counts.added + counts.changed === 0;
}

function total({ counts }: ImportContent): number | undefined {
  return counts && counts.added + counts.changed + counts.unchanged;
}

function lead(view: ImportView): string {
  const { state, content, progress } = view;
  if (isSame(view)) return words.lead.same;
  if (content.undo && state !== 'undoing') return undoLead(content.undo);
  if (state === 'preview') return content.stale ? words.lead.stale : words.lead.preview;
  if (state === 'writing' && progress) return words.lead.writingRows(progress.done, progress.total);
  if (state !== 'refused') return words.lead[state];
  if (content.fault !== undefined) return words.lead.fault(content.fault);
  const count = content.problemCount ?? 0;
  const ofTheFile = content.problems?.every(({ row }) => row === 0) ?? true;
  return ofTheFile ? words.lead.refusedOnce : words.lead.refused(count);
}

function counted({ counts }: ImportContent): Element | undefined {
  if (!counts) return undefined;
  const figure = (key: keyof typeof words.figures) => ({
    value: words.count(counts[key]),
    label: words.figures[key],
  });
  const keys = [
    'added',
    'changed',
    'unchanged',
    ...(counts.skipped > 0 ? ['skipped' as const] : []),
  ] as const;
  return figures(keys.map(figure));
}

function ending(view: ImportView): Element[] {
  const { id, state, sender, decidedAt, content } = view;
  if (state === 'preview')
    return [
      buttons([
        button(words.confirm, 'confirm-import', id, 'primary_filled'),
        button(words.cancel, 'cancel-import', id),
      ]),
    ];
  if (!decidedAt) return [];
  if (state === 'cancelled') return [resolved(words.cancelledLine(safe(sender), decidedAt))];
  const confirmed = resolved(words.confirmedLine(safe(sender), decidedAt));
  if (view.canUndo) return [confirmed, undoButton(id, view.kind)];
  if (state === 'done' && view.kind === 'platform') return [confirmed, note(words.undo.final)];
  const undone = state === 'undone' && content.undo;
  return undone ? [confirmed, resolved(words.undo.line(safe(sender), new Date(undone.at)))] : [confirmed];
}
