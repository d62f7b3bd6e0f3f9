/** 导入: the living card of a file that somebody sent, from reading it to what came of it. */

import { type ImportUndo, keptLines, undoButton, undoLead } from './import-undo.ts';
import {
  button,
  buttons,
  type Card,
  type CardState,
  card,
  type Element,
  figures,
  fold,
  md,
  note,
  resolved,
  safe,
} from './kit.ts';
import { importWords as words } from './words-import.ts';

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
  };
  /** the first of each; all of them are in a file when there are more */
  readonly added?: readonly string[];
  readonly changed?: readonly ImportChange[];
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

const SHOWN = 5;
/** more would not fit into a card */
export const LISTED = 20;
const LINE = 110;
const NAME = 40;
const WORD = 24;
const STEP = 300;
const NOTES = 12;

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
      ...changeLines(view.content),
      ...addedLines(view.content),
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
  const figure = (key: keyof typeof counts) => ({
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

function problemLines({ problems = [], problemCount = 0 }: ImportContent): Element[] {
  const alone = problemCount === 1;
  const lines = problems.map(({ row, sheet, column, value, why, remedy }) =>
    words.problem(
      words.place(row, sheet && safe(sheet, WORD)),
      safe(column, WORD),
      safe(value, WORD),
      safe(why, LINE),
      alone ? steps(remedy) : safe(remedy, LINE),
    ),
  );
  return listed(lines, problemCount);
}

/** A remedy that lists all that can be sent is read line by line. */
function steps(remedy: string): string {
  return remedy
    .split(words.fieldJoin)
    .map((part) => safe(part, STEP))
    .join('\n');
}

function changeLines({ changed = [], counts }: ImportContent): Element[] {
  const lines = changed.map(({ name, fields }) => {
    const parts = fields.map(({ field, before, after }) => words.field(field, before, after));
    return words.change(safe(name, NAME), safe(parts.join(words.fieldJoin), LINE));
  });
  if (lines.length === 0) return [];
  return [
    md(words.changed(counts?.changed ?? lines.length)),
    ...listed(lines, counts?.changed ?? lines.length),
  ];
}

function addedLines({ added = [], counts }: ImportContent): Element[] {
  if (added.length === 0) return [];
  const count = counts?.added ?? added.length;
  const lines = added.map((name) => safe(name, NAME));
  const beyond = count - lines.length;
  return [
    fold(words.added(count), [md(lines.join('\n')), ...(beyond > 0 ? [note(words.beyond(beyond))] : [])]),
  ];
}

function noteLines({ notes = [] }: ImportContent): Element[] {
  return notes.length === 0
    ? []
    : [
        fold(
          words.notes(notes.length),
          [
            md(
              notes
                .slice(0, NOTES)
                .map((line) => `- ${safe(line, LINE)}`)
                .join('\n'),
            ),
          ],
          true,
        ),
      ];
}

/** Five lines at once, the others in a fold, the count of what is only in the file. */
function listed(lines: readonly string[], count: number): Element[] {
  if (lines.length === 0) return [];
  const rest = lines.slice(SHOWN);
  const beyond = count - lines.length;
  return [
    md(lines.slice(0, SHOWN).join('\n')),
    ...(rest.length > 0 ? [fold(words.rest(rest.length), [md(rest.join('\n'))])] : []),
    ...(beyond > 0 ? [note(words.beyond(beyond))] : []),
  ];
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
  if (view.canUndo) return [confirmed, undoButton(id)];
  const undone = state === 'undone' && content.undo;
  return undone ? [confirmed, resolved(words.undo.line(safe(sender), new Date(undone.at)))] : [confirmed];
}
