/** 撤销导入 on the card of an import: the button, what came of it, and what stayed as it is. */
import type { ImportUndo } from './import-content.ts';
import { listed } from './import-lists.ts';
import { button, buttons, type Element, safe } from './kit.ts';
import { importWords } from './words-import.ts';

const words = importWords.undo;

const NAME = 40;

export function undoButton(id: number, kind: string | undefined): Element {
  const { title, text } = words.ask;
  const ask = { title, text: words.asks[kind ?? ''] ?? text };
  return buttons([button(words.button, 'undo-import', id, 'danger', ask)]);
}

export function undoLead({ restored, withdrawn, keptCount, fault }: ImportUndo): string {
  if (fault !== undefined) return words.fault(fault);
  if (restored + withdrawn === 0) return words.nothing;
  return words.done(restored, withdrawn, keptCount);
}

/** What was left as it is, and why. */
export function keptLines(undo: ImportUndo | undefined): Element[] {
  if (!undo || undo.keptCount === 0) return [];
  const lines = undo.kept.map(({ name, why }) => words.keptLine(safe(name, NAME), words.kept[why]));
  return listed(lines, undo.keptCount, { title: words.keptTitle(undo.keptCount) });
}
