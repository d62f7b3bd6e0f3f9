/** 检查表 on the card of a task. */
import type { ChecklistLine } from '../src/domain/checklist.ts';
import { type Element, fold, md, note, safe } from './kit.ts';
import { bytesOf, within } from './room.ts';
import type { TaskView } from './task-view.ts';
import { checklistWords } from './words-checklist.ts';

/** so much of a line and of its source has room on the card, and so many bytes of all checklists */
export const LINE = 60;
const SOURCE = 60;
const ROOM = 6000;

/** 检查表, to be read on the spot: under each source its lines. */
export function checklistFolds({ checklists = [] }: TaskView): Element[] {
  let room = ROOM;
  return checklists.map(({ title, lines }) => {
    const texts = lines.map((line, i) => lineText(line, lines[i - 1]));
    const shown = within(texts, room);
    room -= shown.reduce((sum, text) => sum + bytesOf(text), 0);
    const beyond = lines.length - shown.length;
    return fold(
      checklistWords.fold(safe(title, 40), lines.length, lines.filter(({ required }) => required).length),
      [
        ...(shown.length > 0 ? [md(shown.join('\n'))] : []),
        ...(beyond > 0 ? [note(checklistWords.beyond(beyond))] : []),
      ],
    );
  });
}

function lineText(line: ChecklistLine, before: ChecklistLine | undefined): string {
  const { text, major, source, quoted, required } = line;
  const own = checklistWords.line(safe(text, LINE), major, required);
  const same = before?.source === source && before.quoted === quoted;
  return same ? own : `${checklistWords.source(safe(source, SOURCE), quoted)}\n${own}`;
}
